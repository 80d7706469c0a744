import type { Reject, RejectCode } from '../../domain/factBatch.ts';
import { visible } from '../../domain/problem.ts';

/** Rejected rows of one source that are kept with their line, column and value; every further one is counted. */
export const REJECTS_KEPT = 10_000;
/** Kinds of fault that a sentence spells out. */
const KINDS_SAID = 8;

/** All rejected rows of one column and one kind of fault. */
export interface RejectCount {
  readonly code: RejectCode;
  readonly column: string;
  readonly rows: number;
  /** The first of them. */
  readonly line: number;
  readonly reason: string;
}

/** What is rejected of one source, in memory that does not grow with how much it is. */
export class Rejects {
  readonly kept: Reject[] = [];
  total = 0;
  readonly #kinds = new Map<string, RejectCount & { rows: number; kept: number }>();

  /** `value` is asked for where the row is kept. */
  add(reject: Omit<Reject, 'value'>, value: () => string): void {
    const { code, column, line, reason } = reject;
    this.total += 1;
    const key = `${code} ${column}`;
    let kind = this.#kinds.get(key);
    if (kind === undefined) this.#kinds.set(key, kind = { code, column, rows: 0, kept: 0, line, reason });
    kind.rows += 1;
    if (this.kept.length === REJECTS_KEPT) return;
    kind.kept += 1;
    this.kept.push({ ...reject, value: value() });
  }

  /** By kind, the first to occur first. */
  counts(): readonly RejectCount[] {
    return [...this.#kinds.values()].map(({ kept: _, ...count }) => count);
  }

  /** What is to be said of those that are counted and not kept; nothing where there are none. */
  doubts(): readonly string[] {
    const others = this.total - this.kept.length;
    if (others === 0) return [];
    const more = [...this.#kinds.values()].map(({ rows, kept, ...kind }) => ({ ...kind, rows: rows - kept })).filter(({ rows }) => rows > 0)
      .sort((a, b) => b.rows - a.rows || a.line - b.line);
    const said = more.slice(0, KINDS_SAID).map(({ rows, line, reason }) =>
      `${rows.toLocaleString('en-US')} like line ${line} (${visible(reason.replace(/\.$/u, ''), 120)})`);
    const unsaid = more.slice(KINDS_SAID).reduce((sum, { rows }) => sum + rows, 0);
    if (unsaid > 0) said.push(`${unsaid.toLocaleString('en-US')} for other reasons`);
    return [`The first ${REJECTS_KEPT.toLocaleString('en-US')} of ${this.total.toLocaleString('en-US')} rejected rows are listed, and `
      + `${others.toLocaleString('en-US')} more are counted: ${said.join('; ')}.`];
  }
}
