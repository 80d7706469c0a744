import { checkUtf8 } from './text.ts';

const LF = 0x0a;
const CR = 0x0d;

/** How many lines with bytes beyond ASCII are UTF-8 as a whole, and how many are not. */
export function linesOfEither(bytes: Uint8Array): { readonly utf8: number; readonly others: number } {
  let [utf8, others, start] = [0, 0, 0];
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) continue;
    const { bad, cut, multibyte } = checkUtf8(bytes, start, at);
    if (bad >= 0 || cut < at) others += 1;
    else if (multibyte) utf8 += 1;
    start = at + 1;
  }
  return { utf8, others };
}
