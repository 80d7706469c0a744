import type { Migration } from './migration.ts';

/** What a run left unexplained, and what came and went with it, by units and value: of runs before it is not known, which is NULL. */
export const to6: Migration = { to: 6, fill: {} };
