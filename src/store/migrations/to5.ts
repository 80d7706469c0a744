import type { Migration } from './migration.ts';

/** Moments that clocks showed twice or never, and which of the two each was taken for: empty until the next import and run. */
export const to5: Migration = { to: 5, fill: {} };
