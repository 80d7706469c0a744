import { normalReference } from '../../domain/reference.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import { plainUnits, signedUnits } from '../../domain/statements/figures.ts';
import { EVENT_TYPES, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { EventType, FindingKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { exceptionColumns } from './exceptionColumns.ts';
import { findingWords } from './findingWords.ts';
import { kindsOfVariances, varianceColumns } from './varianceGrid.ts';

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
  const { count, id, column } = exceptionColumns(db);
  const wanted = FINDING_KINDS.indexOf(kind);
  const types = new Set<number>(eventTypes.map((type) => EVENT_TYPES.indexOf(type)));
  const handoffs = new Set(db.rows('SELECT id, event_type FROM handoff', (row) => [Number(row[0]), Number(row[1])] as const)
    .flatMap(([handoff, type]) => (types.has(type) ? [handoff] : [])));
  const largest = largestRow(
    count, [(row) => Math.abs(column.value[row] as number), (row) => Math.abs(column.quantity[row] as number)],
    (row) => column.kind[row] === wanted && (types.size === 0 || handoffs.has(column.handoff_id[row] as number)));
  const finding = largest === undefined ? undefined : id[largest];
  const words = finding === undefined ? undefined : findingWords(db, [finding]).get(finding);
  if (finding === undefined || words === undefined) return undefined;
  const place = db.first(
    'SELECT i.code, l.code FROM finding AS f JOIN item AS i ON i.id = f.item_id JOIN location AS l ON l.id = f.location_id WHERE f.id = ?',
    (row) => `${String(row[0])} at ${String(row[1])}`, [finding]);
  if (place === undefined) return undefined;
  return { title, sentence: `${place}: ${sentenceOf(words)}.`, opens: { kind: 'exception', id: finding } };
}

/** The row with the largest figure that passes; undefined where none does. The first of equal ones. */
function largestRow(count: number, figures: readonly ((row: number) => number)[], passes: (row: number) => boolean): number | undefined {
  let largest: number | undefined;
  for (let row = 0; row < count; row += 1) {
    if (!passes(row)) continue;
    const before = largest;
    if (before === undefined || figures.reduce((more, of) => (more === 0 ? of(row) - of(before) : more), 0) > 0) largest = row;
  }
  return largest;
}

/** The variance with the most different causes. */
function tangledStatement(db: Database): Story | undefined {
  const { count, id, column } = varianceColumns(db);
  const kinds = kindsOfVariances(db);
  const causes = (row: number): number => bitsOf(kinds[row] as number);
  const row = largestRow(count, [causes, (at) => Math.abs(column.value[at] as number)],
    (at) => column.variance[at] !== 0 && ((kinds[at] as number) & ((kinds[at] as number) - 1)) !== 0);
  if (row === undefined) return undefined;
  return varianceStory(db, id[row] as number, (place, [recorded, authoritative]) => ({
    title: 'One item, several causes at once',
    sentence: `${place}: ${recorded.name} says ${plainUnits(recorded.units)}, ${authoritative.name} ${plainUnits(authoritative.units)}; `
      + `the ${signedUnits(recorded.units - authoritative.units)} between them have ${causes(row)} kinds of causes.`,
  }));
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let left = mask; left !== 0; left &= left - 1) bits += 1;
  return bits;
}

interface Said { readonly name: string; readonly units: number }

function varianceStory(
  db: Database, id: number, told: (place: string, figures: readonly [recorded: Said, authoritative: Said]) => Omit<Story, 'opens'>,
): Story | undefined {
  return db.first(
    `SELECT i.code, l.code, s.name, a.name, v.recorded, v.authoritative
       FROM variance AS v JOIN item AS i ON i.id = v.item_id JOIN location AS l ON l.id = v.location_id
       JOIN system AS s ON s.id = v.system_id JOIN system AS a ON a.id = v.authority_id WHERE v.id = ?`,
    (row) => ({
      ...told(`${String(row[0])} at ${String(row[1])}`,
        [{ name: String(row[2]), units: Number(row[4]) }, { name: String(row[3]), units: Number(row[5]) }]),
      opens: { kind: 'variance' as const, id },
    }), [id]);
}

/** Figures that agree although they do not mean the same. */
function equalNumbers(db: Database): Story | undefined {
  const { count, id, column } = varianceColumns(db);
  const kinds = kindsOfVariances(db);
  const scope = 1 << FINDING_KINDS.indexOf('status_scope');
  const row = largestRow(count, [(at) => column.recorded[at] as number],
    (at) => column.variance[at] === 0 && ((kinds[at] as number) & scope) !== 0);
  if (row === undefined) return undefined;
  return varianceStory(db, id[row] as number, (place, [recorded, authoritative]) => ({
    title: 'Equal numbers that mean different things',
    sentence: `${place}: ${recorded.name} and ${authoritative.name} both say ${plainUnits(recorded.units)}, but they count different stock `
      + 'states.',
  }));
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
