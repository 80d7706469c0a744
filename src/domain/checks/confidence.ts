/**
 * How far the records can be trusted, cut by kind of place, by region and by system: the share of compared records that equal the
 * authority's (exact record accuracy, signs never netted: ECR Retail Loss) and how many units they are off.
 */
import { figureIn } from '../attribution/comparisons.ts';
import type { Comparisons } from '../attribution/comparisons.ts';
import type { Figures } from '../attribution/figures.ts';
import type { PlaceFact } from './scene.ts';

export const CONFIDENCE_CUTS = ['place', 'type', 'region', 'system'] as const;
export type ConfidenceCut = (typeof CONFIDENCE_CUTS)[number];

/** Scaled units. */
export interface Confidence {
  readonly cut: ConfidenceCut;
  /** The location's id, its type, its pool, or the system's id. */
  readonly key: string;
  compared: number;
  accurate: number;
  authoritative: number;
  off: number;
}

/** Every record that is compared, counted once in each cut that knows it. */
export function confidenceOf(
  figures: Figures, comparisons: Comparisons, places: readonly (PlaceFact | undefined)[],
): readonly Confidence[] {
  const tallies = new Map<string, Confidence>();
  const tally = (cut: ConfidenceCut, key: string): Confidence => {
    const name = `${cut}:${key}`;
    let found = tallies.get(name);
    if (found === undefined) tallies.set(name, found = { cut, key, compared: 0, accurate: 0, authoritative: 0, off: 0 });
    return found;
  };
  const cutsOf = new Map<number, readonly Confidence[]>();
  for (let pool = 0; pool < figures.pools.count; pool += 1) {
    const location = figures.pools.locationOf(pool);
    for (const { meaning, recorded, authoritative, system } of comparisons.at(location)) {
      if (recorded.told[pool] === 0 && authoritative.told[pool] === 0) continue;
      const at = location * 256 + system;
      let cuts = cutsOf.get(at);
      if (cuts === undefined) {
        const place = places[location];
        cuts = [
          tally('place', String(location)), tally('system', String(system)),
          ...(place === undefined || place.type === '' ? [] : [tally('type', place.type)]),
          ...(place === undefined || place.pool === '' ? [] : [tally('region', place.pool)]),
        ];
        cutsOf.set(at, cuts);
      }
      const held = figureIn(meaning, authoritative, pool);
      const off = Math.abs(figureIn(meaning, recorded, pool) - held);
      for (const cut of cuts) {
        cut.compared += 1;
        cut.authoritative += Math.abs(held);
        cut.off += off;
        if (off === 0) cut.accurate += 1;
      }
    }
  }
  return [...tallies.values()];
}
