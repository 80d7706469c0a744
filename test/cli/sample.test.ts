import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultDocument } from '../../src/contract/resultDocument.ts';
import type { ResultDocument } from '../../src/contract/resultDocument.ts';
import { countersign } from './command.ts';
import type { Ran } from './command.ts';
import { workplace } from './smallFolder.ts';
import type { Workplace } from './smallFolder.ts';

let place: Workplace;
let folder: string;
let audited: Ran;
let document: ResultDocument;

beforeAll(async () => {
  place = await workplace();
  folder = join(place.root, 'sample');
  expect(await countersign(['sample', folder])).toMatchObject({ status: 0, err: '' });
  audited = await countersign(['audit', folder, '--json', '-', '--quiet']);
  expect(audited.err).toBe('');
  document = JSON.parse(audited.out) as ResultDocument;
}, 60_000);
afterAll(async () => { await place.remove(); });

/** Scaled, so that sums are exact. */
const scaled = (units: number): number => Math.round(units * 10_000);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('countersign sample', () => {
  it('writes into an empty folder only', async () => {
    const again = await countersign(['sample', folder]);
    expect(again).toMatchObject({ status: 2, out: '' });
    expect(again.err).toContain('not empty');
  });
});

describe('the document of the sample', () => {
  it('is what the published schema says, fields in its order', async () => {
    expect(audited).toMatchObject({ status: 1, err: '' });
    const schema = JSON.parse(await readFile(new URL('../../docs/result-document.schema.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(JSON.stringify(document)).toBe(JSON.stringify(resultDocument.parse(document)));
  });

  it('explains every variance to the unit', () => {
    expect(document.variances.length).toBeGreaterThan(0);
    for (const variance of document.variances) {
      expect(scaled(variance.recorded) - scaled(variance.authoritative)).toBe(scaled(variance.variance));
      expect(sum(variance.explained.map((line) => scaled(line.quantity))) + scaled(variance.unexplained)).toBe(scaled(variance.variance));
    }
  });

  it('sums up what it lists', () => {
    const { summary, variances, exceptions, sources } = document;
    const absolute = sum(variances.map((row) => Math.abs(scaled(row.variance))));
    expect(summary.variances).toBe(variances.length);
    expect(summary.exceptions).toBe(exceptions.length);
    expect(scaled(summary.absoluteUnits)).toBe(absolute);
    expect(summary.explainedShare).toBeCloseTo(1 - sum(variances.map((row) => Math.abs(scaled(row.unexplained)))) / absolute, 6);
    const loaded = (dataset: string): number =>
      sum(sources.filter((source) => source.dataset === dataset).map((source) => source.rowsLoaded));
    expect(summary.positions).toBe(loaded('positions'));
    expect(summary.events).toBe(loaded('events'));
  });

  it('numbers exceptions and root events in their order, each naming the other', () => {
    expect(document.exceptions.map((one) => one.id)).toEqual(
      document.exceptions.map((_, at) => `E-${String(at + 1).padStart(6, '0')}`));
    for (const root of document.rootEvents) {
      expect(root.exceptions).toEqual(document.exceptions.filter((one) => one.rootEvent === root.id).map((one) => one.id));
      expect(root.exceptions.length).toBeGreaterThan(0);
    }
  });

  it('rests every exception on lines that the files have', async () => {
    const lines = new Map<string, number>();
    for (const name of await readdir(folder)) lines.set(name, (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n').length);
    for (const { id, evidence } of document.exceptions) {
      expect(evidence.length, id).toBeGreaterThan(0);
      for (const { file, row } of evidence) {
        expect(row, `${id} ${file}`).toBeGreaterThan(1);
        expect(row, `${id} ${file}`).toBeLessThanOrEqual(lines.get(file) ?? 0);
      }
    }
  });
});
