import { meetsCustomers } from '../../domain/audit/customerImpact.ts';
import { EXCEPTION_KINDS, SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { wordAt } from './words.ts';

/** By the id of each handoff: whether customers meet an exception of it first, a place a kind in the order of `EXCEPTION_KINDS`. */
export function kindsMet(db: Database): ReadonlyMap<number, readonly boolean[]> {
  return new Map(db.rows('SELECT h.id, s.kind FROM handoff AS h JOIN system AS s ON s.id = h.to_system_id', (row) => {
    const target = wordAt(SYSTEM_KINDS, row[1]);
    return [Number(row[0]), EXCEPTION_KINDS.map((kind) => meetsCustomers(kind, target))] as const;
  }));
}
