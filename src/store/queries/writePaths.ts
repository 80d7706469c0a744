import { toUnits } from '../../domain/quantity.ts';
import { EVENT_TYPES } from '../../domain/vocabulary.ts';
import type { EventType } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { resultCache } from './grid/rowOrder.ts';
import { wordAt } from './words.ts';

/** What one system records of one event type; units are the sum of sizes, `lastAt` is the latest event's moment. */
export interface WritePath {
  readonly system: string;
  readonly eventType: EventType;
  readonly events: number;
  readonly units: number;
  readonly lastAt: number;
}

/** Every write path there is, systems in the order of import, event types in the vocabulary's. */
export function listWritePaths(db: Database): readonly WritePath[] {
  return resultCache(db).part('write paths', () => db.rows(
    `SELECT s.code, e.type, e.events, e.units, e.last_at
       FROM (SELECT system_id, type, COUNT(*) AS events, SUM(ABS(quantity)) AS units, MAX(occurred_at) AS last_at
               FROM event GROUP BY system_id, type) AS e
       JOIN system AS s ON s.id = e.system_id ORDER BY s.id, e.type`,
    (row) => ({
      system: String(row[0]), eventType: wordAt(EVENT_TYPES, row[1]), events: Number(row[2]), units: toUnits(Number(row[3])),
      lastAt: Number(row[4]),
    })));
}
