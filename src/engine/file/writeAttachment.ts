import { fail } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import { attachedContent } from '../../store/decisions/attachedContents.ts';
import type { Database } from '../../store/database.ts';
import { digestOf } from './digest.ts';

/** Writes what was attached by decision `seq` to a file, byte for byte as it was. Fails with `unknown_record` and as writing does. */
export async function writeAttachment(
  db: Database, ports: Ports, path: string, seq: number, task: Task,
): Promise<{ readonly bytes: number }> {
  const attached = attachedContent(db, seq) ?? fail({
    code: 'unknown_record', message: 'The engagement does not hold this attachment: it was taken back, or this is a review copy.',
  });
  const content = await ports.compression.gunzip(attached.gzip);
  if (await digestOf(ports.digests, content, task) !== attached.sha256) {
    fail({ code: 'engagement_damaged', file: attached.name, message: 'What is kept of the attachment is not what was attached.' });
  }
  await ports.files.replace(path, content);
  return { bytes: content.length };
}
