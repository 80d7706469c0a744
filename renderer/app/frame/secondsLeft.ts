import type { ProgressView } from '../../../src/contract/views.ts';

/** Seconds the phase still needs at its rate so far; null where that cannot be told or the phase is done. */
export function secondsLeft(progress: ProgressView | null): number | null {
  if (progress === null || progress.total <= 0 || progress.rate <= 0 || progress.done >= progress.total) return null;
  return (progress.total - progress.done) / progress.rate;
}
