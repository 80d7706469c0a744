/** Things that are kept by a key and replaced as a whole: notes, attachments, aliases, mappings, filters, parameters, owners. */
import type { Database } from '../../database.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { JsonValue } from '../canonicalJson.ts';
import type { Entity } from '../change.ts';

function parsedJson(text: unknown): JsonValue {
  return JSON.parse(String(text)) as JsonValue;
}

/** A table of a text key and one JSON value. */
export function jsonEntity(
  db: Database, table: 'remembered_mapping' | 'saved_filter' | 'parameter', key: string, column: string,
): Entity {
  return {
    read: (of) => db.first(`SELECT ${column} FROM ${table} WHERE ${key} = ?`, (row) => parsedJson(row[0]), [String(of)]) ?? null,
    write(keys, value) {
      for (const of of keys) {
        if (value === null) db.run(`DELETE FROM ${table} WHERE ${key} = ?`, [String(of)]);
        else db.run(`INSERT OR REPLACE INTO ${table} (${key}, ${column}) VALUES (?, ?)`, [String(of), canonicalJson(value)]);
      }
    },
  };
}

/** By the fingerprint of a header, how exports with it were settled to be read. */
export function rememberedMappings(db: Database): ReadonlyMap<string, JsonValue> {
  return new Map(db.rows('SELECT fingerprint, mapping FROM remembered_mapping', (row) => [String(row[0]), parsedJson(row[1])] as const));
}

/** What was accepted of a file's rejects was accepted of that period's file. */
export function forgetAcceptedRejects(db: Database): void {
  db.run('DELETE FROM accepted_rejects');
}

/** Keyed by the number of the decision that made it, so that its exceptions are those of the decision. */
export function noteEntity(db: Database): Entity {
  return {
    read: (key) => db.first('SELECT at, who, text FROM note WHERE seq = ?', (row) => ({
      at: Number(row[0]), who: String(row[1]), text: String(row[2]),
    }), [Number(key)]) ?? null,
    write(keys, value) {
      const note = value as { at: number; who: string; text: string } | null;
      for (const key of keys) {
        if (note === null) db.run('DELETE FROM note WHERE seq = ?', [Number(key)]);
        else db.run('INSERT INTO note (seq, at, who, text) VALUES (?, ?, ?, ?)', [Number(key), note.at, note.who, note.text]);
      }
    },
  };
}

export interface AttachmentRecord {
  readonly at: number;
  readonly who: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The contents stay where an attachment is taken back: the log still names their hash. */
export function attachmentEntity(db: Database): Entity {
  return {
    read: (key) => db.first('SELECT at, who, name, sha256, bytes FROM attachment WHERE seq = ?', (row) => ({
      at: Number(row[0]), who: String(row[1]), name: String(row[2]), sha256: String(row[3]), bytes: Number(row[4]),
    }), [Number(key)]) ?? null,
    write(keys, value) {
      const made = value as unknown as AttachmentRecord | null;
      for (const key of keys) {
        if (made === null) db.run('DELETE FROM attachment WHERE seq = ?', [Number(key)]);
        else {
          db.run('INSERT INTO attachment (seq, at, who, name, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)',
            [Number(key), made.at, made.who, made.name, made.sha256, made.bytes]);
        }
      }
    },
  };
}

/** The key of an alias: what it is of, the one code and the other. */
export function aliasKey(of: 'item' | 'location', alias: string, code: string): string {
  return JSON.stringify([of, alias, code]);
}

export function aliasEntity(db: Database): Entity {
  const parts = (key: string | number): readonly string[] => JSON.parse(String(key)) as string[];
  return {
    read: (key) => db.first('SELECT same FROM confirmed_alias WHERE kind = ? AND alias = ? AND code = ?', (row) => row[0] === 1, parts(key))
      ?? null,
    write(keys, value) {
      for (const key of keys) {
        db.run('DELETE FROM confirmed_alias WHERE kind = ? AND alias = ? AND code = ?', parts(key));
        if (value !== null) {
          db.run('INSERT INTO confirmed_alias (kind, alias, code, same) VALUES (?, ?, ?, ?)', [...parts(key), value === true ? 1 : 0]);
        }
      }
    },
  };
}

/** Keyed by the file's name: how many rejected rows somebody took as they are, and why. */
export function acceptedRejectsEntity(db: Database): Entity {
  return {
    read: (key) => db.first('SELECT rejects, reason, who, at FROM accepted_rejects WHERE file = ?', (row) => ({
      rejects: Number(row[0]), reason: String(row[1]), who: String(row[2]), at: Number(row[3]),
    }), [String(key)]) ?? null,
    write(keys, value) {
      const accepted = value as { rejects: number; reason: string; who: string; at: number } | null;
      for (const key of keys) {
        if (accepted === null) db.run('DELETE FROM accepted_rejects WHERE file = ?', [String(key)]);
        else {
          db.run('INSERT OR REPLACE INTO accepted_rejects (file, rejects, reason, who, at) VALUES (?, ?, ?, ?, ?)',
            [String(key), accepted.rejects, accepted.reason, accepted.who, accepted.at]);
        }
      }
    },
  };
}

export function ownerEntity(db: Database): Entity {
  return {
    read: (key) => db.first('SELECT active FROM owner WHERE name = ?', (row) => ({ active: row[0] === 1 }), [String(key)]) ?? null,
    write(keys, value) {
      const owner = value as { active: boolean } | null;
      for (const key of keys) {
        if (owner === null) db.run('DELETE FROM owner WHERE name = ?', [String(key)]);
        else db.run('INSERT OR REPLACE INTO owner (name, active) VALUES (?, ?)', [String(key), owner.active ? 1 : 0]);
      }
    },
  };
}

/** One thing: the whole list, in its order. */
export function ownerRulesEntity(db: Database): Entity {
  return {
    read: () => ownerRulesOf(db),
    write(_keys, value) {
      db.run('DELETE FROM owner_rule');
      (value as readonly JsonValue[]).forEach((rule, index) => {
        db.run('INSERT INTO owner_rule (seq, rule) VALUES (?, ?)', [index + 1, canonicalJson(rule)]);
      });
    },
  };
}

export function ownerRulesOf(db: Database): readonly JsonValue[] {
  return db.rows('SELECT rule FROM owner_rule ORDER BY seq', (row) => parsedJson(row[0]));
}

/** The saved views of the queue, by name. */
export function savedFilters(db: Database): readonly { readonly name: string; readonly filter: JsonValue }[] {
  return db.rows('SELECT name, filter FROM saved_filter ORDER BY name', (row) => ({ name: String(row[0]), filter: parsedJson(row[1]) }));
}

/** Tolerances and parameters of checks that were set, by name. */
export function parameters(db: Database): readonly { readonly name: string; readonly value: JsonValue }[] {
  return db.rows('SELECT name, value FROM parameter ORDER BY name', (row) => ({ name: String(row[0]), value: parsedJson(row[1]) }));
}
