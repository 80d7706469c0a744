/** Reading everything again of a damaged engagement whose files as received are whole, and saying what was lost of one that is salvaged. */
import { ProblemError } from '../../domain/problem.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { reviewCopyOf } from '../../store/snapshot/reviewCopy.ts';
import type { UnknownExceptions } from '../../store/snapshot/knownExceptions.ts';
import type { DamagedTable } from '../../store/snapshot/salvageTables.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { Check } from '../engine.ts';
import { CARRIED } from '../import/carryDecisions.ts';
import { readAgain } from '../import/readAgain.ts';
import { changedSetup, readSetup } from '../import/setup.ts';
import type { SalvagedContents } from './salvageContents.ts';
import type { SalvagedLog } from './salvageLog.ts';

/** Without one of these whole it is not known how the files are to be read. */
const SETUP: ReadonlySet<string> = new Set(['setting', 'system', 'source', 'source_content', 'set_aside', 'handoff', 'handoff_location']);
/** Made again from the log as far as that goes. */
const IN_THE_LOG: ReadonlySet<string> = new Set([
  'decision', 'decision_exception', 'decision_undone', 'note', 'attachment', 'owner', 'owner_rule', 'saved_filter', 'confirmed_alias',
  'accepted_rejects', 'remembered_mapping', 'parameter',
]);
/** What reading everything again cannot bring back. */
const DECIDED: ReadonlySet<string> = new Set([...CARRIED, 'exception_life']);

/** An engagement read anew, or why it could not be. */
export interface ReadAgain {
  readonly db: Database | null;
  /** To follow "as they stood in the tables: "; empty where it was read. */
  readonly why: string;
}

/** The engagement read anew from its files as they were received, where all of them and how to read them are whole. */
export async function readAllAgain(
  db: Database, ports: Ports, file: string, contents: SalvagedContents, damaged: readonly DamagedTable[], task: Task,
): Promise<ReadAgain> {
  const without = (why: string): ReadAgain => ({ db: null, why });
  if (reviewCopyOf(db) !== null) return without('a review copy has no files to make them anew from');
  if (contents.whole === 0 || contents.sources.length > 0) {
    return without('not all files as received are whole, so they could not be made anew');
  }
  if (damaged.some(({ table }) => SETUP.has(table))) return without('how the files were read is damaged, so they could not be made anew');
  try {
    const manifest = changedSetup(db, readSetup(db), { kind: 'again' });
    const again = await readAgain(db, ports, manifest, new Map(), `salvaged from ${file}`.slice(0, 500), task);
    await runChecks(again, ports, task);
    return { db: again, why: '' };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'cancelled') throw error;
    return without(`reading the files again failed (${error.problem.message.replace(/\.$/u, '')})`);
  }
}

interface Found {
  readonly log: SalvagedLog;
  readonly contents: SalvagedContents;
  readonly damaged: readonly DamagedTable[];
  readonly unknown: UnknownExceptions;
  readonly again: ReadAgain;
}

export interface Told {
  readonly findings: readonly Check[];
  /** What was lost, a phrase each. */
  readonly lost: readonly string[];
}

const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What was found, part by part, and what was lost. */
export function toldOf({ log, contents, damaged, unknown, again }: Found): Told {
  const isReadAgain = again.db !== null;
  const lostTables = damaged.filter(({ table }) => (!isReadAgain || DECIDED.has(table)) && !(IN_THE_LOG.has(table) && log.lost === 0));
  const exceptions = [
    ...(unknown.decided.length > 0 ? [`what was decided about ${codesOf(unknown.decided)}, which the log still tells`] : []),
    ...(unknown.count > 0 || damaged.some(({ table }) => table === 'finding')
      ? ['the numbers of some exceptions, which have others now'] : []),
  ];
  const lost = [
    ...(log.lost > 0 ? [`${some(log.lost, 'decision')} behind decision ${log.kept}`] : []),
    ...(log.unapplied > 0 ? [`what ${some(log.unapplied, 'decision')} of the log did`] : []),
    ...contents.sources.map((name) => `${name} as it was received`),
    ...contents.attachments.map((name) => `the attachment ${name}`),
    ...contents.lines.map((name) => `lines of ${name} that proved what is gone`),
    ...exceptions,
    ...lostTables.map(({ table, rows }) => `rows of the table ${table}, of which ${rows} could be read`),
  ];
  const beside = log.fromBeside === 0 ? '' : `, ${log.fromBeside} of them from beside the file`;
  const behind = log.lost === 0 ? '' : `; ${some(log.lost, 'decision')} behind it lost`;
  const findings: Check[] = [
    {
      name: 'decisions', sound: log.lost === 0 && log.unapplied === 0,
      finding: `${some(log.kept, 'decision')}, the chain of hashes is whole${beside}${behind}`,
    },
    {
      name: 'sources', sound: contents.sources.length === 0,
      finding: `${some(contents.whole, 'file')} as received agree with their SHA-256${lostNames(contents.sources)}`,
    },
    ...(contents.attachments.length === 0 ? []
      : [{ name: 'attachments', sound: false, finding: `their content is lost: ${contents.attachments.join(', ')}` }]),
    {
      name: 'tables', sound: lostTables.length === 0,
      finding: damaged.length === 0 ? 'every row could be read'
        : `damaged: ${damaged.map(({ table, rows, gaps }) => `${table} (${some(rows, 'row')} read, ${some(gaps, 'gap')})`).join(', ')}`,
    },
    ...(exceptions.length === 0 ? [] : [{ name: 'exceptions', sound: false, finding: `lost: ${exceptions.join('; ')}` }]),
    {
      name: 'figures', sound: isReadAgain,
      finding: isReadAgain ? 'read again from the files as they were received: none rests on what was damaged'
        : `as they stood in the tables: ${again.why}`,
    },
  ];
  return { findings, lost };
}

const SHOWN_CODES = 6;

function codesOf(numbers: readonly number[]): string {
  const more = numbers.length > SHOWN_CODES ? ` and ${numbers.length - SHOWN_CODES} more` : '';
  return numbers.slice(0, SHOWN_CODES).map(exceptionCode).join(', ') + more;
}

function lostNames(names: readonly string[]): string {
  return names.length === 0 ? '' : `; lost: ${names.join(', ')}`;
}
