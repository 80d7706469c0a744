/** An old workbook (BIFF8) of one sheet, of texts, numbers and dates, as small as one can be. ([MS-XLS] 2.4.) */
import { compoundFile } from './compoundFile.ts';

type Cell = string | number | { readonly serial: number } | undefined;

function record(id: number, size: number, fill: (data: Buffer) => void): Buffer {
  const whole = Buffer.alloc(4 + size);
  whole.writeUInt16LE(id, 0);
  whole.writeUInt16LE(size, 2);
  fill(whole.subarray(4));
  return whole;
}

const shorts = (id: number, size: number, ...values: readonly number[]): Buffer =>
  record(id, size, (data) => { values.forEach((value, at) => { data.writeUInt16LE(value, at * 2); }); });
const END = shorts(0x0a, 0);
/** Two formats of cells: plain, and the day that is built in as number 14. */
const FORMATS = [shorts(0xe0, 20, 0, 0), shorts(0xe0, 20, 0, 14)];

function cellRecord(cell: Cell, row: number, column: number): Buffer {
  if (cell === undefined) return Buffer.alloc(0);
  if (typeof cell === 'string') {
    return record(0x204, 9 + cell.length * 2, (data) => {
      [row, column, 0, cell.length].forEach((value, at) => { data.writeUInt16LE(value, at * 2); });
      data[8] = 1;
      data.write(cell, 9, 'utf16le');
    });
  }
  return record(0x203, 14, (data) => {
    [row, column, typeof cell === 'number' ? 0 : 1].forEach((value, at) => { data.writeUInt16LE(value, at * 2); });
    data.writeDoubleLE(typeof cell === 'number' ? cell : cell.serial, 6);
  });
}

export function oldWorkbook(rows: readonly (readonly Cell[])[]): Uint8Array {
  const begin = shorts(0x809, 16, 0x0600, 0x0005);
  const listed = 8 + 1;
  const at = begin.length + FORMATS.reduce((sum, { length }) => sum + length, 0) + 4 + listed + END.length;
  const sheet = record(0x85, listed, (data) => {
    data.writeUInt32LE(at, 0);
    data[6] = 1;
    data.write('S', 8, 'latin1');
  });
  return compoundFile('Workbook', Buffer.concat([begin, ...FORMATS, sheet, END, shorts(0x809, 16, 0x0600, 0x0010),
    ...rows.flatMap((cells, row) => cells.map((cell, column) => cellRecord(cell, row, column))), END]));
}
