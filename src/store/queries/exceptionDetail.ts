import { fail } from '../../domain/problem.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import type { Database } from '../database.ts';
import { evidenceOf } from './evidence.ts';
import { exceptionsById } from './exceptionRows.ts';
import { findingWords } from './findingWords.ts';
import { timelineOf } from './timeline.ts';
import { variancesById } from './varianceRows.ts';

/** More than anybody reads; a root event with more is told by its first ones. */
const MOST_RELATED = 200;

/** An exception with everything that proves it. `id` is the finding's. Fails with `unknown_record`. */
export function exceptionDetail(db: Database, id: number, timezone: string) {
  const exception = exceptionsById(db, [id])[0];
  if (exception === undefined) {
    return fail({
      code: 'unknown_record', message: `There is no exception ${id} in this engagement any more.`,
      remedy: 'Choose it again from the queue.',
    });
  }
  const words = findingWords(db, [id]).get(id);
  const [reason = '', fixWhy = ''] = db.first('SELECT why, fix_why FROM finding WHERE id = ?', (row) => row.map(String), [id]) ?? [];
  const variances = db.rows(
    'SELECT DISTINCT variance_id FROM statement_line WHERE finding_id = ? ORDER BY variance_id', (row) => Number(row[0]), [id]);
  const related = db.rows(
    `SELECT other.id FROM finding AS f JOIN finding AS other ON other.root_event_id = f.root_event_id AND other.id <> f.id
      WHERE f.id = ? AND other.number IS NOT NULL ORDER BY other.number LIMIT ${MOST_RELATED}`,
    (row) => Number(row[0]), [id]);
  return {
    exception,
    why: whyOf(words === undefined ? '' : sentenceOf(words), reason),
    fixWhy,
    evidence: evidenceOf(db, [id], timezone).get(id) ?? [],
    variances: variancesById(db, variances),
    related: exceptionsById(db, related),
    timeline: timelineOf(db, id),
  };
}

/** The sentence, and the rule that decided where it says more. */
function whyOf(sentence: string, reason: string): string {
  const told = sentence === '' ? '' : `${sentence}.`;
  if (reason === '' || reason === sentence || reason === told) return told;
  return told === '' ? reason : `${told} ${reason}`;
}
