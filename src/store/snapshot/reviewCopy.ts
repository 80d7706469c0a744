/** A copy for somebody who is to see the findings and not the files: what is left out is not in its bytes any more. */
import type { MaskableColumn } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { writeSetting } from '../facts/engagementWriter.ts';
import { readSetting } from '../facts/readFacts.ts';

export interface ReviewCopy {
  readonly masked: readonly string[];
}

/** What a review copy left out; null where the engagement is none. */
export function reviewCopyOf(db: Database): ReviewCopy | null {
  const kept = readSetting(db, 'reviewCopy');
  return kept === undefined ? null : JSON.parse(kept) as ReviewCopy;
}

/** Where a column's texts stand: as ids of words, or as texts themselves. */
const WORDS: Partial<Record<MaskableColumn, readonly [string, string]>> = {
  actor: ['event', 'actor_id'], reason: ['event', 'reason_id'], channel: ['event', 'channel_id'], bin: ['position', 'bin_id'],
  lot: ['position', 'lot_id'],
};
const TEXTS: Partial<Record<MaskableColumn, readonly (readonly [string, string])[]>> = {
  reportedBy: [['incident', 'reported_by']], description: [['item', 'description']],
  barcode: [['item', 'barcode'], ['item_row', 'barcode']], transaction: [['payment', 'transaction_id']],
  channel: [['order_line', 'channel']],
};
/** Sentences in which a masked text may be told. */
const SENTENCES = [
  ['finding', 'id', 'why'], ['check_finding', 'id', 'sentence'], ['source', 'id', 'doubts'], ['reject', 'id', 'reason'],
  ['earlier_proof', 'number', 'says'], ['earlier_rule', 'id', 'text'],
] as const;

/**
 * Makes an engagement its own review copy: the files as received and what was attached go, the columns named are masked, each text by one
 * of its own (`masked 1`), so that equal ones are still known to be equal. The log of decisions stays as it is, for its hashes prove it.
 * Not inside a transaction.
 */
export function makeReviewCopy(db: Database, masked: readonly MaskableColumn[]): void {
  db.transaction(() => {
    db.run('DELETE FROM source_content');
    db.run('DELETE FROM set_aside');
    db.run('DELETE FROM attachment_content');
    db.run('UPDATE earlier_source SET header = NULL, lines_sha256 = NULL, gzip = NULL');
    const texts = new Map<string, string>();
    for (const column of masked) maskWords(db, WORDS[column], texts);
    for (const column of masked) for (const place of TEXTS[column] ?? []) maskTexts(db, place, texts);
    if (masked.length > 0) {
      db.run("UPDATE reject SET value = 'masked'");
      maskSentences(db, texts);
      db.run(`DELETE FROM word WHERE id NOT IN (SELECT actor_id FROM event WHERE actor_id IS NOT NULL
        UNION SELECT reason_id FROM event WHERE reason_id IS NOT NULL UNION SELECT channel_id FROM event WHERE channel_id IS NOT NULL
        UNION SELECT order_line_id FROM event WHERE order_line_id IS NOT NULL
        UNION SELECT bin_id FROM position WHERE bin_id IS NOT NULL UNION SELECT lot_id FROM position WHERE lot_id IS NOT NULL)`);
    }
    writeSetting(db, 'reviewCopy', JSON.stringify({ masked } satisfies ReviewCopy));
  });
  // What was deleted lies in free pages until then.
  db.run('VACUUM');
}

function maskWords(db: Database, place: readonly [string, string] | undefined, texts: Map<string, string>): void {
  if (place === undefined) return;
  const [table, column] = place;
  const used = db.rows(`SELECT DISTINCT w.id, w.text FROM ${table} t JOIN word w ON w.id = t.${column} ORDER BY w.id`, (row) =>
    [Number(row[0]), String(row[1])] as const);
  let next = db.number('SELECT coalesce(max(id), 0) FROM word');
  db.run('CREATE TEMP TABLE masked_word (id INTEGER PRIMARY KEY, by INTEGER NOT NULL)');
  for (const [id, text] of used) {
    next += 1;
    db.run('INSERT INTO word (id, text) VALUES (?, ?)', [next, maskFor(text, texts)]);
    db.run('INSERT INTO masked_word (id, by) VALUES (?, ?)', [id, next]);
  }
  db.run(`UPDATE ${table} SET ${column} = (SELECT m.by FROM masked_word m WHERE m.id = ${column}) WHERE ${column} IS NOT NULL`);
  db.run('DROP TABLE masked_word');
}

function maskTexts(db: Database, [table, column]: readonly [string, string], texts: Map<string, string>): void {
  const found = db.rows(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL ORDER BY ${column}`, (row) => String(row[0]));
  db.run('CREATE TEMP TABLE masked_text (text TEXT PRIMARY KEY, by TEXT NOT NULL)');
  for (const text of found) db.run('INSERT INTO masked_text (text, by) VALUES (?, ?)', [text, maskFor(text, texts)]);
  db.run(`UPDATE ${table} SET ${column} = (SELECT m.by FROM masked_text m WHERE m.text = ${column}) WHERE ${column} IS NOT NULL`);
  db.run('DROP TABLE masked_text');
}

function maskFor(text: string, texts: Map<string, string>): string {
  const known = texts.get(text) ?? `masked ${texts.size + 1}`;
  texts.set(text, known);
  return known;
}

function maskSentences(db: Database, texts: ReadonlyMap<string, string>): void {
  // Shorter ones are in every other word, and tell nobody anything.
  const told = [...texts.keys()].filter((text) => text.length > 2).toSorted((a, b) => b.length - a.length);
  if (told.length === 0) return;
  const any = new RegExp(told.map((text) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|'), 'gu');
  for (const [table, key, column] of SENTENCES) {
    const changed = db.rows(`SELECT ${key}, ${column} FROM ${table}`, (row) => [Number(row[0]), String(row[1])] as const)
      .flatMap(([id, sentence]) => {
        const other = sentence.replace(any, (text) => texts.get(text) ?? 'masked');
        return other === sentence ? [] : [[id, other] as const];
      });
    for (const [id, sentence] of changed) db.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [sentence, id]);
  }
}
