import type { FileKey, Ports, Task } from '../../ports.ts';
import { lastDecision } from '../../store/decisions/decisionLog.ts';
import { decisionBySeq } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { readJournalBeside } from './journalBeside.ts';

/** Whether the journal beside a file is whole and goes on where the log of the file ends. Changes nothing. */
export async function checkJournal(
  ports: Ports, path: string, key: FileKey | null, db: Database, task: Task,
): Promise<{ readonly sound: boolean; readonly finding: string }> {
  const journal = await readJournalBeside(ports, path, key, task);
  if (journal === null) return { sound: true, finding: 'none beside the file: the file holds every decision' };
  const { entries, damagedLine, lost } = journal;
  if (damagedLine !== null) {
    const finding = `line ${damagedLine} was changed: ${entries.length} decisions before it can be read, ${lost} from there on not`;
    return { sound: false, finding };
  }
  let last = lastDecision(db) ?? null;
  let waiting = 0;
  for (const { decision } of entries) {
    const isKept = decision.seq <= (last?.seq ?? 0);
    const fits = isKept ? waiting > 0 || decisionBySeq(db, decision.seq)?.hash === decision.hash
      : decision.seq === (last?.seq ?? 0) + 1 && (last === null || decision.previous === last.hash);
    if (!fits) {
      const finding = `decision ${decision.seq} in it does not follow the log of the file: it belongs to another save`;
      return { sound: false, finding };
    }
    if (isKept) continue;
    waiting += 1;
    last = decision;
  }
  return { sound: true, finding: `${waiting} decisions beside the file that it does not hold yet, the chain of hashes is whole` };
}
