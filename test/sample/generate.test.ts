/** The generator by itself: deterministic, true to its own arithmetic, and able to be wrong in no other way than it says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/domain/problem.ts';
import { EXCEPTION_KINDS } from '../../src/domain/vocabulary.ts';
import { generateEngagement } from '../../src/sample/generate.ts';
import { sampleEngagement } from '../../src/sample/sample.ts';
import { SAMPLE_STORIES } from '../../src/sample/stories.ts';
import type { TextFile } from './audited.ts';
import { SOME_OF_EVERY_KIND, allKinds } from './allKinds.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 });

function rowsOf(files: readonly TextFile[], name: string): Record<string, string>[] {
  const [header, ...lines] = (files.find((file) => file.name === name)?.text ?? '').trimEnd().split('\n');
  const columns = (header ?? '').split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])));
}

function sums(rows: readonly Record<string, string>[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const { sku, location, quantity } of rows) {
    const key = `${sku} ${location}`;
    total.set(key, (total.get(key) ?? 0) + Number(quantity));
  }
  return total;
}

describe('the generator', () => {
  it('gives the same files for the same seed and others for another', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const first = generateEngagement(allKinds(seed));
      expect(generateEngagement(allKinds(seed))).toEqual(first);
      expect(generateEngagement(allKinds(seed + 1)).files).not.toEqual(first.files);
    }), { numRuns: 5 });
  });

  it('explains every variance it knows of, to the unit', () => {
    fc.assert(fc.property(seeds, (seed) => {
      for (const { recorded, authoritative, variance, explained } of generateEngagement(allKinds(seed)).truth.variances) {
        expect(variance).toBe(recorded - authoritative);
        expect(Object.values(explained).reduce((sum, quantity) => sum + quantity, 0)).toBe(variance);
      }
    }), { numRuns: 20 });
  });

  it('opens with what it closes with less the system\'s own events, where nothing is left unexplained', () => {
    const without = { ...SOME_OF_EVERY_KIND, unexplained_variance: 0 };
    fc.assert(fc.property(seeds, (seed) => {
      const { files } = generateEngagement({ ...allKinds(seed), faults: without, style: 'canonical' });
      for (const system of ['wms', 'erp']) {
        const stockOf = (name: string) => sums(rowsOf(files, name).filter(({ status }) => status !== 'committed' &&
          !(system === 'erp' && status === 'damaged')));
        const opening = stockOf(`${system}_stock_opening.csv`);
        const events = sums(rowsOf(files, `${system}_events.csv`).filter(({ type }) => type !== 'reservation' && type !== 'release'));
        for (const [key, quantity] of stockOf(`${system}_stock.csv`)) {
          expect(quantity, key).toBe((opening.get(key) ?? 0) + (events.get(key) ?? 0));
        }
      }
    }), { numRuns: 10 });
  });

  it('plants as many of each kind as it is asked for', () => {
    const { truth } = generateEngagement(allKinds(4));
    for (const kind of EXCEPTION_KINDS) {
      const planted = truth.faults.filter((fault) => fault.kind === kind).length;
      // Recurring corrections are writes round the gate as well, and one stale export is stale for many items.
      if (kind === 'ungated_write' || kind === 'stale_read') expect(planted).toBeGreaterThanOrEqual(SOME_OF_EVERY_KIND[kind] ?? 0);
      else expect(planted, kind).toBe(SOME_OF_EVERY_KIND[kind]);
    }
  });

  it('refuses more faults than there are items for', () => {
    expect(() => generateEngagement({ ...allKinds(1), items: 12 })).toThrow(ProblemError);
  });
});

describe('the sample', () => {
  const { files, truth } = sampleEngagement();

  it('says 47, 52 and available 41 of SKU-1247', () => {
    const at = (name: string): string => (files.find((file) => file.name === name)?.text ?? '');
    expect(at('wms_stock.csv')).toContain('\nSKU-1247,DC1,,47,');
    expect(at('erp_stock.csv')).toContain('\n1000;SKU-1247;Total;52\n');
    expect(at('storefront_stock.csv')).toContain('\nSKU-1247,DC1,Available,41\n');
    expect(truth.variances.find(({ sku, location, system }) => sku === 'SKU-1247' && location === 'DC1' && system === 'wms'))
      .toMatchObject({ recorded: 47, authoritative: 52, explained: { missing_event: -3, in_flight: -2 } });
  });

  it('says 47 three times of SKU-1275, and means different things', () => {
    const text = files.map((file) => file.text).join('\n');
    expect(text).toContain('\nSKU-1275,DC1,,47,');
    for (const line of ['1000;SKU-1275;Total;47', '1000;SKU-1275;Reserved;12', 'SKU-1275,DC1,Available,47']) {
      expect(text).toContain(`\n${line}\n`);
    }
  });

  it('has the fault that each story tells of', () => {
    for (const { sku, location, kind, reference, title } of SAMPLE_STORIES) {
      expect(truth.faults.some((fault) => fault.kind === kind && fault.sku === sku && fault.location === location
        && fault.reference === reference), title).toBe(true);
    }
  });

  it('has dozens of faults like the one of SKU-1247, on the same handoff', () => {
    const alike = truth.faults.filter(({ kind, handoff }) => kind === 'missing_event' && handoff === 'sale-storefront-erp');
    expect(alike.length).toBeGreaterThan(24);
  });
});
