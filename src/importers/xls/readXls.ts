/**
 * Old Excel workbooks (.xls, Excel 97 to 2003): every sheet as a grid of text cells, by the rules that workbooks of today are read by. It
 * refuses what it cannot read truly. ([MS-XLS] 2.)
 */
import { fail } from '../../domain/problem.ts';
import { FIELD_LIMIT } from '../delimited/recordReader.ts';
import { GridBuilder, rowCount } from '../grid/grid.ts';
import { CellNotes } from '../xlsx/cellNotes.ts';
import { columnName } from '../xlsx/cellText.ts';
import { kindOfFormat } from '../xlsx/numberFormats.ts';
import type { CellKind } from '../xlsx/numberFormats.ts';
import { numberText } from '../xlsx/numberText.ts';
import type { Sheet } from '../xlsx/readXlsx.ts';
import type { Merge } from '../xlsx/sheetRows.ts';
import { compoundStreams } from './compoundFile.ts';
import { recordAt, letters, rkNumber, sharedTexts, shortText } from './records.ts';
import type { BiffRecord } from './records.ts';

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!', 0x07: '#DIV/0!', 0x0f: '#VALUE!', 0x17: '#REF!', 0x1d: '#NAME?', 0x24: '#NUM!', 0x2a: '#N/A',
};
const BIFF8 = 0x0600;
const END = 0x0a;

interface Listed {
  readonly name: string;
  readonly at: number;
  readonly isHidden: boolean;
}

interface Globals {
  readonly sheets: readonly Listed[];
  readonly texts: readonly string[];
  readonly kinds: readonly CellKind[];
  readonly is1904: boolean;
}

/** Reads all sheets of a workbook that is held whole. Fails with `file_damaged`, or with `not_recognised` where it is no such workbook. */
export async function readXls(file: string, bytes: Uint8Array, breathe: () => Promise<void>): Promise<readonly Sheet[]> {
  const streams = compoundStreams(file, bytes);
  const has = (name: string): boolean => streams.some((stream) => stream.name === name);
  if (has('EncryptedPackage')) return unread(file, 'a workbook that is protected by a password', 'Save it without a password.');
  const stream = streams.find(({ name }) => name === 'Workbook' || name === 'Book')?.bytes;
  if (stream === undefined) {
    const what = has('WordDocument') ? 'a Word document' : 'an Office document that is no workbook';
    return unread(file, what, 'Export the table as CSV or XLSX.');
  }
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  try {
    const globals = readGlobals(file, view);
    const sheets: Sheet[] = [];
    for (const listed of globals.sheets) {
      const sheet = readSheet(file, view, globals, listed);
      if (rowCount(sheet.grid) > 0) sheets.push(sheet);
      await breathe();
    }
    return sheets;
  } catch (error) {
    if (error instanceof RangeError) return damaged(file, 'a record that ends too early');
    throw error;
  }
}

