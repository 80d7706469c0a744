import type ExcelJS from 'exceljs';
import type { DataBarRuleType } from 'exceljs';
import type { CellValue, Link, TableColumn, TableSheet } from '../model/table.ts';
import { LINE_HEIGHT, SheetWriter, bodyCell, letters, linesIn } from './sheetWriter.ts';
import type { Cell, Pace } from './sheetWriter.ts';
import { NOTE, SUBTITLE, TITLE, headerStyle, solid, totalStyle } from './styles.ts';
import type { ReportWorkbook } from './workbook.ts';

/** Where a table's parts stand on its sheet, known before anything is written, so that formulas can point there. */
export interface TablePlace {
  readonly headerRow: number;
  readonly firstRow: number;
  /** The last row with data; the first one where there is none. */
  readonly lastRow: number;
}

type Body = Pick<TableSheet, 'columns' | 'rowCount' | 'empty' | 'rows'>;

const TABLE_HEAD = 2;

/** A sheet is: title, subtitle, its notes, the totals, the header, the rows. */
export function placeOf(sheet: TableSheet): TablePlace {
  const headerRow = 2 + sheet.notes.length + TABLE_HEAD;
  return { headerRow, firstRow: headerRow + 1, lastRow: headerRow + Math.max(1, sheet.rowCount) };
}

/** Writes a sheet that is one table: filter, frozen header, live totals over what the filter shows, print set-up. */
export async function writeTableSheet(workbook: ReportWorkbook, table: TableSheet, subtitle: string, pace: Pace): Promise<void> {
  const place = placeOf(table);
  const sheet = workbook.addSheet(table.name, table.columns.map(({ width }) => width), {
    repeat: `${place.headerRow}:${place.headerRow}`, frozenRows: place.headerRow, frozenColumns: 1,
    ...(table.printed === undefined ? {} : { area: `A$1:${letters(table.printed)}$${place.lastRow}` }),
  });
  const writer = new SheetWriter(sheet, pace);
  await writer.add([{ value: table.title, style: TITLE }], 24);
  await writer.add([{ value: subtitle, style: SUBTITLE }]);
  for (const note of table.notes) await writer.add([{ value: note, style: SUBTITLE }]);
  await writeTable(sheet, writer, table);
  await writer.end();
}

/** Writes totals, header and rows below what the writer has written so far. */
export async function writeTable(sheet: ExcelJS.Worksheet, writer: SheetWriter, table: Body): Promise<void> {
  const headerRow = writer.row + TABLE_HEAD;
  const firstRow = headerRow + 1;
  const lastRow = headerRow + Math.max(1, table.rowCount);
  const { columns } = table;
  const isTotalled = columns.some(({ total }) => total !== undefined) && table.rowCount > 0;
  await writer.add(isTotalled ? columns.map((column, at) => totalCell(column, at, firstRow, lastRow)) : []);
  await writer.add(columns.map(({ header, kind }) => ({ value: header, style: headerStyle(kind) })), 30);
  if (table.rowCount === 0) await writer.add([{ value: table.empty, style: NOTE }]);
  for (const row of table.rows()) {
    await writer.add(columns.map(({ kind, wrap }, at) => bodyCell(row[at] ?? null, kind, wrap === true)), heightOf(columns, row));
  }
  if (table.rowCount > 0) sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: lastRow, column: columns.length } };
  columns.forEach((column, at) => { emphasise(sheet, column, `${letters(at + 1)}${firstRow}:${letters(at + 1)}${lastRow}`); });
}

/** Room for the lines that wrapped texts need; undefined, which is the usual height, where one is enough. */
function heightOf(columns: readonly TableColumn[], row: readonly (CellValue | Link)[]): number | undefined {
  let most = 1;
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at];
    const value = row[at];
    if (column?.wrap === true && typeof value === 'string') most = Math.max(most, linesIn(value, column.width));
  }
  return most === 1 ? undefined : most * LINE_HEIGHT;
}

/** SUBTOTAL 109: the sum of what the filter shows. */
function totalCell({ kind, total }: TableColumn, at: number, firstRow: number, lastRow: number): Cell {
  if (total === undefined) return at === 0 ? { value: 'Total of the rows shown', style: totalStyle('text', 0) } : null;
  const letter = letters(at + 1);
  return { formula: `SUBTOTAL(109,${letter}${firstRow}:${letter}${lastRow})`, result: total, style: totalStyle(kind, total) };
}

/** Fill and ink of words that are set off, by what they mean. */
const LOOKS = {
  Critical: ['FFF8D3C2', 'FF7A2E00'], High: ['FFFCE5BF', 'FF6B4700'], Medium: ['FFFBF6C4', 'FF5C5600'], Low: ['FFE3EEF6', 'FF1F4E6B'],
  Disagreed: ['FFF8D3C2', 'FF7A2E00'], Agreed: ['FFD5EFE6', 'FF00523B'],
} as const;
const BAR = 'FF9CC7E4';
const ATTENTION = ['FFFCE5BF', 'FF6B4700'] as const;

function emphasise(sheet: ExcelJS.Worksheet, { emphasis, bars }: TableColumn, ref: string): void {
  let priority = 1;
  const rule = (operator: 'equal' | 'lessThan' | 'greaterThan', formula: string, look: readonly [string, string]): void => {
    sheet.addConditionalFormatting({
      ref, rules: [{
        type: 'cellIs', operator, formulae: [formula], priority,
        style: { fill: { ...solid(look[0]), bgColor: { argb: look[0] } } as ExcelJS.Fill, font: { color: { argb: look[1] } } },
      }],
    });
    priority += 1;
  };
  const words = { severity: ['Critical', 'High', 'Medium', 'Low'], control: ['Disagreed', 'Agreed'] } as const;
  if (emphasis === 'severity' || emphasis === 'control') {
    for (const word of words[emphasis]) rule('equal', `"${word}"`, LOOKS[word]);
  }
  if (emphasis === 'gap' || emphasis === 'unexplained') rule('greaterThan', '0', ATTENTION);
  if (emphasis === 'unexplained') rule('lessThan', '0', ATTENTION);
  if (bars === true) {
    // A plain gradient bar: the streaming writer does not write the extension that other kinds of bars need.
    const bar: DataBarRuleType & { readonly color: { readonly argb: string } } = {
      type: 'dataBar', priority, gradient: true, cfvo: [{ type: 'num', value: 0 }, { type: 'num', value: 1 }], color: { argb: BAR },
    };
    sheet.addConditionalFormatting({ ref, rules: [bar] });
  }
}
