/** The score itself can fail: each way of being wrong shows. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResultDocument } from '../../src/contract/resultDocument.ts';
import { generateEngagement } from '../../src/sample/generate.ts';
import { allKinds } from '../sample/allKinds.ts';
import { audited } from '../sample/audited.ts';
import { score, scoreTable } from './score.ts';

describe('the score', () => {
  const { files, truth } = generateEngagement(allKinds(77));
  let document: ResultDocument;
  beforeAll(async () => {
    document = (await audited(files)).document;
  });
  const first = (): ResultDocument['exceptions'][number] => document.exceptions[0] as ResultDocument['exceptions'][number];
  const withFirst = (change: Partial<ResultDocument['exceptions'][number]>): ResultDocument =>
    ({ ...document, exceptions: [{ ...first(), ...change }, ...document.exceptions.slice(1)] });

  it('is perfect for a perfect document', () => {
    const result = score(document, truth);
    expect(result.kinds.map(({ f1 }) => f1)).toEqual(result.kinds.map(() => 1));
    expect(result.explainedExact).toBe(truth.variances.length);
    expect(scoreTable(result)).toContain(`variances exact ${truth.variances.length}`);
  });

  it.each([
    ['another item', { sku: 'SKU-1' }], ['another place', { location: 'NOWHERE' }], ['another target', { to: 'nobody' }],
    ['another quantity', { quantity: 12_345 }], ['another reference', { reference: 'PO1' }],
  ] as const)('counts %s as one missed and one false alarm', (_, change) => {
    const kind = score(withFirst(change), truth).kinds.find((one) => one.kind === first().kind);
    expect(kind?.missed).toHaveLength(1);
    expect(kind?.falseAlarms).toHaveLength(1);
    expect(kind?.f1).toBeLessThan(1);
  });

  it('sees a missing, a wrong and an invented variance', () => {
    const [one, ...rest] = document.variances;
    const faults = (variances: ResultDocument['variances']): number => score({ ...document, variances }, truth).varianceFaults.length;
    if (one === undefined) throw new Error('the engagement has no variance');
    expect(faults(rest)).toBe(1);
    expect(faults([{ ...one, recorded: one.recorded + 1 }, ...rest])).toBeGreaterThan(0);
    expect(faults([{ ...one, explained: [], unexplained: one.variance }, ...rest])).toBeGreaterThan(0);
    expect(faults([{ ...one, sku: 'SKU-1' }, one, ...rest])).toBe(1);
  });
});
