/**
 * Files made to fill the memory, each read by the command in a process of its own: refused, or read, and the most memory that the process
 * held is bounded, whatever the file says of itself. That its time is bounded a byte is measured by `npm run bench -- hostileWork`.
 */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measuredRun } from '../bench/measuredRun.ts';
import { BUNDLE } from '../cli/command.ts';
import { workbook, zipFile } from '../importers/support/zipFile.ts';

const STOCK = 'sku,location,quantity\n';
const text = (of: string): string => `<c t="inlineStr"><is><t>${of}</t></is></c>`;
const SHEET = 'xl/worksheets/sheet1.xml';
const ods = (rows: string): Uint8Array => zipFile([
  { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
  { name: 'content.xml',
    content: '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
    + `<table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>` },
]);
const odsCell = (columns: number): string =>
  `<table:table-cell table:number-columns-repeated="${columns}" office:value-type="string"><text:p>A</text:p></table:table-cell>`;
const ISA = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*1200*U*00401*000000001*0*T*>~';

/** In megabytes: what the program needs for any small file, and what is held for this one at the most. */
const SMALL = 260;
interface Case {
  readonly file: string;
  readonly content: () => string | Uint8Array;
  /** Grown to so many bytes after that, by zeros that take no room on the disk. */
  readonly bytes?: number;
  readonly megabytes: number;
  /** Whether it is refused (2), or read. */
  readonly status: 0 | 2;
}
const CASES: Readonly<Record<string, Case>> = {
  '25 a hundred thousand columns, in a thousand rows': {
    file: 'erp_stock.csv', content: () => `sku${',x'.repeat(100_000)}\n`.repeat(1_000), megabytes: SMALL + 300, status: 2,
  },
  '26 a field of forty megabytes': {
    file: 'erp_stock.csv', content: () => `${STOCK}A,L,"${'x'.repeat(40 << 20)}"\n`, megabytes: SMALL + 200, status: 2,
  },
  '27 five million quotation marks': {
    file: 'erp_stock.csv', content: () => `${STOCK}A,L,1\n${'"""",L,1\n'.repeat(1_250_000)}`, megabytes: SMALL + 200, status: 0,
  },
  '18 two million torn rows: the first are listed, the others counted': {
    file: 'erp_stock.csv', content: () => `${STOCK}A,L,1\n${'B,L\n'.repeat(2_000_000)}`, megabytes: SMALL + 150, status: 0,
  },
  '54 a text of half a gigabyte in a zip of half a megabyte': {
    file: 'erp_stock.xlsx', content: () => workbook('', { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(500 << 20)}` }),
    megabytes: SMALL + 350, status: 2,
  },
  '54 rows without end': {
    file: 'erp_stock.xlsx', content: () => workbook(`<row>${text('A')}</row>`.repeat(1_048_577)), megabytes: SMALL + 350,
      status: 2,
  },
  '61 three million texts that no cell uses': {
    file: 'erp_stock.xlsx', megabytes: SMALL + 400, status: 0,
    content: () =>
      workbook(`<row>${text('sku')}${text('location')}${text('quantity')}</row><row>${text('A')}${text('L')}<c><v>1</v></c></row>`,
      { 'xl/sharedStrings.xml': `<sst>${'<si><t>some text</t></si>'.repeat(3_000_000)}</sst>` }),
  },
  '54 a cell that stands for two thousand million': {
    file: 'erp_stock.ods', content: () =>
      ods(`<table:table-row table:number-rows-repeated="1048576">${odsCell(2_000)}</table:table-row>`),
    megabytes: SMALL + 1_000, status: 2,
  },
  '64 a million merges': {
    file: 'erp_stock.xlsx', megabytes: SMALL + 300, status: 0,
    content: () => workbook('',
      { [SHEET]: `<worksheet><sheetData><row>${text('sku')}${text('location')}${text('quantity')}</row><row>${
      text('A')}${text('L')}<c><v>1</v></c></row></sheetData><mergeCells>${
      '<mergeCell ref="A3:XFD1048576"/>'.repeat(1_000_000)}</mergeCells></worksheet>` }),
  },
  '81 elements within each other, a million deep': {
    file: 'erp_stock.xlsx', megabytes: SMALL + 250, status: 2,
    content: () => workbook('', { [SHEET]: `<worksheet><sheetData>${'<row>'.repeat(1_000_000)}` }),
  },
  '104 a message of a gigabyte in a line': { file: 'erp.edi', content: () => ISA, bytes: 1 << 30, megabytes: SMALL, status: 2 },
  '104 a text of three gigabytes in a line': {
    file: 'erp_stock.csv', content: () => `${STOCK}A,L,1\n`, bytes: 3_000_000_000, megabytes: SMALL + 200, status: 2,
  },
};

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'countersign-memory-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

describe('the memory holds, whatever a file says', () => {
  for (const [name, { file, content, bytes, megabytes, status }] of Object.entries(CASES)) {
    it(name, async () => {
      const path = join(folder, file);
      await writeFile(path, content());
      if (bytes !== undefined) await truncate(path, bytes);
      const run = await measuredRun([BUNDLE, 'inspect', path], folder);
      console.log(`${name}: ${Math.round(run.peakBytes / 1e6)} MB, ${run.cpuSeconds.toFixed(1)} s of processor time`);
      expect(run.status).toBe(status);
      expect(run.peakBytes / 1e6).toBeLessThan(megabytes);
      await rm(path);
    });
  }
});
