/** Old workbooks, as LibreOffice writes them: what their cells are, and that nothing is read that cannot be read truly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { rowTexts } from '../../../src/importers/grid/grid.ts';
import { readXls } from '../../../src/importers/xls/readXls.ts';
import { imported } from '../../engine/import/imported.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/workbooks');
const stock = (): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, 'stock.xls')));
const breathe = async (): Promise<void> => undefined;

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const [sheet] = await readXls('stock.xls', bytes, breathe);
  return sheet === undefined ? [] : Array.from({ length: sheet.grid.places.length }, (_, row) => rowTexts(sheet.grid, row));
}

describe('an old workbook', () => {
  it('has texts, numbers and dates as they were typed', async () => {
    expect(await rowsOf(stock())).toEqual([
      ['sku', 'location', 'quantity', 'asOf', 'code', 'note'], ['A-1', 'DC1', '12', '2026-10-31', '0000123', 'Läufer, 2 m'],
      ['A-2', 'DC1', '-3.5', '2026-11-01', '0000007', '日本語'], ['A-3', 'S01', '1234567.25', '2026-10-31', '0000456', 'plain'],
    ]);
  });

  it('has all of thousands of texts that run over many records', async () => {
    const bytes = new Uint8Array(gunzipSync(readFileSync(join(FIXTURES, 'many.xls.gz'))));
    const rows = await rowsOf(bytes);
    expect(rows).toHaveLength(3_001);
    rows.slice(1).forEach((row, at) => {
      expect(row).toEqual([
        `SKU-${String(at + 1).padStart(5, '0')}`, `L${at % 9}`, String(at % 400 - 7), `text ${'é'.repeat(at % 60)} ${at}`,
      ]);
    });
  });

  it('goes through an import like any other', async () => {
    const { db } = await imported({ 'erp_stock.xls': stock() });
    expect(db.rows('SELECT encoding, header_line, rows_loaded, quantity FROM source', (row) => row)).toEqual([
      ['xls', 1, 3, 12_345_757_500]]);
    db.close();
  });

  it('is refused, never read in part, wherever it is cut off or a byte of its structure is another', async () => {
    const whole = stock();
    const expected = JSON.stringify(await rowsOf(whole));
    const wholeOrRefused = async (bytes: Uint8Array, what: string): Promise<void> => {
      const outcome = await rowsOf(bytes).then((rows) => JSON.stringify(rows), (error: unknown) => error);
      if (outcome !== expected) expect(outcome, what).toBeInstanceOf(ProblemError);
    };
    for (let length = 0; length < whole.length; length += 509) await wholeOrRefused(whole.slice(0, length), `cut at ${length}`);
    await expect(rowsOf(whole.slice(0, 2_048))).rejects.toMatchObject({ problem: { code: 'file_damaged', file: 'stock.xls' } });
    for (let at = 0; at < 512; at += 7) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      await wholeOrRefused(bytes, `byte ${at}`);
    }
  });
});
