/** Root events as people ask for them: what they hold, how it hangs together, and who noticed. */
import { plainUnits, signedUnits } from '../../domain/statements/figures.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { FINDING_KINDS, INCIDENT_KINDS, ROOT_PATTERNS } from '../../domain/vocabulary.ts';
import type { FindingKind, IncidentKind, RootPattern } from '../../domain/vocabulary.ts';
import type { Database, Row } from '../database.ts';
import { findingWords } from './findingWords.ts';
import { numberOrNull, textOrNull, wordAt } from './words.ts';

export interface RootRecord {
  readonly id: number;
  readonly kind: FindingKind;
  readonly sku: string;
  readonly location: string | null;
  readonly at: number;
  readonly exceptions: number;
  /** Sums of the sizes of its exceptions. */
  readonly units: number;
  readonly value: number;
  readonly incidents: number;
  readonly patterns: readonly RootPattern[];
}

export interface PatternRecord {
  readonly pattern: RootPattern;
  readonly steps: readonly {
    readonly role: string; readonly system: string | null; readonly findingId: number | null; readonly quantity: number;
    readonly at: number; readonly text: string;
  }[];
}

export interface IncidentRecord {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly reportedAt: number;
  readonly system: string;
  readonly sku: string;
  readonly location: string | null;
  readonly quantity: number | null;
  readonly reportedBy: string | null;
  readonly reference: string | null;
  readonly file: string;
  readonly row: number;
  /** The most likely first; empty where nothing found lies behind it. */
  readonly causes: readonly {
    readonly findingId: number; readonly number: number | null; readonly rootEventId: number; readonly weight: number;
    readonly isOpen: boolean; readonly text: string; readonly reasoning: string;
  }[];
}

export type RootsShown = 'all' | 'several' | 'reported' | 'patterns';

const SHOWN: Readonly<Record<RootsShown, string>> = {
  all: '1', several: 'f.exceptions > 1', reported: 't.incidents > 0', patterns: 'p.root_event_id IS NOT NULL',
};

const COLUMNS = 'r.id, r.kind, i.code, l.code, r.at, f.exceptions, f.units, f.value, COALESCE(t.incidents, 0), p.patterns';
const FROM = `root_event AS r
    JOIN (SELECT root_event_id AS id, COUNT(*) AS exceptions, SUM(ABS(quantity)) AS units, SUM(ABS(value)) AS value FROM finding
           WHERE number IS NOT NULL GROUP BY root_event_id) AS f ON f.id = r.id
    LEFT JOIN (SELECT root_event_id, COUNT(*) AS incidents FROM incident_trace WHERE rank = 1 GROUP BY root_event_id) AS t
      ON t.root_event_id = r.id
    LEFT JOIN (SELECT root_event_id, json_group_array(DISTINCT pattern) AS patterns FROM root_pattern GROUP BY root_event_id) AS p
      ON p.root_event_id = r.id
    JOIN item AS i ON i.id = r.item_id LEFT JOIN location AS l ON l.id = r.location_id`;

/** A page of root events, those reported most often first, then the largest by value. */
export function rootPage(
  db: Database, show: RootsShown, start: number, count: number,
): { readonly rows: readonly RootRecord[]; readonly total: number } {
  const rows = db.rows(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE ${SHOWN[show]}
      ORDER BY COALESCE(t.incidents, 0) DESC, f.value DESC, f.units DESC, r.id LIMIT ? OFFSET ?`, rootFrom, [count, start]);
  return { rows, total: db.number(`SELECT COUNT(*) FROM ${FROM} WHERE ${SHOWN[show]}`) };
}

/** One root event, with the ids of its exceptions in their order; undefined where there is none. */
export function rootOf(db: Database, id: number): (RootRecord & { readonly findings: readonly number[] }) | undefined {
  const root = db.first(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = ?`, rootFrom, [id]);
  if (root === undefined) return undefined;
  const findings = db.rows(
    'SELECT id FROM finding WHERE root_event_id = ? AND number IS NOT NULL ORDER BY first_at, number', (row) => Number(row[0]), [id]);
  return { ...root, findings };
}

function rootFrom(row: Row): RootRecord {
  return {
    id: Number(row[0]), kind: wordAt(FINDING_KINDS, row[1]), sku: String(row[2]), location: textOrNull(row[3] ?? null), at: Number(row[4]),
    exceptions: Number(row[5]), units: toUnits(Number(row[6])), value: toMoney(Number(row[7])), incidents: Number(row[8]),
    patterns: (JSON.parse(String(row[9] ?? '[]')) as number[]).sort((a, b) => a - b).map((word) => wordAt(ROOT_PATTERNS, word)),
  };
}

