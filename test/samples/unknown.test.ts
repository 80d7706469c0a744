/**
 * Exports that no preset knows, without a header some of them: dropped as a folder, proposed as they seem, and read once the proposal is
 * accepted with what none of their columns says. What is expected was found by other means than the importer.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProposedReading } from '../../src/domain/problem.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { memoryFiles } from '../../src/engine/import/memoryFiles.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';
import { ownRows, ownSum } from './ownReading.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/samples');
const task = stubTask();

/** The same shapes of our own, where the real files are not at hand. */
const OWN: Readonly<Record<string, string>> = {
  'lightspeed_x_vend/restore.csv': Array.from({ length: 60 }, (_, row) => `${2413 + row},${(row * 7) % 11 - 4}`).join('\n'),
  'lightspeed_x_vend/stock_count.csv': '11101,-10\r\n11102,-10\r\n11103,-9\r\n11104,-6',
  'quirks/side_by_side_tables_fba_sheet.csv': 'Hopted ID,ASIN,SKU,FNSKU,Product name,Store name,Inventory age snapshot date,'
    + 'FBA fulfillable quantity,FBA inbound receiving quantity,FBA reserved quantity,FBA total quantity,'
    + 'FNSKU1,ASIN1,FBA fulfillable quantity1,FBA inbound receiving quantity1,FBA total quantity1\n'
    + 'h1,B0CA000001,A8-ZL-Y2,B0CA000001,Wool Socks,Northern,,0,0,0,0,B0HA000001,B0HA000001,15,0,15\n'
    + 'h2,B0CA000002,H5-QO-N9,B0CA000002,Rain Coat,Northern,04.10.2026,227,0,4,231,B0HA000002,B0HA000002,34,0,34\n'
    + 'h3,B0CA000003,K8-BS-M4,B0CA000003,Felt Hat,Northern,,0,0,0,0,B0HA000003,B0HA000003,28,0,28\n',
  'quirks/three_tables_in_one_file_redacted.csv': `index,Sale_Date,Product_SKU,Quantity_Purchased,Price_per_Unit\n${
    Array.from({ length: 30 }, (_, row) =>
      `${row},06-${13 + row % 15}-2021,${row % 10 === 9 ? '' : `MEN-${row}`},${row % 3 + 1},616.56`).join('\n')
  }\n30,SKU,,,\n${Array.from({ length: 12 }, (_, row) => `${31 + row},JNE38${row},,,`).join('\n')}\n43,,,,\n44,Style,Stock,,\n${
    Array.from({ length: 8 }, (_, row) => `${45 + row},MEN50${row},${40 + row},,`).join('\n')}\n`,
};

async function dropped(path: string): Promise<{ engine: Engine; text: string }> {
  const real = join(SAMPLES, path);
  const bytes = existsSync(real) ? new Uint8Array(readFileSync(real)) : new TextEncoder().encode(OWN[path] ?? '');
  const engine = createEngine({ ...stubPorts(), files: memoryFiles([{ name: basename(path), bytes }]) });
  await engine.importFolder('', task);
  return { engine, text: new TextDecoder().decode(bytes) };
}

async function proposed(engine: Engine, file: string): Promise<readonly ProposedReading[]> {
  const aside = await engine.calls['sources.setAside']({}, task);
  const asks = aside.find((one) => one.file === file)?.problem.asks;
  return asks?.of === 'reading' ? asks.readings : [];
}

/** Accepts a proposal as the window does: its columns, and what is said. */
async function accept(
  engine: Engine, file: string, { dataset, columns, signs }: ProposedReading, said: Readonly<Record<string, string>>, quantity?: string,
): Promise<Record<string, unknown>> {
  const names = columns.map(({ canonical, name }) => [canonical, [canonical === 'quantity' && quantity !== undefined ? quantity : name]]);
  await engine.calls['sources.change']({ change: { kind: 'read', file, as: {
    system: 'pos', dataset, columns: Object.fromEntries(names) as Record<string, string[]>, ...(signs === undefined ? {} : { signs }),
    values: Object.fromEntries(Object.entries(said).map(([column, text]) => [column, { '': text }])),
  } } }, task);
  const source = (await engine.calls['sources.list']({}, task)).find((one) => one.file === file);
  return { dataset: source?.dataset, read: source?.rowsRead, rejected: source?.rowsRejected, quantity: source?.quantity };
}

const columnsOf = (reading: ProposedReading | undefined): Record<string, string> =>
  Object.fromEntries(reading?.columns.map(({ canonical, name }) => [canonical, name]) ?? []);

