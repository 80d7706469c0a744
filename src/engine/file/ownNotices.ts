import { visible } from '../../domain/problem.ts';
import { minuteText } from '../../domain/time/instant.ts';
import { payloadsOf } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { newestDecision } from '../../store/decisions/decisionLog.ts';
import { reviewCopyOf } from '../../store/snapshot/reviewCopy.ts';

/** Clocks of two computers may differ by this much without a word: milliseconds. */
const TOLERATED = 5 * 60_000;
/** Of what a salvaged file lost. */
const SHOWN_LOST = 12;

/** What an engagement says about itself to whoever opens it, a sentence each. `now`: what this computer's clock says. */
export function ownNotices(db: Database, now: number): readonly string[] {
  return [...salvageNotices(db), ...reviewNotices(db), ...clockNotices(db, now)];
}

/** What was lost when this was made of a damaged file: it stays so, whatever is done since. */
function salvageNotices(db: Database): readonly string[] {
  return payloadsOf(db, 'salvage').flatMap(({ input: { file, lost } }) => {
    if (!Array.isArray(lost) || lost.length === 0) return [];
    const first = lost.slice(0, SHOWN_LOST).map((one) => visible(String(one))).join('; ');
    const more = lost.length > SHOWN_LOST ? `; and ${lost.length - SHOWN_LOST} more, which the log tells` : '';
    return [`This was salvaged from ${typeof file === 'string' ? visible(file) : 'a file'}, which was damaged. Lost are: ${first}${more}.`];
  });
}

function reviewNotices(db: Database): readonly string[] {
  const copy = reviewCopyOf(db);
  if (copy === null) return [];
  const left = copy.masked.length === 0 ? 'the files as they were received are left out'
    : `the files as they were received are left out, and ${copy.masked.join(', ')} ${copy.masked.length === 1 ? 'is' : 'are'} masked`;
  return [`This is a review copy: ${left}. Figures and decisions are those of the engagement.`];
}

/** A clock that was set back changes nothing of the log's order, but it would date decisions wrongly. */
function clockNotices(db: Database, now: number): readonly string[] {
  const last = newestDecision(db);
  if (last === undefined || now >= last.at - TOLERATED) return [];
  return [
    `This computer’s clock says ${minuteText(now)} UTC, which is before decision ${last.seq} was taken (${minuteText(last.at)} UTC).`
      + ' Decisions keep their order, which is by number; set the clock right, so that those to come are dated rightly.',
  ];
}
