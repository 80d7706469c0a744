import { toUnits } from '../../domain/quantity.ts';
import type { SumCheck } from '../presets/preset.ts';
import { placeOf, spellingsOf } from '../shape/headerNames.ts';
import type { Shaping } from '../shape/shaping.ts';
import type { Cells, SourceColumn } from './cells.ts';

interface Check {
  readonly total: SourceColumn;
  readonly parts: readonly SourceColumn[];
  rows: number;
  first: { readonly line: number; readonly total: number; readonly sum: number } | undefined;
}

/** Holds an export's totals against their parts, row by row. It changes nothing: both stay as they are, and a doubt says where. */
export class SumChecks {
  readonly #checks: readonly Check[];
  readonly #headers: readonly string[];

  /** A check whose total, or all of whose parts, the file does not have is none. */
  constructor(checks: readonly SumCheck[], headers: readonly string[], shaping: Shaping | undefined) {
    this.#headers = headers;
    this.#checks = checks.flatMap(({ total, parts }): Check[] => {
      const at = placeOf(headers, total);
      const places = parts === 'wide' ? (shaping?.wide?.columns ?? []).map(({ quantity }) => quantity)
        : parts.map((name) => placeOf(headers, name)).filter((place) => place >= 0);
      const column = (first: number): SourceColumn => ({ canonical: spellingsOf(total)[0] ?? '', first, others: [] });
      return at < 0 || places.length === 0 ? [] : [{ total: column(at), parts: places.map(column), rows: 0, first: undefined }];
    });
  }

  /** Checks the record at hand; a total that is blank or no number is not checked. */
  check(cells: Cells): void {
    for (const check of this.#checks) {
      const total = cells.numberOrNone(check.total);
      if (Number.isNaN(total)) continue;
      let sum = 0;
      for (const part of check.parts) sum += cells.numberOrNone(part) || 0;
      if (sum === total) continue;
      check.rows += 1;
      check.first ??= { line: cells.records.line, total, sum };
    }
  }

  doubts(): readonly string[] {
    return this.#checks.flatMap(({ total, parts, rows, first }) => {
      if (first === undefined) return [];
      const names = parts.map((part) => `"${this.#headers[part.first] ?? ''}"`).join(' + ');
      return [`In ${rows === 1 ? '1 row' : `${rows} rows`} "${this.#headers[total.first] ?? ''}" is not ${names}; the first is line `
        + `${first.line}: ${toUnits(first.total)}, where the parts make ${toUnits(first.sum)}. Both were kept.`];
    });
  }
}
