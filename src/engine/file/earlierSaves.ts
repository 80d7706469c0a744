/** The files as they were before the last saves: what each holds, and going back to one. */
import type { EarlierSaveView } from '../../contract/fileViews.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { FileKey, Ports, Task } from '../../ports.ts';
import { appendDecision, lastDecision } from '../../store/decisions/decisionLog.ts';
import { decisionBySeq, lastSeq } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { readSetting } from '../../store/facts/readFacts.ts';
import { countExceptions } from '../../store/queries/counts.ts';
import { decisionView } from '../decisions/decisionView.ts';
import { nameText, proseText } from '../decisions/texts.ts';
import { openEngagement } from './openEngagement.ts';
import { earlierPath, KEPT_SNAPSHOTS } from './places.ts';
import type { Unlock } from './readEngagementFile.ts';

/** Who goes back, and why. */
export interface GoingBack {
  readonly number: number;
  readonly who: string;
  readonly why: string;
}

/** What the earlier saves of a file hold. `here`: how many decisions the engagement has now; null where it cannot be opened. */
export async function listEarlierSaves(
  ports: Ports, path: string, here: number | null, unlock: Unlock, task: Task,
): Promise<readonly EarlierSaveView[]> {
  const found: EarlierSaveView[] = [];
  for (let number = 1; number <= KEPT_SNAPSHOTS; number += 1) {
    const { kind, bytes } = await ports.files.stat(earlierPath(path, number));
    if (kind === 'file') found.push(await earlierSave(ports, path, { number, bytes }, here, unlock, task));
  }
  return found;
}

async function earlierSave(
  ports: Ports, path: string, { number, bytes }: { readonly number: number; readonly bytes: number }, here: number | null,
  unlock: Unlock, task: Task,
): Promise<EarlierSaveView> {
  try {
    const { db } = await openEngagement(ports, earlierPath(path, number), task, unlock);
    try {
      const decisions = lastSeq(db);
      const last = decisionBySeq(db, decisions);
      const view = last === undefined ? null : decisionView(db, last);
      const savedAt = readSetting(db, 'savedAt');
      return {
        number, bytes, savedAt: savedAt === undefined ? null : Number(savedAt), decisions, after: Math.max(0, (here ?? 0) - decisions),
        exceptions: countExceptions(db),
        last: view === null ? null : { who: view.who, at: view.at, text: view.text }, problem: null,
      };
    } finally {
      db.close();
    }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'cancelled') throw error;
    return { number, bytes, savedAt: null, decisions: 0, after: 0, exceptions: 0, last: null, problem: error.problem };
  }
}

/**
 * Opens an earlier save of a file in memory, with the decision in its log that it was gone back to, and where the log that is left ended
 * (`left`: its last hash), so that it is known that there was more. Fails as opening a file does.
 */
export async function openEarlierSave(
  ports: Ports, path: string, going: GoingBack, left: string | null, unlock: Unlock, task: Task,
): Promise<{ readonly db: Database; readonly key: FileKey | null }> {
  const { db, key } = await openEngagement(ports, earlierPath(path, going.number), task, unlock);
  try {
    sayGoneBack(db, ports, going, left);
    return { db, key };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Enters into the log of an earlier save that it was gone back to. Fails with `text_invalid`. */
export function sayGoneBack(db: Database, ports: Pick<Ports, 'clock' | 'digests'>, going: GoingBack, left: string | null): void {
  const why = proseText('reason', going.why);
  appendDecision(db, ports.digests, {
    at: ports.clock.now(), who: nameText('name', going.who), command: 'goBack',
    payload: {
      input: { command: 'goBack', savedAt: Number(readSetting(db, 'savedAt') ?? 0), from: lastDecision(db)?.seq ?? 0, left: left ?? '' },
      why, changes: [], exceptions: [],
    },
  });
}
