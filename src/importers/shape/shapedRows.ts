import type { Records } from '../delimited/records.ts';
import type { ShapedRecords } from './shapedRecords.ts';

/** The rows that shaped records mean, one after the other, as records: for whoever only looks at cells. */
export class ShapedRows implements Records {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly #shaped: ShapedRecords;
  #isInRecord = false;

  constructor(shaped: ShapedRecords) {
    this.#shaped = shaped;
    this.starts = shaped.starts;
    this.ends = shaped.ends;
  }

  get bytes(): Uint8Array {
    return this.#shaped.bytes;
  }

  get count(): number {
    return this.#shaped.count;
  }

  get line(): number {
    return this.#shaped.line;
  }

  get badQuote(): number {
    return this.#shaped.badQuote;
  }

  next(): boolean {
    for (;;) {
      if (this.#isInRecord && this.#shaped.nextRow()) return true;
      this.#isInRecord = this.#shaped.next();
      if (!this.#isInRecord) return false;
    }
  }

  nameAt(field: number): string | undefined {
    return this.#shaped.nameAt(field);
  }
}
