/** The sample engagement behind "try the sample": a fixed seed, every kind of exception, and the classic stories. */
import type { Engagement } from './generate.ts';
import { generateEngagement } from './generate.ts';
import type { GenerateOptions } from './options.ts';
import { SAMPLE_PLAN } from './stories.ts';

const SAMPLE_OPTIONS: Partial<GenerateOptions> = {
  seed: 20_261_031, name: 'October close', client: 'Acme Outfitters', cutoff: '2026-10-31T23:59:59-04:00', days: 28, items: 360, stores: 4,
  movementsPerDay: 150, style: 'own', timezones: { erp: 'America/New_York' }, twoLineOrderEvery: 60, plan: SAMPLE_PLAN,
  faults: {
    missing_event: 24, late_event: 22, duplicate_write: 13, quantity_mismatch: 9, unit_of_measure: 5, sequence_error: 8,
    ungated_write: 14, orphan_event: 8, opening_difference: 6, item_alias: 2, pack_size: 4, location_scope: 12, status_scope: 5,
    stale_read: 1, phantom_availability: 3, recurring_variance: 3, unexplained_variance: 5,
  },
};

/** The sample's files and what is true about them; the same every time. */
export function sampleEngagement(): Engagement {
  return generateEngagement(SAMPLE_OPTIONS);
}
