import { wallClock } from '../../domain/statements/moments.ts';
import type { ReportInput } from './reportInput.ts';
import { column } from './table.ts';
import type { TableSheet } from './table.ts';
import { cutNote } from './words.ts';

/** What people decided, in sentences, the last decision first. */
export function decisionSheet({ decisions, engagement: { timezone } }: ReportInput): TableSheet {
  return {
    name: 'Decisions', title: 'Decisions',
    notes: [
      'What people decided: who did what to which exception, what was before, and why. Numbers that are missing are imports and runs.',
      'Each is tied to the one before by its SHA-256 in the engagement file, so that none can be changed or dropped without a trace.',
      ...cutNote(decisions.count, decisions.total, 'decisions'),
    ],
    empty: 'Nobody decided anything yet.', rowCount: decisions.count,
    columns: [
      column('count', 'No.', 8), column('moment', `When (${timezone})`, 19), column('text', 'Who', 20),
      column('text', 'Decision', 90, { wrap: true }), column('count', 'Exceptions', 11), column('count', 'Taken back by No.', 11),
      column('text', 'SHA-256', 66),
    ],
    *rows() {
      for (const { seq, at, who, sentence, exceptions, undoneBy, hash } of decisions.records()) {
        yield [seq, wallClock(at, timezone), who, sentence, exceptions, undoneBy, hash];
      }
    },
  };
}
