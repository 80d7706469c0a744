import { encodeText } from '../bytes/text.ts';
import { fail } from '../../domain/problem.ts';
import { WellFormed } from './wellFormed.ts';

/** One element (a row, a shared string) may not be longer. */
const ELEMENT_LIMIT = 64 << 20;
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;

/**
 * A large XML part cut after whole elements of one name, so that each piece can be read by itself whatever the size of the part.
 * What is after the last such element comes with the last piece. A piece is valid until the next one is asked for. Fails with
 * `file_damaged` where the part is no XML; whether its root is closed is for its reader to say, who knows after which row it breaks off.
 */
export async function* xmlPieces(
  file: string, part: string, content: AsyncIterable<Uint8Array>, element: string,
): AsyncIterable<Uint8Array> {
  const name = Array.from(encodeText(element));
  const form = new WellFormed(file, part);
  // Grows by doubling, so that an element of many pieces is not copied once a piece.
  let buffer = new Uint8Array(1 << 18);
  let used = 0;
  for await (const piece of content) {
    if (used + piece.length > buffer.length) {
      const larger = new Uint8Array(Math.max(buffer.length * 2, used + piece.length));
      larger.set(buffer.subarray(0, used));
      buffer = larger;
    }
    buffer.set(piece, used);
    const before = used;
    used += piece.length;
    const cut = afterLast(buffer.subarray(0, used), name, before);
    if (cut > 0) {
      form.check(buffer.subarray(0, cut));
      yield buffer.subarray(0, cut);
      buffer.copyWithin(0, cut, used);
      used -= cut;
    }
    if (used > ELEMENT_LIMIT) {
      fail({
        code: 'field_too_long', file,
        message: `In its part "${part}" a single ${element === 'row' ? 'row' : 'text'} is larger than can be read.`,
        expected: 'at most 64 MiB', found: 'more',
          remedy: 'Save the file again from the program that made it, or export it as CSV.',
      });
    }
  }
  form.check(buffer.subarray(0, used));
  if (used > 0) yield buffer.subarray(0, used);
}

/** Where the last `</name>` (with any prefix) that ends after `from` ends; 0 where there is none. */
function afterLast(bytes: Uint8Array, name: readonly number[], from: number): number {
  for (let at = bytes.length - 1; at >= Math.max(name.length + 2, from); at -= 1) {
    if (bytes[at] !== GT) continue;
    let start = at - name.length;
    if (!name.every((letter, index) => bytes[start + index] === letter)) continue;
    start -= 1;
    if (bytes[start] === COLON) while (start > 0 && bytes[start] !== SLASH && bytes[start] !== LT) start -= 1;
    if (bytes[start] === SLASH && bytes[start - 1] === LT) return at + 1;
  }
  return 0;
}
