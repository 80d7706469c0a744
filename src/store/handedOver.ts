/**
 * A file for sql.js to open without copying it: sql.js takes a copy of what it is given, with `slice`, and that copy is then the file,
 * which it copies once more when it has to grow. What is handed over is its own copy, with room behind its last byte. Whoever hands it
 * over does not touch it again.
 */
class HandedOver extends Uint8Array<ArrayBuffer> {
  override slice(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer);
  }
}

/** Room for what a run writes beside the facts: a copy of a large file costs more than memory that is never touched. */
const ROOM = 1 / 8;

/** Memory for a database file of about so many bytes that is to be handed over, all zero. */
export function memoryForFile(bytes: number): ArrayBuffer {
  return new ArrayBuffer(Math.ceil(bytes * (1 + ROOM)));
}

/** The database file that the first `bytes` of `memory` are, to be handed over. */
export function fileToHandOver(memory: ArrayBuffer, bytes: number): Uint8Array<ArrayBuffer> {
  return new HandedOver(memory, 0, bytes);
}
