/** The decisions of a damaged engagement: as far as their chain of hashes is whole, from wherever they can still be read. */
import { ProblemError } from '../../domain/problem.ts';
import type { FileKey, Ports, Task } from '../../ports.ts';
import { applyChanges, entity } from '../../store/decisions/applyChanges.ts';
import { keepAttached } from '../../store/decisions/attachedContents.ts';
import type { EntityName } from '../../store/decisions/change.ts';
import { GENESIS, isSealed } from '../../store/decisions/decisionLog.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import { decisionPage, lastSeq, payloadOf, replaceLog } from '../../store/decisions/decisionRecords.ts';
import { readSetting } from '../../store/facts/readFacts.ts';
import type { Database } from '../../store/database.ts';
import { readJournalBeside } from './journalBeside.ts';
import { openEngagement } from './openEngagement.ts';
import { earlierPath, KEPT_SNAPSHOTS } from './places.ts';

export interface SalvagedLog {
  /** How many decisions stand in the log now, its chain whole. */
  readonly kept: number;
  /** How many there were at least behind them. */
  readonly lost: number;
  /** How many of those kept were read from the journal or from earlier saves. */
  readonly fromBeside: number;
  /** Decisions that stand in the log and could not be applied again, for what they are about is lost. */
  readonly unapplied: number;
}

/** What is as decisions left it, and nothing else changes it: it is made again from the log. */
const MADE_OF_DECISIONS: ReadonlySet<EntityName> = new Set([
  'note', 'attachment', 'owner', 'ownerRules', 'filter', 'alias', 'acceptedRejects', 'mapping', 'parameter',
]);

/** Makes the log of `db` whole again, and what it says of what was decided. */
export async function salvageLog(db: Database, ports: Ports, path: string, key: FileKey | null, task: Task): Promise<SalvagedLog> {
  const own = decisionPage(db, 0, Number.MAX_SAFE_INTEGER);
  // What a save wrote down last; decisions behind it are in the journal only.
  const saved = Math.max(Number(readSetting(db, 'logEnd')?.split(' ')[0] ?? 0), own[0]?.seq ?? 0);
  const journal = await readJournalBeside(ports, path, key, task);
  const beside = journal?.entries ?? [];
  const candidates: Decision[] = [...own, ...beside.map(({ decision }) => decision)];
  const last = Math.max(saved, beside.at(-1)?.decision.seq ?? 0);
  let chain = chainOf(candidates, ports);
  for (let number = 1; number <= KEPT_SNAPSHOTS && chain.length < last; number += 1) {
    candidates.push(...await decisionsOf(ports, earlierPath(path, number), key, task));
    chain = chainOf(candidates, ports);
  }
  const contents = new Map(beside.map(({ decision, content }) => [decision.hash, content]));
  const ownHashes = new Set(own.map(({ hash }) => hash));
  const unapplied = db.transaction(() => {
    replaceLog(db, chain);
    return chain.filter((decision) => !madeAgain(db, decision, decision.seq > saved, contents.get(decision.hash) ?? null)).length;
  });
  return {
    kept: chain.length, lost: Math.max(0, last - chain.length) + (journal?.lost ?? 0),
    fromBeside: chain.filter(({ hash }) => !ownHashes.has(hash)).length, unapplied,
  };
}

/** From the first decision on each that carries the hash of the one before it and its own. */
function chainOf(candidates: readonly Decision[], ports: Pick<Ports, 'digests'>): readonly Decision[] {
  const bySeq = new Map<number, Decision[]>();
  for (const one of candidates) bySeq.set(one.seq, [...bySeq.get(one.seq) ?? [], one]);
  const chain: Decision[] = [];
  for (;;) {
    const previous = chain.at(-1)?.hash ?? GENESIS;
    const next = bySeq.get(chain.length + 1)?.find((one) => one.previous === previous && isSealed(ports.digests, one));
    if (next === undefined) return chain;
    chain.push(next);
  }
}

/** Those of an earlier save; none where it cannot be opened. */
async function decisionsOf(ports: Ports, path: string, key: FileKey | null, task: Task): Promise<readonly Decision[]> {
  if ((await ports.files.stat(path)).kind !== 'file') return [];
  try {
    const { db } = await openEngagement(ports, path, task, { key });
    try {
      return decisionPage(db, 0, lastSeq(db));
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code !== 'cancelled') return [];
    throw error;
  }
}

/** `isNew`: the tables that were saved do not know of it yet. */
function madeAgain(db: Database, decision: Decision, isNew: boolean, content: string | null): boolean {
  try {
    if (content !== null) keepAttached(db, decision, content);
    for (const change of payloadOf(decision).changes) {
      if (MADE_OF_DECISIONS.has(change.entity)) {
        entity(db, change.entity).write(change.keys, change.entity === 'ownerRules' ? [] : null);
        if (change.after !== null) applyChanges(db, [change]);
      } else if (isNew) applyChanges(db, [change]);
    }
    return true;
  } catch {
    return false;
  }
}
