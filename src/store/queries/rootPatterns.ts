/** What was recognised around a root event: loops of corrections and fixes that moved a gap, told step by step. */
import { plainUnits, signedUnits } from '../../domain/statements/figures.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import { toUnits } from '../../domain/quantity.ts';
import { INCIDENT_KINDS, ROOT_PATTERNS } from '../../domain/vocabulary.ts';
import type { IncidentKind, RootPattern } from '../../domain/vocabulary.ts';
import type { Database, Row } from '../database.ts';
import { findingWords } from './findingWords.ts';
import { numberOrNull, textOrNull, wordAt } from './words.ts';

/** The patterns of a root event, their steps told. */
export function patternsOf(db: Database, root: number) {
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
