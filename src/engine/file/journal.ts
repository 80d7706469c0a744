/**
 * The journal: decisions that the snapshot does not hold yet, a line each, in the order of the log. Every line carries the hash of the
 * line before it and its own (see `decisionLog.ts`), so that a line that was cut or changed is known.
 */
import type { FileKey } from '../../ports.ts';
import type { Decision, Hashing } from '../../store/decisions/decisionLog.ts';
import { isSealed } from '../../store/decisions/decisionLog.ts';

const LINE_END = 0x0a;

/** A decision as a line of the journal, its end included; sealed where the engagement is. */
export function journalLine({ decision, content }: JournalEntry, key: FileKey | null): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(content === null ? decision : { ...decision, content }));
  const line = key === null ? text : key.sealLine(text);
  const ended = new Uint8Array(line.length + 1);
  ended.set(line);
  ended[line.length] = LINE_END;
  return ended;
}

/** A decision as its line has it; `content` is what was attached, gzip in hexadecimal digits. */
export interface JournalEntry {
  readonly decision: Decision;
  readonly content: string | null;
}

export interface ReadJournal {
  readonly entries: readonly JournalEntry[];
  /** How many bytes of the file its whole lines are; what follows was never acknowledged. */
  readonly length: number;
  /** The line, counted from 1, that is not as it was written; null where all are. Lines after it are not believed. */
  readonly damagedLine: number | null;
  /** How many lines there are from the damaged one on. */
  readonly lost: number;
}

/** Reads a journal as far as it can be believed. A last line without its end is the trace of a crash, not damage. */
export function readJournal(bytes: Uint8Array, digests: Hashing, key: FileKey | null = null): ReadJournal {
  const entries: JournalEntry[] = [];
  let start = 0;
  let line = 0;
  for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
    line += 1;
    const text = key === null ? bytes.subarray(start, end) : key.openLine(bytes.subarray(start, end));
    const entry = text === null ? null : entryOf(text);
    const before = entries.at(-1)?.decision;
    const follows = entry !== null && isSealed(digests, entry.decision)
      && (before === undefined || (entry.decision.previous === before.hash && entry.decision.seq === before.seq + 1));
    if (!follows) return { entries, length: start, damagedLine: line, lost: countLines(bytes, start) };
    entries.push(entry);
    start = end + 1;
  }
  return { entries, length: start, damagedLine: null, lost: 0 };
}

function countLines(bytes: Uint8Array, from: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_END, from); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) lines += 1;
  return lines;
}

function entryOf(bytes: Uint8Array): JournalEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { seq, at, who, command, payload, previous, hash, content } = value;
  if (typeof seq !== 'number' || typeof at !== 'number' || typeof who !== 'string' || typeof command !== 'string') return null;
  if (typeof payload !== 'string' || typeof previous !== 'string' || typeof hash !== 'string') return null;
  return { decision: { seq, at, who, command, payload, previous, hash }, content: typeof content === 'string' ? content : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
