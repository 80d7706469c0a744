/** How alike two texts are, by the letters they share; and the pairs among many texts that are alike, without comparing all with all. */
import { seenForm } from './codeForms.ts';

/** The three-letter pieces of a text, blanks and marks evened out; a text of one word begins and ends with a blank. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const even = ` ${seenForm(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= even.length; at += 1) found.add(even.slice(at, at + 3));
  return found;
}

/** Dice's coefficient of two sets: twice what they share over what they have, from 0 to 1. */
export function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const piece of few) if (many.has(piece)) shared += 1;
  return 2 * shared / (one.size + other.size);
}

/** Pieces that more than this many texts have say too little to look each of them up. */
const COMMON = 60;

/**
 * For each text (by its place in `texts`), the places of those that share its rarer pieces, the ones that share most first, at most
 * `most` of them. The same texts in another order give the same pairs.
 */
export function candidates(texts: readonly ReadonlySet<string>[], most: number): readonly (readonly number[])[] {
  const holders = new Map<string, number[]>();
  texts.forEach((pieces, at) => {
    for (const piece of pieces) {
      const list = holders.get(piece);
      if (list === undefined) holders.set(piece, [at]);
      else list.push(at);
    }
  });
  return texts.map((pieces, at) => {
    const shared = new Map<number, number>();
    for (const piece of pieces) {
      const list = holders.get(piece) ?? [];
      if (list.length > COMMON) continue;
      for (const other of list) if (other !== at) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([other]) => other);
  });
}
