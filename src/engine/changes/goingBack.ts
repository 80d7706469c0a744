import { fail } from '../../domain/problem.ts';
import type { Task } from '../../ports.ts';
import { lastDecision } from '../../store/decisions/decisionLog.ts';
import { writeSetting } from '../../store/facts/engagementWriter.ts';
import { openEarlierSave } from '../file/earlierSaves.ts';
import type { GoingBack } from '../file/earlierSaves.ts';
import type { Desk } from './desk.ts';

/** Makes what is open what it was at an earlier save of its file. What it was until now stays beside it. */
export function goBack({ ports, held }: Desk, going: GoingBack, task: Task): Promise<void> {
  return held.changing(async () => {
    const engagement = held.forWriting();
    const { keeper } = engagement;
    if (keeper === null) return fail({ code: 'wrong_state', message: 'It is in no file yet, so there is nothing to go back to.' });
    const { db } = await openEarlierSave(
      ports, keeper.path, going, lastDecision(engagement.db)?.hash ?? null, { key: keeper.key }, task);
    const savedAt = ports.clock.now();
    writeSetting(db, 'savedAt', String(savedAt));
    await keeper.goOnWith(db, task);
    engagement.db.close();
    engagement.db = db;
    engagement.file = { ...engagement.file, savedAt, unsaved: false };
  });
}
