import type { SqlValue } from 'sql.js';
import { fail } from '../../domain/problem.ts';

/** The word at a stored position of one of the vocabulary's lists. Fails with `engagement_damaged` where there is none. */
export function wordAt<W extends string>(words: readonly W[], position: unknown): W {
  const word = words[Number(position)];
  if (word === undefined) {
    return fail({
      code: 'engagement_damaged', message: 'A stored word is not in the vocabulary of this program.',
      expected: words.join(', '), found: `position ${String(position)}`,
      remedy: 'Open the engagement with the program version that wrote it.',
    });
  }
  return word;
}

export function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : String(value);
}

export function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
