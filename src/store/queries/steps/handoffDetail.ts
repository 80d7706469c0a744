import { gradeOf } from '../../../domain/audit/grading.ts';
import { fail } from '../../../domain/problem.ts';
import { toMoney, toUnits } from '../../../domain/quantity.ts';
import { DAY, HOUR } from '../../../domain/time/calendar.ts';
import { UTC, zoneNamed } from '../../../domain/time/zone.ts';
import type { Zone } from '../../../domain/time/zone.ts';
import { DATASETS, EXCEPTION_KINDS, FIXES } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { exceptionColumns } from '../exceptionColumns.ts';
import { ranksByCode } from '../grid/resultColumns.ts';
import { everyRow, narrowed } from '../grid/rowTests.ts';
import { stableOrder } from '../grid/stableOrder.ts';
import { pricedItem, unpricedItems } from '../priced.ts';
import { textOrNull, wordAt } from '../words.ts';

const MOST_ITEMS = 10;
const QUARTER = HOUR / 4;

/** How one handoff goes, in depth. Days and hours are on the clock of `timezone`. Fails with `unknown_record`. */
export function handoffDetail(db: Database, id: number, timezone: string) {
  if (db.number('SELECT COUNT(*) FROM handoff WHERE id = ?', [id]) === 0) {
    return fail({
      code: 'unknown_record', message: `There is no handoff ${id} in this engagement any more.`, remedy: 'Choose it again from the list.',
    });
  }
  const rows = exceptionsOfHandoff(db, id);
  return {
    id,
    latency: db.rows(
      'SELECT from_ms, to_ms, events FROM handoff_latency WHERE handoff_id = ? ORDER BY from_ms',
      (row) => ({ from: Number(row[0]), to: row[1] === null ? null : Number(row[1]), events: Number(row[2]) }), [id]),
    ...missesOverTime(db, id, rows, timezone),
    items: worstItems(db, rows),
    fixes: fixesOf(db, rows),
    files: logFiles(db, id),
  };
}

function missesOverTime(db: Database, id: number, rows: Int32Array, timezone: string) {
  const zone = zoneNamed(timezone) ?? UTC;
  const events = (unit: 'day' | 'hour'): Map<number, number> => new Map(db.rows(
    `SELECT ${unit}, events FROM handoff_${unit} WHERE handoff_id = ?`, (row) => [Number(row[0]), Number(row[1])] as const, [id]));
  const dayEvents = events('day');
  const hourEvents = events('hour');
  const dayMisses = new Map<number, number>();
  const hourMisses = new Map<number, number>();
  const { first_at: firstAt } = exceptionColumns(db).column;
  const missesIn = new Map<number, number>();
  for (let at = 0; at < rows.length; at += 1) {
    const quarter = Math.floor((firstAt[rows[at] as number] as number) / QUARTER);
    missesIn.set(quarter, (missesIn.get(quarter) ?? 0) + 1);
  }
  for (const [quarter, misses] of missesIn) {
    const { day, hour } = dayAndHour(quarter, zone);
    dayMisses.set(day, (dayMisses.get(day) ?? 0) + misses);
    hourMisses.set(hour, (hourMisses.get(hour) ?? 0) + misses);
  }
  const days = [...new Set([...dayEvents.keys(), ...dayMisses.keys()])].sort((left, right) => left - right);
  return {
    days: days.map((at) => ({ at, events: dayEvents.get(at) ?? 0, misses: dayMisses.get(at) ?? 0 })),
    hours: Array.from({ length: 24 }, (_, at) => ({ at, events: hourEvents.get(at) ?? 0, misses: hourMisses.get(at) ?? 0 })),
  };
}

/** No clock is turned but at a whole quarter of an hour: what falls into one is on the same day and in the same hour. */
function dayAndHour(quarter: number, zone: Zone): { readonly day: number; readonly hour: number } {
  const local = quarter * QUARTER + zone.offsetAt(quarter * QUARTER);
  const day = Math.floor(local / DAY);
  return { day, hour: Math.floor((local - day * DAY) / HOUR) };
}

/** The findings that `missesOverTime` counts from one day, or hour of the day, to another, both included. */
export function missesBetween(
  db: Database, id: number, { unit, from, to }: { readonly unit: 'day' | 'hour'; readonly from: number; readonly to: number },
  timezone: string,
): readonly number[] {
  const zone = zoneNamed(timezone) ?? UTC;
  const { id: ids, column: { first_at: firstAt } } = exceptionColumns(db);
  return Array.from(exceptionsOfHandoff(db, id)).flatMap((row) => {
    const at = dayAndHour(Math.floor((firstAt[row] as number) / QUARTER), zone)[unit];
    return at >= from && at <= to ? [ids[row] as number] : [];
  });
}

