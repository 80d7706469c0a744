import type { SkippedRows } from '../presets/preset.ts';
import { encodeText } from '../bytes/text.ts';
import type { Cells, SourceColumn } from './cells.ts';
import { spellingsOf } from '../shape/headerNames.ts';
import type { HeaderName } from '../shape/headerNames.ts';
import { wordPattern } from './codeColumns.ts';

interface Condition {
  readonly column: SourceColumn;
  readonly words: readonly Uint8Array[];
  readonly like: readonly RegExp[];
}

interface Rule {
  readonly what: string;
  readonly where: readonly Condition[];
  count: number;
}

/** Tells rows that a preset leaves out: totals, say, or places that do not stock an item. They are neither loaded nor rejected. */
export class RowSkips {
  readonly #rules: readonly Rule[];

  /** A rule about a column that the file does not have never applies. */
  constructor(skipped: readonly SkippedRows[], at: (name: HeaderName) => number) {
    this.#rules = skipped.map(({ where, what }) => ({
      what, count: 0,
      where: where.map(({ column, is }) => ({
        column: { canonical: spellingsOf(column)[0] ?? '', first: at(column), others: [] },
        words: is.filter((word) => !word.includes('*')).map((word) => encodeText(word.toLowerCase())),
        like: is.filter((word) => word.includes('*')).map(wordPattern),
      })),
    })).filter((rule) => rule.where.every(({ column }) => column.first >= 0));
  }

  /** Whether the row at hand is left out. */
  has(cells: Cells): boolean {
    for (const rule of this.#rules) {
      if (!rule.where.every((condition) => holds(cells, condition))) continue;
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

function holds(cells: Cells, { column, words, like }: Condition): boolean {
  cells.locate(column);
  const { start, end } = cells;
  const { bytes } = cells.records;
  if (words.some((word) => word.length === end - start && word.every((byte, at) => lower(bytes[start + at] ?? 0) === byte))) return true;
  if (like.length === 0) return false;
  const text = cells.text(column) ?? '';
  return like.some((pattern) => pattern.test(text));
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
