import { EXCEPTION_STATES, REASON_CODES } from '../../../domain/vocabulary.ts';
import type { ExceptionState, ReasonCode } from '../../../domain/vocabulary.ts';
import type { Database, Row } from '../../database.ts';
import type { JsonValue } from '../canonicalJson.ts';
import type { Entity } from '../change.ts';

/** What decisions change about an exception. */
export interface ExceptionLife {
  readonly number: number;
  readonly state: ExceptionState;
  readonly owner: string;
  /** Milliseconds since 1970 UTC. */
  readonly due: number | null;
  readonly reason: ReasonCode | null;
  /** How often it was settled by hand. */
  readonly resolved: number;
  /** Whether somebody gave it its owner; then rules leave it alone. */
  readonly byHand: boolean;
}
export type ExceptionFields = Omit<ExceptionLife, 'number'>;

const SELECT = `SELECT f.number, f.status, f.owner, l.due_at, l.reason, coalesce(l.resolved, 0), coalesce(l.by_hand, 0)
  FROM finding f LEFT JOIN exception_life l ON l.number = f.number`;

function lifeOf(row: Row): ExceptionLife {
  return {
    number: Number(row[0]), state: EXCEPTION_STATES[Number(row[1])] ?? 'open', owner: String(row[2]),
    due: row[3] === null || row[3] === undefined ? null : Number(row[3]),
    reason: row[4] === null || row[4] === undefined ? null : REASON_CODES[Number(row[4])] ?? null,
    resolved: Number(row[5]), byHand: row[6] === 1,
  };
}

/** The exceptions with these numbers, in that order; numbers without one are left out. */
export function exceptionLives(db: Database, numbers: readonly number[]): readonly ExceptionLife[] {
  if (numbers.length === 1) return db.rows(`${SELECT} WHERE f.number = ?`, lifeOf, [numbers[0] ?? 0]);
  const query = `${SELECT.replace('FROM finding f', 'FROM json_each(?) AS wanted CROSS JOIN finding f ON f.number = wanted.value')}
    ORDER BY wanted.key`;
  return db.rows(query, lifeOf, [JSON.stringify(numbers)]);
}

/** Every exception that is there. */
export function allExceptionLives(db: Database): readonly ExceptionLife[] {
  return db.rows(`${SELECT} WHERE f.number IS NOT NULL ORDER BY f.number`, lifeOf);
}

export function exceptionEntity(db: Database): Entity {
  return {
    read(key, like) {
      const [life] = exceptionLives(db, [Number(key)]);
      if (life === undefined) return null;
      const { number: _number, ...fields } = life;
      const wanted = Object.keys(fieldsOf(like));
      return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted.includes(name)));
    },
    write(keys, value) {
      const fields = fieldsOf(value);
      const list = JSON.stringify(keys);
      const results: [string, string | number][] = [];
      if (fields.state !== undefined) results.push(['status', EXCEPTION_STATES.indexOf(fields.state)]);
      if (fields.owner !== undefined) results.push(['owner', fields.owner]);
      if (results.length > 0) {
        db.run(`UPDATE finding SET ${results.map(([name]) => `${name} = ?`).join(', ')}
          WHERE number IN (SELECT value FROM json_each(?))`, [...results.map(([, of]) => of), list]);
      }
      const life: [string, number | null][] = [];
      if (fields.due !== undefined) life.push(['due_at', fields.due]);
      if (fields.reason !== undefined) life.push(['reason', fields.reason === null ? null : REASON_CODES.indexOf(fields.reason)]);
      if (fields.resolved !== undefined) life.push(['resolved', fields.resolved]);
      if (fields.byHand !== undefined) life.push(['by_hand', fields.byHand ? 1 : 0]);
      if (life.length === 0) return;
      db.run('INSERT OR IGNORE INTO exception_life (number, resolved, by_hand, closed_by_run) SELECT value, 0, 0, 0 FROM json_each(?)',
        [list]);
      db.run(`UPDATE exception_life SET ${life.map(([name]) => `${name} = ?`).join(', ')}
        WHERE number IN (SELECT value FROM json_each(?))`, [...life.map(([, of]) => of), list]);
    },
  };
}

/** The value of a change to exceptions is always such a record: we wrote it. */
function fieldsOf(value: JsonValue): Partial<ExceptionFields> {
  return value as unknown as Partial<ExceptionFields>;
}
