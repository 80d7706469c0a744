/** What lies beside an engagement file, by name. The names are none that SQLite looks for, so that its own tools leave them alone. */

/** How many earlier snapshots are kept: `.1` is the one before the file as it is. */
export const KEPT_SNAPSHOTS = 3;

/** Decisions that the snapshot lacks; there while the engagement is open, and after a crash. */
export function journalPath(path: string): string {
  return `${path}-decisions`;
}

/** Who has the engagement open. */
export function lockPath(path: string): string {
  return `${path}-lock`;
}

export function earlierPath(path: string, number: number): string {
  return `${path}.${number}`;
}

/** A copy made before an engagement of an earlier version is first written by this program. */
export function beforeMigrationPath(path: string, version: number): string {
  return `${path}.version-${version}`;
}

/** A journal that could not be replayed, put aside for whoever looks into it. */
export function asidePath(path: string, number: number): string {
  return `${path}-decisions.aside-${number}`;
}
