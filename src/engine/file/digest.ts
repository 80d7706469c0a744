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
