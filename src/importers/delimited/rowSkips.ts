import type { SkippedRows } from '../presets/preset.ts';
import { encodeText } from '../bytes/text.ts';
import type { Cells, SourceColumn } from './cells.ts';

interface Rule {
  readonly what: string;
  readonly where: readonly { readonly column: SourceColumn; readonly words: readonly Uint8Array[] }[];
  count: number;
}

/** Tells rows that a preset leaves out: totals, say, or places that do not stock an item. They are neither loaded nor rejected. */
export class RowSkips {
  readonly #rules: readonly Rule[];

  /** A rule about a column that the file does not have never applies. */
  constructor(skipped: readonly SkippedRows[], at: (name: string) => number) {
    this.#rules = skipped.map(({ where, what }) => ({
      what, count: 0,
      where: Object.entries(where).map(([name, words]) => ({
        column: { canonical: name, first: at(name), others: [] }, words: words.map((word) => encodeText(word.toLowerCase())),
      })),
    })).filter((rule) => rule.where.every(({ column }) => column.first >= 0));
  }

  /** Whether the row at hand is left out. */
  has(cells: Cells): boolean {
    for (const rule of this.#rules) {
      if (!rule.where.every(({ column, words }) => holds(cells, column, words))) continue;
      rule.count += 1;
      return true;
    }
    return false;
  }

  doubts(): readonly string[] {
    return this.#rules.filter(({ count }) => count > 0)
      .map(({ count, what }) => `${count === 1 ? '1 row was' : `${count} rows were`} left out: ${what}.`);
  }
}

function holds(cells: Cells, column: SourceColumn, words: readonly Uint8Array[]): boolean {
  cells.locate(column);
  const { start, end } = cells;
  const { bytes } = cells.records;
  return words.some((word) => word.length === end - start && word.every((byte, at) => lower(bytes[start + at] ?? 0) === byte));
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
