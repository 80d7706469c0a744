/** Some of every kind of exception, in an engagement small enough to run many of. */
import type { GenerateOptions } from '../../src/sample/options.ts';

export const SOME_OF_EVERY_KIND: GenerateOptions['faults'] = {
  missing_event: 6, late_event: 4, duplicate_write: 4, quantity_mismatch: 4, unit_of_measure: 3, sequence_error: 4, ungated_write: 6,
  orphan_event: 4, opening_difference: 2, item_alias: 2, pack_size: 2, location_scope: 5, status_scope: 3, stale_read: 1,
  phantom_availability: 2, recurring_variance: 2, unexplained_variance: 2,
};

export function allKinds(seed: number): Partial<GenerateOptions> {
  return { seed, days: 6, items: 70, stores: 2, movementsPerDay: 120, faults: SOME_OF_EVERY_KIND };
}
