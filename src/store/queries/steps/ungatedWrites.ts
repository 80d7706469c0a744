import { toMoney, toUnits } from '../../../domain/quantity.ts';
import { EVENT_TYPES, FINDING_KINDS } from '../../../domain/vocabulary.ts';
import type { FindingKind } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { exceptionColumns } from '../exceptionColumns.ts';
import { resultCache } from '../grid/rowOrder.ts';
import { everyRow, narrowed } from '../grid/rowTests.ts';
import { pricedItem } from '../priced.ts';
import { textOrNull, wordAt } from '../words.ts';

/** Writes round the gate by system, kind of event, place and who wrote them; the costliest first. */
export function ungatedWrites(db: Database) {
  return resultCache(db).part('ungated writes', () => db.rows(
    `SELECT s.code, ev.type, l.code, w.text, COUNT(*), SUM(f.quantity), SUM(ABS(f.quantity)), SUM(ABS(f.value)), MAX(f.first_at),
            SUM(NOT (${pricedItem('f.item_id')}))
       FROM json_each(?) AS wanted CROSS JOIN finding AS f ON f.id = wanted.value
            CROSS JOIN evidence AS e ON e.finding_id = f.id AND e.fact = 'event'
            AND e.seq = (SELECT MIN(seq) FROM evidence WHERE finding_id = f.id AND fact = 'event')
            CROSS JOIN event AS ev ON ev.id = e.fact_id JOIN system AS s ON s.id = ev.system_id JOIN location AS l ON l.id = ev.location_id
       LEFT JOIN word AS w ON w.id = ev.actor_id
      GROUP BY s.id, ev.type, l.id, w.text
      ORDER BY SUM(ABS(f.value)) DESC, COUNT(*) DESC, s.code, l.code, ev.type, w.text`,
    (row) => ({
      system: String(row[0]), eventType: wordAt(EVENT_TYPES, row[1]), location: String(row[2]), actor: textOrNull(row[3]),
      writes: Number(row[4]), units: toUnits(Number(row[5])), absoluteUnits: toUnits(Number(row[6])),
      absoluteValue: toMoney(Number(row[7])), lastAt: Number(row[8]), unpriced: Number(row[9]),
    }), [JSON.stringify(ofKind(db, 'ungated_write'))]));
}

function ofKind(db: Database, kind: FindingKind): readonly number[] {
  const { count, id, column } = exceptionColumns(db);
  const wanted = FINDING_KINDS.indexOf(kind);
  return Array.from(narrowed(everyRow(count), (row) => column.kind[row] === wanted), (row) => id[row] as number);
}
