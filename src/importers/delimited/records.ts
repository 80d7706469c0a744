/** Records with their fields, from whatever they are read: all that the typing of cells knows of a file's format. */
export interface Records {
  /** Field `n` of the record at hand is `bytes[starts[n], ends[n])`. */
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
  /** Where the record stands in the file as received: its line, its row in the sheet, its segment; counted from 1. */
  readonly line: number;
  /** The field that has text after its closing quote, or −1. */
  readonly badQuote: number;
  /** Moves to the next record; false where there is none, or more has to be fed first. */
  next(): boolean;
  /** The name of the column that a field was taken from, where that is not the header's. */
  nameAt?(field: number): string | undefined;
}
