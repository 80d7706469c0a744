import type { Files, Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import type { CarriedMap } from '../../store/decisions/carryMap.ts';
import { saidAliases } from '../../store/decisions/saidAliases.ts';
import { carryDecisions } from './carryDecisions.ts';
import { importFolder } from './importFolder.ts';
import type { ImportOptions } from './importFolder.ts';
import { keepWhatProved } from './keepWhatProved.ts';
import { readAndRun } from './readAndRun.ts';
import type { Reading } from './readAndRun.ts';

/** What an engagement is read anew from, and what its log says about it. */
export interface Anew extends Required<Pick<Reading, 'setup' | 'because'>>, Pick<Reading, 'then'> {
  readonly files: Files;
  readonly folder: string;
  readonly options?: Omit<ImportOptions, 'keepSources'>;
  readonly map: CarriedMap;
}

/**
 * Reads files under a manifest into a database of its own, with what was decided in `before` carried over, and what proved exceptions that
 * are not seen any more. Fails as an import does.
 */
export async function readAnew(
  before: Database, ports: Ports, { files, folder, options, map, ...reading }: Anew, task: Task,
): Promise<Database> {
  const said = saidAliases(before);
  const db = await readAndRun(ports, {
    ...reading,
    read: (db, second) => importFolder(db, { ...ports, files }, folder, { keepSources: true, said, ...options }, task, second),
    carry: (db) => { carryDecisions(before, db, map); },
  }, task);
  try {
    await keepWhatProved(before, db, ports, task);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
