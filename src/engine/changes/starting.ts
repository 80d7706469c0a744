import type { Manifest } from '../../contract/manifest.ts';
import type { Task } from '../../ports.ts';
import { Database } from '../../store/database.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { createSchema } from '../../store/schema/createSchema.ts';
import { SecondThread } from '../beside/secondThread.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { Engine, ImportOptions } from '../engine.ts';
import { CHOSEN, chosenFiles } from '../import/chosenFiles.ts';
import { importFiles, importFolder } from '../import/importFolder.ts';
import type { ImportOutcome } from '../import/importFolder.ts';
import { readManifest } from '../import/importPlan.ts';
import { memoryFiles } from '../import/memoryFiles.ts';
import { readNextPeriod } from '../import/nextPeriod.ts';
import { keepSetup } from '../import/setup.ts';
import { operatorOf, runEngagement } from '../run/runEngagement.ts';
import { sampleFiles } from '../sampleFiles.ts';
import { viewOf } from './desk.ts';
import type { Desk } from './desk.ts';

/** What begins an engagement. It takes the place of the open one only once its import and run succeeded. */
export function starting(desk: Desk): Pick<Engine, 'importFolder' | 'importChosen' | 'importSample' | 'rollForward'> {
  const { ports, held } = desk;
  return {
    async importFolder(folder, task, options = FOR_WORK) {
      const db = await load(desk, (into, second) => importFolder(into, ports, folder, options, task, second),
        () => readManifest(ports, folder), task);
      await begin(desk, db, task);
      return viewOf(desk, task);
    },
    async importChosen(paths, task) {
      const reading = { ...ports, files: await chosenFiles(ports.files, paths) };
      const db = await load(desk, (into, second) => importFolder(into, reading, CHOSEN, FOR_WORK, task, second),
        () => readManifest(reading, CHOSEN), task);
      await begin(desk, db, task);
      return viewOf(desk, task);
    },
    async importSample(task) {
      const files = await sampleFiles();
      const db = await load(desk, async (into) => {
        const outcome = await importFiles(into, ports, files, { keepSources: true }, task);
        into.run("INSERT INTO setting (name, value) VALUES ('sample', '1')");
        return outcome;
      }, () => readManifest({ ...ports, files: memoryFiles(files) }, ''), task);
      await begin(desk, db, task);
      return viewOf(desk, task);
    },
    async rollForward(folder, wish, task) {
      const db = await readNextPeriod(held.current().db, ports, folder, wish, task);
      await runChecks(db, ports, task);
      await begin(desk, db, task);
      return viewOf(desk, task);
    },
  };
}

const FOR_WORK: ImportOptions = { keepSources: true, setsAside: 'undeclared' };

/** An engagement of its own, imported and run. */
async function load(
  { ports }: Desk, into: (db: Database, second: SecondThread) => Promise<ImportOutcome>, manifest: () => Promise<Manifest>, task: Task,
): Promise<Database> {
  const db = await Database.open(ports.sqlWasm);
  const second = new SecondThread(ports.threads);
  try {
    createSchema(db);
    const outcome = await into(db, second);
    keepSetup(db, await manifest());
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: operatorOf(ports), command: 'import',
      payload: { sources: outcome.sources, positions: outcome.positions, events: outcome.events, rejected: outcome.rejected },
    });
    await runEngagement(db, ports, task, outcome.facts, second);
    return db;
  } catch (error) {
    db.close();
    throw error;
  } finally {
    await second.end();
  }
}

async function begin({ held }: Desk, db: Database, task: Task): Promise<void> {
  const file = { fileName: null, savedAt: null, unsaved: true, readOnly: false, notices: [] };
  await held.replaceBy({ db, keeper: null, key: null, file }, task);
}
