import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { readAttachedContent } from '../../store/decisions/attachedContents.ts';
import type { KeptAttachment } from '../../store/decisions/attachedContents.ts';
import { readSourceContent } from '../../store/snapshot/sourceContents.ts';
import type { KeptSource } from '../../store/snapshot/sourceContents.ts';
import { digestOf } from './digest.ts';

/** A file as it was given: what its content must come to. */
interface Given {
  readonly sha256: string;
  readonly bytes: number;
}

/** What is wrong with a source as the engagement keeps it; null where it is byte for byte what was imported. */
export async function sourceFault(db: Database, source: KeptSource, ports: Ports, task: Task): Promise<string | null> {
  return contentFault(readSourceContent(db, source), source, ports, task);
}

/** What is wrong with an attachment as the engagement keeps it; null where it is byte for byte what was attached. */
export async function attachmentFault(db: Database, attachment: KeptAttachment, ports: Ports, task: Task): Promise<string | null> {
  return contentFault(readAttachedContent(db, attachment.sha256), attachment, ports, task);
}

/** What is wrong with a file that is kept as gzip; null where it is byte for byte what was given. */
export async function contentFault(gzip: Uint8Array | null, given: Given, ports: Ports, task: Task): Promise<string | null> {
  if (gzip === null) return 'its content is not in the engagement';
  let content: Uint8Array;
  try {
    content = await ports.compression.gunzip(gzip);
  } catch (error) {
    return `its content cannot be unpacked (${error instanceof Error ? error.message : String(error)})`;
  }
  if (content.length !== given.bytes) return `${content.length} bytes are kept where ${given.bytes} were given`;
  const found = await digestOf(ports.digests, content, task);
  return found === given.sha256 ? null : `its content was changed: SHA-256 ${found} instead of ${given.sha256}`;
}
