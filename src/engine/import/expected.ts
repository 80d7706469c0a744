/** How much there will be of what, told by the sizes of the files, so that memory is taken once. */
import type { NumberedSource } from './importFolder.ts';

type Sized = Pick<NumberedSource, 'dataset' | 'bytes'>;

/** Rows of the shortest that are common, in bytes. */
const SHORT_ROW = { events: 48, positions: 16 };
const MOST_EXPECTED = 8_000_000;
/** Bytes of events that bring a reference of their own. */
const PER_REFERENCE = 110;

export function expectedRows(sources: readonly Sized[], dataset: 'events' | 'positions'): number {
  return Math.min(MOST_EXPECTED, Math.ceil(bytesOf(sources, dataset) / SHORT_ROW[dataset]));
}

export function expectedReferences(sources: readonly Sized[]): number {
  return Math.min(MOST_EXPECTED, Math.ceil(bytesOf(sources, 'events') / PER_REFERENCE));
}

function bytesOf(sources: readonly Sized[], dataset: string): number {
  return sources.filter((source) => source.dataset === dataset).reduce((sum, source) => sum + source.bytes, 0);
}
