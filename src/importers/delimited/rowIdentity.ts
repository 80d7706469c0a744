import type { Identity } from '../presets/preset.ts';
import type { HeaderName } from '../shape/headerNames.ts';
import type { Cells, SourceColumn } from './cells.ts';

/** The code of an item whose own is blank, made of other columns of its row. */
export class RowIdentity {
  readonly columns: readonly SourceColumn[];
  readonly #prefix: string;
  readonly #placeholders: readonly string[];
  /** How many loaded rows were named this way. */
  #count = 0;
  #isNamed = false;

  constructor(identity: Identity, at: (name: HeaderName) => number) {
    this.#prefix = identity.prefix;
    this.#placeholders = identity.placeholders;
    this.columns = identity.columns.map((name) => ({ canonical: 'sku where blank', first: at(name), others: [] }))
      .filter(({ first }) => first >= 0);
  }

  /**
   * `prefix` and the columns' texts with "/" between them; "/" and "\" inside a text are preceded by "\", so that different
   * rows never get one code. Null where the first column, which names the product, is blank.
   */
  codeOf(cells: Cells): string | null {
    const parts = this.columns.map((column) => {
      const text = cells.text(column) ?? '';
      return this.#placeholders.includes(text) ? '' : text.replace(/[\\/]/gu, '\\$&');
    });
    if ((parts[0] ?? '') === '') return null;
    while (parts.at(-1) === '') parts.pop();
    return `${this.#prefix}${parts.join('/')}`;
  }

  /** Whether the row at hand goes under such a code. */
  tellNamed(isNamed: boolean): void {
    this.#isNamed = isNamed;
  }

  /** The row at hand is loaded. */
  tellLoaded(): void {
    if (this.#isNamed) this.#count += 1;
  }

  doubts(headers: readonly string[]): readonly string[] {
    if (this.#count === 0) return [];
    const names = this.columns.map(({ first }) => `"${headers[first] ?? ''}"`).join(', ');
    const rows = this.#count === 1 ? '1 row has no code of its item and is' : `${this.#count} rows have no code of their item and are`;
    return [`${rows} known by ${names} instead, as "${this.#prefix}…".`];
  }
}