/** The rows of the handoff's exceptions in the columns of all. */
function exceptionsOfHandoff(db: Database, id: number): Int32Array {
  const { count, column } = exceptionColumns(db);
  return narrowed(everyRow(count), (row) => column.handoff_id[row] === id);
}

/** How many latencies of a handoff the last run counted. */
export function latenciesCounted(db: Database, id: number): number {
  return db.number('SELECT COALESCE(SUM(events), 0) FROM handoff_latency WHERE handoff_id = ?', [id]);
}

interface Group { exceptions: number; units: number; value: number; unpriced: number; costliest: number }

/** Rows gathered by a key, the first `most` groups: the costliest first, then by units, number and key; and the costliest row of each. */
function gathered(db: Database, rows: Int32Array, most: number, keyOf: (row: number) => number): readonly Group[] {
  const { item_id: item, quantity, value } = exceptionColumns(db).column;
  const without = unpricedItems(db);
  const first: Group[] = [];
  const order = (one: Group, other: Group): number =>
    other.value - one.value || other.units - one.units || other.exceptions - one.exceptions
    || keyOf(one.costliest) - keyOf(other.costliest);
  // Of a hundred thousand only the first few are wanted: the rest is not sorted.
  const offer = (group: Group): void => {
    const last = first[most - 1];
    if (last !== undefined && order(last, group) <= 0) return;
    first.push(group);
    first.sort(order);
    first.length = Math.min(first.length, most);
  };
  const byKey = stableOrder(rows, keyOf, false);
  for (let at = 0; at < byKey.length;) {
    const begun = byKey[at] as number;
    const key = keyOf(begun);
    const group = { exceptions: 0, units: 0, value: 0, unpriced: 0, costliest: begun };
    for (let row = begun; at < byKey.length && keyOf(row) === key; row = byKey[at] as number) {
      const size = Math.abs(value[row] as number);
      group.exceptions += 1;
      group.units += Math.abs(quantity[row] as number);
      group.value += size;
      if (without?.[item[row] as number] === 1) group.unpriced += 1;
      if (size > Math.abs(value[group.costliest] as number)) group.costliest = row;
      at += 1;
    }
    offer(group);
  }
  return first;
}

const figuresOf = ({ exceptions, units, value }: Group) => ({ exceptions, units: toUnits(units), value: toMoney(value) });

function worstItems(db: Database, rows: Int32Array) {
  const { item_id: item, location_id: location } = exceptionColumns(db).column;
  const [items, locations] = [ranksByCode(db, 'item'), ranksByCode(db, 'location')];
  const keyOf = (row: number): number =>
    (items[item[row] as number] ?? 0) * locations.length + (locations[location[row] as number] ?? 0);
  return gathered(db, rows, MOST_ITEMS, keyOf).map((group) => ({
    ...db.first(
      `SELECT code, description, ${pricedItem('item.id')} FROM item WHERE id = ?`,
      (row) => ({ sku: String(row[0]), description: textOrNull(row[1]), priced: row[2] === 1 }),
      [item[group.costliest] as number]) ?? { sku: '', description: null, priced: false },
    location: db.first('SELECT code FROM location WHERE id = ?', (row) => String(row[0]), [location[group.costliest] as number]) ?? '',
    ...figuresOf(group),
  }));
}

/** The repairs it needs, each with what speaks for it, told of the costliest. */
function fixesOf(db: Database, rows: Int32Array) {
  const { id: ids, column: { fix, kind } } = exceptionColumns(db);
  return gathered(db, rows, Infinity, (row) => (kind[row] as number) * FIXES.length + (fix[row] as number)).map((group) => {
    const of = wordAt(EXCEPTION_KINDS, kind[group.costliest]);
    const why = db.first('SELECT fix_why FROM finding WHERE id = ?', (row) => String(row[0]), [ids[group.costliest] as number]) ?? '';
    return {
      fix: wordAt(FIXES, fix[group.costliest]), kind: of, ...figuresOf(group), unpriced: group.unpriced,
      why: [gradeOf(of).why, why].filter((text) => text !== '').join(' '),
    };
  });
}

/** The event logs of both sides, the source's first. */
function logFiles(db: Database, id: number) {
  return db.rows(
    `SELECT s.code, f.file, f.sha256, f.rows_loaded, f.id FROM handoff AS h
       JOIN source AS f ON f.system_id IN (h.from_system_id, h.to_system_id) AND f.dataset = ? JOIN system AS s ON s.id = f.system_id
      WHERE h.id = ? ORDER BY f.system_id = h.to_system_id, f.id`,
    (row) => ({
      system: String(row[0]), file: String(row[1]), sha256: String(row[2]), rows: Number(row[3]), sourceId: Number(row[4]),
    }), [DATASETS.indexOf('events'), id]);
}
