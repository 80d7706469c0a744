import { positionOf } from '../delimited/columnMap.ts';

/** A header's name; every spelling of it where languages or versions of the export differ. */
export type HeaderName = string | readonly string[];

/** Every spelling of a name. */
export function spellingsOf(name: HeaderName): readonly string[] {
  return typeof name === 'string' ? [name] : name;
}

/** Where a header has a name in any of its spellings; −1 where it has none of them. */
export function placeOf(headers: readonly string[], name: HeaderName): number {
  for (const spelling of spellingsOf(name)) {
    const at = positionOf(headers, spelling);
    if (at >= 0) return at;
  }
  return -1;
}

/** Where a header has each spelling of a name that it has, in the order given. */
export function placesOf(headers: readonly string[], name: HeaderName): readonly number[] {
  return spellingsOf(name).map((spelling) => positionOf(headers, spelling)).filter((at) => at >= 0);
}
