/** Encode once this many characters have gathered: pieces of about a megabyte. */
const PIECE = 1 << 20;

/** JSON text gathered into UTF-8 pieces, so that no document has to exist as one string. One record a line. */
export class JsonPieces {
  readonly #encoder = new TextEncoder();
  readonly #pieces: Uint8Array[] = [];
  #text = '';

  add(text: string): void {
    this.#text += text;
    if (this.#text.length >= PIECE) this.#flush();
  }

  end(): readonly Uint8Array[] {
    this.#flush();
    return this.#pieces;
  }

  #flush(): void {
    if (this.#text === '') return;
    this.#pieces.push(this.#encoder.encode(this.#text));
    this.#text = '';
  }
}
