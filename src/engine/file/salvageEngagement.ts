/** Saving what can still be read of a damaged engagement into a file of its own. The damaged one stays as it is. */
import { ProblemError, fail } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { writeSetting } from '../../store/facts/engagementWriter.ts';
import { readSetting } from '../../store/facts/readFacts.ts';
import { Database } from '../../store/database.ts';
import { isMigratable, migrate } from '../../store/migrations/migrate.ts';
import { createSchema } from '../../store/schema/createSchema.ts';
import { tableDefinitions } from '../../store/schema/definitions.ts';
import { SCHEMA_VERSION } from '../../store/schema/tables.ts';
import { mendedPages, versionOf, withCatalogueOf } from '../../store/snapshot/mendedPages.ts';
import { unknownExceptions } from '../../store/snapshot/knownExceptions.ts';
import { makeTablesOf, readableTables, salvageTables } from '../../store/snapshot/salvageTables.ts';
import type { DamagedTable } from '../../store/snapshot/salvageTables.ts';
import { nameText } from '../decisions/texts.ts';
import type { Check } from '../engine.ts';
import { digestOf } from './digest.ts';
import { readDamaged } from './readEngagementFile.ts';
import { saveEngagement } from './saveEngagement.ts';
import { salvageContents } from './salvageContents.ts';
import { salvageLog } from './salvageLog.ts';
import { readAllAgain, toldOf } from './salvagedAnew.ts';

export interface SalvageWish {
  readonly who: string;
  /** Opens a file that is sealed; the new one is sealed alike. */
  readonly password?: string | undefined;
}

export interface Salvaged {
  readonly bytes: number;
  /** What was found part by part; `sound` where nothing of it was lost. */
  readonly findings: readonly Check[];
}

/**
 * Writes into `into`, where nothing may stand yet, what can be read of a damaged engagement: its tables row by row around what is
 * damaged; the decisions as far as their chain of hashes is whole, with those of the journal and, where the file lost some, of its earlier
 * saves; files as received and attachments that agree with their SHA-256. Where all files as received do, everything is read again from
 * them, so that no figure rests on what was damaged. What was lost is entered into the log. Fails with `engagement_damaged` where nothing
 * of it can be read, with `engagement_newer`, and as reading and saving a file fail.
 */
export async function salvageEngagement(
  ports: Ports, path: string, into: string, wish: SalvageWish, task: Task,
): Promise<Salvaged> {
  const who = nameText('name', wish.who);
  await assertFree(ports, path, into);
  const file = ports.files.baseName(path);
  const { bytes, content, key } = await readDamaged(ports, path, task, { password: wish.password });
  const sha256 = await digestOf(ports.digests, bytes, task);
  const { db, damaged } = await readTables(ports, content, file, task);
  let current = db;
  try {
    const log = await salvageLog(db, ports, path, key, task);
    const contents = await salvageContents(db, ports, task);
    if (readSetting(db, 'cutoff') === undefined || (log.kept === 0 && contents.whole === 0)) return nothing(file);
    const unknown = unknownExceptions(db);
    const again = await readAllAgain(db, ports, file, contents, damaged, task);
    if (again.db !== null) current = again.db;
    const told = toldOf({ log, contents, damaged, unknown, again });
    appendDecision(current, ports.digests, {
      at: ports.clock.now(), who, command: 'salvage',
      payload: { input: { command: 'salvage', file, sha256, lost: [...told.lost] }, why: '', changes: [], exceptions: [] },
    });
    writeSetting(current, 'savedAt', String(ports.clock.now()));
    const { bytes: written } = await saveEngagement(current, ports, into, task, key);
    return { bytes: written, findings: told.findings };
  } finally {
    if (current !== db) current.close();
    db.close();
  }
}

async function assertFree(ports: Ports, path: string, into: string): Promise<void> {
  if (path !== into && (await ports.files.stat(into)).kind === 'absent') return;
  fail({
    code: 'not_written', file: ports.files.baseName(into),
    message: path === into ? 'This is the damaged file itself, which stays as it is.' : 'There is something of that name already.',
    remedy: 'Choose another name. Nothing was written.',
  });
}

function nothing(file: string): never {
  return fail({
    code: 'engagement_damaged', file, message: 'Nothing that an engagement could be made of can be read of this file.',
    remedy: 'Go back to an earlier save of it, or open a copy kept elsewhere.',
  });
}

/** All tables of the damaged file that can be read, in a sound database of this version. */
async function readTables(
  ports: Ports, content: Uint8Array, file: string, task: Task,
): Promise<{ readonly db: Database; readonly damaged: readonly DamagedTable[] }> {
  const { from, version } = await openMended(ports, content, file);
  const db = await Database.open(ports.sqlWasm);
  try {
    if (isMigratable(version)) makeTablesOf(db, from, version);
    else createSchema(db);
    const tables = readableTables(db);
    let done = 0;
    const damaged = salvageTables(from, db, tables, (table) => {
      task.report({ phase: `Reading what is left of ${file}: ${table}`, done, total: tables.length, unit: 'steps', rate: 0 });
      done += 1;
    });
    await task.breathe();
    if (version < SCHEMA_VERSION) migrate(db, version);
    return { db, damaged };
  } catch (error) {
    db.close();
    throw error;
  } finally {
    from.close();
  }
}

/** Opens what is left of a file; where its catalogue is damaged, with that of a new engagement. */
async function openMended(ports: Ports, content: Uint8Array, file: string): Promise<{ readonly from: Database; readonly version: number }> {
  const empty = await Database.open(ports.sqlWasm);
  try {
    createSchema(empty);
    const image = empty.export();
    const mended = mendedPages(content, image);
    const version = versionOf(mended);
    if (version > SCHEMA_VERSION) {
      return fail({
        code: 'engagement_newer', file, message: 'A later version of Countersign saved this engagement.',
        remedy: 'Salvage it with that one.',
      });
    }
    const from = await openAny(ports, mended);
    const isWhole = from !== null && (isMigratable(version) || readableTables(from).length === tableDefinitions().length);
    if (isWhole) return { from, version };
    from?.close();
    const other = isMigratable(version) ? null : await openAny(ports, withCatalogueOf(mended, image, empty));
    return other === null ? nothing(file) : { from: other, version };
  } finally {
    empty.close();
  }
}

/** Null where SQLite does not take it for a database at all. */
async function openAny(ports: Ports, pages: Uint8Array): Promise<Database | null> {
  try {
    return await Database.open(ports.sqlWasm, pages);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'engagement_damaged') return null;
    throw error;
  }
}
