import { hasCheckDigit } from '../../domain/crossReference/barcodes.ts';

/** What the cells of a column look like, whatever it is called. Shares are of its filled cells, 0 … 1. */
export interface ColumnLook {
  readonly at: number;
  readonly name: string;
  readonly filled: number;
  /** Distinct cells. */
  readonly distinct: number;
  readonly isNumber: boolean;
  /** Numbers, of which some have a unit behind them: `17 BOX`. */
  readonly isMeasured: boolean;
  readonly isWhole: boolean;
  readonly hasNegative: boolean;
  /** Signs that more than a stock below zero needs: a plus sign anywhere, or a minus sign in nearly every second cell. */
  readonly isSigned: boolean;
  readonly isDate: boolean;
  /** Counts the rows from 0 or 1 on. */
  readonly isRunning: boolean;
  readonly withLetters: number;
  /** Several words in a cell. */
  readonly withBlanks: number;
  /** GS1 numbers with their check digit. */
  readonly barcodes: number;
  readonly letters: number;
  readonly sample: readonly string[];
}

const NUMBER = /^[+-]?(?:\d{1,3}(?:[ ,.'’]\d{3})+|\d+)(?:[.,]\d{1,4})?-?$|^\(\d[\d.,]*\)$/u;
const MEASURED = /^[+-]?(?:\d{1,3}(?:[ ,.'’]\d{3})+|\d+)(?:[.,]\d{1,4})?-?(?:\s+\p{L}{1,6}\.?)?$/u;
const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?.{0,6})?$/u;
/** Nearly all: a footer or a stray cell does not make a column another. */
const NEARLY_ALL = 0.95;
const SAMPLE = 3;

/** `rows`: the first cells of each column, trimmed. */
export function columnLooks(header: readonly string[], rows: readonly (readonly string[])[]): readonly ColumnLook[] {
  return header.map((name, at) => lookAt(name, at, rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')));
}

const isNegative = (cell: string): boolean => /^[-(]|-$/u.test(cell);

function lookAt(name: string, at: number, cells: readonly string[]): ColumnLook {
  const filled = cells.length;
  const share = (is: (cell: string) => boolean): number => (filled === 0 ? 0 : cells.filter(is).length / filled);
  const isDate = share((cell) => DATE.test(cell)) >= NEARLY_ALL;
  const isNumber = !isDate && share((cell) => NUMBER.test(cell)) >= NEARLY_ALL;
  const first = Number(cells[0]);
  return {
    at, name, filled, distinct: new Set(cells).size, isDate, isNumber,
    isMeasured: isNumber || (!isDate && share((cell) => MEASURED.test(cell)) >= NEARLY_ALL), isWhole: isNumber
      && share((cell) => /^\d+$/u.test(cell)) === 1,
    hasNegative: isNumber && cells.some(isNegative), isSigned: isNumber && (cells.some((cell) => cell.startsWith('+'))
      || share(isNegative) > 0.4),
    isRunning: filled > 2 && (first === 0 || first === 1) && cells.every((cell, row) => Number(cell) === first + row),
    withLetters: share((cell) => /\p{L}/u.test(cell)), withBlanks: share((cell) => /\S\s+\S/u.test(cell)),
    barcodes: share((cell) => hasCheckDigit(cell) === true),
    letters: filled === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / filled,
    sample: cells.slice(0, SAMPLE),
  };
}
