import type { FileKey } from '../../ports.ts';

/** What a file that is sealed with a password begins with. */
export const SEAL_MARK = 'CSGNSEAL';

/** Whether these bytes are an engagement sealed with a password. */
export function isSealedFile(bytes: Uint8Array): boolean {
  if (bytes.length < SEAL_MARK.length) return false;
  for (let at = 0; at < SEAL_MARK.length; at += 1) if (bytes[at] !== SEAL_MARK.charCodeAt(at)) return false;
  return true;
}

/** What goes onto the disk: sealed where there is a key. */
export async function toWrite(pieces: readonly Uint8Array[], key: FileKey | null): Promise<readonly Uint8Array[]> {
  return key === null ? pieces : key.seal(pieces);
}
