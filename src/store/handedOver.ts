/**
 * A file for sql.js to open without copying it: sql.js takes a copy of what it is given, with `slice`, and that copy is then the file,
 * which it copies once more when it has to grow. What is handed over is its own copy, with room behind its last byte. Whoever hands it
 * over does not write to it again.
 */
class HandedOver extends Uint8Array<ArrayBuffer> {
  override slice(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer);
  }
}

/** Room for what a run writes beside the facts: a copy of a large file costs more than memory that is never touched. */
const ROOM = 1 / 2;
/** A file never becomes larger (see `database.ts`), so room beyond that is of no use. */
const MOST_BYTES = 1_250_000_000;

/** Bytes of room to leave behind a database file of about so many. */
export function roomBehind(bytes: number): number {
  return Math.max(0, Math.min(Math.ceil(bytes * ROOM), MOST_BYTES - bytes));
}

/** Memory for a database file of about so many bytes that is to be handed over, all zero. */
export function memoryForFile(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes + roomBehind(bytes));
}

/** The database file that the first `bytes` of `memory` are, to be handed over. */
export function fileToHandOver(memory: ArrayBuffer, bytes: number): Uint8Array<ArrayBuffer> {
  return new HandedOver(memory, 0, bytes);
}

/** Below this a copy costs nothing, and small arrays may lie in memory that they share with others. */
const WORTH_IT = 1 << 20;

/** A file that was read as a whole, to be handed over where it has memory to itself; it is not to be written to again. */
export function handOver(file: Uint8Array): Uint8Array {
  const { buffer, byteOffset, length } = file;
  return length >= WORTH_IT && byteOffset === 0 && buffer instanceof ArrayBuffer ? fileToHandOver(buffer, length) : file;
}

/** The memory that becomes sql.js's own where it opens `bytes`; undefined where it takes a copy. */
export function memoryHandedOver(bytes: Uint8Array): ArrayBuffer | undefined {
  return bytes instanceof HandedOver ? bytes.buffer : undefined;
}