/** The patterns of a root event, their steps told. */
export function patternsOf(db: Database, root: number): readonly PatternRecord[] {
  const patterns = new Map<number, { readonly pattern: RootPattern; readonly rows: Row[] }>();
  db.each(
    `SELECT p.id, p.pattern, s.role, y.name, s.finding_id, s.incident_id, s.quantity, s.at, n.kind, f.number
       FROM root_pattern AS p JOIN root_step AS s ON s.pattern_id = p.id LEFT JOIN system AS y ON y.id = s.system_id
       LEFT JOIN incident AS n ON n.id = s.incident_id LEFT JOIN finding AS f ON f.id = s.finding_id
      WHERE p.root_event_id = ? ORDER BY p.id, s.seq`, (row) => {
      const id = Number(row[0]);
      const known = patterns.get(id) ?? { pattern: wordAt(ROOT_PATTERNS, row[1]), rows: [] };
      known.rows.push([...row]);
      patterns.set(id, known);
    }, [root]);
  const wanted = [...patterns.values()].flatMap(({ rows }) => rows.flatMap((row) => numberOrNull(row[4] ?? null) ?? []));
  const words = findingWords(db, new Set(wanted));
  return [...patterns.values()].map(({ pattern, rows }) => ({
    pattern, steps: rows.map((row) => {
      const findingId = numberOrNull(row[4] ?? null);
      const known = findingId === null ? undefined : words.get(findingId);
      const told = known === undefined ? '' : sentenceOf(known);
      return {
        role: String(row[2]), system: textOrNull(row[3] ?? null), findingId, quantity: toUnits(Number(row[6])), at: Number(row[7]),
        text: stepText(String(row[2]), textOrNull(row[3] ?? null), Number(row[6]), told, numberOrNull(row[8] ?? null)),
      };
    }),
  }));
}

function stepText(role: string, system: string | null, quantity: number, told: string, incident: number | null): string {
  if (incident !== null) {
    const size = quantity === 0 ? '' : ` of ${plainUnits(Math.abs(quantity))}`;
    return `${KIND_OF_REPORT[wordAt(INCIDENT_KINDS, incident)]}${size} was reported${system === null ? '' : ` in ${system}`}`;
  }
  return role === 'opened' ? `That opened a gap of ${signedUnits(quantity)} against ${system ?? 'another system'}` : told;
}

const KIND_OF_REPORT: Readonly<Record<IncidentKind, string>> = {
  short_pick: 'A short pick', negative_reservation: 'A negative reservation', oversell: 'An oversell', cancelled_order: 'A cancelled order',
  finance_discrepancy: 'A finance discrepancy', wrong_status: 'A wrong status',
};

/** What people reported, latest first, each with what lies behind it; only of one root event where that is given. */
export function incidentPage(
  db: Database, start: number, count: number, root: number | null = null,
): { readonly rows: readonly IncidentRecord[]; readonly total: number } {
  const where = root === null ? '?1 IS NULL' : 'n.id IN (SELECT incident_id FROM incident_trace WHERE rank = 1 AND root_event_id = ?1)';
  const records = db.rows(
    `SELECT n.id, n.kind, n.reported_at, s.code, i.code, l.code, n.quantity, n.reported_by, n.reference, so.file, n.line
       FROM incident AS n JOIN system AS s ON s.id = n.system_id JOIN item AS i ON i.id = n.item_id
       JOIN source AS so ON so.id = n.source_id LEFT JOIN location AS l ON l.id = n.location_id
      WHERE ${where} ORDER BY n.reported_at DESC, n.id LIMIT ?2 OFFSET ?3`,
    (row) => ({
      id: Number(row[0]), kind: wordAt(INCIDENT_KINDS, row[1]), reportedAt: Number(row[2]), system: String(row[3]), sku: String(row[4]),
      location: textOrNull(row[5]), quantity: row[6] === null ? null : toUnits(Number(row[6])), reportedBy: textOrNull(row[7]),
      reference: textOrNull(row[8]), file: String(row[9]), row: Number(row[10]),
    }), [root, count, start]);
  const causes = causesOf(db, records.map(({ id }) => id));
  return {
    rows: records.map((record) => ({ ...record, causes: causes.get(record.id) ?? [] })),
    total: db.number(`SELECT COUNT(*) FROM incident AS n WHERE ${where}`, [root]),
  };
}

function causesOf(db: Database, incidents: readonly number[]): ReadonlyMap<number, IncidentRecord['causes']> {
  const rows = db.rows(
    `SELECT t.incident_id, t.finding_id, f.number, t.root_event_id, t.weight, t.is_open, t.reasoning
       FROM json_each(?) AS wanted CROSS JOIN incident_trace AS t ON t.incident_id = wanted.value JOIN finding AS f ON f.id = t.finding_id
      ORDER BY t.incident_id, t.rank`,
    (row) => ({
      incident: Number(row[0]), findingId: Number(row[1]), number: numberOrNull(row[2]), rootEventId: Number(row[3]),
      weight: Number(row[4]), isOpen: row[5] === 1, reasoning: String(row[6]),
    }), [JSON.stringify(incidents)]);
  const words = findingWords(db, new Set(rows.map(({ findingId }) => findingId)));
  const causes = new Map<number, IncidentRecord['causes'][number][]>();
  for (const { incident, ...cause } of rows) {
    const known = words.get(cause.findingId);
    const list = causes.get(incident) ?? [];
    list.push({ ...cause, text: known === undefined ? '' : sentenceOf(known) });
    causes.set(incident, list);
  }
  return causes;
}
