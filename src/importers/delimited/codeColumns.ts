import type { EntityKeys } from '../entityKeys.ts';
import { ListsNeeded } from '../listsNeeded.ts';
import { isLost, looksRounded } from '../../domain/crossReference/barcodes.ts';
import { encodeText, endOfAscii, textOf } from '../bytes/text.ts';
import { KeyTable, grown } from '../bytes/keyTable.ts';

/** What a cell of a dictionary column can be beside an id of 1 and up. */
export const NONE = 0;
/** Control characters, or too long for an identifier. */
export const NOT_AN_IDENTIFIER = -1;
/** What a spreadsheet left of an identifier that it lost. */
export const LOST_IDENTIFIER = -3;
/** A word the vocabulary does not have. */
export const UNKNOWN_WORD = -2;

const IDENTIFIER_LIMIT = 500;
/** No-break and zero-width spaces, direction marks, soft hyphens, line separators; and what stands for a character that was lost. */
const UNSEEN = /[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]/u;

/** A column whose cells are texts that occur again and again: cell bytes → id, with no string made for what is known. */
export interface CodeColumn {
  /** The id of a cell that is not blank. */
  read(bytes: Uint8Array, start: number, end: number): number;
}

/** Items or locations: identifiers, resolved through codes and aliases. */
export class EntityColumn implements CodeColumn {
  readonly #entities: EntityKeys;
  readonly #tellOdd: (code: string, entities: EntityKeys) => void;

  /** `tellOdd` hears of codes that look like others because they hold marks that cannot be seen. */
  constructor(entities: EntityKeys, tellOdd: (code: string, entities: EntityKeys) => void) {
    this.#entities = entities;
    this.#tellOdd = tellOdd;
  }
  read(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#entities.find(bytes, start, end);
    if (known !== 0) return known;
    if (!isIdentifier(bytes, start, end)) return this.#refused(NOT_AN_IDENTIFIER);
    if (mayBeLost(bytes, start, end) && isLost(textOf(bytes, start, end))) return this.#refused(LOST_IDENTIFIER);
    if (mayBeOdd(bytes, start, end)) {
      const code = textOf(bytes, start, end);
      if (UNSEEN.test(code) || looksRounded(code)) this.#tellOdd(code, this.#entities);
    }
    return this.#entities.add(bytes, start, end);
  }

  /** What a list names is no longer refused, however it looks. */
  #refused(why: number): number {
    if (this.#entities.isAheadOfLists) throw new ListsNeeded();
    return why;
  }
}

/** Whether a code may hold marks that cannot be seen, or be a number that a spreadsheet rounded; almost none may. */
export function mayBeOdd(bytes: Uint8Array, start: number, end: number): boolean {
  return (end - start >= 16 && bytes[end - 1] === 0x30) || endOfAscii(bytes, start, end) < end;
}

/** `#…`, or digits with `E+` near their end. */
function mayBeLost(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === 0x23) return true;
  return bytes[end - 3] === 0x2b || bytes[end - 4] === 0x2b;
}

/** References and free words: the id of the text itself. `identifiers` says that no text of the table may be anything else. */
export class TextColumn implements CodeColumn {
  readonly #texts: KeyTable;
  readonly #identifiers: boolean;
  constructor(texts: KeyTable, identifiers: boolean) {
    this.#texts = texts;
    this.#identifiers = identifiers;
  }
  read(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#texts.find(bytes, start, end);
    if (known !== 0) return known;
    if (this.#identifiers ? !isIdentifier(bytes, start, end) : hasZeroByte(bytes, start, end)) return NOT_AN_IDENTIFIER;
    return this.#texts.intern(bytes, start, end);
  }
}

/** Identifiers in a table that holds other texts too: one that is known there need not be an identifier. */
export class IdentifierColumn implements CodeColumn {
  readonly #texts: KeyTable;
  constructor(texts: KeyTable) {
    this.#texts = texts;
  }
  read(bytes: Uint8Array, start: number, end: number): number {
    return isIdentifier(bytes, start, end) ? this.#texts.intern(bytes, start, end) : NOT_AN_IDENTIFIER;
  }
}

/** A column whose distinct cells are few or mapped: each is resolved once, by its text. */
export class WordColumn implements CodeColumn {
  readonly #words = new KeyTable();
  #ids = new Int32Array(64);
  readonly #resolve: (word: string) => number;

  constructor(resolve: (word: string) => number) {
    this.#resolve = resolve;
  }
  read(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#words.find(bytes, start, end);
    if (known !== 0) return this.#ids[known] as number;
    const id = this.#resolve(textOf(bytes, start, end));
    const word = this.#words.intern(bytes, start, end);
    if (word >= this.#ids.length) this.#ids = grown(this.#ids, word + 1, Int32Array);
    this.#ids[word] = id;
    return id;
  }
}

/**
 * A source's own words for a canonical column: to the character first, then without regard to case, then by the words that hold a
 * `*`, which stands for any text, in their order.
 */
export class ValueMap {
  readonly #exact: ReadonlyMap<string, string>;
  readonly #loose: ReadonlyMap<string, string>;
  readonly #like: readonly { readonly pattern: RegExp; readonly meaning: string }[];
  constructor(values: ReadonlyMap<string, string>) {
    this.#exact = values;
    this.#loose = new Map([...values].map(([from, to]) => [from.trim().toLowerCase(), to]));
    this.#like = [...values].filter(([from]) => from.includes('*')).map(([from, meaning]) => ({ pattern: wordPattern(from), meaning }));
  }
  apply(word: string): string {
    return this.#exact.get(word) ?? this.#loose.get(word.trim().toLowerCase())
      ?? (word === '' ? undefined : this.#like.find(({ pattern }) => pattern.test(word))?.meaning) ?? word;
  }
}

/** A word in which `*` stands for any text; case and the blanks around it do not matter. */
export function wordPattern(word: string): RegExp {
  const parts = word.trim().split('*').map((part) => part.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&'));
  return new RegExp(`^\\s*${parts.join('.*')}\\s*$`, 'isu');
}

/** The same column behind a value map. A word mapped to nothing counts as blank. */
export function mappedColumn(column: CodeColumn, values: ValueMap | undefined): CodeColumn {
  if (values === undefined) return column;
  return new WordColumn((word) => {
    const bytes = encodeText(values.apply(word));
    return bytes.length === 0 ? NONE : column.read(bytes, 0, bytes.length);
  });
}

/** A closed vocabulary as ids from 1: the position of the word in its list plus 1. Case, blanks and `-` for `_` do not matter. */
export function vocabularyColumn(words: readonly string[], values: ValueMap | undefined): CodeColumn {
  return new WordColumn((word) => {
    const meant = values === undefined ? word : values.apply(word);
    const at = words.indexOf(meant.trim().toLowerCase().replace(/[\s-]+/gu, '_'));
    return at < 0 ? UNKNOWN_WORD : at + 1;
  });
}

/** No control characters (C0, DEL, C1) and not longer than an identifier can be. */
export function isIdentifier(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > IDENTIFIER_LIMIT) return false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte === 0x7f) return false;
    if (byte === 0xc2 && (bytes[at + 1] ?? 0) < 0xa0) return false;
  }
  return true;
}

function hasZeroByte(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === 0) return true;
  return false;
}
