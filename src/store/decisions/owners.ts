import type { Database } from '../database.ts';

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

/** Every owner by name. `settled` are the positions of the states in which nothing is owed. */
export function listOwners(db: Database, settled: readonly number[]): readonly OwnerListing[] {
  const counts = new Map<string, { exceptions: number; unsettled: number }>();
  db.each(`SELECT owner, count(*), sum(status NOT IN (SELECT value FROM json_each(?))) FROM finding WHERE number IS NOT NULL
    GROUP BY owner`,
    (row) => { counts.set(String(row[0]), { exceptions: Number(row[1]), unsettled: Number(row[2]) }); }, [JSON.stringify(settled)]);
  const active = new Map(db.rows('SELECT name, active FROM owner', (row) => [String(row[0]), row[1] === 1] as const));
  const names = new Set([...counts.keys(), ...active.keys(),
    ...db.rows('SELECT owner FROM system UNION SELECT owner FROM handoff', (row) => String(row[0]))]);
  names.delete('');
  return [...names].sort().map((name) => ({
    name, active: active.get(name) ?? true, exceptions: counts.get(name)?.exceptions ?? 0, unsettled: counts.get(name)?.unsettled ?? 0,
  }));
}
