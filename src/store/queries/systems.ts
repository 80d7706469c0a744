import type { Database } from '../database.ts';

/** A system by its key, the code that files and decisions name it by, and the name that people read. */
export interface NamedSystem {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export function listSystems(db: Database): readonly NamedSystem[] {
  return db.rows('SELECT id, code, name FROM system ORDER BY id', (row) =>
    ({ id: Number(row[0]), code: String(row[1]), name: String(row[2]) }));
}

/** The name of a system by its code; a code that no system has stays as it is. */
export function systemNames(db: Database): (code: string) => string {
  const names = new Map(listSystems(db).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
