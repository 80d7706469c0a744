import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { readSourceContent } from '../../store/snapshot/sourceContents.ts';
import type { KeptSource } from '../../store/snapshot/sourceContents.ts';
import { digestOf } from './digest.ts';

/** What is wrong with a source as the engagement keeps it; null where it is byte for byte what was imported. */
export async function sourceFault(db: Database, source: KeptSource, ports: Ports, task: Task): Promise<string | null> {
  const gzip = readSourceContent(db, source);
  if (gzip === null) return 'its content is not in the engagement';
  let content: Uint8Array;
  try {
    content = await ports.compression.gunzip(gzip);
  } catch (error) {
    return `its content cannot be unpacked (${error instanceof Error ? error.message : String(error)})`;
  }
  if (content.length !== source.bytes) return `${content.length} bytes are kept where ${source.bytes} were imported`;
  const found = await digestOf(ports.digests, content, task);
  return found === source.sha256 ? null : `its content was changed: SHA-256 ${found} instead of ${source.sha256}`;
}
