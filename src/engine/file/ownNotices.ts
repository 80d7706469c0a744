import type { Database } from '../../store/database.ts';
import { reviewCopyOf } from '../../store/snapshot/reviewCopy.ts';

/** What an engagement says about itself to whoever opens it, a sentence each. */
export function ownNotices(db: Database): readonly string[] {
  const copy = reviewCopyOf(db);
  if (copy === null) return [];
  const left = copy.masked.length === 0 ? 'the files as they were received are left out'
    : `the files as they were received are left out, and ${copy.masked.join(', ')} ${copy.masked.length === 1 ? 'is' : 'are'} masked`;
  return [`This is a review copy: ${left}. Figures and decisions are those of the engagement.`];
}
