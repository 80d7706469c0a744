import type { Migration } from './migration.ts';

/** Decisions with their effects, notes, sign-offs, and what a run remembers of the runs before it: tables that are empty at first. */
export const to2: Migration = { to: 2, fill: {} };
