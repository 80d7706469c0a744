/** Real exports of others, which are not ours to ship: read where a folder of them stands beside the project. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileInspection } from '../../../src/contract/inspection.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { STOCK_STATES } from '../../../src/domain/vocabulary.ts';
import { isDelimitedName } from '../../../src/importers/recognise.ts';
import { imported } from '../../engine/import/imported.ts';
import { stubPorts, stubTask } from '../../engine/stubPorts.ts';

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples');
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(SAMPLES, path)));

/** Rows and sum of the quantity, counted by other means than the importer (a quoted-field split written for this). */
const KNOWN: Readonly<Record<string, { preset: string; quantityColumn: string; more?: object }>> = {
  'shopify/inventory_export_17col.csv': { preset: 'shopify-inventory-2023', quantityColumn: 'On hand' },
  'shopify/inventory_export_19col_bin.csv': { preset: 'shopify-inventory-2024', quantityColumn: 'On hand (current)' },
  'magento/stock_sources.csv': { preset: 'magento-stock-sources', quantityColumn: 'quantity' },
  'erpnext/stock_balance_excerpt.csv': { preset: 'erpnext-stock-balance', quantityColumn: 'Balance Qty' },
  'fishbowl/InvQtys_excerpt.csv': { preset: 'fishbowl-inventory-quantities', quantityColumn: 'Qty' },
  'amazon/restock_report_uk_excerpt.csv': { preset: 'amazon-restock', quantityColumn: 'Available' },
  'openboxes/bostonWarehouseInventory.csv': {
    preset: 'openboxes-inventory', quantityColumn: 'Physical QOH', more: { values: { location: { '': 'BOSTON' } } },
  },
};

function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gu)].map((match) => (match[1] ?? '').replace(/^"|"$/gu, ''));
}

describe.skipIf(!existsSync(SAMPLES))('real exports', () => {
  it('are inspected without a fault, whatever they are', async () => {
    const paths = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((path) => isDelimitedName(path)).sort();
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const name = path.replaceAll('\\', '/').split('/').at(-1) ?? path;
      const files = memoryFiles([{ name, bytes: bytesOf(path) }]);
      const [found] = await inspectFiles({ ...stubPorts(), files }, [name], stubTask());
      expect(fileInspection.parse(found).problem?.code ?? 'read').not.toBe('internal');
    }
  });

  for (const [path, { preset, quantityColumn, more }] of Object.entries(KNOWN)) {
    it.skipIf(!existsSync(join(SAMPLES, path)))(`${path} is read by ${preset}`, async () => {
      const [head = '', ...lines] = new TextDecoder().decode(bytesOf(path)).replaceAll('\r', '').split('\n');
      const at = cells(head).indexOf(quantityColumn);
      const rows = lines.filter((line) => /[^,\s]/u.test(line)).map((line) => cells(line)[at] ?? '');
      const { db } = await imported({
        'engagement.json': { systems: [{ id: 'any', kind: 'erp' }], sources: [{ file: 'x.csv', system: 'any', ...more }] },
        'x.csv': bytesOf(path),
      });
      const [source] = db.rows('SELECT preset, rows_read, rows_loaded, quantity FROM source', (row) => row);
      const sum = rows.reduce((total, cell) => total + Math.round(Number(cell.replaceAll(',', '')) * 10_000), 0);
      expect(source).toEqual([preset, rows.length, rows.length, sum]);
      db.close();
    });
  }

  it.skipIf(!existsSync(join(SAMPLES, 'shopify/inventory_export_17col.csv')))(
    'keep the parts of what is on hand, and items without a SKU, apart', async () => {
    const path = 'shopify/inventory_export_17col.csv';
    const [head = '', ...lines] = new TextDecoder().decode(bytesOf(path)).trimEnd().split('\n');
    const names = cells(head);
    const column = (name: string): string[] => lines.map((line) => cells(line)[names.indexOf(name)] ?? '');
    const { db } = await imported({ 'export.csv': bytesOf(path) });
    for (const [state, name] of [['available', 'Available'], ['committed', 'Committed'], ['on_hand', 'On hand']] as const) {
      expect(db.number('SELECT sum(quantity) FROM position WHERE state = ?', [STOCK_STATES.indexOf(state)]))
        .toBe(column(name).reduce((sum, cell) => sum + Number(cell), 0) * 10_000);
    }
    // Every variant of this shop without a SKU is a product of one variant, so its handle alone names it.
    const skus = column('SKU');
    const nameless = new Set(column('Handle').filter((_, row) => skus[row] === ''));
    expect(db.number('SELECT count(*) FROM item')).toBe(new Set(skus.filter((sku) => sku !== '')).size + nameless.size);
    db.close();
  });
});
