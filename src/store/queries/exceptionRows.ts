import { toMoney, toUnits } from '../../domain/quantity.ts';
import { exceptionCode, rootEventCode } from '../../domain/statements/codes.ts';
import { EXCEPTION_KINDS, EXCEPTION_STATES, FIXES, REASON_CODES, RUN_CHANGES, SEVERITIES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { readSetting } from '../facts/readFacts.ts';
import { exceptionColumns, rowsOf } from './exceptionColumns.ts';
import { pricedItem } from './priced.ts';
import { numberOrNull, textOrNull, wordAt } from './words.ts';

const DAY = 86_400_000;

/**
 * The exceptions with these finding ids, in the order of the ids; timing (which has no number) is left out. Ready to show: systems and
 * handoff by code, quantities in units, money with two decimals, confidence 0 … 1.
 */
export function exceptionsById(db: Database, ids: Iterable<number>) {
  const cutoff = Number(readSetting(db, 'cutoff') ?? 0);
  return db.rows(
    `SELECT f.id, f.number, f.kind, i.code, i.description, l.code, h.code, s.code, t.code, r.text, f.quantity, f.value, f.severity,
            f.confidence, f.root_event_id, f.owner, f.status, f.first_at, f.times_seen, f.fix,
            e.due_at, e.reason, e.compared, ${pricedItem('f.item_id')}
       FROM json_each(?) AS wanted CROSS JOIN finding AS f ON f.id = wanted.value
       JOIN item AS i ON i.id = f.item_id LEFT JOIN location AS l ON l.id = f.location_id
       LEFT JOIN handoff AS h ON h.id = f.handoff_id LEFT JOIN system AS s ON s.id = f.from_system_id
       LEFT JOIN system AS t ON t.id = f.to_system_id LEFT JOIN reference AS r ON r.id = f.reference_id
       LEFT JOIN exception_life AS e ON e.number = f.number
      WHERE f.number IS NOT NULL ORDER BY wanted.key`,
    (row) => ({
      id: Number(row[0]), code: exceptionCode(Number(row[1])), kind: wordAt(EXCEPTION_KINDS, row[2]), sku: String(row[3]),
      description: textOrNull(row[4]), location: String(row[5] ?? ''), handoff: textOrNull(row[6]), from: textOrNull(row[7]),
      to: textOrNull(row[8]), reference: textOrNull(row[9]), quantity: toUnits(Number(row[10])), value: toMoney(Number(row[11])),
      severity: wordAt(SEVERITIES, row[12]), confidence: Number(row[13]) / 1000,
      rootEvent: row[14] === null ? null : rootEventCode(Number(row[14])), owner: String(row[15]),
      status: wordAt(EXCEPTION_STATES, row[16]), firstAt: Number(row[17]), timesSeen: Number(row[18]), fix: wordAt(FIXES, row[19]),
      due: numberOrNull(row[20]), ageDays: Math.max(0, Math.floor((cutoff - Number(row[17])) / DAY)),
      reason: row[21] === null || row[21] === undefined ? null : wordAt(REASON_CODES, row[21]),
      priced: row[23] === 1,
      change: row[22] === null || row[22] === undefined ? null : wordAt(RUN_CHANGES, row[22]),
    }), [JSON.stringify([...ids])]);
}

/** The codes of the exceptions with these finding ids, in the order of the ids. */
export function exceptionCodes(db: Database, ids: Int32Array): readonly string[] {
  const { number } = exceptionColumns(db).column;
  const rows = rowsOf(db, 'id');
  return Array.from(ids, (id) => exceptionCode(number[rows[id] ?? -1] ?? 0));
}
