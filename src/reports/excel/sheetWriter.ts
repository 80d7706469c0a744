import type ExcelJS from 'exceljs';
import type { Style } from 'exceljs';
import { cutShare } from '../../domain/share.ts';
import type { CellValue, ColumnKind, Link } from '../model/table.ts';
import { cellText } from './cellText.ts';
import { bodyStyle, linkStyle } from './styles.ts';
import type { Look } from './styles.ts';

/** Lets other work in and stops where the work was cancelled; called every so many rows. */
export interface Pace {
  rows(written: number): Promise<void>;
}

/** A value for a cell with the look it has; formulas are ours alone and carry the value they come to. */
export type Cell =
  | { readonly value: string | number | null; readonly style: Partial<Style> }
  | { readonly formula: string; readonly result: string | number; readonly style: Partial<Style> }
  | null;

const ROWS_BETWEEN_BREATHS = 1_000;
const DAY = 86_400_000;
/** Days from Excel's day 0 to 1970-01-01. */
const EPOCH = 25_569;

/** One sheet written from top to bottom. All cells go through here, so that a client's text can only ever become a string. */
export class SheetWriter {
  readonly #sheet: ExcelJS.Worksheet;
  readonly #pace: Pace;
  #row = 0;
  #sinceBreath = 0;

  constructor(sheet: ExcelJS.Worksheet, pace: Pace) {
    this.#sheet = sheet;
    this.#pace = pace;
  }

  /** The number of the row written last. */
  get row(): number {
    return this.#row;
  }

  async add(cells: readonly Cell[], height?: number): Promise<void> {
    const row = this.#sheet.getRow(this.#row + 1);
    if (height !== undefined) row.height = height;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at];
      if (cell === null || cell === undefined) continue;
      const target = row.getCell(at + 1);
      if ('formula' in cell) target.value = { formula: cell.formula, result: resultOf(cell.result) };
      else if (cell.value !== null) target.value = typeof cell.value === 'string' ? cellText(cell.value) : finite(cell.value);
      target.style = cell.style;
    }
    row.commit();
    this.#row += 1;
    this.#sinceBreath += 1;
    if (this.#sinceBreath < ROWS_BETWEEN_BREATHS) return;
    await this.#pace.rows(this.#sinceBreath);
    this.#sinceBreath = 0;
  }

  async end(): Promise<void> {
    this.#sheet.commit();
    await this.#pace.rows(this.#sinceBreath);
  }
}

/** A table value as a cell; null and numbers that are none stay empty. */
export function bodyCell(value: CellValue | Link, kind: ColumnKind, wrap = false, look: Look = 'plain'): Cell {
  if (typeof value === 'object' && value !== null) return linkCell(value, kind, look);
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) {
    return { value: null, style: bodyStyle('text', 0, wrap, look) };
  }
  if (typeof value === 'string') return { value, style: bodyStyle('text', 0, wrap, look) };
  if (kind === 'moment') return { value: value / DAY + EPOCH, style: bodyStyle(kind, value, wrap, look) };
  return { value: kind === 'share' ? cutShare(value) : value, style: bodyStyle(kind, value, wrap, look) };
}

/** Our own words of which a link may be made: codes, and words of letters alone. Nothing else goes into a formula. */
const LINKABLE = /^(?:E-\d{6,9}|[0-9a-f]{8}:\d{1,10}|[A-Z][A-Za-z -]{1,30})$/u;

/**
 * A value that leads to another sheet, as the formula HYPERLINK: it stays what it is when it is sorted, filtered or added up, and a
 * sheet may have any number of them. A text that is none of our words stays a text.
 */
function linkCell({ value, to }: Link, kind: ColumnKind, look: Look): Cell {
  if (typeof value === 'string' ? !LINKABLE.test(value) : !Number.isFinite(value)) return bodyCell(value, kind, false, look);
  const shown = typeof value === 'string' ? `"${value}"` : String(value + 0);
  const place = `#${sheetName(to.sheet)}!A${to.row}`;
  return { formula: `HYPERLINK("${place}",${shown})`, result: value, style: linkStyle(kind, value, look) };
}

function sheetName(name: string): string {
  return /^[A-Za-z]+$/u.test(name) ? name : `'${name}'`;
}

function resultOf(result: string | number): string | number {
  return typeof result === 'string' ? result : finite(result);
}

/** −0 is 0; a number that is none never reaches a file. */
function finite(value: number): number {
  return Number.isFinite(value) ? value + 0 : 0;
}

/** The height of one line of text in points. */
export const LINE_HEIGHT = 13.5;
const MOST_LINES = 12;

/** About how many lines a wrapped text takes in a column; programs differ in where they break. */
export function linesIn(text: string, width: number): number {
  return Math.min(MOST_LINES, Math.max(1, Math.ceil((text.length * 0.92) / width)));
}

/** Column letters: 1 → A, 27 → AA. */
export function letters(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
