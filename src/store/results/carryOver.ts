/**
 * Exceptions from run to run. The same cause is the same exception: it keeps its number, its state, its owner and its log. One that a run
 * does not see any more is closed and remembered; one that is seen again after that is opened again and counted.
 */
import { isResolved } from '../../domain/exceptions/transitions.ts';
import { EXCEPTION_STATES, FINDING_KINDS, FIXES, RUN_CHANGES, SEVERITIES } from '../../domain/vocabulary.ts';
import type { RunChange } from '../../domain/vocabulary.ts';
import type { Database, Row } from '../database.ts';
import { payloadOf } from '../decisions/decisionRecords.ts';
import { pricedItem } from '../queries/priced.ts';

/** How this run compares with the one before; null for a first run. */
export interface RunComparison {
  readonly appeared: number;
  readonly gone: number;
  readonly standing: number;
  readonly grown: number;
  readonly reopened: number;
  /** What those come to that are not seen any more. */
  readonly goneSize: Size;
}

/** Sums of sizes, scaled. */
export interface Size {
  readonly units: number;
  readonly value: number;
}

const OPEN = EXCEPTION_STATES.indexOf('open');
const ASSIGNED = EXCEPTION_STATES.indexOf('assigned');
const RECURRING = FINDING_KINDS.indexOf('recurring_variance');
/** Settled by hand more often than this, and there again: structural (CONTRACT.md, `recurring_variance`). */
const MOST_RESOLUTIONS = 2;

/** What an exception is, apart from its size: by codes, so that it outlives an import; by its moment where no reference names it. */
const CONTENT = `f.kind, i.code, l.code, h.code, a.code, b.code, r.text, f.quantity, f.value, f.severity, f.owner, f.status, f.first_at,
  f.times_seen, f.number, f.id,
  CASE WHEN f.reference_id IS NULL AND f.handoff_id IS NOT NULL THEN f.first_at END, f.handoff_id
  FROM finding f JOIN item i ON i.id = f.item_id LEFT JOIN location l ON l.id = f.location_id LEFT JOIN handoff h ON h.id = f.handoff_id
  LEFT JOIN system a ON a.id = f.from_system_id LEFT JOIN system b ON b.id = f.to_system_id
  LEFT JOIN reference r ON r.id = f.reference_id`;

/**
 * Puts the exceptions of the last run where the next one finds them: in the same database, or in the one that takes its place. Call before
 * the results are replaced, in the same transaction.
 */
export function rememberExceptions(db: Database, into: Database = db): void {
  const identities = new Identities();
  const former = formerHandoffs(db);
  const rows = into.bulk('earlier_exception', ['number', 'identity', 'kind', 'sku', 'location', 'handoff', 'from_system', 'to_system',
    'reference', 'quantity', 'value', 'severity', 'owner', 'status', 'first_at', 'times_seen', 'due_at', 'reason', 'resolved', 'by_hand',
    'closed_at', 'standing', 'priced']);
  db.each(`SELECT e.due_at, e.reason, coalesce(e.resolved, 0), coalesce(e.by_hand, 0),
    ${pricedItem('f.item_id')}, ${CONTENT}
    LEFT JOIN exception_life e ON e.number = f.number WHERE f.number IS NOT NULL ORDER BY f.id`, (row) => {
    const [due, reason, resolved, byHand, priced, ...content] = row;
    content[3] ??= former.get(Number(content[17])) ?? null;
    const [kind, sku, location, handoff, from, to, reference, quantity, value, severity, owner, status, firstAt, timesSeen, number]
      = content;
    rows.add([number ?? 0, identities.of(content, Number(kind)), kind ?? 0, sku ?? '', location ?? '', handoff ?? null, from ?? null,
      to ?? null, reference ?? null, quantity ?? 0, value ?? 0, severity ?? 0, owner ?? '', status ?? 0, firstAt ?? 0, timesSeen ?? 1,
      due ?? null, reason ?? null, resolved ?? 0, byHand ?? 0, null, 1, priced ?? 1]);
  });
  rows.end();
}

/**
 * Gives the exceptions of this run what was known of them, once its results are written. `later`: its cut-off is after the last run's, so
 * that what was said to be corrected and is still there is opened again.
 */
