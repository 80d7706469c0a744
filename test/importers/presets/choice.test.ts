/** Which preset reads a file: the header's own, the one that engagement.json names, or none. */
import { describe, expect, it } from 'vitest';
import { CANONICAL_COLUMNS, STOCK_STATES } from '../../../src/domain/vocabulary.ts';
import type { CanonicalColumn } from '../../../src/domain/vocabulary.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { PRESETS } from '../../../src/importers/presets/presets.ts';
import { filesOf, imported, problemOf } from '../../engine/import/imported.ts';
import type { Content } from '../../engine/import/imported.ts';
import { stubPorts, stubTask } from '../../engine/stubPorts.ts';

const MAGENTO = 'source_code,sku,status,quantity\nmain,A,1,5\n';
const COUNT = 'Product code,Lot number,Expiration date,Bin location,OB QOH,Physical QOH\nA,,,B1,1,2\n';
const manifest = (file: string, more: object): object =>
  ({ systems: [{ id: 'shop', kind: 'storefront' }], sources: [{ file, system: 'shop', ...more }] });

async function presetsOf(files: Readonly<Record<string, Content>>): Promise<unknown[]> {
  const { db } = await imported(files);
  const presets = db.rows('SELECT preset FROM source ORDER BY file', (row) => row[0]);
  db.close();
  return presets;
}

describe('choosing a preset', () => {
  it('leaves files with the canonical headers alone', async () => {
    expect(await presetsOf({ 'erp.csv': 'source_code,sku,status,quantity,location\nmain,A,,5,L\n' })).toEqual(['canonical']);
  });

  it('does not mind case and blanks in a header, nor further columns', async () => {
    expect(await presetsOf({ 'x.csv': ' Source_Code ,SKU,Status,QUANTITY,more\nmain,A,1,5,z\n' })).toEqual(['magento-stock-sources']);
  });

  it('is experimental in a language that no real export has confirmed', async () => {
    const doubtsOf = async (header: string): Promise<unknown[]> => {
      const { db } = await imported({ 'sap.csv': `${header}\nM1,1000,0001,5\n` });
      const doubts = db.rows('SELECT doubts FROM source', (row) => row[0]);
      db.close();
      return doubts;
    };
    expect(await doubtsOf('Material,Werk,Lagerort,Frei verwendbar')).toEqual([
      expect.stringContaining('experimental for headers with \\"Werk\\": not confirmed by a real export in this language.')]);
    expect(await doubtsOf('Material,Centro,Almacén,Libre utilización')).toEqual([expect.not.stringContaining('experimental')]);
  });

  it('is asked for by leaving the preset out, by "auto", or by its id', async () => {
    for (const more of [{}, { dataset: 'positions' }, { preset: 'auto' }, { preset: 'magento-stock-sources' }]) {
      expect(await presetsOf({ 'engagement.json': manifest('m.csv', more), 'm.csv': MAGENTO })).toEqual(['magento-stock-sources']);
    }
  });

  it('is not made where columns are mapped by hand; a named preset gives way to them column by column', async () => {
    const columns = { location: 'source_code' };
    expect(await presetsOf({ 'engagement.json': manifest('m.csv', { columns }), 'm.csv': MAGENTO })).toEqual(['mapped']);
    const { db } = await imported({
      'engagement.json': manifest('m.csv', { preset: 'magento-stock-sources', columns: { sku: 'status' } }), 'm.csv': MAGENTO,
    });
    expect(db.rows('SELECT code FROM item', (row) => row[0])).toEqual(['1']);
    db.close();
  });

  it('refuses an id that is none, and names those that are', async () => {
    const problem = await problemOf({ 'engagement.json': manifest('m.csv', { preset: 'magento' }), 'm.csv': MAGENTO });
    expect(problem).toMatchObject({ code: 'manifest_invalid', file: 'engagement.json', found: '"magento"' });
    for (const { id } of PRESETS) expect(problem.expected).toContain(id);
  });

  it('refuses a file that the named preset cannot read, and a dataset that it does not read', async () => {
    expect(await problemOf({ 'engagement.json': manifest('m.csv', { preset: 'shopify-inventory-2024' }), 'm.csv': MAGENTO }))
      .toMatchObject({ code: 'column_missing', file: 'm.csv', column: 'Handle' });
    const events = { preset: 'magento-stock-sources', dataset: 'events' };
    expect(await problemOf({ 'engagement.json': manifest('m.csv', events), 'm.csv': MAGENTO }))
      .toMatchObject({ code: 'manifest_invalid', file: 'engagement.json', found: '"events"' });
  });
});

