import type { Contribution } from '../findings.ts';
import { figureIn } from './comparisons.ts';
import type { Comparison, Comparisons, Meaning } from './comparisons.ts';
import type { Figures } from './figures.ts';

/** One line of a statement under way: which finding, and how much of recorded − authoritative it explains. */
export interface Line {
  readonly finding: number;
  readonly quantity: number;
}

/** One compared figure that differs, or that agrees only because its lines cancel. Scaled units. */
export interface VarianceDraft {
  readonly pool: number;
  readonly comparison: Comparison;
  readonly recorded: number;
  readonly authoritative: number;
  readonly lines: Line[];
  /** What the lines so far leave open of recorded − authoritative. */
  residual: number;
}

/** How many records of a system at a location were compared, and how many equal the authority's. */
export interface PlaceAccuracy {
  readonly system: number;
  readonly location: number;
  readonly authority: number;
  readonly meaning: Meaning;
  compared: number;
  accurate: number;
  /** The sizes of the authority's figures, and of the differences from them: signs never netted. Scaled units. */
  authoritative: number;
  off: number;
}

export interface VarianceDrafts {
  readonly drafts: VarianceDraft[];
  /** By system and location (exact record accuracy, STANDARDS.md), in the order of their ids. */
  readonly accuracy: readonly PlaceAccuracy[];
}

/** Compares every pool's figures with the authority's and hangs the events' contributions on those that differ. */
export function draftVariances(figures: Figures, comparisons: Comparisons, contributions: readonly Contribution[]): VarianceDrafts {
  const linesOf = new Map<number, Line[]>();
  const hasLines = new Uint8Array(figures.pools.count);
  for (const { pool, system, finding, quantity } of contributions) {
    const key = pool * 256 + system;
    const lines = linesOf.get(key);
    if (lines === undefined) linesOf.set(key, [{ finding, quantity }]);
    else lines.push({ finding, quantity });
    hasLines[pool] = 1;
  }
  const drafts: VarianceDraft[] = [];
  const places: (readonly Place[] | undefined)[] = [];
  for (let pool = 0; pool < figures.pools.count; pool += 1) {
    const location = figures.pools.locationOf(pool);
    for (const { comparison, accuracy } of places[location] ??= placesAt(comparisons, location)) {
      if (comparison.recorded.told[pool] === 0 && comparison.authoritative.told[pool] === 0) continue;
      const recorded = figureIn(comparison.meaning, comparison.recorded, pool);
      const authoritative = figureIn(comparison.meaning, comparison.authoritative, pool);
      count(accuracy, recorded, authoritative);
      const lines = hasLines[pool] === 0 ? undefined : linesOf.get(pool * 256 + comparison.system);
      if (recorded === authoritative && lines === undefined) continue;
      const explained = (lines ?? []).reduce((sum, line) => sum + line.quantity, 0);
      drafts.push({ pool, comparison, recorded, authoritative, lines: lines ?? [], residual: recorded - authoritative - explained });
    }
  }
  const accuracy = places.flatMap((list) => list ?? []).map((place) => place.accuracy).filter(({ compared }) => compared > 0);
  return { drafts, accuracy: accuracy.sort((a, b) => a.system - b.system || a.location - b.location) };
}

/** One comparison at one location, and what is counted of it. */
interface Place {
  readonly comparison: Comparison;
  readonly accuracy: PlaceAccuracy;
}

function placesAt(comparisons: Comparisons, location: number): readonly Place[] {
  return comparisons.at(location).map((comparison) => {
    const { system, authority, meaning } = comparison;
    return { comparison, accuracy: { system, location, authority, meaning, compared: 0, accurate: 0, authoritative: 0, off: 0 } };
  });
}

function count(entry: PlaceAccuracy, recorded: number, authoritative: number): void {
  entry.compared += 1;
  if (recorded === authoritative) entry.accurate += 1;
  entry.authoritative += Math.abs(authoritative);
  entry.off += Math.abs(recorded - authoritative);
}
