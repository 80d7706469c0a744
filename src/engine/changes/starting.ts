import type { Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { markAsSample } from '../../store/facts/engagementWriter.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { Engine, ImportOptions } from '../engine.ts';
import { CHOSEN, chosenFiles } from '../import/chosenFiles.ts';
import { importFiles, importFolder } from '../import/importFolder.ts';
import { readManifest } from '../import/importPlan.ts';
import { memoryFiles } from '../import/memoryFiles.ts';
import { readNextPeriod } from '../import/nextPeriod.ts';
import { readAndRun } from '../import/readAndRun.ts';
import { sampleFiles } from '../sampleFiles.ts';
import { viewOf } from './desk.ts';
import type { Desk } from './desk.ts';

/** What begins an engagement. It takes the place of the open one only once its import and run succeeded. */
export function starting(desk: Desk): Pick<Engine, 'importFolder' | 'importChosen' | 'importSample' | 'rollForward'> {
  const { ports, held } = desk;
  return {
    async importFolder(folder, task, options = FOR_WORK) {
      const db = await readAndRun(ports, {
        read: (into, second) => importFolder(into, ports, folder, options, task, second), setup: () => readManifest(ports, folder),
      }, task);
      await begin(desk, db, task);
      return viewOf(desk, task);
    },
    async importChosen(paths, task) {
      const reading = { ...ports, files: await chosenFiles(ports.files, paths) };
      const db = await readAndRun(ports, {
        read: (into, second) => importFolder(into, reading, CHOSEN, FOR_WORK, task, second), setup: () => readManifest(reading, CHOSEN),
      }, task);
      await begin(desk, db, task);
      return viewOf(desk, task);
    },
    async importSample(task) {
      const files = await sampleFiles();
      const db = await readAndRun(ports, {
        read: (into) => importFiles(into, ports, files, { keepSources: true }, task),
        setup: () => readManifest({ ...ports, files: memoryFiles(files) }, ''),
        then: markAsSample,
      }, task);
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

async function begin({ held }: Desk, db: Database, task: Task): Promise<void> {
  const file = { fileName: null, savedAt: null, unsaved: true, readOnly: false, notices: [] };
  await held.replaceBy({ db, keeper: null, key: null, file }, task);
}
