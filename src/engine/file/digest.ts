import type { Digests, Task } from '../../ports.ts';

/** Bytes hashed between two looks at whether the work is to stop. */
const CHUNK = 32 << 20;

/** The SHA-256 of `bytes` as hex. Fails with `cancelled`. */
export async function digestOf(digests: Digests, bytes: Uint8Array, task: Task): Promise<string> {
  const digest = digests.sha256();
  for (let at = 0; at < bytes.length; at += CHUNK) {
    digest.update(bytes.subarray(at, at + CHUNK));
    await task.breathe();
  }
  return digest.hex();
}

/** The SHA-256 of a file but for its last bytes, made while it is read. */
export class DigestWhileRead {
  readonly #digest: ReturnType<Digests['sha256']>;
  #left: number;

  /** `bytes`: how many at its beginning count. */
  constructor(digests: Digests, bytes: number) {
    this.#digest = digests.sha256();
    this.#left = bytes;
  }

  take(piece: Uint8Array): void {
    const counting = piece.subarray(0, this.#left);
    this.#left -= counting.length;
    if (counting.length > 0) this.#digest.update(counting);
  }

  /** Null where not all of them were seen. */
  hex(): string | null {
    return this.#left === 0 ? this.#digest.hex() : null;
  }
}
