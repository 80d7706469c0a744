/** Texts that recur (names of owners), each known by its place in the order in which they were met. */
export class Words {
  readonly list: string[] = [];
  readonly #places = new Map<string, number>();
  /** Places by a hash of the bytes, and the bytes of each word. */
  readonly #byHash = new Map<number, number[]>();
  readonly #bytes: Uint8Array[] = [];

  placeOf(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.#places.set(word, this.list.length);
    return this.list.push(word) - 1;
  }

  /** The same for its bytes in UTF-8, of which no text is made where they were met before. */
  placeOfBytes(file: Uint8Array, start: number, length: number): number {
    const hash = hashOf(file, start, length);
    const alike = this.#byHash.get(hash);
    const known = alike?.find((place) => areEqual(this.#bytes[place], file, start, length));
    if (known !== undefined) return known;
    const bytes = file.slice(start, start + length);
    const place = this.placeOf(new TextDecoder().decode(bytes));
    this.#bytes[place] = bytes;
    if (alike === undefined) this.#byHash.set(hash, [place]);
    else alike.push(place);
    return place;
  }
}

/** FNV-1a, 32 bits. */
function hashOf(file: Uint8Array, start: number, length: number): number {
  let hash = 0x811c_9dc5;
  for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ (file[at] as number), 0x0100_0193);
  return hash;
}

function areEqual(known: Uint8Array | undefined, file: Uint8Array, start: number, length: number): boolean {
  if (known?.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (known[at] !== file[start + at]) return false;
  return true;
}
