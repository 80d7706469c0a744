import { SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { peopleDecided } from '../decisions/decisionRecords.ts';
import { resultCache } from './grid/rowOrder.ts';
import { engagementSettings } from './settings.ts';
import { summaryOf, systemAccuracies } from './summary.ts';
import { engagementWarnings } from './warnings.ts';
import { wordAt } from './words.ts';

/** An engagement at a glance, without what only its file knows. */
export function engagementOverview(db: Database) {
  const settings = engagementSettings(db);
  return {
    name: settings.name, client: settings.client, currency: settings.currency, cutoff: settings.cutoff,
    cutoffKnown: settings.cutoffKnown, timezone: settings.timezone,
    isUntouchedSample: settings.isSample && peopleDecided(db) === 0, defaults: settings.defaults,
    warnings: resultCache(db).part('warnings', () => engagementWarnings(db)),
    systems: listSystems(db, settings.authority), summary: resultCache(db).part('summary', () => summaryOf(db)),
  };
}

export function listSystems(db: Database, authority: number) {
  const figures = new Map(systemAccuracies(db).map((system) => [system.systemId, system]));
  return db.rows(
    'SELECT id, code, name, kind, timezone, owner, id IN (SELECT system_id FROM authority_rule) FROM system ORDER BY id',
    (row) => {
      const figure = figures.get(Number(row[0]));
      return {
        code: String(row[1]), name: String(row[2]), kind: wordAt(SYSTEM_KINDS, row[3]), timezone: String(row[4]),
        owner: String(row[5]), isAuthority: Number(row[0]) === authority || row[6] === 1, positions: figure?.positions ?? 0,
        events: figure?.events ?? 0, recordAccuracy: figure?.recordAccuracy ?? null,
      };
    });
}
