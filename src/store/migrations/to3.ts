import type { Migration } from './migration.ts';

/** What recognition decided about each source, files that were set aside, and rejects that somebody accepted. */
export const to3: Migration = { to: 3, fill: { source: { recognition: "'[]'" } } };
