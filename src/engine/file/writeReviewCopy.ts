import { fail } from '../../domain/problem.ts';
import type { MaskableColumn } from '../../domain/vocabulary.ts';
import type { FileKey, Ports, Task } from '../../ports.ts';
import { Database } from '../../store/database.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { makeReviewCopy } from '../../store/snapshot/reviewCopy.ts';
import { nameText } from '../decisions/texts.ts';
import { saveEngagement } from './saveEngagement.ts';

export interface ReviewCopyWish {
  readonly who: string;
  readonly masked: readonly MaskableColumn[];
  /** What the copy is sealed with; null where it is not. */
  readonly key: FileKey | null;
}

/**
 * Writes a copy of an engagement without the files as received, with columns masked; its log says who made it and what is missing. The
 * engagement at hand stays as it is. Not inside a transaction. Fails with `not_written`, `disk_full`, `text_invalid` or `cancelled`.
 */
export async function writeReviewCopy(
  db: Database, ports: Ports, path: string, open: string | null, wish: ReviewCopyWish, task: Task,
): Promise<{ readonly bytes: number }> {
  if (path === open) {
    return fail({
      code: 'not_written', file: ports.files.baseName(path), message: 'This is the engagement itself; a copy does not take its place.',
      remedy: 'Choose another name. Nothing was changed.',
    });
  }
  const who = nameText('name', wish.who);
  task.report({ phase: 'Making the review copy', done: 0, total: 0, unit: 'steps', rate: 0 });
  const copy = await Database.open(ports.sqlWasm, db.export());
  try {
    await task.breathe();
    appendDecision(copy, ports.digests, {
      at: ports.clock.now(), who, command: 'reviewCopy',
      payload: { input: { command: 'reviewCopy', masked: [...wish.masked] }, why: '', changes: [], exceptions: [] },
    });
    makeReviewCopy(copy, wish.masked);
    return await saveEngagement(copy, ports, path, task, wish.key);
  } finally {
    copy.close();
  }
}
