import { eachText, grown } from '../../importers/bytes/keyTable.ts';
import type { KeyTable, Texts } from '../../importers/bytes/keyTable.ts';
import { textOf } from '../../importers/bytes/text.ts';
import { mayBeOdd } from '../../importers/delimited/codeColumns.ts';
import type { OddCode } from '../../importers/delimited/readDelimited.ts';
import type { Keys } from '../../importers/delimited/rowReader.ts';
import type { EntityKeys } from '../../importers/entityKeys.ts';
import type { NewTexts, ReadRows } from './readerMessages.ts';

/** By a thread's local id, the id of the tables; 0 is "none" in both. */
class IdMap {
  #ids: Int32Array;
  #last: number;

  /** The first `shared` ids are the same in both. */
  constructor(shared: number) {
    this.#ids = new Int32Array(Math.max(shared + 1, 1 << 12));
    for (let id = 1; id <= shared; id += 1) this.#ids[id] = id;
    this.#last = shared;
  }

  extend(texts: Texts, idOf: (bytes: Uint8Array, start: number, end: number) => number): void {
    this.#growBy(texts.ends.length);
    eachText(texts, (bytes, start, end) => {
      this.#last += 1;
      this.#ids[this.#last] = idOf(bytes, start, end);
    });
  }

  /** The same where a text's id is its own. */
  extendBy(table: KeyTable, texts: Texts): void {
    this.#growBy(texts.ends.length);
    table.internAll(texts, this.#ids, this.#last + 1);
    this.#last += texts.ends.length;
  }

  #growBy(count: number): void {
    const needed = this.#last + count + 1;
    if (needed > this.#ids.length) this.#ids = grown(this.#ids, needed, Int32Array);
  }

  of(id: number): number {
    return this.#ids[id] as number;
  }

  translate(column: Int32Array): void {
    const ids = this.#ids;
    for (let row = 0; row < column.length; row += 1) column[row] = ids[column[row] as number] as number;
  }
}

/**
 * Turns a reader thread's local ids into those of the tables. Texts get their ids in the order of their rows, source by source, so the
 * ids are those that reading everything in one thread gives.
 */
export class LocalIds {
  readonly #keys: Keys;
  readonly #items: IdMap;
  readonly #locations: IdMap;
  readonly #references = new IdMap(0);
  readonly #words = new IdMap(0);
  /** Codes that may be odd and that no source before had. */
  readonly #newCodes = { items: new Set<string>(), locations: new Set<string>() };

  /** `keys` as they are when the thread's copies are taken. */
  constructor(keys: Keys) {
    this.#keys = keys;
    this.#items = new IdMap(keys.items.count);
    this.#locations = new IdMap(keys.locations.count);
  }

  learn(texts: NewTexts): void {
    const { items, locations, references, words } = this.#keys;
    this.#items.extend(texts.items, entityIds(items, this.#newCodes.items));
    this.#locations.extend(texts.locations, entityIds(locations, this.#newCodes.locations));
    this.#references.extendBy(references, texts.references);
    this.#words.extendBy(words, texts.words);
  }

  /** The rows with the tables' ids; batches are changed in place. */
  translated(read: ReadRows): ReadRows {
    switch (read.dataset) {
      case 'events': {
        const { item, location, toLocation, reference, orderLine, actor, reason, channel } = read.rows;
        this.#items.translate(item);
        this.#locations.translate(location);
        this.#locations.translate(toLocation);
        this.#references.translate(reference);
        for (const column of [orderLine, actor, reason, channel]) this.#words.translate(column);
        return read;
      }
      case 'positions': {
        const { item, location, bin, lot } = read.rows;
        this.#items.translate(item);
        this.#locations.translate(location);
        this.#words.translate(bin);
        this.#words.translate(lot);
        return read;
      }
      case 'incidents': return { ...read, rows: read.rows.map((row) => ({ ...row, ...this.#place(row) })) };
      case 'orders': return { ...read, rows: read.rows.map((row) => ({ ...row, ...this.#place(row) })) };
      case 'payments': return read;
    }
  }

  /** Of the odd codes that were new to the thread, those that are new to the import as well. */
  newOnes(codes: readonly OddCode[]): readonly OddCode[] {
    return codes.filter(({ code, of }) => this.#newCodes[of].has(code));
  }

  #place({ item, location }: { readonly item: number; readonly location: number }): { item: number; location: number } {
    return { item: this.#items.of(item), location: this.#locations.of(location) };
  }
}

function entityIds(entities: EntityKeys, added: Set<string>): (bytes: Uint8Array, start: number, end: number) => number {
  return (bytes, start, end) => {
    const known = entities.find(bytes, start, end);
    if (known !== 0) return known;
    if (mayBeOdd(bytes, start, end)) added.add(textOf(bytes, start, end));
    return entities.add(bytes, start, end);
  };
}
