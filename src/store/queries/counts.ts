/** How much of something an engagement holds. */
import type { Database } from '../database.ts';

/** Positions and events together. */
export function countFacts(db: Database): number {
  return db.number('SELECT (SELECT COUNT(*) FROM position) + (SELECT COUNT(*) FROM event)');
}

/** Findings that have a number in the queue. */
export function countExceptions(db: Database): number {
  return db.number('SELECT COUNT(*) FROM finding WHERE number IS NOT NULL');
}

/** Lines of all statements. */
export function countStatementLines(db: Database): number {
  return db.number('SELECT COUNT(*) FROM statement_line');
}

export function hasHandoffs(db: Database): boolean {
  return db.number('SELECT EXISTS (SELECT 1 FROM handoff)') === 1;
}
