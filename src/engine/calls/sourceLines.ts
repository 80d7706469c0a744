/** The physical lines of a source as received, found by their numbers. Ends of lines: LF, CR LF or CR. */
const CR = 0x0d;
const LF = 0x0a;
/** Longer lines are cut for display; the file itself is untouched. */
const LONGEST = 4_000;

/** Lines, or rows, of a source by the numbers they have in it. */
export interface PlacedLines {
  readonly count: number;
  line(number: number): string | null;
}

export class SourceLines implements PlacedLines {
  readonly #bytes: Uint8Array;
  readonly #encoding: string;
  /** Where each line starts, in bytes; one more entry than lines. */
  readonly #starts: Uint32Array;

  /** @param encoding a label of the Encoding Standard as the import found it, with or without a word on its mark. */
  constructor(bytes: Uint8Array, encoding: string) {
    this.#bytes = bytes;
    this.#encoding = encoding.replace(' with byte order mark', '');
    this.#starts = lineStarts(bytes, this.#encoding);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  /** The text of a line (the first is 1) without its end; null where the file has no such line. */
  line(number: number): string | null {
    if (number < 1 || number > this.count) return null;
    const piece = this.#bytes.subarray(this.#starts[number - 1], this.#starts[number]);
    const decoder = new TextDecoder(this.#encoding);
    // As a stream: Node 20 decodes Windows-1252 in one piece as if it were Latin-1 (0x80 gives U+0080 and not the euro sign).
    const text = (decoder.decode(piece, { stream: true }) + decoder.decode()).replace(/[\r\n]+$/u, '');
    return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  }
}

function lineStarts(bytes: Uint8Array, encoding: string): Uint32Array {
  const wide = encoding.startsWith('utf-16');
  const step = wide ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  const unitAt = (at: number): number => (wide ? (bytes[at + low] ?? 0) | ((bytes[at + 1 - low] ?? 0) << 8) : bytes[at] ?? 0);
  let starts = new Uint32Array(1024);
  let count = 1;
  const add = (at: number): void => {
    if (count === starts.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[count] = at;
    count += 1;
  };
  for (let at = 0; at < bytes.length; at += step) {
    const unit = unitAt(at);
    if (unit !== LF && unit !== CR) continue;
    if (unit === CR && unitAt(at + step) === LF) at += step;
    add(Math.min(at + step, bytes.length));
  }
  if (starts[count - 1] !== bytes.length) add(bytes.length);
  return starts.slice(0, count);
}
