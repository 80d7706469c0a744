import type { SetupChange } from '../../contract/setup.ts';
import type { Task } from '../../ports.ts';
import { forgetSetAside } from '../../store/facts/setAside.ts';
import { runChecks } from '../checks/runChecks.ts';
import { tellSetAside } from '../import/keepSetAside.ts';
import { readAgain } from '../import/readAgain.ts';
import { changedSetup, readSetup } from '../import/setup.ts';
import type { Desk } from './desk.ts';

/**
 * Reads everything again after one change to how; what is open stays open until that succeeded. Decisions wait meanwhile.
 * `added`: where files that are not in the engagement yet lie, by their names.
 */
export function changeReading(desk: Desk, wanted: SetupChange, added: ReadonlyMap<string, string>, task: Task): Promise<void> {
  return desk.held.changing(() => readChanged(desk, wanted, added, task));
}

async function readChanged({ ports, held }: Desk, wanted: SetupChange, added: ReadonlyMap<string, string>, task: Task): Promise<void> {
  const engagement = held.forWriting();
  const { db, file } = engagement;
  if (wanted.kind === 'leaveOut' && forgetSetAside(db, wanted.file)) {
    tellSetAside(db);
    engagement.file = { ...file, unsaved: true };
    await held.snapshot(engagement, task);
    return;
  }
  const again = await readAgain(db, ports, changedSetup(db, readSetup(db), wanted), added, saidOf(wanted).slice(0, 500), task);
  await runChecks(again, ports, task);
  // The file stays ours: the next save takes what was read again, and decisions wait for it in memory.
  engagement.db = again;
  engagement.keeper?.follow(again);
  engagement.file = { ...file, unsaved: true };
  await held.snapshot(engagement, task);
  db.close();
}

function saidOf(wanted: SetupChange): string {
  switch (wanted.kind) {
    case 'add': return `added ${wanted.files.join(', ')}`;
    case 'again': return 'read again as it was decided';
    case 'read': return `read ${wanted.file}`;
    default: return `left out ${wanted.file}`;
  }
}
