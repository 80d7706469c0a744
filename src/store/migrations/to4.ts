import type { Migration } from './migration.ts';

/** How figures are rolled to the cut-off, clocks that were found wrong, and how handoffs go by the logs: empty until the next run. */
export const to4: Migration = { to: 4, fill: { finding: { fix_why: "''" } } };
