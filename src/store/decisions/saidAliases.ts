import type { Database } from '../database.ts';

interface SaidAlias {
  readonly alias: string;
  readonly code: string;
  readonly same: boolean;
}

/** What people decided of codes: which two stand for one item or place, and which do not. */
export function saidAliases(db: Database): { readonly items: readonly SaidAlias[]; readonly locations: readonly SaidAlias[] } {
  const of = (kind: 'item' | 'location'): readonly SaidAlias[] =>
    db.rows('SELECT alias, code, same FROM confirmed_alias WHERE kind = ? ORDER BY alias, code', (row) =>
      ({ alias: String(row[0]), code: String(row[1]), same: row[2] === 1 }), [kind]);
  return { items: of('item'), locations: of('location') };
}
