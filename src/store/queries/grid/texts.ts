/** Texts of a table as one long string, in which a million of them are searched in some hundredths of a second. */
import type { Database } from '../../database.ts';
import { allOf, rowsInTurns } from '../../pages/rowsInTurns.ts';
import { resultCache } from './rowOrder.ts';
import type { InTurns } from './rowOrder.ts';

const SEPARATOR = '\u001f';
const PIECE = 20_000;

/** What is compared: ASCII letters in lower case, as SQLite's LIKE has it. */
const folded = (text: string): string => text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());

export class Texts {
  readonly #ids: Int32Array;
  readonly #whole: string;
  /** Where each begins, and where one after the last would. */
  readonly #starts: Uint32Array;
  /** Which signs each holds, see `bitOf`. */
  #signs: Int32Array | undefined;
  /** The signs one by one: read several times as fast as out of the string. */
  #codes: Uint16Array | undefined;

  /** `texts[i]` goes by `ids[i]`; none holds the separator. */
  constructor(ids: Int32Array, whole: string) {
    this.#ids = ids;
    this.#whole = whole;
    this.#starts = new Uint32Array(ids.length + 1);
    let at = 0;
    for (let line = 0; line < ids.length; line += 1) {
      this.#starts[line] = at;
      at = whole.indexOf(SEPARATOR, at) + 1;
    }
    this.#starts[ids.length] = whole.length;
  }

  /** 1 for each id whose text holds the term, whatever the case of its ASCII letters. */
  holding(term: string): Uint8Array {
    const found = new Uint8Array((this.#ids[this.#ids.length - 1] ?? 0) + 1);
    const wanted = folded(term);
    if (wanted.length <= 2) {
      this.#markShort(wanted, found);
      return found;
    }
    this.#each(wanted, (line) => {
      found[this.#ids[line] as number] = 1;
      return true;
    });
    return found;
  }

  /** Of a sign or two: most lines that hold them do so near their beginning, and which hold neither is known. */
  #markShort(term: string, found: Uint8Array): void {
    const codes = this.#codes ??= codesOf(this.#whole);
    const signs = this.#signs ??= signsOf(codes, this.#starts);
    const [first, second] = [term.charCodeAt(0), term.charCodeAt(1)];
    const needed = bitOf(first) | (term.length > 1 ? bitOf(second) : 0);
    if (term.length === 1 && hasBitOfItsOwn(first)) {
      for (let line = 0; line < this.#ids.length; line += 1) {
        if (((signs[line] as number) & needed) !== 0) found[this.#ids[line] as number] = 1;
      }
      return;
    }
    for (let line = 0; line < this.#ids.length; line += 1) {
      if (((signs[line] as number) & needed) !== needed) continue;
      // A sign of the term is never the separator, which ends each line.
      for (let at = this.#starts[line] as number, end = this.#starts[line + 1] as number; at < end; at += 1) {
        if (codes[at] !== first || (term.length > 1 && codes[at + 1] !== second)) continue;
        found[this.#ids[line] as number] = 1;
        break;
      }
    }
  }

  /** The ids of the first whose texts begin with the term, and of the first that hold it elsewhere; so many at most. */
  first(term: string, most: number): readonly number[] {
    const found = new Set<number>();
    const add = (line: number): boolean => {
      found.add(this.#ids[line] as number);
      return found.size < most;
    };
    this.#each(SEPARATOR + folded(term), (line) => add(line + 1));
    if (this.#whole.startsWith(folded(term))) add(0);
    if (found.size < most) this.#each(folded(term), add);
    return [...found].slice(0, most);
  }

  /** Calls `use` with each line in which the term begins, until it answers false. */
  #each(term: string, use: (line: number) => boolean): void {
    let line = 0;
    for (let at = this.#whole.indexOf(term); at >= 0; at = this.#whole.indexOf(term, this.#starts[line])) {
      line = this.#lineAt(at, line);
      if (!use(line)) return;
      line += 1;
      if (line >= this.#ids.length) return;
    }
  }

  #lineAt(at: number, from: number): number {
    let low = from;
    // Mostly it is near: steps that double find it sooner than halving the whole.
    let step = 1;
    while (low + step < this.#ids.length && (this.#starts[low + step] as number) <= at) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, this.#ids.length);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** A bit for each digit and most letters, some of which share one; none for other signs. */
function bitOf(sign: number): number {
  if (sign >= 48 && sign <= 57) return 1 << (sign - 48);
  return sign >= 97 && sign <= 122 ? 1 << (10 + ((sign - 97) % 22)) : 0;
}

/** Whether no other sign has its bit: of a digit and of `e` to `v` it says all. */
function hasBitOfItsOwn(sign: number): boolean {
  return (sign >= 48 && sign <= 57) || (sign >= 101 && sign <= 118);
}

function codesOf(whole: string): Uint16Array {
  const codes = new Uint16Array(whole.length);
  for (let at = 0; at < whole.length; at += 1) codes[at] = whole.charCodeAt(at);
  return codes;
}

function signsOf(codes: Uint16Array, starts: Uint32Array): Int32Array {
  const signs = new Int32Array(starts.length - 1);
  for (let line = 0; line < signs.length; line += 1) {
    let held = 0;
    for (let at = starts[line] as number, end = starts[line + 1] as number; at < end; at += 1) held |= bitOf(codes[at] as number);
    signs[line] = held;
  }
  return signs;
}

/** The texts of all references, read once an engagement. */
export function textsOf(db: Database, table: 'reference'): Texts {
  return allOf(textsInTurns(db, table));
}

export function textsInTurns(db: Database, table: 'reference'): InTurns<Texts> {
  return resultCache(db).inTurns(`texts of ${table}`, function* () {
    const ids = yield* idsOf(db, table);
    const pieces: string[] = [];
    for (let from = 0; from < ids.length; from += PIECE) {
      const last = ids[Math.min(from + PIECE, ids.length) - 1] ?? 0;
      pieces.push(db.first(
        `SELECT group_concat(lower(replace(text, char(31), ' ')), char(31))
           FROM (SELECT text FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id)`,
        (row) => String(row[0]), [ids[from] ?? 0, last]) ?? '');
      yield;
    }
    const texts = new Texts(ids, pieces.join(SEPARATOR) + SEPARATOR);
    yield;
    // What is typed first is a sign or two.
    texts.holding('12');
    return texts;
  });
}

/** All ids in their order: mostly 1, 2, 3 … */
function* idsOf(db: Database, table: 'reference'): InTurns<Int32Array> {
  const [count, least, most] = db.first(
    `SELECT COUNT(*), MIN(id), MAX(id) FROM ${table}`, (row) => [Number(row[0]), Number(row[1]), Number(row[2])] as const) ?? [0, 1, 0];
  const ids = new Int32Array(count);
  if (least === 1 && most === count) {
    for (let at = 0; at < count; at += 1) ids[at] = at + 1;
    return ids;
  }
  let line = 0;
  yield* rowsInTurns(db, { table, columns: ['normal_id'] }, (row) => {
    ids[line] = row.id;
    line += 1;
  });
  return ids;
}
