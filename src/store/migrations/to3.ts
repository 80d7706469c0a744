import type { Migration } from './migration.ts';

/**
 * What recognition decided about each source, files that were set aside, and rejects that somebody accepted; accuracy is tallied by
 * place alone, and what figures contain state by state: the next run fills both.
 */
export const to3: Migration = {
  to: 3, fill: { source: { recognition: "'[]'" }, place_figure: { authoritative: '0', off: '0' } },
  then: 'DROP TABLE IF EXISTS confidence_figure',
};
