import { expect } from 'vitest';
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { decide } from '../../../src/engine/decisions/decide.ts';
import type { Decision } from '../../../src/store/decisions/decisionLog.ts';
import type { Database } from '../../../src/store/database.ts';
import { stubPorts } from '../stubPorts.ts';

const ports = stubPorts();

/** Takes a decision as Dana, unless somebody else is named. */
export function take(db: Database, decision: DecisionInput, why = '', who = 'Dana Reyes'): Decision {
  return decide(db, ports, { who, why, decision });
}

/** The problem with which a decision is refused; fails where it is taken, and where anything changed in the tables. */
export function refusal(db: Database, decision: DecisionInput, why = '', who = 'Dana Reyes'): Problem {
  const before = everything(db);
  try {
    take(db, decision, why, who);
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    expect(everything(db)).toBe(before);
    return (error as ProblemError).problem;
  }
  throw new Error('it was taken');
}

/** All rows of all tables, as one text. */
export function everything(db: Database, but: readonly string[] = []): string {
  const tables = db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", (row) => String(row[0]));
  const kept = tables.filter((table) => !but.includes(table));
  return JSON.stringify(kept.map((table) => [table, db.rows(`SELECT * FROM ${table}`, (row) => row)]));
}
