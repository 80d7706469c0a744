import type { FileKey, Ports, Task } from '../../ports.ts';
import { noteLogEnd } from '../../store/decisions/decisionLog.ts';
import type { Database } from '../../store/database.ts';
import { encodeTrailer } from '../../store/snapshot/trailer.ts';
import { digestOf } from './digest.ts';
import { toWrite } from './sealedFile.ts';

/**
 * Writes the whole engagement to a file that any SQLite tool opens, followed by 64 bytes that hold its SHA-256. What stood there
 * before stays until the new file is complete, and stays where this fails (`not_written`, `disk_full`, `cancelled`).
 * Not inside a transaction. Holds one full copy of the database meanwhile.
 */
export async function saveEngagement(
  db: Database, ports: Ports, path: string, task: Task, key: FileKey | null = null,
): Promise<{ readonly bytes: number }> {
  const started = ports.clock.elapsed();
  const phase = `Saving ${ports.files.baseName(path)}`;
  noteLogEnd(db);
  const pages = db.export();
  task.report({ phase, done: 0, total: pages.length, unit: 'bytes', rate: 0 });
  const sha256 = await digestOf(ports.digests, pages, task);
  const trailer = encodeTrailer(pages.length, sha256);
  await ports.files.replace(path, await toWrite([pages, trailer], key));
  const seconds = (ports.clock.elapsed() - started) / 1000;
  const rate = seconds > 0 ? Math.round(pages.length / seconds) : 0;
  task.report({ phase, done: pages.length, total: pages.length, unit: 'bytes', rate });
  return { bytes: pages.length + trailer.length };
}
