import { EVENT_TYPES, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { FindingWords, RecordedWords } from '../../domain/statements/wording.ts';
import type { Database } from '../database.ts';
import { bookedAt } from './bookedAt.ts';
import { numberOrNull, textOrNull, wordAt } from './words.ts';

/** What `sentenceOf` needs to tell each of these findings; systems by name, quantities scaled. */
export function findingWords(db: Database, ids: Iterable<number>): ReadonlyMap<number, FindingWords> {
  const list = JSON.stringify([...ids]);
  const recorded = recordedByRole(db, list);
  const words = new Map<number, FindingWords>();
  db.each(
    `SELECT f.id, f.kind, h.event_type, r.text, s.name, t.name, f.quantity, h.within_minutes
       FROM json_each(?) AS wanted CROSS JOIN finding AS f ON f.id = wanted.value
       LEFT JOIN handoff AS h ON h.id = f.handoff_id LEFT JOIN reference AS r ON r.id = f.reference_id
       LEFT JOIN system AS s ON s.id = f.from_system_id LEFT JOIN system AS t ON t.id = f.to_system_id`,
    (row) => {
      const id = Number(row[0]);
      const sides = recorded.get(id);
      words.set(id, {
        kind: wordAt(FINDING_KINDS, row[1]), eventType: row[2] === null ? null : wordAt(EVENT_TYPES, row[2]),
        reference: textOrNull(row[3]), from: textOrNull(row[4]), to: textOrNull(row[5]), quantity: Number(row[6]),
        withinMinutes: numberOrNull(row[7]), source: sides?.get('source') ?? null, target: sides?.get('target') ?? null,
        extra: sides?.get('extra') ?? null,
      });
    }, [list]);
  return words;
}

/** The events that stand as evidence, those of one finding and role taken together. */
function recordedByRole(db: Database, list: string): ReadonlyMap<number, ReadonlyMap<string, RecordedWords>> {
  const findings = new Map<number, Map<string, RecordedWords>>();
  db.each(
    `SELECT e.finding_id, e.role, ev.quantity, ev.type, s.name, ${bookedAt('ev')}
       FROM json_each(?) AS wanted CROSS JOIN evidence AS e ON e.finding_id = wanted.value AND e.fact = 'event'
       JOIN event AS ev ON ev.id = e.fact_id JOIN system AS s ON s.id = ev.system_id
      ORDER BY e.finding_id, e.seq`,
    (row) => {
      const finding = Number(row[0]);
      const role = String(row[1]);
      const sides = findings.get(finding) ?? new Map<string, RecordedWords>();
      findings.set(finding, sides);
      const before = sides.get(role);
      sides.set(role, before === undefined
        ? { rows: 1, quantity: Number(row[2]), eventType: wordAt(EVENT_TYPES, row[3]), system: String(row[4]), at: Number(row[5]) }
        : { ...before, rows: before.rows + 1, quantity: before.quantity + Number(row[2]), at: Math.min(before.at, Number(row[5])) });
    }, [list]);
  return findings;
}
