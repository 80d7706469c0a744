/**
 * Real exports of others, which are not ours to ship, where a folder of them stands beside the project; the project's own exports
 * otherwise. Each is read without a mapping typed by hand, or asks for one thing by name. What is expected of each was found by
 * other means than the importer: by `ownReading.ts`, by `ownEdi.ts`, or, of workbooks, by a script over their XML
 * and by LibreOffice.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ProblemError, describeProblem } from '../../src/domain/problem.ts';
import { DATASETS } from '../../src/domain/vocabulary.ts';
import { importFiles } from '../../src/engine/import/importFolder.ts';
import { emptyEngagement, filesOf } from '../engine/import/imported.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';
import { ownFigures, ownParts, ownShipped } from './ownEdi.ts';
import { ownRows, ownSum } from './ownReading.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/samples');
const OWN = join(import.meta.dirname, '../fixtures/presets');

type Row = Readonly<Record<string, string>>;

interface Asked {
  readonly code: string;
  readonly column?: string;
  readonly answer: object;
}

interface Sample {
  readonly preset: string;
  /** Rows that the file holds for us, and what they add up to in ten-thousandths. */
  readonly found: (text: string) => { readonly rows: number; readonly quantity: number };
  readonly encoding?: string;
  /** The rows among them that are rejected. */
  readonly rejected?: number;
  /** What the import asks for by name, and our answer. */
  readonly asked?: Asked;
}

/** Every row, of which a column is the quantity; `isOne` says which rows are any. */
const each = (column: string, isOne: (row: Row) => boolean = () => true, delimiter = ',') => (text: string) => {
  const rows = ownRows(text, delimiter).filter(isOne);
  return { rows: rows.length, quantity: column === '' ? 0 : ownSum(rows.map((row) => row[column] ?? '')) };
};

/** Every cell that is not blank in the columns that are named. */
const cells = (isColumn: (name: string) => boolean) => (text: string) => {
  const held = ownRows(text).flatMap((row) => Object.entries(row).flatMap(([name, cell]) => (isColumn(name) && cell !== '' ? [cell] : [])));
  return { rows: held.length, quantity: ownSum(held) };
};

const value = (column: string, answer: string): Asked =>
  ({ code: 'column_missing', column, answer: { values: { [column]: { '': answer } } } });
const HERE = value('location', 'HERE');

/** Every segment of a name, its quantity at an element. */
const segments = (name: string, element: number, is?: (elements: readonly string[]) => boolean) => (text: string) =>
  ownFigures(text, name, element, is);
/** What goes out. */
const negative = (of: (text: string) => { rows: number; quantity: number }) => (text: string) => {
  const { rows, quantity } = of(text);
  return { rows, quantity: -quantity };
};
const STOCK_ACTIVITIES = ['QA', 'OH', 'HL', 'QE', 'QC', 'QI', 'QH', 'QP'];

