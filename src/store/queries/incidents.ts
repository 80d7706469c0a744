/** What people reported, and what lies behind it. */
import { exceptionCode, rootEventCode } from '../../domain/statements/codes.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import { toUnits } from '../../domain/quantity.ts';
import { INCIDENT_KINDS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { findingWords } from './findingWords.ts';
import { numberOrNull, textOrNull, wordAt } from './words.ts';

/** What people reported, latest first, each with what lies behind it; only of one root event where that is given. */
export function incidentPage(db: Database, start: number, count: number, root: number | null = null) {
  const where = root === null ? '?1 IS NULL' : 'n.id IN (SELECT incident_id FROM incident_trace WHERE rank = 1 AND root_event_id = ?1)';
  const records = db.rows(
    `SELECT n.id, n.kind, n.reported_at, s.code, i.code, l.code, n.quantity, n.reported_by, n.reference, so.file, n.line, so.id
       FROM incident AS n JOIN system AS s ON s.id = n.system_id JOIN item AS i ON i.id = n.item_id
       JOIN source AS so ON so.id = n.source_id LEFT JOIN location AS l ON l.id = n.location_id
      WHERE ${where} ORDER BY n.reported_at DESC, n.id LIMIT ?2 OFFSET ?3`,
    (row) => ({
      id: Number(row[0]), kind: wordAt(INCIDENT_KINDS, row[1]), reportedAt: Number(row[2]), system: String(row[3]), sku: String(row[4]),
      location: textOrNull(row[5]), quantity: row[6] === null ? null : toUnits(Number(row[6])), reportedBy: textOrNull(row[7]),
      reference: textOrNull(row[8]), file: String(row[9]), row: Number(row[10]), sourceId: Number(row[11]),
    }), [root, count, start]);
  const causes = causesOf(db, records.map(({ id }) => id));
  return {
    rows: records.map((record) => ({ ...record, causes: causes.get(record.id) ?? [] })),
    total: db.number(`SELECT COUNT(*) FROM incident AS n WHERE ${where}`, [root]),
  };
}

interface Told {
  readonly findingId: number; readonly exception: string; readonly rootEventId: number; readonly rootEvent: string;
  readonly weight: number; readonly isOpen: boolean; readonly text: string; readonly reasoning: string;
}

/** What most likely lies behind each incident, the likeliest first. */
function causesOf(db: Database, incidents: readonly number[]): ReadonlyMap<number, readonly Told[]> {
  const rows = db.rows(
    `SELECT t.incident_id, t.finding_id, f.number, t.root_event_id, t.weight, t.is_open, t.reasoning
       FROM json_each(?) AS wanted CROSS JOIN incident_trace AS t ON t.incident_id = wanted.value JOIN finding AS f ON f.id = t.finding_id
      ORDER BY t.incident_id, t.rank`,
    (row) => ({
      incident: Number(row[0]), findingId: Number(row[1]), number: numberOrNull(row[2]), rootEventId: Number(row[3]),
      weight: Number(row[4]), isOpen: row[5] === 1, reasoning: String(row[6]),
    }), [JSON.stringify(incidents)]);
  const words = findingWords(db, new Set(rows.map(({ findingId }) => findingId)));
  const causes = new Map<number, Told[]>();
  for (const { incident, number, ...cause } of rows) {
    const known = words.get(cause.findingId);
    const list = causes.get(incident) ?? [];
    causes.set(incident, list);
    list.push({
      ...cause, exception: number === null ? '' : exceptionCode(number), rootEvent: rootEventCode(cause.rootEventId),
      text: known === undefined ? '' : sentenceOf(known),
    });
  }
  return causes;
}
