import { EVENT_TYPES } from '../../../domain/vocabulary.ts';
import type { EventType } from '../../../domain/vocabulary.ts';
import { writeHandoff, writeSetting } from '../../facts/engagementWriter.ts';
import { readSetting } from '../../facts/readFacts.ts';
import type { Database } from '../../database.ts';
import type { Entity } from '../change.ts';

/** An entry of the handoff map, systems and locations by code. `id` is the row's: results point at it. */
export interface HandoffRecord {
  readonly id: number;
  readonly event: EventType;
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly everyMinutes: number | null;
  readonly withinMinutes: number;
  readonly owner: string;
  readonly declared: boolean;
  readonly locations: readonly string[];
}

export function handoffByCode(db: Database, code: string): HandoffRecord | null {
  return db.first(`SELECT h.id, h.event_type, a.code, b.code, h.mechanism, h.every_minutes, h.within_minutes, h.owner, h.declared
    FROM handoff h JOIN system a ON a.id = h.from_system_id JOIN system b ON b.id = h.to_system_id WHERE h.code = ?`, (row) => ({
    id: Number(row[0]), event: EVENT_TYPES[Number(row[1])] ?? 'sale', from: String(row[2]), to: String(row[3]), mechanism: String(row[4]),
    everyMinutes: row[5] === null || row[5] === undefined ? null : Number(row[5]), withinMinutes: Number(row[6]), owner: String(row[7]),
    declared: row[8] === 1,
    locations: db.rows(`SELECT l.code FROM handoff_location o JOIN location l ON l.id = o.location_id WHERE o.handoff_id = ?
      ORDER BY l.code`, (of) => String(of[0]), [Number(row[0])]),
  }), [code]) ?? null;
}

/** The codes of the entries that are inferred and not confirmed yet. */
export function inferredHandoffs(db: Database): readonly string[] {
  return db.rows('SELECT code FROM handoff WHERE declared = 0 ORDER BY id', (row) => String(row[0]));
}

/** One that no result points at either: those of an entry that was taken out stand until the next run. */
export function nextHandoffId(db: Database): number {
  return db.number('SELECT coalesce(max(id), 0) + 1 FROM (SELECT id FROM handoff UNION ALL SELECT handoff_id FROM handoff_figure)');
}

/** The id behind a code of the engagement; undefined where there is none. */
export function idByCode(db: Database, table: 'system' | 'location' | 'item', code: string): number | undefined {
  return db.first(`SELECT id FROM ${table} WHERE code = ?`, (row) => Number(row[0]), [code]);
}

export function handoffEntity(db: Database): Entity {
  return {
    read: (key) => handoffByCode(db, String(key)) as unknown as null,
    write(keys, value) {
      const record = value as unknown as HandoffRecord | null;
      for (const key of keys) {
        db.run('DELETE FROM handoff_location WHERE handoff_id IN (SELECT id FROM handoff WHERE code = ?)', [String(key)]);
        db.run('DELETE FROM handoff WHERE code = ?', [String(key)]);
        if (record === null) continue;
        // Put back after a run: its number may be another's by then.
        const isTaken = db.number('SELECT count(*) FROM handoff WHERE id = ?', [record.id]) > 0;
        writeHandoff(db, {
          id: isTaken ? nextHandoffId(db) : record.id, code: String(key), eventType: record.event,
          from: idByCode(db, 'system', record.from) ?? 0,
          to: idByCode(db, 'system', record.to) ?? 0, mechanism: record.mechanism, everyMinutes: record.everyMinutes,
          withinMinutes: record.withinMinutes, owner: record.owner, declared: record.declared,
          locations: record.locations.flatMap((code) => idByCode(db, 'location', code) ?? []),
        });
      }
    },
  };
}

/** The key is a location's code, or empty for the system of record where no rule names another. */
export function authorityEntity(db: Database): Entity {
  return {
    read: (key) => authorityOf(db, String(key)),
    write(keys, value) {
      for (const key of keys) {
        const system = typeof value === 'string' ? idByCode(db, 'system', value) : undefined;
        if (key === '') {
          if (system !== undefined) writeSetting(db, 'authority', String(system));
          continue;
        }
        const location = idByCode(db, 'location', String(key)) ?? 0;
        db.run('DELETE FROM authority_rule WHERE location_id = ?', [location]);
        if (system !== undefined) db.run('INSERT INTO authority_rule (location_id, system_id) VALUES (?, ?)', [location, system]);
      }
    },
  };
}

/** The code of the system that a rule names for a location (or by default, for the empty code); null where none does. */
export function authorityOf(db: Database, location: string): string | null {
  if (location === '') {
    return db.first('SELECT code FROM system WHERE id = ?', (row) => String(row[0]), [Number(readSetting(db, 'authority') ?? 0)]) ?? null;
  }
  return db.first(`SELECT s.code FROM authority_rule r JOIN system s ON s.id = r.system_id JOIN location l ON l.id = r.location_id
    WHERE l.code = ?`, (row) => String(row[0]), [location]) ?? null;
}
