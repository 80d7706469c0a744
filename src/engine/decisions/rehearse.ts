import { CALLS } from '../../contract/calls.ts';
import type { DecisionInput } from '../../contract/decisions.ts';
import type { Ports } from '../../ports.ts';
import { rehearsalDatabase } from '../../store/decisions/rehearsalDatabase.ts';
import { exceptionColumns, exceptionWork } from '../../store/queries/exceptionColumns.ts';
import { journalLine } from '../file/journal.ts';
import { decide } from './decide.ts';
import { decisionView } from './decisionView.ts';

/** Enough for all that a decision runs through to be compiled. */
const TIMES = 8;

let isRehearsed = false;

/** Rehearses once a process. Where that fails nobody is told: the first decision then takes some milliseconds longer. */
export async function rehearseOnce(ports: Ports): Promise<void> {
  if (isRehearsed) return;
  isRehearsed = true;
  await rehearse(ports).catch(() => undefined);
}

/**
 * Takes decisions on an engagement of its own that nobody sees: code that runs for the first time is compiled first, and whoever takes the
 * first decision on an engagement is not to wait for that.
 */
export async function rehearse(ports: Pick<Ports, 'clock' | 'digests' | 'sqlWasm'>): Promise<void> {
  const db = await rehearsalDatabase(ports.sqlWasm);
  try {
    exceptionColumns(db);
    exceptionWork(db);
    for (let time = 1; time <= TIMES; time += 1) {
      const exceptions = ['E-000001'];
      const decisions: readonly DecisionInput[] = [
        { command: 'setDue', exceptions, due: time }, { command: 'note', exceptions, text: String(time) },
        { command: 'assign', exceptions, owner: String(time), isNew: true },
      ];
      for (const decision of decisions) {
        const request = CALLS['decisions.make'].input.parse({ who: 'nobody', why: '', decision });
        const taken = decide(db, ports, request);
        journalLine({ decision: taken, content: null }, null);
        decisionView(db, taken);
      }
    }
  } finally {
    db.close();
  }
}
