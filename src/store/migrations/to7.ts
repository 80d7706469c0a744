import type { Migration } from './migration.ts';

/** The region that a place lies in: of lists imported before it is not known, which is NULL. */
export const to7: Migration = { to: 7, fill: {} };
