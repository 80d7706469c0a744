import { fail } from '../../../domain/problem.ts';
import { toMoney, toUnits } from '../../../domain/quantity.ts';
import { rootEventCode } from '../../../domain/statements/codes.ts';
import { EXCEPTION_KINDS } from '../../../domain/vocabulary.ts';
import type { ExceptionKind } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { exceptionsById } from '../exceptionRows.ts';
import type { ExceptionRecord } from '../exceptionRows.ts';
import { resultCache } from '../grid/rowOrder.ts';
import type { RowOrder } from '../grid/rowOrder.ts';
import { timelineOf } from '../timeline.ts';
import type { TimelineEvent } from '../timeline.ts';
import { wordAt } from '../words.ts';

export interface RootRecord {
  readonly id: number;
  readonly code: string;
  readonly kind: ExceptionKind;
  readonly sku: string;
  readonly location: string;
  readonly at: number;
  readonly exceptions: number;
  readonly units: number;
  readonly value: number;
}

/** More than anybody reads of one root event. */
const MOST_EXCEPTIONS = 200;

const SUMS = `SELECT root_event_id AS id, COUNT(*) AS n, SUM(ABS(quantity)) AS units, SUM(ABS(value)) AS value FROM finding
  WHERE root_event_id IS NOT NULL AND number IS NOT NULL`;

/** Root events that set off at least `least` exceptions: those with most exceptions first, then by value, then by id. */
export function rootOrder(db: Database, least: number): RowOrder {
  return resultCache(db).order(`root events ${least}`, () => {
    let units = 0;
    let value = 0;
    const ids = db.rows(`${SUMS} GROUP BY root_event_id HAVING n >= ? ORDER BY n DESC, value DESC, id`, (row) => {
      units += Number(row[2]);
      value += Number(row[3]);
      return Number(row[0]);
    }, [least]);
    return { ids: Int32Array.from(ids), units, value };
  });
}

/** The root events with these ids, in the order of the ids; units and value are sums of sizes. */
export function rootsById(db: Database, ids: Iterable<number>): readonly RootRecord[] {
  const list = JSON.stringify([...ids]);
  return db.rows(
    `SELECT r.id, r.kind, i.code, l.code, r.at, f.n, f.units, f.value FROM json_each(?1) AS wanted
       CROSS JOIN root_event AS r ON r.id = wanted.value JOIN item AS i ON i.id = r.item_id LEFT JOIN location AS l ON l.id = r.location_id
       JOIN (${SUMS} AND root_event_id IN (SELECT value FROM json_each(?1)) GROUP BY root_event_id) AS f ON f.id = r.id
      ORDER BY wanted.key`,
    (row) => ({
      id: Number(row[0]), code: rootEventCode(Number(row[0])), kind: wordAt(EXCEPTION_KINDS, row[1]), sku: String(row[2]),
      location: String(row[3] ?? ''), at: Number(row[4]), exceptions: Number(row[5]), units: toUnits(Number(row[6])),
      value: toMoney(Number(row[7])),
    }), [list]);
}

/** A root event with what it set off and what every system recorded of it. Fails with `unknown_record`. */
export function rootDetail(db: Database, id: number): {
  readonly root: RootRecord; readonly exceptions: readonly ExceptionRecord[]; readonly timeline: readonly TimelineEvent[];
} {
  const root = rootsById(db, [id])[0];
  if (root === undefined) {
    return fail({
      code: 'unknown_record', message: `There is no root event ${id} in this engagement any more.`,
      remedy: 'Choose it again from the list.',
    });
  }
  const findings = db.rows(
    `SELECT id FROM finding WHERE root_event_id = ? AND number IS NOT NULL ORDER BY first_at, number LIMIT ${MOST_EXCEPTIONS}`,
    (row) => Number(row[0]), [id]);
  return { root, exceptions: exceptionsById(db, findings), timeline: timelineOf(db, findings[0] ?? 0) };
}
