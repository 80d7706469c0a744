import { SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { SystemKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { authorityOf } from '../decisions/entities/mapEntities.ts';
import { wordAt } from './words.ts';

/** The systems of an engagement and who is right where, by codes, as a manifest says them. */
export interface EngagementSetup {
  readonly systems: { id: string; kind: SystemKind; name: string; timezone: string; owner: string }[];
  readonly authority: { default?: string; rules: { location: string; system: string }[] };
}

export function engagementSetup(db: Database): EngagementSetup {
  const right = authorityOf(db, '');
  return {
    systems: db.rows('SELECT code, kind, name, timezone, owner FROM system ORDER BY id', (row) => ({
      id: String(row[0]), kind: wordAt(SYSTEM_KINDS, row[1]), name: String(row[2]), timezone: String(row[3]), owner: String(row[4]),
    })),
    authority: {
      ...(right === null ? {} : { default: right }),
      rules: db.rows(`SELECT l.code, s.code FROM authority_rule r JOIN location l ON l.id = r.location_id
        JOIN system s ON s.id = r.system_id ORDER BY l.code`, (row) => ({ location: String(row[0]), system: String(row[1]) })),
    },
  };
}
