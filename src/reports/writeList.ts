/** One list as a file of its own. */
import { minuteText } from '../domain/time/instant.ts';
import type { Pace } from './excel/sheetWriter.ts';
import { writeTableSheet } from './excel/tableWriter.ts';
import { startWorkbook } from './excel/workbook.ts';
import type { CellValue, ColumnKind, Link, TableSheet } from './model/table.ts';

/** A list as the bytes of a workbook with one sheet. Its texts are texts; nothing of a client's is a formula. */
export async function listWorkbook(sheet: TableSheet, subtitle: string, made: number, pace: Pace): Promise<Uint8Array> {
  const workbook = await startWorkbook('Countersign', new Date(made), subtitle);
  await writeTableSheet(workbook, sheet, subtitle, pace);
  return workbook.finish();
}

const ROWS_IN_A_PIECE = 5_000;
/** What a spreadsheet takes for a formula: a sign in either width, behind blanks and quotation marks too; and controls that hide one. */
const CALCULATED = /^[\s"'\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\u0000]/u;

/**
 * A list as comma-separated text (RFC 4180) in UTF-8 with a byte order mark, in pieces. A text that a spreadsheet would calculate gets
 * an apostrophe before it; in a workbook every text stays as it is.
 */
export async function listText(sheet: TableSheet, pace: Pace): Promise<readonly Uint8Array[]> {
  const encoder = new TextEncoder();
  const kinds = sheet.columns.map((column) => column.kind);
  const pieces: Uint8Array[] = [];
  let lines = [`\ufeff${sheet.columns.map((column) => quoted(column.header)).join(',')}`];
  const flush = async (): Promise<void> => {
    pieces.push(encoder.encode(`${lines.join('\r\n')}\r\n`));
    await pace.rows(lines.length);
    lines = [];
  };
  for (const row of sheet.rows()) {
    lines.push(row.map((value, at) => field(value, kinds[at] ?? 'text')).join(','));
    if (lines.length === ROWS_IN_A_PIECE) await flush();
  }
  if (lines.length > 0) await flush();
  return pieces;
}

function field(value: CellValue | Link, kind: ColumnKind): string {
  if (typeof value === 'object' && value !== null) return field(value.value, kind);
  if (typeof value !== 'string') return plainCell(value, kind);
  return quoted(CALCULATED.test(value) && !/^-?\d+(?:\.\d+)?$/u.test(value) ? `'${value}` : value);
}

/** A cell as other programs read it: numbers without a region's signs, moments as `2026-10-31 23:59`, nothing where it is not known. */
export function plainCell(value: CellValue | Link, kind: ColumnKind): string {
  if (value === null) return '';
  if (typeof value === 'object') return plainCell(value.value, kind);
  if (typeof value === 'string') return value;
  return kind === 'moment' ? minuteText(value) : String(value + 0);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
