import type { HandoffRunView } from '../../../src/contract/fileViews.ts';

/** How one handoff stands in the last period and in the one before it. */
export interface Drift {
  readonly handoff: string;
  readonly now: HandoffRunView;
  /** Null where the handoff was not there before. */
  readonly before: HandoffRunView | null;
  /** Shares of its events that did not arrive as they should, 0 … 1, the first period first. */
  readonly shares: readonly number[];
  /** Below 0 it got better, above 0 worse; 0 where nothing can be said. */
  readonly change: number;
}

/** What did not arrive as it should: never, late, twice or with another quantity. */
export function lostOf(run: HandoffRunView): number {
  return run.missing + run.late + run.duplicate + run.mismatched;
}

export function shareOf(run: HandoffRunView): number {
  return run.events === 0 ? 0 : Math.min(1, lostOf(run) / run.events);
}

/** Each handoff of the last period against the one before, those that got worse most first. */
export function driftsOf(handoffs: readonly { readonly handoff: string; readonly runs: readonly HandoffRunView[] }[]): readonly Drift[] {
  const drifts = handoffs.flatMap(({ handoff, runs }): readonly Drift[] => {
    const now = runs.at(-1);
    const before = runs.at(-2) ?? null;
    if (now === undefined) return [];
    return [{ handoff, now, before, shares: runs.map(shareOf), change: before === null ? 0 : shareOf(now) - shareOf(before) }];
  });
  return drifts.sort((a, b) => b.change - a.change || lostOf(b.now) - lostOf(a.now) || (a.handoff < b.handoff ? -1 : 1));
}
