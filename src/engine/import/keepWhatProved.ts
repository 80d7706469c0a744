import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { earlierSources, goneLines, writeKeptLines } from '../../store/queries/goneProof.ts';
import { keptContentOf } from '../../store/queries/sources.ts';
import { goneSince, keepProof } from '../../store/results/keepProof.ts';
import { placedLines } from '../calls/placedLines.ts';
import type { PlacedLines } from '../calls/sourceLines.ts';
import { digestOf } from '../file/digest.ts';
import { linesToKeep } from '../file/keptLines.ts';

const PHASE = 'Keeping what proved what is gone';

/**
 * Keeps in `db`, which was read anew and run, what proved the exceptions of `before` that it does not see any more: their rows, and of
 * files that it does not keep itself the lines around them. `before` stays as it is. Not inside a transaction. Fails with `cancelled`.
 */
export async function keepWhatProved(before: Database, db: Database, ports: Ports, task: Task): Promise<void> {
  const gone = goneSince(before, db);
  await db.longTransaction(async () => {
    for (const done of keepProof(before, db, gone)) {
      task.report({ phase: PHASE, done, total: gone.length, unit: 'items', rate: 0 });
      await task.breathe();
    }
  });
  for (const { id, file, sha256, keptAs } of earlierSources(db)) {
    if (keptAs === 'file') {
      writeKeptLines(db, id, null);
      continue;
    }
    const lines = await linesOf(before, ports, file, sha256);
    if (lines === null) continue;
    const bytes = linesToKeep(lines.placed, goneLines(db, id));
    const kept = { header: lines.placed.line(lines.headerLine), sha256: await digestOf(ports.digests, bytes, task) };
    writeKeptLines(db, id, { ...kept, gzip: await ports.compression.gzip(bytes) });
    await task.breathe();
  }
}

/** The lines of a file as `before` keeps it; null where it does not, or cannot read it any more. */
async function linesOf(
  before: Database, ports: Ports, file: string, sha256: string,
): Promise<{ readonly placed: PlacedLines; readonly headerLine: number } | null> {
  const content = keptContentOf(before, file, sha256);
  if (content === null) return null;
  try {
    return { placed: await placedLines(ports, content), headerLine: content.headerLine };
  } catch {
    // A damaged file: what proved is told all the same, by file and line.
    return null;
  }
}