describe('an export that does not say where its stock is', () => {
  it('is never given a location of our own: the import asks', async () => {
    expect(await problemOf({ 'engagement.json': manifest('c.csv', {}), 'c.csv': COUNT }))
      .toMatchObject({ code: 'column_missing', file: 'c.csv', column: 'location' });
    const { db, outcome } = await imported({ 'c.csv': COUNT, 'm.csv': MAGENTO });
    expect(outcome.unrecognised).toMatchObject([{ file: 'c.csv' }]);
    expect(outcome.unrecognised[0]?.reason).toContain('does not say which location it is of');
    expect(db.rows('SELECT code FROM location', (row) => row[0])).toEqual(['main']);
    expect(db.rows('SELECT code FROM system', (row) => row[0])).toEqual(['magento']);
    db.close();
  });

  it('says so when it is inspected, and is read from a column where one is named', async () => {
    const [found] = await inspectFiles({ ...stubPorts(), files: memoryFiles(filesOf({ 'c.csv': COUNT })) }, ['c.csv'], stubTask());
    expect(found).toMatchObject({ preset: 'openboxes-inventory', problem: null });
    expect(found?.doubts.join(' ')).toContain('does not say which location it is of');
    const { db } = await imported({
      'engagement.json': manifest('c.csv', { preset: 'openboxes-inventory', columns: { location: 'Bin location' } }), 'c.csv': COUNT,
    });
    expect(db.rows('SELECT code FROM location', (row) => row[0])).toEqual(['B1']);
    db.close();
  });
});

describe('presets as data', () => {
  it('name in their signature what they cannot do without, and read only canonical columns', () => {
    for (const preset of PRESETS) {
      const { required, optional } = CANONICAL_COLUMNS[preset.dataset];
      const columns = new Map(Object.entries(preset.columns));
      const made = Object.keys(preset.made ?? {});
      const known: readonly string[] = [...required, ...optional];
      expect([...columns.keys(), ...made, ...Object.keys(preset.values ?? {})].filter((name) => !known.includes(name))).toEqual([]);
      expect(made.filter((name) => columns.has(name as CanonicalColumn))).toEqual([]);
      const named = preset.signature.flat();
      for (const name of required) {
        const isSupplied = made.includes(name) || preset.asks?.includes(name) === true || preset.values?.[name]?.[''] !== undefined
          || (preset.wide !== undefined && (name === 'quantity' || name === 'location'));
        const isNamed = [columns.get(name)].flat().some((header) => named.includes(header ?? ''));
        expect(isSupplied || isNamed, `${preset.id}: ${name}`).toBe(true);
      }
      // A location's row would repeat what is said once.
      if (preset.wide !== undefined) expect(preset.otherStates ?? []).toEqual([]);
    }
  });

  it('keeps items whose codes are blank apart, whatever their options hold', async () => {
    const header = 'Handle,Option1 Value,Option2 Value,Option3 Value,SKU,Location,Incoming,Unavailable,Committed,Available,On hand\n';
    const rows = ['t,S/M,L,,', 't,S,M/L,,', 't,S,M,L,', 't,S,M,,', 't,S,,M,', 'handle:t,,,,', 't/S,,,,'];
    const { db } = await imported({ 'shopify.csv': header + rows.map((row) => `${row},Shop,0,0,0,1,1\n`).join('') });
    expect(db.number('SELECT count(*) FROM item')).toBe(rows.length);
    db.close();
  });

  it('loses no state of any row where the rows come by the ten thousand', async () => {
    const header = 'Handle,SKU,Location,Incoming,Unavailable,Committed,Available,On hand\n';
    const count = 20_000;
    const lines = Array.from({ length: count }, (_, row) => `h,S${row},Shop,${row % 7},1,${row % 3},,${row}\n`);
    const { db } = await imported({ 'shopify.csv': header + lines.join('') });
    const sumOf = (value: (row: number) => number): number => lines.reduce((sum, _, row) => sum + value(row), 0) * 10_000;
    const states = db.rows('SELECT state, count(*), sum(quantity) FROM position GROUP BY state ORDER BY state', (row) =>
      [STOCK_STATES[Number(row[0])], row[1], row[2]]);
    expect(states).toEqual([
      ['on_hand', count, sumOf((row) => row)], ['committed', count, sumOf((row) => row % 3)],
      ['unavailable', count, sumOf(() => 1)], ['incoming', count, sumOf((row) => row % 7)],
    ]);
    expect(db.number('SELECT quantity FROM source')).toBe(sumOf((row) => row));
    expect(db.number(`SELECT count(*) FROM (SELECT line, item_id FROM position GROUP BY line, item_id
      HAVING count(*) <> 4)`)).toBe(0);
    db.close();
  });

  it('stops at a state that is no number, as it does at any quantity', async () => {
    const header = 'Handle,SKU,Location,Incoming,Unavailable,Committed,Available,On hand\n';
    expect(await problemOf({ 'shopify.csv': `${header}h,A,Shop,0,0,0,n/a,1\n` }))
      .toMatchObject({ code: 'number_invalid', row: 2, column: 'Available', found: '"n/a"' });
  });
});