export function carryOver(db: Database, cutoff: number, later: boolean): RunComparison | null {
  const earlier = new Map(db.rows('SELECT * FROM earlier_exception', (row) => [String(row[1]), row] as const));
  db.run('DELETE FROM exception_life');
  if (earlier.size === 0) return null;
  const found = db.rows(`SELECT ${CONTENT} WHERE f.number IS NOT NULL ORDER BY f.id`, (row) => row);
  let next = [...earlier.values()].reduce((most, row) => Math.max(most, Number(row[0])), 0);
  const counts = { appeared: 0, gone: 0, standing: 0, grown: 0, reopened: 0 };
  const identities = new Identities();
  const life = db.bulk('exception_life', ['number', 'due_at', 'reason', 'resolved', 'by_hand', 'compared', 'closed_by_run']);
  const recurring: { readonly id: number; readonly row: Row }[] = [];
  // Two exceptions must never have one number, not even while numbers move.
  db.run('UPDATE finding SET number = -number WHERE number IS NOT NULL');
  for (const row of found) {
    const identity = identities.of(row, Number(row[0]));
    const before = earlier.get(identity);
    if (before === undefined) {
      next += 1;
      counts.appeared += 1;
      db.run('UPDATE finding SET number = ? WHERE id = ?', [next, Number(row[15])]);
      life.add([next, null, null, 0, 0, RUN_CHANGES.indexOf('new'), 0]);
      continue;
    }
    earlier.delete(identity);
    const state = EXCEPTION_STATES[Number(before[13])] ?? 'open';
    const back = before[21] === 0 || (later && (state === 'corrected' || state === 'verified'));
    const change = changeOf(back, Number(row[7]), Number(before[9]));
    counts[change === 'shrunk' ? 'standing' : change === 'new' ? 'appeared' : change] += 1;
    const byHand = before[19] === 1;
    const status = back ? (byHand ? ASSIGNED : OPEN) : Number(before[13]);
    const owner = byHand || isResolved(state) ? String(before[12]) : String(row[10]);
    db.run('UPDATE finding SET number = ?, status = ?, owner = ?, first_at = ?, times_seen = ? WHERE id = ?', [
      Number(before[0]), status, owner, Math.min(Number(row[12]), Number(before[14])),
      Number(before[15]) + (back || later ? 1 : 0), Number(row[15]),
    ]);
    life.add([Number(before[0]), before[16] ?? null, back ? null : before[17] ?? null, Number(before[18]), byHand ? 1 : 0,
      RUN_CHANGES.indexOf(change), 0]);
    if (Number(before[18]) > MOST_RESOLUTIONS && !isResolved(EXCEPTION_STATES[status] ?? 'open') && Number(row[0]) !== RECURRING) {
      recurring.push({ id: Number(row[15]), row });
    }
  }
  for (const { id, row } of recurring) {
    const identity = identities.of(row, RECURRING);
    const before = earlier.get(identity);
    earlier.delete(identity);
    if (before === undefined) next += 1;
    const number = before === undefined ? next : Number(before[0]);
    counts[before === undefined ? 'appeared' : 'standing'] += 1;
    writeRecurring(db, id, number, before);
    life.add([number, before?.[16] ?? null, before?.[17] ?? null, Number(before?.[18] ?? 0), Number(before?.[19] ?? 0),
      RUN_CHANGES.indexOf(before === undefined ? 'new' : 'standing'), 0]);
  }
  life.end();
  const gone = [...earlier.values()].filter((row) => row[21] === 1);
  counts.gone = gone.length;
  const goneSize = {
    units: gone.reduce((sum, row) => sum + Math.abs(Number(row[9])), 0),
    value: gone.reduce((sum, row) => sum + Math.abs(Number(row[10])), 0),
  };
  const left = JSON.stringify([...earlier.values()].map((row) => Number(row[0])));
  db.run('DELETE FROM earlier_exception WHERE number NOT IN (SELECT value FROM json_each(?))', [left]);
  db.run('UPDATE earlier_exception SET standing = 0, closed_at = ? WHERE standing = 1', [cutoff]);
  return { ...counts, goneSize };
}

/** Handoffs of the last run that were taken out of the map since: their codes by their ids, as the log has them. */
function formerHandoffs(db: Database): ReadonlyMap<number, string> {
  const payloads = db.rows(`SELECT payload FROM decision WHERE seq > (SELECT coalesce(max(seq), 0) FROM decision WHERE command = 'run')
    AND instr(payload, '"entity":"handoff"') > 0 ORDER BY seq DESC`, (row) => String(row[0]));
  return new Map(payloads.flatMap((payload) => payloadOf({ payload }).changes).flatMap(({ entity, keys: [code], before }) =>
    (entity === 'handoff' && before !== null && typeof before === 'object' && 'id' in before
      ? [[Number(before['id']), String(code)] as const] : [])));
}

function changeOf(back: boolean, now: number, before: number): RunChange {
  if (back) return 'reopened';
  if (Math.abs(now) > Math.abs(before)) return 'grown';
  return Math.abs(now) < Math.abs(before) ? 'shrunk' : 'standing';
}

/** The same matter as an exception of its own, with the evidence of the one that came back. */
function writeRecurring(db: Database, of: number, number: number, before: Row | undefined): void {
  const id = db.number('SELECT max(id) + 1 FROM finding');
  db.run(`INSERT INTO finding (id, kind, number, item_id, location_id, handoff_id, from_system_id, to_system_id, reference_id, quantity,
    value, severity, confidence, root_event_id, owner, status, first_at, times_seen, fix, why, fix_why)
    SELECT ?1, ?2, ?3, item_id, location_id, handoff_id, from_system_id, to_system_id, reference_id, quantity, value, ?4, 1000,
    root_event_id, ?5, ?6, first_at, ?7, ?8, 'It was settled by hand more than twice and is there again.', '' FROM finding WHERE id = ?9`, [
    id, RECURRING, number, SEVERITIES.indexOf('high'),
    before === undefined ? db.first('SELECT owner FROM finding WHERE id = ?', (row) => String(row[0]), [of]) ?? '' : String(before[12]),
    before === undefined ? OPEN : Number(before[13]), Number(before?.[15] ?? 0) + 1, FIXES.indexOf('process'), of,
  ]);
  db.run(`INSERT INTO evidence (finding_id, seq, role, fact, fact_id) SELECT ?, seq, role, fact, fact_id FROM evidence
    WHERE finding_id = ?`, [id, of]);
}

/** Tells equal exceptions apart by their order, which does not depend on the order of rows. */
class Identities {
  readonly #seen = new Map<string, number>();

  of(content: Row, kind: number): string {
    const [, sku, location, handoff, from, to, reference] = content;
    const what = JSON.stringify([FINDING_KINDS[kind] ?? kind, sku, location, handoff, from, to, reference, content[16]]);
    const nth = (this.#seen.get(what) ?? 0) + 1;
    this.#seen.set(what, nth);
    return nth === 1 ? what : `${what}#${nth}`;
  }
}
