import { isResolved } from '../../domain/exceptions/transitions.ts';
import { EXCEPTION_STATES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { exceptionWork } from '../queries/exceptionColumns.ts';

/** Somebody who answers for exceptions, and how many are theirs. */
export interface OwnerListing {
  readonly name: string;
  /** False where nothing new is given to them. */
  readonly active: boolean;
  readonly exceptions: number;
  readonly unsettled: number;
}

/** Owners are those of systems, handoffs and exceptions, and those who were added; a retired one is known, but given nothing. */
export function isKnownOwner(db: Database, name: string): boolean {
  const added = db.first('SELECT active FROM owner WHERE name = ?', (row) => row[0] === 1, [name]);
  if (added !== undefined) return added;
  return db.number(`SELECT EXISTS (SELECT 1 FROM system WHERE owner = ?1) OR EXISTS (SELECT 1 FROM handoff WHERE owner = ?1)
    OR EXISTS (SELECT 1 FROM finding WHERE owner = ?1)`, [name]) === 1;
}

/** Every owner by name. */
export function listOwners(db: Database): readonly OwnerListing[] {
  const { owner, owners, status } = exceptionWork(db);
  const exceptions = owners.map(() => 0);
  const unsettled = owners.map(() => 0);
  const isSettled = EXCEPTION_STATES.map(isResolved);
  for (let row = 0; row < owner.length; row += 1) {
    const place = owner[row] as number;
    exceptions[place] = (exceptions[place] as number) + 1;
    if (isSettled[status[row] as number] !== true) unsettled[place] = (unsettled[place] as number) + 1;
  }
  const active = new Map(db.rows('SELECT name, active FROM owner', (row) => [String(row[0]), row[1] === 1] as const));
  const names = new Set([...owners.filter((_, place) => (exceptions[place] as number) > 0), ...active.keys(),
    ...db.rows('SELECT owner FROM system UNION SELECT owner FROM handoff', (row) => String(row[0]))]);
  names.delete('');
  return [...names].sort().map((name) => {
    const place = owners.indexOf(name);
    return { name, active: active.get(name) ?? true, exceptions: exceptions[place] ?? 0, unsettled: unsettled[place] ?? 0 };
  });
}
