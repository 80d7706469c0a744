import { toUnits } from '../../domain/quantity.ts';
import { EVENT_TYPES } from '../../domain/vocabulary.ts';
import type { Database, Row } from '../database.ts';
import { bookedAt, occurredAt } from './bookedAt.ts';
import { textOrNull, wordAt } from './words.ts';

export type TimelineEvent = ReturnType<typeof eventOf>;

/** A timeline is looked at, not scrolled for ever. */
const MOST = 200;

const COLUMNS = `sy.code, ev.type, ${bookedAt('ev')}, ${occurredAt('ev')}, ev.quantity, r.text, so.file, ev.line`;
const JOINS = `
    JOIN system AS sy ON sy.id = ev.system_id JOIN source AS so ON so.id = ev.source_id
    LEFT JOIN reference AS r ON r.id = ev.reference_id`;

/**
 * What every system recorded of a finding's item and place: the events with the same reference in normal form, or, where it has
 * none, the events nearest in time. At most 200, in order of time, then of system.
 */
export function timelineOf(db: Database, finding: number): readonly TimelineEvent[] {
  const about = db.first(
    `SELECT f.item_id, f.location_id, f.first_at, r.normal_id FROM finding AS f LEFT JOIN reference AS r ON r.id = f.reference_id
      WHERE f.id = ?`,
    (row) => ({
      item: Number(row[0]), location: Number(row[1]), at: Number(row[2]), normal: row[3] === null ? null : Number(row[3]),
    }), [finding]);
  return about === undefined ? [] : timelineAbout(db, about);
}

/**
 * The same for one event: its reference followed over every place, since what leaves one arrives at another; without a reference
 * the events nearest in time at its own.
 */
export function timelineOfEvent(db: Database, event: number): readonly TimelineEvent[] {
  const about = db.first(
    `SELECT e.item_id, e.location_id, e.occurred_at, r.normal_id FROM event AS e LEFT JOIN reference AS r ON r.id = e.reference_id
      WHERE e.id = ?`,
    (row) => ({
      item: Number(row[0]), location: Number(row[1]), at: Number(row[2]), normal: row[3] === null ? null : Number(row[3]),
    }), [event]);
  if (about === undefined) return [];
  if (about.normal === null) return timelineAbout(db, about);
  return inOrder(db.rows(
    `SELECT ${COLUMNS} FROM event AS ev ${JOINS} WHERE ev.item_id = ? AND r.normal_id = ? ORDER BY ev.occurred_at, ev.id LIMIT ${MOST}`,
    eventOf, [about.item, about.normal]));
}

interface About {
  readonly item: number;
  readonly location: number;
  readonly at: number;
  readonly normal: number | null;
}

function timelineAbout(db: Database, about: About): readonly TimelineEvent[] {
  const events = about.normal === null
    ? db.rows(
      `SELECT ${COLUMNS} FROM event AS ev ${JOINS} WHERE ev.item_id = ? AND ev.location_id = ?
        ORDER BY ABS(ev.occurred_at - ?), ev.id LIMIT ${MOST}`,
      eventOf, [about.item, about.location, about.at])
    : db.rows(
      `SELECT ${COLUMNS} FROM event AS ev ${JOINS} WHERE ev.item_id = ? AND ev.location_id = ? AND r.normal_id = ?
        ORDER BY ev.occurred_at, ev.id LIMIT ${MOST}`,
      eventOf, [about.item, about.location, about.normal]);
  return inOrder(events);
}

function inOrder(events: TimelineEvent[]): readonly TimelineEvent[] {
  return events.sort((left, right) => left.at - right.at || (left.system < right.system ? -1 : left.system > right.system ? 1 : 0));
}

function eventOf(row: Row) {
  return {
    system: String(row[0]), eventType: wordAt(EVENT_TYPES, row[1]), at: Number(row[2]), occurredAt: Number(row[3]),
    quantity: toUnits(Number(row[4])), reference: textOrNull(row[5]), file: String(row[6]), row: Number(row[7]),
  };
}
