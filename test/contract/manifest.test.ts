import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/manifest.ts';
import { ProblemError } from '../../src/domain/problem.ts';

const FULL = {
  version: 1, name: 'October close', client: 'Acme Outfitters', currency: 'USD', cutoff: '2026-10-31T23:59:59-04:00',
  systems: [
    { id: 'wms', kind: 'wms', name: 'Warehouse', timezone: 'America/New_York', owner: 'Warehouse ops' },
    { id: 'erp' }, { id: 'pos', kind: 'pos' },
  ],
  authority: { default: 'erp', rules: [{ location: 'DC1', system: 'wms' }] },
  sources: [{
    file: 'wms_stock.csv', system: 'wms', dataset: 'positions', asOf: '2026-10-31T23:00:00-04:00', preset: 'auto',
    columns: { sku: 'Item Number', location: 'Warehouse', quantity: 'On Hand' }, values: { status: { OK: 'available' } },
    control: { rows: 2400, quantity: 481223 },
  }, { file: 'sub/items.csv', columns: { alias: ['ERP', 'Web'] } }],
  handoffs: [{
    id: 'sale-store-pos-erp', event: 'sale', from: 'pos', to: 'erp', locations: ['S01', 'S02'], mechanism: 'batch', everyMinutes: 60,
    withinMinutes: 180, owner: 'Integration',
  }],
};
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The full manifest with one field set (or, with undefined, taken out). */
function changed(path: (string | number)[], value: Json | undefined): string {
  const copy = structuredClone(FULL) as unknown as Record<string | number, unknown>;
  let at = copy;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return JSON.stringify(copy);
}
function problem(text: string): ProblemError['problem'] {
  try {
    parseManifest(text);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('engagement.json', () => {
  it('is read as CONTRACT.md shows it, a byte order mark and all', () => {
    expect(parseManifest(`\ufeff${JSON.stringify(FULL)}`)).toEqual(FULL);
    expect(parseManifest('{}')).toEqual({});
  });

  const wrong: [string, (string | number)[], Json | undefined, string, RegExp?][] = [
    ['a field there is not', ['sytems'], [], 'sytems'],
    ['a field there is not, deep down', ['sources', 0, 'colums'], {}, 'sources[0].colums'],
    ['a wrong type', ['name'], 5, 'name', /a text/u],
    ['a missing field', ['sources', 0, 'file'], undefined, 'sources[0].file', /a text/u],
    ['a kind there is not', ['systems', 0, 'kind'], 'WMS', 'systems[0].kind', /wms, erp/u],
    ['a dataset there is not', ['sources', 0, 'dataset'], 'stock', 'sources[0].dataset', /positions/u],
    ['a canonical column there is not', ['sources', 0, 'columns', 'qty'], 'On Hand', 'sources[0].columns.qty', /quantity/u],
    ['a column of another dataset', ['sources', 0, 'columns', 'packSize'], 'Pack', 'sources[0].columns.packSize', /a column of positions/u],
    ['a column of a wrong type', ['sources', 0, 'columns', 'sku'], 7, 'sources[0].columns.sku', /list of column names/u],
    ['a moment that is none', ['cutoff'], '31.10.2026', 'cutoff', /ISO 8601/u],
    ['a zone that is none', ['systems', 0, 'timezone'], 'New York', 'systems[0].timezone', /time zone/u],
    ['a system that is not declared', ['sources', 0, 'system'], 'wsm', 'sources[0].system', /wms, erp, pos/u],
    ['an authority that is not declared', ['authority', 'default'], 'sap', 'authority.default'],
    ['a rule for a system that is not declared', ['authority', 'rules', 0, 'system'], 'sap', 'authority.rules[0].system'],
    ['a handoff from nowhere', ['handoffs', 0, 'from'], 'till', 'handoffs[0].from'],
    ['a handoff to itself', ['handoffs', 0, 'to'], 'pos', 'handoffs[0].to'],
    ['a system twice', ['systems', 1, 'id'], 'wms', 'systems[1].id'],
    ['no minutes', ['handoffs', 0, 'everyMinutes'], 0, 'handoffs[0].everyMinutes'],
    ['half minutes', ['handoffs', 0, 'everyMinutes'], 0.5, 'handoffs[0].everyMinutes'],
    ['a control total beyond any stock', ['sources', 0, 'control', 'quantity'], 1e300, 'sources[0].control.quantity'],
    ['negative minutes', ['handoffs', 0, 'withinMinutes'], -1, 'handoffs[0].withinMinutes'],
    ['a file above the folder', ['sources', 0, 'file'], '../secret.csv', 'sources[0].file'],
    ['a file above the folder, in the other manner', ['sources', 0, 'file'], 'a\\..\\..\\b.csv', 'sources[0].file'],
    ['an absolute path', ['sources', 0, 'file'], '/etc/passwd', 'sources[0].file'],
    ['a drive', ['sources', 0, 'file'], 'C:stock.csv', 'sources[0].file'],
    ['no source', ['sources'], [], 'sources'],
    ['a later version', ['version'], 2, 'version'],
    ['a currency that is none', ['currency'], 'dollars', 'currency'],
    ['null', ['client'], null, 'client'],
    ['half a row', ['sources', 0, 'control', 'rows'], 1.5, 'sources[0].control.rows'],
  ];
  for (const [name, path, value, column, expected] of wrong) {
    it(`refuses ${name}`, () => {
      const found = problem(changed(path, value));
      expect(found).toMatchObject({ code: 'manifest_invalid', file: 'engagement.json', column });
      expect(found.expected).toMatch(expected ?? /\S/u);
      expect(found.found).toBeTruthy();
    });
  }

  it('says what the one version is', () => {
    expect(problem(changed(['version'], 2)).expected).toBe('1');
  });

  it('refuses a handoff that another one covers, and takes one for other places', () => {
    const twice = (change: object): string =>
      JSON.stringify({ ...FULL, handoffs: [FULL.handoffs[0], { ...FULL.handoffs[0], id: 'again', ...change }] });
    for (const change of [{}, { locations: ['S02', 'S03'] }, { locations: [] }, { mechanism: 'api', everyMinutes: 5 }]) {
      const found = problem(twice(change));
      expect(found).toMatchObject({ code: 'manifest_invalid', column: 'handoffs[1]' });
      expect(found.expected).toContain('"sale-store-pos-erp" already takes sale from pos to erp');
    }
    for (const change of [{ locations: ['S03'] }, { event: 'return' }, { from: 'wms' }, { from: 'erp', to: 'pos' }]) {
      expect(parseManifest(twice(change)).handoffs).toHaveLength(2);
    }
  });

  it('refuses a field given twice in one object, and names both lines', () => {
    expect(problem('{\n  "name": "a",\n  "client": "b",\n  "na\\u006de": "c"\n}')).toMatchObject({
      code: 'manifest_invalid', row: 4, column: 'name', found: 'it again, first in line 2',
    });
    expect(problem('{ "sources": [{ "file": "a.csv", "columns": { "sku": "x", "sku": "y" } }] }').column).toBe('sku');
    const allowed = { name: 'a "name": "x", {', sources: [{ file: 'a.csv' }, { file: 'b.csv' }] };
    expect(parseManifest(JSON.stringify(allowed))).toEqual(allowed);
  });

  it('refuses what is not JSON, by its line', () => {
    expect(problem('{\n  "name": "x",\n  oops\n}')).toMatchObject({ code: 'manifest_invalid', row: 3 });
    expect(problem('')).toMatchObject({ code: 'manifest_invalid' });
    expect(problem('[]')).toMatchObject({ code: 'manifest_invalid', expected: 'an object { … }', found: 'a list of 0' });
  });

  it('keeps names such as __proto__ harmless', () => {
    expect(problem('{"__proto__": {"polluted": 1}}').code).toBe('manifest_invalid');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
