import { gradeOf } from '../../../domain/audit/grading.ts';
import { fail } from '../../../domain/problem.ts';
import { toMoney, toUnits } from '../../../domain/quantity.ts';
import { DAY, HOUR } from '../../../domain/time/calendar.ts';
import { UTC, zoneNamed } from '../../../domain/time/zone.ts';
import { DATASETS, EXCEPTION_KINDS, FIXES } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { textOrNull, wordAt } from '../words.ts';

const MOST_ITEMS = 10;

/** How one handoff goes, in depth. Days and hours are on the clock of `timezone`. Fails with `unknown_record`. */
export function handoffDetail(db: Database, id: number, timezone: string) {
  if (db.number('SELECT COUNT(*) FROM handoff WHERE id = ?', [id]) === 0) {
    return fail({
      code: 'unknown_record', message: `There is no handoff ${id} in this engagement any more.`, remedy: 'Choose it again from the list.',
    });
  }
  return {
    id,
    latency: db.rows(
      'SELECT from_ms, to_ms, events FROM handoff_latency WHERE handoff_id = ? ORDER BY from_ms',
      (row) => ({ from: Number(row[0]), to: row[1] === null ? null : Number(row[1]), events: Number(row[2]) }), [id]),
    ...missesOverTime(db, id, timezone),
    items: worstItems(db, id),
    fixes: fixesOf(db, id),
    files: logFiles(db, id),
  };
}

function missesOverTime(db: Database, id: number, timezone: string) {
  const zone = zoneNamed(timezone) ?? UTC;
  const events = (unit: 'day' | 'hour'): Map<number, number> => new Map(db.rows(
    `SELECT ${unit}, events FROM handoff_${unit} WHERE handoff_id = ?`, (row) => [Number(row[0]), Number(row[1])] as const, [id]));
  const dayEvents = events('day');
  const hourEvents = events('hour');
  const dayMisses = new Map<number, number>();
  const hourMisses = new Map<number, number>();
  db.each('SELECT first_at FROM finding WHERE handoff_id = ? AND number IS NOT NULL', (row) => {
    const at = Number(row[0]);
    const local = at + zone.offsetAt(at);
    const day = Math.floor(local / DAY);
    const hour = Math.floor((local - day * DAY) / HOUR);
    dayMisses.set(day, (dayMisses.get(day) ?? 0) + 1);
    hourMisses.set(hour, (hourMisses.get(hour) ?? 0) + 1);
  }, [id]);
  const days = [...new Set([...dayEvents.keys(), ...dayMisses.keys()])].sort((left, right) => left - right);
  return {
    days: days.map((at) => ({ at, events: dayEvents.get(at) ?? 0, misses: dayMisses.get(at) ?? 0 })),
    hours: Array.from({ length: 24 }, (_, at) => ({ at, events: hourEvents.get(at) ?? 0, misses: hourMisses.get(at) ?? 0 })),
  };
}

function worstItems(db: Database, id: number) {
  return db.rows(
    `SELECT i.code, i.description, l.code, worst.n, worst.units, worst.value
       FROM (SELECT item_id, location_id, COUNT(*) AS n, SUM(ABS(quantity)) AS units, SUM(ABS(value)) AS value FROM finding
              WHERE handoff_id = ? AND number IS NOT NULL GROUP BY item_id, location_id) AS worst
       JOIN item AS i ON i.id = worst.item_id LEFT JOIN location AS l ON l.id = worst.location_id
      ORDER BY worst.value DESC, worst.units DESC, worst.n DESC, i.code, l.code LIMIT ${MOST_ITEMS}`,
    (row) => ({
      sku: String(row[0]), description: textOrNull(row[1]), location: String(row[2] ?? ''), exceptions: Number(row[3]),
      units: toUnits(Number(row[4])), value: toMoney(Number(row[5])),
    }), [id]);
}

function fixesOf(db: Database, id: number) {
  return db.rows(
    `SELECT fix, kind, COUNT(*), SUM(ABS(quantity)), SUM(ABS(value)), MIN(fix_why) FROM finding
      WHERE handoff_id = ? AND number IS NOT NULL
      GROUP BY fix, kind ORDER BY SUM(ABS(value)) DESC, COUNT(*) DESC, kind`,
    (row) => {
      const kind = wordAt(EXCEPTION_KINDS, row[1]);
      return {
        fix: wordAt(FIXES, row[0]), kind, exceptions: Number(row[2]), units: toUnits(Number(row[3])), value: toMoney(Number(row[4])),
        why: [gradeOf(kind).why, String(row[5])].filter((text) => text !== '').join(' '),
      };
    }, [id]);
}

/** The event logs of both sides, the source's first. */
export function logFiles(db: Database, id: number) {
  return db.rows(
    `SELECT s.code, f.file, f.sha256, f.rows_loaded, f.id FROM handoff AS h
       JOIN source AS f ON f.system_id IN (h.from_system_id, h.to_system_id) AND f.dataset = ? JOIN system AS s ON s.id = f.system_id
      WHERE h.id = ? ORDER BY f.system_id = h.to_system_id, f.id`,
    (row) => ({
      system: String(row[0]), file: String(row[1]), sha256: String(row[2]), rows: Number(row[3]), sourceId: Number(row[4]),
    }), [DATASETS.indexOf('events'), id]);
}
