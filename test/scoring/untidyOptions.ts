/** Engagements whose logs are untidy in every way, each by its seed: what the matching is scored on. */
import { SOME_OF_EVERY_KIND } from '../sample/allKinds.ts';
import type { GenerateOptions } from '../../src/sample/options.ts';
import { randomFrom } from '../../src/sample/random.ts';
import { untidyMix } from '../../src/sample/untidiness.ts';

/** Either side of both turns of summer time in New York, and away from them. */
const CUTOFFS = [
  '2026-10-31T23:59:59-04:00', '2026-11-03T23:59:59-05:00', '2026-03-11T23:59:59-04:00', '2026-07-31T23:59:59-04:00',
] as const;

export function untidyOptions(seed: number): Partial<GenerateOptions> {
  const random = randomFrom(seed, 'untidy');
  return {
    seed, days: random.int(6, 9), items: 90, stores: random.int(1, 3), movementsPerDay: random.int(90, 160), faults: SOME_OF_EVERY_KIND,
    cutoff: random.pick(CUTOFFS), oms: random.chance(0.3), untidiness: untidyMix(random.fork('mix')),
    trails: { cascades: random.int(0, 2), movedGaps: random.int(0, 2), reports: 8 },
  };
}
