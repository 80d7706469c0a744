import { normalReference } from '../../domain/reference.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import { plainUnits, signedUnits } from '../../domain/statements/figures.ts';
import { EVENT_TYPES, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { EventType, FindingKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { findingWords } from './findingWords.ts';

export interface Story {
  readonly title: string;
  readonly sentence: string;
  readonly opens: { readonly kind: 'variance' | 'exception'; readonly id: number };
}

/** Where a story told in advance (the sample's) is to be found. */
export interface StoryPlace {
  readonly sku: string;
  readonly location: string;
  readonly system: string;
  /** The kind of finding that tells it. */
  readonly kind: FindingKind;
  /** The reference of that finding in any of its spellings; null where it has none. */
  readonly reference: string | null;
}

interface Pattern {
  readonly title: string;
  readonly kind: FindingKind;
  readonly eventTypes: readonly EventType[];
}

const PATTERNS: readonly Pattern[] = [
  { title: 'A receipt that one system has and another has not', kind: 'missing_event', eventTypes: ['receipt', 'transfer_in'] },
  { title: 'One event written twice', kind: 'duplicate_write', eventTypes: [] },
  { title: 'A confirmation that stopped halfway', kind: 'missing_event', eventTypes: ['shipment', 'pick', 'transfer_out'] },
  { title: 'A count corrected in one system only', kind: 'ungated_write', eventTypes: [] },
  { title: 'Written before the goods were back', kind: 'sequence_error', eventTypes: [] },
  { title: 'Stock that is promised and not there', kind: 'phantom_availability', eventTypes: [] },
];

/** Up to `most` stories, each the largest of its kind in the data; kinds that do not occur are left out. */
export function tellStories(db: Database, most: number): readonly Story[] {
  const stories: Story[] = [];
  const tangled = tangledStatement(db);
  if (tangled !== undefined) stories.push(tangled);
  for (const pattern of PATTERNS) {
    const story = largestOf(db, pattern);
    if (story !== undefined) stories.push(story);
  }
  const equal = equalNumbers(db);
  if (equal !== undefined) stories.push(equal);
  return stories.slice(0, most);
}

/** The largest finding of a pattern, by value and then by units. */
function largestOf(db: Database, { title, kind, eventTypes }: Pattern): Story | undefined {
  const types = JSON.stringify(eventTypes.map((type) => EVENT_TYPES.indexOf(type)));
  const found = db.first(
    `SELECT f.id, i.code, l.code FROM finding AS f JOIN item AS i ON i.id = f.item_id JOIN location AS l ON l.id = f.location_id
       LEFT JOIN handoff AS h ON h.id = f.handoff_id
      WHERE f.number IS NOT NULL AND f.kind = ?1
        AND (json_array_length(?2) = 0 OR h.event_type IN (SELECT value FROM json_each(?2)))
      ORDER BY ABS(f.value) DESC, ABS(f.quantity) DESC, f.id LIMIT 1`,
    (row) => ({ id: Number(row[0]), sku: String(row[1]), location: String(row[2]) }), [FINDING_KINDS.indexOf(kind), types]);
  if (found === undefined) return undefined;
  const words = findingWords(db, [found.id]).get(found.id);
  if (words === undefined) return undefined;
  return {
    title, sentence: `${found.sku} at ${found.location}: ${sentenceOf(words)}.`, opens: { kind: 'exception', id: found.id },
  };
}

/** The variance with the most different causes. */
function tangledStatement(db: Database): Story | undefined {
  return db.first(
    `SELECT v.id, i.code, l.code, s.name, a.name, v.recorded, v.authoritative, v.variance, causes.kinds
       FROM (SELECT variance_id, COUNT(DISTINCT kind) AS kinds FROM statement_line GROUP BY variance_id HAVING kinds >= 2) AS causes
       JOIN variance AS v ON v.id = causes.variance_id JOIN item AS i ON i.id = v.item_id JOIN location AS l ON l.id = v.location_id
       JOIN system AS s ON s.id = v.system_id JOIN system AS a ON a.id = v.authority_id
      WHERE v.variance <> 0 ORDER BY causes.kinds DESC, ABS(v.value) DESC, v.id LIMIT 1`,
    (row) => ({
      title: 'One item, several causes at once',
      sentence: `${String(row[1])} at ${String(row[2])}: ${String(row[3])} says ${plainUnits(Number(row[5]))}, ${String(row[4])} `
        + `${plainUnits(Number(row[6]))}; the ${signedUnits(Number(row[7]))} between them have ${Number(row[8])} kinds of causes.`,
      opens: { kind: 'variance', id: Number(row[0]) },
    }));
}

/** Figures that agree although they do not mean the same. */
function equalNumbers(db: Database): Story | undefined {
  return db.first(
    `SELECT v.id, i.code, l.code, s.name, a.name, v.recorded
       FROM variance AS v JOIN statement_line AS n ON n.variance_id = v.id AND n.kind = ?
       JOIN item AS i ON i.id = v.item_id JOIN location AS l ON l.id = v.location_id
       JOIN system AS s ON s.id = v.system_id JOIN system AS a ON a.id = v.authority_id
      WHERE v.variance = 0 ORDER BY v.recorded DESC, v.id LIMIT 1`,
    (row) => ({
      title: 'Equal numbers that mean different things',
      sentence: `${String(row[1])} at ${String(row[2])}: ${String(row[3])} and ${String(row[4])} both say `
        + `${plainUnits(Number(row[5]))}, but they count different stock states.`,
      opens: { kind: 'variance', id: Number(row[0]) },
    }), [FINDING_KINDS.indexOf('status_scope')]);
}

/** The statement that a story shows in, else the exception that tells it; undefined where the results do not hold it. */
export function findStory(db: Database, place: StoryPlace): Story['opens'] | undefined {
  const wanted = place.reference === null ? null : normalReference(place.reference);
  const findings = db.rows(
    `SELECT f.id, r.text FROM finding AS f JOIN item AS i ON i.id = f.item_id JOIN location AS l ON l.id = f.location_id
       LEFT JOIN reference AS r ON r.id = f.reference_id
      WHERE f.number IS NOT NULL AND i.code = ?1 AND l.code = ?2 AND f.kind = ?3 ORDER BY f.number`,
    (row) => ({ id: Number(row[0]), reference: row[1] === null ? null : normalReference(String(row[1])) }),
    [place.sku, place.location, FINDING_KINDS.indexOf(place.kind)],
  ).filter(({ reference }) => wanted === null || reference === wanted).map(({ id }) => id);
  const first = findings[0];
  if (first === undefined) return undefined;
  const variance = db.first(
    `SELECT n.variance_id FROM statement_line AS n JOIN variance AS v ON v.id = n.variance_id JOIN system AS s ON s.id = v.system_id
      WHERE n.finding_id IN (SELECT value FROM json_each(?)) AND s.code = ? ORDER BY n.variance_id LIMIT 1`,
    (row) => Number(row[0]), [JSON.stringify(findings), place.system]);
  return variance === undefined ? { kind: 'exception', id: first } : { kind: 'variance', id: variance };
}
