import { visible } from '../../domain/problem.ts';
import { placeOf, spellingsOf } from '../shape/headerNames.ts';
import type { HeaderName } from '../shape/headerNames.ts';
import type { Cells, SourceColumn } from './cells.ts';

/**
 * Holds a file to one system where a column says which system each row is from: figures of two systems are two sources, and added up
 * they would be nobody's. The first row says which one it is; rows of another are rejected.
 */
export class OneSystem {
  readonly #column: SourceColumn;
  #system: string | undefined;

  constructor(column: HeaderName, headers: readonly string[]) {
    this.#column = { canonical: spellingsOf(column)[0] ?? '', first: placeOf(headers, column), others: [] };
  }

  /** Rejects the row at hand where it is of another system; true where it was. A row that says none is of the file's. */
  rejects(cells: Cells): boolean {
    const own = this.#column.first < 0 ? '' : cells.text(this.#column) ?? '';
    if (own === '') return false;
    this.#system ??= own;
    if (own === this.#system) return false;
    cells.reject(this.#column, 'system_other', `names the system "${visible(own, 60)}", and the file is read as one of `
      + `"${visible(this.#system, 60)}": give each system's rows as a file of their own`);
    return true;
  }
}
