/**
 * What proved exceptions that are not seen any more: the sentence, the rule and the rows of files, kept once the results of the run that
 * found them give way. Rows are kept as file and line, some twenty bytes each; rules once each, for a million exceptions share a few.
 */
import { sentenceOf } from '../../domain/statements/wording.ts';
import type { Finding } from '../../domain/findings.ts';
import { FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { findingWords } from '../queries/findingWords.ts';

/** Exceptions taken at once: their sentences are in memory together. */
const AT_ONCE = 5_000;

const FACTS = [['event', 'event'], ['position', 'position'], ['item', 'item_row']] as const;

/** Findings as the next run has them; what is no exception has the number 0. */
interface NextFinding extends Pick<Finding, 'kind' | 'item' | 'location' | 'handoff' | 'from' | 'to' | 'reference' | 'at'> {
  readonly number: number;
}

/**
 * Numbers of the exceptions of the last run that the next one may not see any more, over the same tables: told apart by ids, so that none
 * is missing that `carryOver` will not know again.
 */
export function mayBeGone(db: Database, next: readonly NextFinding[]): readonly number[] {
  const found = new Map<string, number>();
  const what = (kind: number, item: number, location: number, handoff: number, from: number, to: number, reference: number, at: number) =>
    `${kind} ${item} ${location} ${handoff} ${from} ${to} ${reference === 0 && handoff !== 0 ? `at ${at}` : reference}`;
  if (db.number('SELECT count(*) FROM (SELECT 1 FROM finding LIMIT 1)') === 0) return [];
  for (const { number, kind, item, location, handoff, from, to, reference, at } of next) {
    if (number === 0) continue;
    const key = what(FINDING_KINDS.indexOf(kind), item, location, handoff, from, to, reference, at);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  const gone: number[] = [];
  db.each(`SELECT number, kind, item_id, location_id, coalesce(handoff_id, 0), coalesce(from_system_id, 0), coalesce(to_system_id, 0),
    coalesce(reference_id, 0), first_at FROM finding WHERE number IS NOT NULL ORDER BY id`, (row) => {
    const [number = 0, kind = 0, item = 0, location = 0, handoff = 0, from = 0, to = 0, reference = 0, at = 0] = row.map(Number);
    const key = what(kind, item, location, handoff, from, to, reference, at);
    const left = found.get(key) ?? 0;
    if (left === 0) gone.push(number);
    else found.set(key, left - 1);
  });
  return gone;
}

/**
 * Keeps what proves these exceptions of `from`, whose results are still there, in `into`, which may be the same. Yields how many are done;
 * to be run to its end in one transaction of `into`.
 */
export function* keepProof(from: Database, into: Database, numbers: readonly number[]): Generator<number, void, void> {
  if (numbers.length === 0) return;
  const wanted = new Set(numbers);
  const found: (readonly [id: number, number: number])[] = [];
  from.each('SELECT id, number FROM finding WHERE number IS NOT NULL ORDER BY id', (row) => {
    if (wanted.has(Number(row[1]))) found.push([Number(row[0]), Number(row[1])]);
  });
  const rules = new Rules(into);
  const sources = new EarlierSources(from, into);
  for (let start = 0; start < found.length; start += AT_ONCE) {
    const numberOf = new Map(found.slice(start, start + AT_ONCE));
    keepSome(from, into, numberOf, rules, sources);
    yield Math.min(found.length, start + AT_ONCE);
  }
}

function keepSome(from: Database, into: Database, numberOf: ReadonlyMap<number, number>, rules: Rules, sources: EarlierSources): void {
  const ids = JSON.stringify([...numberOf.keys()]);
  const words = findingWords(from, numberOf.keys());
  const reasons = from.rows('SELECT f.id, f.why FROM json_each(?) AS wanted CROSS JOIN finding AS f ON f.id = wanted.value',
    (row) => [Number(row[0]), String(row[1])] as const, [ids]);
  const proofs = reasons.map(([id, why]) => {
    const told = words.get(id);
    return [numberOf.get(id) ?? 0, told === undefined ? '' : sentenceOf(told), rules.idOf(why)] as const;
  });
  const rows = FACTS.flatMap(([fact, table]) => from.rows(
    `SELECT e.finding_id, e.seq, e.role, t.source_id, t.line FROM json_each(?) AS wanted
      CROSS JOIN evidence AS e ON e.finding_id = wanted.value AND e.fact = ? JOIN ${table} AS t ON t.id = e.fact_id`,
    (row) => [numberOf.get(Number(row[0])) ?? 0, Number(row[1]), String(row[2]), sources.idOf(Number(row[3])), Number(row[4])] as const,
    [ids, fact]));
  const kept = into.bulk('earlier_proof', ['number', 'says', 'rule_id']);
  for (const proof of proofs) kept.add([...proof]);
  kept.end();
  const evidence = into.bulk('earlier_evidence', ['number', 'seq', 'role', 'source_id', 'line']);
  for (const row of rows) evidence.add([...row]);
  evidence.end();
}

/** Drops what is kept of exceptions that are there after all, or again. */
export function forgetProofOfOthers(db: Database): void {
  if (db.number('SELECT count(*) FROM (SELECT 1 FROM earlier_proof LIMIT 1)') === 0) return;
  for (const table of ['earlier_proof', 'earlier_evidence']) {
    db.run(`DELETE FROM ${table} WHERE number NOT IN (SELECT number FROM earlier_exception WHERE standing = 0)`);
  }
  db.run('DELETE FROM earlier_source WHERE id NOT IN (SELECT source_id FROM earlier_evidence)');
  db.run('DELETE FROM earlier_rule WHERE id NOT IN (SELECT rule_id FROM earlier_proof)');
}

/** Numbers of exceptions that `before` has and `db`, read anew and run, does not see any more. */
export function goneSince(before: Database, db: Database): readonly number[] {
  const gone = new Set(db.rows('SELECT number FROM earlier_exception WHERE standing = 0', (row) => Number(row[0])));
  if (gone.size === 0) return [];
  return before.rows('SELECT number FROM finding WHERE number IS NOT NULL', (row) => Number(row[0])).filter((number) => gone.has(number));
}

class Rules {
  readonly #db: Database;
  readonly #ids: Map<string, number>;

  constructor(db: Database) {
    this.#db = db;
    this.#ids = new Map(db.rows('SELECT text, id FROM earlier_rule', (row) => [String(row[0]), Number(row[1])] as const));
  }

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#db.number('SELECT coalesce(max(id), 0) + 1 FROM earlier_rule');
    this.#db.run('INSERT INTO earlier_rule (id, text) VALUES (?, ?)', [id, text]);
    this.#ids.set(text, id);
    return id;
  }
}

/** Files by name and hash: ids of sources are given anew with every import. */
class EarlierSources {
  readonly #from: Database;
  readonly #into: Database;
  readonly #ids = new Map<number, number>();

  constructor(from: Database, into: Database) {
    this.#from = from;
    this.#into = into;
  }

  idOf(source: number): number {
    const known = this.#ids.get(source);
    if (known !== undefined) return known;
    const what = this.#from.first(
      'SELECT so.file, so.sha256, sy.code FROM source so JOIN system sy ON sy.id = so.system_id WHERE so.id = ?',
      (row) => row.map(String), [source]) ?? ['', '', ''];
    this.#into.run('INSERT OR IGNORE INTO earlier_source (file, sha256, system) VALUES (?, ?, ?)', what);
    const id = this.#into.number('SELECT id FROM earlier_source WHERE file = ? AND sha256 = ?', what.slice(0, 2));
    this.#ids.set(source, id);
    return id;
  }
}