describe('a count without a header', () => {
  for (const path of ['lightspeed_x_vend/restore.csv', 'lightspeed_x_vend/stock_count.csv']) {
    it(`${path}: item and quantity are seen; whether it counts or changes, and where, is asked`, async () => {
      const { engine, text } = await dropped(path);
      const readings = await proposed(engine, basename(path));
      expect(readings.map(({ dataset, asks }) => [dataset, asks])).toEqual([
        ['positions', ['location']], ['events', ['location', 'occurredAt', 'type']]]);
      expect(columnsOf(readings[0])).toEqual({ sku: 'Column 1', quantity: 'Column 2' });
      const rows = text.split(/\r?\n/u).filter((line) => line !== '').map((line) => line.split(',')[1] ?? '');
      const quantity = ownSum(rows) / 10_000;
      const [counts, changes] = readings;
      if (counts === undefined || changes === undefined) throw new Error('two readings are expected');
      expect(await accept(engine, basename(path), counts, { location: 'S01' }))
        .toEqual({ dataset: 'positions', read: rows.length, rejected: 0, quantity });
      expect(await accept(engine, basename(path), changes, { location: 'S01', occurredAt: '2026-10-31', type: 'adjustment' }))
        .toEqual({ dataset: 'events', read: rows.length, rejected: 0, quantity });
    });
  }
});

describe('two planning tables beside each other', () => {
  it('are proposed each by itself, and which of several quantities is meant is asked', async () => {
    const { engine, text } = await dropped('quirks/side_by_side_tables_fba_sheet.csv');
    const file = 'side_by_side_tables_fba_sheet.csv';
    const [left] = await proposed(engine, `${file}#table 1`);
    const [right] = await proposed(engine, `${file}#table 2`);
    expect(columnsOf(left)).toMatchObject({ sku: 'SKU', location: 'Store name', asOf: 'Inventory age snapshot date' });
    expect(left).toMatchObject({ dataset: 'positions', asks: [] });
    expect(left?.choices).toContain('FBA total quantity');
    if (left === undefined || right === undefined) throw new Error('two tables are expected');
    const rows = ownRows(text);
    const sum = (column: string): number => ownSum(rows.map((row) => row[column] ?? '')) / 10_000;
    expect(await accept(engine, `${file}#table 1`, left, {}, 'FBA total quantity'))
      .toEqual({ dataset: 'positions', read: rows.length, rejected: 0, quantity: sum('FBA total quantity') });
    expect(await accept(engine, `${file}#table 2`, right, { location: 'FBA' }, 'FBA total quantity1'))
      .toEqual({ dataset: 'positions', read: rows.length, rejected: 0, quantity: sum('FBA total quantity1') });
  });
});

describe('sales, codes and stock below each other under one running number', () => {
  it('are cut where each ends: sales and codes are proposed, and of stock it is asked where it is', async () => {
    const { engine, text } = await dropped('quirks/three_tables_in_one_file_redacted.csv');
    const file = 'three_tables_in_one_file_redacted.csv';
    const [sales] = await proposed(engine, `${file}#table 1`);
    expect(columnsOf(sales)).toEqual({ occurredAt: 'Sale_Date', sku: 'Product_SKU', quantity: 'Quantity_Purchased' });
    expect(sales).toMatchObject({ dataset: 'events', asks: ['location', 'type'], signs: 'by_type' });
    const [codes] = await proposed(engine, `${file}#table 2`);
    expect(codes).toMatchObject({ dataset: 'items', asks: [], columns: [{ canonical: 'sku', name: 'SKU' }] });
    const stock = (await engine.calls['sources.setAside']({}, task)).find((one) => one.file === `${file}#table 3`);
    expect(stock?.problem.asks).toEqual({ of: 'value', columns: ['location'] });
    if (sales === undefined) throw new Error('a reading is expected');

    const lines = text.split(/\r?\n/u).map((line) => line.split(','));
    const header = lines[0] ?? [];
    const listAt = lines.findIndex(([, second]) => second === 'SKU');
    const [coded, sold] = [header.indexOf('Product_SKU'), header.indexOf('Quantity_Purchased')];
    const sale = lines.slice(1, listAt);
    const whole = sale.filter((line) => line[coded] !== '');
    expect(await accept(engine, `${file}#table 1`, sales, { location: 'WEB', type: 'sale' })).toEqual({
      dataset: 'events', read: sale.length, rejected: sale.length - whole.length,
      quantity: -ownSum(whole.map((line) => line[sold] ?? '')) / 10_000,
    });

    const stockAt = lines.findIndex(([, second, third]) => second === 'Style' && third === 'Stock');
    const end = lines.findIndex((line, at) => at > stockAt && !/^\d+$/u.test(line[2] ?? ''));
    const listed = lines.slice(stockAt + 1, end < 0 ? undefined : end);
    await engine.calls['sources.change']({ change: { kind: 'read', file: `${file}#table 3`, as: {
      system: 'pos', values: { location: { '': 'WEB' } },
    } } }, task);
    const source = (await engine.calls['sources.list']({}, task)).find((one) => one.file === `${file}#table 3`);
    expect({ dataset: source?.dataset, read: source?.rowsRead, quantity: source?.quantity }).toEqual({
      dataset: 'positions', read: listed.length, quantity: ownSum(listed.map((line) => line[2] ?? '')) / 10_000,
    });
  });
});
