/** Which findings a report proves line by line, and which rows of the exports stand behind handoffs and compared figures. */
import { toUnits } from '../../domain/quantity.ts';
import { EVENT_TYPES, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { EventType, FindingKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { positionsAt } from './evidence.ts';
import type { EvidenceRecord } from './evidence.ts';
import { behindFigure } from './figureRows.ts';
import { numberOrNull, wordAt } from './words.ts';

export interface ChosenFinding {
  readonly id: number;
  /** The exception's number; null for timing. */
  readonly number: number | null;
  readonly handoffId: number | null;
  readonly kind: FindingKind;
  /** How many findings its handoff has of its kind, chosen or not. */
  readonly ofKind: number;
}

/**
 * The findings to prove, by handoff (those without one last), kind and size: all where there are no more than `most`, else the first
 * `each` of every handoff and kind, and the `largest` of all. Sizes are absolute values, then absolute units.
 */
export function chooseFindings(
  db: Database, { most, each, largest }: { readonly most: number; readonly each: number; readonly largest: number },
): readonly ChosenFinding[] {
  const all = db.number('SELECT COUNT(*) FROM finding') <= most;
  return db.rows(
    `WITH ranked AS (
       SELECT id, number, handoff_id, kind, COUNT(*) OVER (PARTITION BY handoff_id, kind) AS of_kind,
              ROW_NUMBER() OVER (PARTITION BY handoff_id, kind ORDER BY ABS(value) DESC, ABS(quantity) DESC, id) AS in_kind,
              ROW_NUMBER() OVER (ORDER BY number IS NULL, ABS(value) DESC, ABS(quantity) DESC, id) AS overall
         FROM finding)
     SELECT id, number, handoff_id, kind, of_kind FROM ranked WHERE ? OR in_kind <= ? OR overall <= ?
      ORDER BY handoff_id IS NULL, handoff_id, kind, in_kind`,
    (row) => ({
      id: Number(row[0]), number: numberOrNull(row[1]), handoffId: numberOrNull(row[2]), kind: wordAt(FINDING_KINDS, row[3]),
      ofKind: Number(row[4]),
    }), [all ? 1 : 0, each, largest]);
}

/** Where a system's events of one type stand: in which file, from which line to which, and how many. */
export interface EventRows {
  readonly system: string;
  readonly eventType: EventType;
  readonly file: string;
  readonly rows: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Every system's events by type and file. Reads each event once. */
export function eventRows(db: Database): readonly EventRows[] {
  return db.rows(
    `SELECT sy.code, e.type, so.file, e.rows, e.first, e.last
       FROM (SELECT source_id, system_id, type, COUNT(*) AS rows, MIN(line) AS first, MAX(line) AS last FROM event GROUP BY 1, 2, 3) AS e
       JOIN source AS so ON so.id = e.source_id JOIN system AS sy ON sy.id = e.system_id ORDER BY e.system_id, e.type, so.id`,
    (row) => ({
      system: String(row[0]), eventType: wordAt(EVENT_TYPES, row[1]), file: String(row[2]), rows: Number(row[3]),
      firstLine: Number(row[4]), lastLine: Number(row[5]),
    }));
}

/** The rows behind both figures of a variance. */
export interface ComparedRows {
  readonly id: number;
  readonly sku: string;
  readonly location: string;
  readonly system: string;
  readonly authority: string;
  readonly recorded: number;
  readonly authoritative: number;
  readonly rows: readonly EvidenceRecord[];
}

/** What stands behind the figures of these variances, in the order given. */
export function comparedRows(db: Database, variances: Iterable<number>, timezone: string): readonly ComparedRows[] {
  const wanted = db.rows(
    `SELECT v.id, v.item_id, v.location_id, v.system_id, v.authority_id, v.meaning, i.code, l.code, s.code, a.code, v.recorded,
            v.authoritative
       FROM json_each(?) AS wanted CROSS JOIN variance AS v ON v.id = wanted.value JOIN item AS i ON i.id = v.item_id
       JOIN location AS l ON l.id = v.location_id JOIN system AS s ON s.id = v.system_id JOIN system AS a ON a.id = v.authority_id
      ORDER BY wanted.key`, (row) => [...row], [JSON.stringify([...variances])]);
  const rows = positionsAt(db, wanted.map((row) => [Number(row[1]), Number(row[2])] as const), timezone);
  return wanted.map((row) => {
    const here = rows.get(`${Number(row[1])} ${Number(row[2])}`) ?? [];
    const behind = (system: unknown, role: string): readonly EvidenceRecord[] =>
      behindFigure(here.filter(({ systemId }) => systemId === Number(system)), Number(row[5]) === 0 ? 'on_hand' : 'available')
        .map(({ record }) => ({ role, ...record }));
    return {
      id: Number(row[0]), sku: String(row[6]), location: String(row[7]), system: String(row[8]), authority: String(row[9]),
      recorded: toUnits(Number(row[10])), authoritative: toUnits(Number(row[11])),
      rows: [...behind(row[3], 'recorded'), ...behind(row[4], 'authoritative')],
    };
  });
}