function readGlobals(file: string, view: DataView): Globals {
  const first = recordAt(view, 0);
  if (first?.id !== 0x809 || first.end - first.start < 4) return damaged(file, 'no beginning of a workbook');
  if (view.getUint16(first.start, true) !== BIFF8) {
    return unread(file, 'a workbook of Excel 5.0 or 95', 'Open it in Excel or LibreOffice and save it as .xlsx.');
  }
  const sheets: Listed[] = [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let texts: readonly string[] = [];
  let is1904 = false;
  for (let at = first.end; ;) {
    const record = recordAt(view, at) ?? damaged(file, 'a list of sheets that breaks off');
    const { id, start } = record;
    at = record.end;
    if (id === END) break;
    if (id === 0x2f) return unread(file, 'a workbook that is protected by a password', 'Save it without a password.');
    else if (id === 0x22) is1904 = view.getUint16(start, true) === 1;
    else if (id === 0xfc) texts = sharedTexts(view, record);
    else if (id === 0x41e) codes.set(view.getUint16(start, true), shortText(view, start + 2));
    else if (id === 0xe0) formats.push(view.getUint16(start + 2, true));
    else if (id === 0x85 && view.getUint8(start + 5) === 0) {
      const name = letters(view, start + 8, view.getUint8(start + 6), (view.getUint8(start + 7) & 1) !== 0);
      sheets.push({ name, at: view.getUint32(start, true), isHidden: (view.getUint8(start + 4) & 3) !== 0 });
    }
  }
  if (sheets.length === 0) return damaged(file, 'a workbook without a sheet');
  return { sheets, texts, kinds: formats.map((id) => kindOfFormat(id, codes.get(id))), is1904 };
}

function readSheet(file: string, view: DataView, globals: Globals, { name, at: begin, isHidden }: Listed): Sheet {
  const rows = new Map<number, Map<number, string>>();
  const notes = new CellNotes();
  const merges: Merge[] = [];
  let isFiltered = false;
  const put = (row: number, column: number, text: string): void => {
    if (column >= FIELD_LIMIT) {
      notes.beyond.add(where(row, column));
      return;
    }
    const cells = rows.get(row) ?? new Map<number, string>();
    cells.set(column, text);
    rows.set(row, cells);
  };
  const putNumber = (row: number, column: number, format: number, value: number): void => {
    if (!Number.isFinite(value)) damaged(file, `in cell ${where(row, column)} of "${name}" a number that is none`);
    put(row, column, numberText(String(value), globals.kinds[format] ?? 'number', globals.is1904, notes, () => where(row, column)) ?? '');
  };
  const head = recordAt(view, begin);
  if (head?.id !== 0x809) return damaged(file, `no beginning of the sheet "${name}"`);
  let waiting: { readonly row: number; readonly column: number } | undefined;
  for (let at = head.end, depth = 0; ;) {
    const record: BiffRecord = recordAt(view, at)
      ?? damaged(file, `a sheet "${name}" that breaks off after row ${[...rows.keys()].reduce((last, row) => Math.max(last, row), 0) + 1}`);
    const { id, start, end } = record;
    at = record.end;
    // Charts stand within a sheet as streams of their own.
    if (id === 0x809) depth += 1;
    else if (id === END && depth === 0) break;
    else if (id === END) depth -= 1;
    if (depth > 0 || end - start < 6) continue;
    const [row, column, format] = [view.getUint16(start, true), view.getUint16(start + 2, true), view.getUint16(start + 4, true)];
    switch (id) {
      case 0xfd: {
        const index = view.getUint32(start + 6, true);
        put(row, column, globals.texts[index]
          ?? damaged(file, `in cell ${where(row, column)} of "${name}" the text number ${index} of ${globals.texts.length}`));
        break;
      }
      case 0x204: case 0xd6: put(row, column, shortText(view, start + 6)); break;
      case 0x203: putNumber(row, column, format, view.getFloat64(start + 6, true)); break;
      case 0x27e: putNumber(row, column, format, rkNumber(view, start + 6)); break;
      case 0xbd:
        for (let cell = start + 4, next = column; cell + 6 <= end - 2; cell += 6, next += 1) {
          putNumber(row, next, view.getUint16(cell, true), rkNumber(view, cell + 2));
        }
        break;
      case 0x205: putFlag(row, column, view.getUint8(start + 6), view.getUint8(start + 7) !== 0); break;
      case 0x06:
        waiting = undefined;
        notes.formulas.add(where(row, column));
        if (view.getUint16(start + 12, true) !== 0xffff) putNumber(row, column, format, view.getFloat64(start + 6, true));
        else if (view.getUint8(start + 6) === 0) waiting = { row, column };
        else if (view.getUint8(start + 6) < 3) putFlag(row, column, view.getUint8(start + 8), view.getUint8(start + 6) === 2);
        break;
      case 0x207:
        if (waiting !== undefined) put(waiting.row, waiting.column, shortText(view, start));
        waiting = undefined;
        break;
      case 0xe5:
        for (let merge = 0; merge < row && start + 2 + merge * 8 + 8 <= end; merge += 1) {
          const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => view.getUint16(start + 2 + merge * 8 + offset, true));
          merges.push({ left: left ?? 0, top: (top ?? 0) + 1, right: right ?? 0, bottom: (bottom ?? 0) + 1 });
        }
        break;
      case 0x208: if (end - start >= 16 && (view.getUint16(start + 12, true) & 0x20) !== 0) notes.hiddenRows += 1; break;
      case 0x9b: isFiltered = true; break;
    }
  }
  const doubts = notes.doubts();
  if (isHidden) doubts.unshift('The sheet is hidden; it was read like the others.');
  if (isFiltered && notes.hiddenRows > 0) doubts.push('The sheet is filtered; rows that the filter hides count too.');
  if (globals.is1904) doubts.push('Dates are counted from 1904, as the workbook says.');
  return { name, grid: gridOf(file, rows), merges, doubts };

  function putFlag(row: number, column: number, value: number, isError: boolean): void {
    if (!isError) put(row, column, value === 0 ? 'FALSE' : 'TRUE');
    else {
      notes.errors.add(where(row, column));
      put(row, column, ERRORS[value] ?? '#N/A');
    }
  }
}

function gridOf(file: string, rows: ReadonlyMap<number, ReadonlyMap<number, string>>): Sheet['grid'] {
  const grid = new GridBuilder(file);
  for (const [row, cells] of [...rows].sort((a, b) => a[0] - b[0])) {
    for (const [column, text] of [...cells].sort((a, b) => a[0] - b[0])) {
      grid.padTo(column);
      grid.addText(text);
    }
    grid.endRow(row + 1);
  }
  return grid.finish();
}

function where(row: number, column: number): string {
  return `${columnName(column + 1)}${row + 1}`;
}

function damaged(file: string, found: string): never {
  return fail({
    code: 'file_damaged', file, message: 'The workbook is damaged, so nothing of it can be relied on.',
    expected: 'a workbook as spreadsheet programs write it', found, remedy: 'Save the file again from the program that made it.',
  });
}

function unread(file: string, what: string, remedy: string): never {
  return fail({
    code: 'not_recognised', file, message: `This is ${what}, which is not read.`, expected: 'a workbook of Excel 97 or later', found: what,
    remedy,
  });
}