const READ: Readonly<Record<string, Sample>> = {
  'adyen/adyen_test.xlsx': { preset: 'adyen-settlement-detail', found: () => ({ rows: 21, quantity: 0 }) },
  'adyen/settlement_detail_report_batch_380.csv': { preset: 'adyen-settlement-detail', found: each('') },
  'edi_edifact/INVRPT_D96A_basic.edi': { preset: 'edifact-invrpt', found: (text) => ownParts(text, 'QTY', () => true) },
  'edi_edifact/INVRPT_D97A_ingram_seagate_newline_terminated.edi': {
    preset: 'edifact-invrpt', found: (text) => ownParts(text, 'QTY', () => true),
  },
  'edi_x12/846_Example1.edi': { preset: 'x12-846', found: segments('QTY', 2) },
  'edi_x12/852_AftermarketExample.edi': {
    preset: 'x12-852', found: segments('ZA', 2, (elements) => STOCK_ACTIVITIES.includes(elements[1] ?? '')),
  },
  'edi_x12/856_Example1.edi': { preset: 'x12-856', found: ownShipped },
  'edi_x12/856_FromGregarican.edi': { preset: 'x12-856', found: ownShipped },
  'edi_x12/867_Example1.edi': { preset: 'x12-867', found: negative(segments('QTY', 2)) },
  'edi_x12/867_Example2.edi': { preset: 'x12-867', found: negative(segments('QTY', 2)) },
  'edi_x12/940_simplot.edi': { preset: 'x12-940', found: segments('W01', 1) },
  'edi_x12/944_dcg_3pl_real_bad_counts.edi': { preset: 'x12-944', found: segments('W07', 1) },
  'edi_x12/945_inter-americanproducts.edi': {
    preset: 'x12-945', found: negative(segments('W12', 3)), asked: HERE,
  },
  'edi_x12/947_saputo_adjustment.edi': { preset: 'x12-947', found: segments('W19', 2) },
  'edi_x12/ediengine_856.Crossdock.OK.edi': { preset: 'x12-856', found: ownShipped },
  'edi_x12/ediengine_940.OK.edi': { preset: 'x12-940', found: segments('W01', 1) },
  'edi_x12/ediengine_940.W05.Only.edi': { preset: 'x12-940', found: segments('W01', 1) },
  'edi_x12/stupidedi_002001_SH856_fail_1.edi': { preset: 'x12-856', found: ownShipped },
  'edi_x12/stupidedi_004010_AR943_pass_1.edi': { preset: 'x12-943', found: segments('W04', 1) },
  'edi_x12/stupidedi_004010_RE944_pass_1.edi': { preset: 'x12-944', found: segments('W07', 1) },
  'edi_x12/stupidedi_004010_SH856_fail_2.edi': { preset: 'x12-856', found: ownShipped },
  'openboxes/inventory.xls': { preset: 'openboxes-inventory', found: () => ({ rows: 2, quantity: 2_000_000 }), asked: HERE },
  'openboxes/inventoryLevels.xls': { preset: 'openboxes-inventory-levels', found: () => ({ rows: 0, quantity: 0 }) },
  'edi_x12/ediengine_940_Failed_SE01.edi': { preset: 'x12-940', found: () => ({ rows: 1, quantity: 0 }), rejected: 1 },
  'erp_stock_summary/stock_summary_SRIRAM.xlsx': {
    // The file's own unlabelled total says the same: 26,764.800.
    preset: 'trade-stock-summary', found: () => ({ rows: 1_067, quantity: 267_648_000 }), asked: HERE,
  },
  'paypal/statement_es.csv': {
    preset: 'paypal-activity', found: each(''), asked: { code: 'format_ambiguous', answer: { formats: { at: 'DD/MM/YYYY' } } },
  },
  'quirks/meta_rows_before_header.xlsx': {
    preset: 'bank-statement-debit-credit', found: () => ({ rows: 4, quantity: 0 }),
    asked: { ...value('currency', 'EUR'), answer: { values: { currency: { '': 'EUR' } }, formats: { at: 'DD/MM/YYYY' } } },
  },
  'sap/MB51_movements_pt.xlsx': {
    preset: 'sap-mb51', found: () => ({ rows: 2_589, quantity: -270_470_000 }),
    // The company's own movement types are its to explain.
    asked: { code: 'value_unknown', column: 'Tipo de movimento', answer: { values: { type: { Z33: 'pick', Z34: 'pick' } } } },
  },
  'paypal/statement_en.csv': { preset: 'paypal-activity', found: each('') },
  'quirks/empty_lines.csv': { preset: 'bank-statement', found: each('') },
  'sap/MB52_pt_wholerow_quoted_excerpt.csv': {
    preset: 'sap-mb52',
    found: (text) => each('Utilização livre', () => true, ';')(text.replaceAll(/^"|";?\s*$/gmu, '').replaceAll('""', '"')),
  },
  'amazon/restock_report_uk_excerpt.csv': { preset: 'amazon-restock', found: each('Available') },
  'amazon/settlement_v2_excerpt.txt': { preset: 'amazon-settlement', found: each('', (row) => row['amount'] !== '', '\t') },
  'braintree/pull_report.csv': { preset: 'braintree-transactions', found: each('') },
  'count_sheets/kedep_stocktake.xlsx': {
    preset: 'count-sheet-by-bin', found: () => ({ rows: 418, quantity: 2_880_490_000 }), asked: HERE,
  },
  'ebay/active_listings_excerpt.csv': {
    preset: 'ebay-active-listings', found: each('Available quantity', (row) => row['Variation details'] !== 'Color=Red;Blue'), asked: HERE,
  },
  'erpnext/stock_balance_excerpt.csv': { preset: 'erpnext-stock-balance', found: each('Balance Qty') },
  'fishbowl/InvQtys_excerpt.csv': { preset: 'fishbowl-inventory-quantities', found: each('Qty') },
  'lightspeed_x_vend/middleware_getProducts_2outlets.csv': {
    preset: 'lightspeed-product-cache', found: cells((name) => name === 'inventory_cpt' || name === 'inventory_jhb'),
  },
  'lightspeed_x_vend/product-export.csv': {
    preset: 'lightspeed-x-products', found: cells((name) => name.startsWith('inventory_')), encoding: 'windows-1252',
  },
  'magento/stock_sources.csv': { preset: 'magento-stock-sources', found: each('quantity') },
  'openboxes/binLocations.csv': { preset: 'openboxes-bin-locations', found: each('') },
  'openboxes/bostonWarehouseInventory.csv': { preset: 'openboxes-inventory', found: each('Physical QOH'), asked: HERE },
  'openboxes/products.csv': { preset: 'openboxes-products', found: each('') },
  'quirks/erp_inventory_export_upc_concatenated.csv': {
    preset: 'merchant-inventory-by-location', found: cells((name) => name === 'Qty_1'),
  },
  'sap/MB52_stock_es.xlsx': { preset: 'sap-mb52', found: () => ({ rows: 366, quantity: 17_547_826_790 }) },
  'shopify/inventory_export_17col.csv': { preset: 'shopify-inventory-2023', found: each('On hand') },
  'shopify/orders_export_redacted.csv': { preset: 'shopify-orders', found: each('Lineitem quantity') },
  'shopify/payment_transactions_export_1.csv': { preset: 'shopify-payments-transactions', found: each('') },
  'shopify/products_export_old_headers.csv': {
    preset: 'shopify-products',
    found: each('', (row) => ['Variant SKU', 'Variant Price', 'Option1 Value'].some((name) => row[name] !== '')),
  },
  'stripe/balance_itemized_excerpt.csv': { preset: 'stripe-balance-itemized', found: each('') },
  'woocommerce/sample_products_en.csv': { preset: 'woocommerce-products', found: each('Stock', (row) => row['Stock'] !== ''), asked: HERE },
};

