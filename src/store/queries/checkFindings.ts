import { toMoney, toUnits } from '../../domain/quantity.ts';
import type { Database, Row } from '../database.ts';
import { evidenceOf } from './evidence.ts';
import type { EvidenceRecord } from './evidence.ts';
import { pricedItem } from './priced.ts';

const COLUMNS = `
  SELECT f.id, i.code, l.code, s.code, f.at, f.quantity, f.value, f.sentence, ${pricedItem('f.item_id')}
    FROM check_finding AS f LEFT JOIN item AS i ON i.id = f.item_id LEFT JOIN location AS l ON l.id = f.location_id
    LEFT JOIN system AS s ON s.id = f.system_id`;

/** Part of what a check found, the most valuable first. */
export function checkFindings(db: Database, code: string, start: number, count: number) {
  return db.rows(
    `${COLUMNS} WHERE f.code = ? ORDER BY f.value DESC, f.quantity DESC, f.id LIMIT ? OFFSET ?`, recordOf, [code, count, start]);
}

/** The rows that prove a finding of a check. */
export function checkEvidence(db: Database, id: number, timezone: string): readonly EvidenceRecord[] {
  return evidenceOf(db, [id], timezone, 'check_evidence').get(id) ?? [];
}

function recordOf(row: Row) {
  const textOrNull = (column: number): string | null => (row[column] === null ? null : String(row[column]));
  return {
    id: Number(row[0]), sku: textOrNull(1), location: textOrNull(2), system: textOrNull(3), at: Number(row[4]),
    units: toUnits(Number(row[5])), value: toMoney(Number(row[6])), sentence: String(row[7]), priced: row[8] === 1,
  };
}
