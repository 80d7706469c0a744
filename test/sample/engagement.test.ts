/** The promise of the whole program: on generated engagements every fault is found as what it is, and nothing else is reported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXCEPTION_KINDS } from '../../src/domain/vocabulary.ts';
import { generateEngagement } from '../../src/sample/generate.ts';
import type { GenerateOptions } from '../../src/sample/options.ts';
import { sampleEngagement } from '../../src/sample/sample.ts';
import { score, scoreTable } from '../scoring/score.ts';
import { allKinds } from './allKinds.ts';
import { audited } from './audited.ts';

async function faultsOf(options: Partial<GenerateOptions>): Promise<readonly string[]> {
  const { files, truth } = generateEngagement(options);
  return wrongs(score((await audited(files)).document, truth));
}

/** Everything that is not as it should be, as sentences: an empty list is a perfect score. */
function wrongs(result: ReturnType<typeof score>): readonly string[] {
  return [
    ...result.kinds.flatMap(({ missed, falseAlarms }) => [
      ...missed.map((fault) => `missed ${JSON.stringify(fault)}`),
      ...falseAlarms.map(({ kind, sku, location, from, to, reference, quantity }) =>
        `false alarm ${JSON.stringify({ kind, sku, location, from, to, reference, quantity })}`),
    ]),
    ...result.varianceFaults, ...result.inFlightFaults,
  ];
}

describe('a generated engagement', () => {
  it.each(Array.from({ length: 12 }, (_, index) => index + 1))('is audited without a mistake, seed %i', async (seed) => {
    expect(await faultsOf(allKinds(seed))).toEqual([]);
  });

  it('is audited without a mistake in canonical files', async () => {
    expect(await faultsOf({ ...allKinds(101), style: 'canonical' })).toEqual([]);
  });

  it('is audited without a mistake with an order management system, other clocks and another cut-off', async () => {
    expect(await faultsOf({
      ...allKinds(102), oms: true, cutoff: '2026-07-31T23:59:59+02:00',
      timezones: { wms: 'Europe/Berlin', storefront: 'Asia/Kolkata', '3pl': 'Europe/London', pos: 'Europe/Lisbon' },
    })).toEqual([]);
  });

  it('is audited without a mistake, whatever the seed and the faults', async () => {
    const count = fc.integer({ min: 0, max: 4 });
    await fc.assert(fc.asyncProperty(
      fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.boolean(),
      fc.record({
        missing_event: count, late_event: count, duplicate_write: count, quantity_mismatch: count, unit_of_measure: count,
        sequence_error: count, ungated_write: count, orphan_event: count, opening_difference: count, item_alias: count, pack_size: count,
        location_scope: fc.constantFrom(0, 3, 5), status_scope: count, stale_read: fc.constantFrom(0, 1), phantom_availability: count,
        recurring_variance: count, unexplained_variance: count,
      }),
      async (seed, days, stores, oms, canonical, faults) => {
        expect(await faultsOf({
          seed, days, stores, oms, style: canonical ? 'canonical' : 'own', items: 50, movementsPerDay: 60, faults,
        })).toEqual([]);
      },
    ), { numRuns: 25 });
  }, 60_000);

  it('without faults has no exception and no variance', async () => {
    const { files } = generateEngagement({ seed: 5 });
    const { document } = await audited(files);
    expect(document.exceptions).toEqual([]);
    expect(document.variances.filter(({ explained }) => explained.some(({ kind }) => kind !== 'in_flight'))).toEqual([]);
  });
});

describe('the sample engagement', () => {
  it('holds every kind of exception, and all are found', async () => {
    const { files, truth } = sampleEngagement();
    const result = score((await audited(files)).document, truth);
    expect(wrongs(result), scoreTable(result)).toEqual([]);
    expect(result.kinds.filter(({ found }) => found > 0).map(({ kind }) => kind)).toEqual([...EXCEPTION_KINDS]);
  });
});