const table: string[][] = [];

async function read(name: string, bytes: Uint8Array, values: object): Promise<(string | number)[][]> {
  const db = await emptyEngagement();
  try {
    const source = { file: name, system: 'any', ...values };
    const manifest = { systems: [{ id: 'any', kind: 'erp' }], sources: [source] };
    await importFiles(db, stubPorts(), filesOf({ 'engagement.json': manifest, [name]: bytes }), { keepSources: false }, stubTask());
    return db.rows(`SELECT encoding, header_line, dataset, preset, rows_read, rows_loaded, rows_rejected, quantity, doubts FROM source
      ORDER BY id`, (row) => [
      String(row[0]), Number(row[1]), DATASETS[Number(row[2])] ?? '', String(row[3]), Number(row[4]), Number(row[5]), Number(row[6]),
      Number(row[7]), (JSON.parse(String(row[8])) as string[]).join(' '),
    ]);
  } finally {
    db.close();
  }
}

async function readOrProblem(name: string, bytes: Uint8Array, values: object): Promise<(string | number)[][] | ProblemError> {
  try {
    return await read(name, bytes, values);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

function tell(path: string, found: (string | number)[][] | ProblemError): void {
  if (found instanceof ProblemError) {
    const { file: _, ...problem } = found.problem;
    table.push([path, '-', '-', '-', '-', '-', '-', '-', `asks or says: ${describeProblem(problem)}`]);
    return;
  }
  for (const row of found) {
    const [format, header, dataset, preset, rowsRead, loaded, rejected, quantity, why] = row;
    const read = `${String(dataset)} (${String(preset)})`;
    table.push([path, ...[format, header, read, rowsRead, loaded, rejected, Number(quantity) / 10_000, why].map(String)]);
  }
}

function print(): void {
  const head = ['file', 'format', 'header', 'dataset (preset)', 'read', 'loaded', 'rejected', 'quantity', 'why'];
  const cut = [head, ...table].map((row) => row.map((cell) => (cell.length > 160 ? `${cell.slice(0, 159)}…` : cell)));
  const widths = head.map((_, at) => Math.max(...cut.map((row) => row[at]?.length ?? 0)));
  console.log(cut.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()).join('\n'));
}

afterAll(print);

describe.runIf(existsSync(SAMPLES))('a real export', () => {
  const paths = !existsSync(SAMPLES) ? [] : readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.includes('/') && statSync(join(SAMPLES, path)).isFile()).sort();

  for (const path of paths) {
    const name = basename(path);
    const sample = READ[path];
    if (sample === undefined) {
      it(`${path} is read, or says in one sentence what it needs`, async () => {
        const found = await readOrProblem(name, new Uint8Array(readFileSync(join(SAMPLES, path))), {});
        tell(path, found);
        if (found instanceof ProblemError) {
          expect(found.problem.code).not.toBe('internal');
          expect(found.problem.remedy).toBeTruthy();
        } else expect(found.length).toBeGreaterThan(0);
      });
      continue;
    }
    it(`${path} is read by ${sample.preset}`, async () => {
      const bytes = new Uint8Array(readFileSync(join(SAMPLES, path)));
      const { asked } = sample;
      if (asked !== undefined) {
        const problem = await readOrProblem(name, bytes, {});
        expect(problem).toBeInstanceOf(ProblemError);
        const { answer: _, ...expected } = asked;
        expect((problem as ProblemError).problem).toMatchObject(expected);
      }
      const found = await read(name, bytes, asked?.answer ?? {});
      tell(path, found);
      const expected = sample.found(new TextDecoder(sample.encoding ?? 'utf-8').decode(bytes));
      const [row] = found;
      const { rejected = 0 } = sample;
      expect(row?.slice(3, 8)).toEqual([sample.preset, expected.rows, expected.rows - rejected, rejected, expected.quantity]);
    });
  }
});

describe.runIf(!existsSync(SAMPLES))('an export of our own', () => {
  for (const id of readdirSync(OWN).sort()) {
    it(`${id} is read as its figures say`, async () => {
      const folder = join(OWN, id);
      const files = readdirSync(folder).filter((name) => name !== 'expected.json')
        .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, number>;
      const db = await emptyEngagement();
      await importFiles(db, stubPorts(), files, { keepSources: false }, stubTask());
      const [row] = db.rows('SELECT preset, rows_read, rows_loaded, rows_rejected, quantity FROM source', (one) => one);
      db.close();
      expect(row).toEqual([
        id, expected['rowsRead'], expected['rowsLoaded'], expected['rowsRejected'], Math.round((expected['quantity'] ?? 0) * 10_000),
      ]);
    });
  }
});
