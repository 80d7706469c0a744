import { fail } from '../domain/problem.ts';
import type { Ports, Task } from '../ports.ts';
import type { DecisionRequest } from '../contract/decisions.ts';
import type { EngagementView } from '../contract/views.ts';
import { Database } from '../store/database.ts';
import { appendDecision } from '../store/decisions/decisionLog.ts';
import { writeSetting } from '../store/facts/engagementWriter.ts';
import { readSetting } from '../store/facts/readFacts.ts';
import { ensureLookupIndexes } from '../store/queries/lookupIndexes.ts';
import { createSchema } from '../store/schema/createSchema.ts';
import { answering } from './calls/callContext.ts';
import type { CallContext, FileState } from './calls/callContext.ts';
import { assertCheck } from './calls/checkCalls.ts';
import { createCalls } from './calls/createCalls.ts';
import { listChecks } from './checks/listChecks.ts';
import { runChecks } from './checks/runChecks.ts';
import { decide } from './decisions/decide.ts';
import { decisionView } from './decisions/decisionView.ts';
import { buildDocument } from './document/buildDocument.ts';
import type { Engine } from './engine.ts';
import { openEngagement } from './file/openEngagement.ts';
import { saveEngagement } from './file/saveEngagement.ts';
import { verifyEngagement } from './file/verifyEngagement.ts';
import { CHOSEN, chosenFiles } from './import/chosenFiles.ts';
import { readManifest } from './import/importPlan.ts';
import { memoryFiles } from './import/memoryFiles.ts';
import { readAgain } from './import/readAgain.ts';
import { changedSetup, keepSetup, readSetup } from './import/setup.ts';
import { giveControl } from './calls/setupCalls.ts';
import type { SetupChange } from '../contract/setup.ts';
import type { Manifest } from '../contract/manifest.ts';
import { importFiles, importFolder } from './import/importFolder.ts';
import type { ImportOutcome } from './import/importFolder.ts';
import { inspectFiles } from './inspect.ts';
import { writeRejects } from './report/writeRejects.ts';
import { writeList } from './report/writeList.ts';
import { writeReport } from './report/writeReport.ts';
import { OPERATOR, runEngagement } from './run/runEngagement.ts';
import { sampleFiles } from './sampleFiles.ts';

interface OpenEngagement {
  readonly db: Database;
  file: FileState;
}

/** The engine on the given ports, with nothing open. */
export function createEngine(ports: Ports): Engine {
  let open: OpenEngagement | undefined;

  const current = (): OpenEngagement => open ?? fail({
    code: 'no_engagement', message: 'No engagement is open.', remedy: 'Open a folder of exports or an engagement file first.',
  });
  const context: CallContext = {
    ports,
    database: () => current().db,
    file: () => current().file,
  };
  const calls = createCalls(context);
  const view = (task: Task): Promise<EngagementView> => calls['engagement.view']({}, task);

  const replaceBy = (engagement: OpenEngagement): void => {
    open?.db.close();
    open = engagement;
  };

  /** A new engagement takes the place of the open one only once its import and run succeeded. */
  const start = async (load: (db: Database) => Promise<ImportOutcome>, manifest: () => Promise<Manifest>, task: Task): Promise<void> => {
    const db = await Database.open(ports.sqlWasm);
    try {
      createSchema(db);
      const outcome = await load(db);
      keepSetup(db, await manifest());
      appendDecision(db, ports.digests, {
        at: ports.clock.now(), who: OPERATOR, command: 'import',
        payload: { sources: outcome.sources, positions: outcome.positions, events: outcome.events, rejected: outcome.rejected },
      });
      await runEngagement(db, ports, task, outcome.facts);
    } catch (error) {
      db.close();
      throw error;
    }
    replaceBy({ db, file: { fileName: null, savedAt: null, unsaved: true } });
  };

  const check = async (task: Task, codes?: readonly string[]): Promise<void> => {
    const engagement = current();
    await runChecks(engagement.db, ports, task, codes === undefined ? {} : { codes });
    engagement.file = { ...engagement.file, unsaved: true };
  };

  /** Reads everything again after one change to how; what is open stays open until that succeeded. */
  const change = async (wanted: SetupChange, added: ReadonlyMap<string, string>, task: Task): Promise<void> => {
    const { db, file } = current();
    const manifest = changedSetup(db, readSetup(db), wanted);
    const what = wanted.kind === 'add' ? `added ${wanted.files.join(', ')}`
      : `${wanted.kind === 'read' ? 'read' : 'left out'} ${wanted.file}`;
    const again = await readAgain(db, ports, manifest, added, what.slice(0, 500), task);
    replaceBy({ db: again, file: { ...file, unsaved: true } });
  };

  return {
    async importFolder(folder, task, options = { keepSources: true }) {
      await start((db) => importFolder(db, ports, folder, options, task), () => readManifest(ports, folder), task);
      return view(task);
    },
    async importChosen(paths, task) {
      const files = chosenFiles(ports.files, paths);
      const reading = { ...ports, files };
      await start((db) => importFolder(db, reading, CHOSEN, { keepSources: true }, task), () => readManifest(reading, CHOSEN), task);
      return view(task);
    },
    async importSample(task) {
      await start(async (db) => {
        const outcome = await importFiles(db, ports, await sampleFiles(), { keepSources: true }, task);
        db.run("INSERT INTO setting (name, value) VALUES ('sample', '1')");
        return outcome;
      }, async () => readManifest({ ...ports, files: memoryFiles(await sampleFiles()) }, ''), task);
      return view(task);
    },
    async addFiles(paths, task) {
      const added = new Map(paths.map((path) => [ports.files.baseName(path), path]));
      await change({ kind: 'add', files: [...added.keys()] }, added, task);
      return view(task);
    },
    writeRejects: (path, of, task) => writeRejects(current().db, ports, path, of, task),
    async openFile(path, task) {
      const db = await openEngagement(ports, path, task);
      const savedAt = Number(readSetting(db, 'savedAt') ?? ports.clock.now());
      replaceBy({ db, file: { fileName: ports.files.baseName(path), savedAt, unsaved: false } });
      return view(task);
    },
    async prepareLists(task) {
      const begin = async (done: number): Promise<void> => {
        task.report({ phase: 'Preparing the lists', done, total: 3, unit: 'steps', rate: 0 });
        await task.breathe();
      };
      await begin(0);
      ensureLookupIndexes(current().db);
      await begin(1);
      await calls['variances.page']({ start: 0, count: 1, filter: {} }, task);
      await begin(2);
      await calls['exceptions.page']({ start: 0, count: 1, filter: {} }, task);
    },
    runChecks: (task) => check(task),
    async save(path, task) {
      const engagement = current();
      const savedAt = ports.clock.now();
      writeSetting(engagement.db, 'savedAt', String(savedAt));
      await saveEngagement(engagement.db, ports, path, task);
      engagement.file = { fileName: ports.files.baseName(path), savedAt, unsaved: false };
      return view(task);
    },
    async close() {
      open?.db.close();
      open = undefined;
    },
    async writeReport(path, task) {
      return writeReport(current().db, ports, path, task);
    },
    writeList: (path, shown, columns, task) => writeList(current().db, ports, { path, shown, columns }, task),
    async resultDocument(task) {
      return buildDocument(current().db, ports, task);
    },
    inspect: (paths, task) => inspectFiles(ports, paths, task),
    sampleFiles: () => sampleFiles(),
    verify: (path, task) => verifyEngagement(ports, path, task),
    calls: {
      ...calls,
      'sources.change': answering('sources.change', async ({ change: wanted }, task) => {
        await change(wanted, new Map(), task);
        return view(task);
      }),
      'sources.control': answering('sources.control', async (given, task) => {
        const engagement = current();
        giveControl(engagement.db, given);
        engagement.file = { ...engagement.file, unsaved: true };
        return view(task);
      }),
      'engagement.run': answering('engagement.run', async (_input, task) => {
        const engagement = current();
        await runEngagement(engagement.db, ports, task);
        await runChecks(engagement.db, ports, task);
        engagement.file = { ...engagement.file, unsaved: true };
        return view(task);
      }),
      'checks.run': answering('checks.run', async ({ codes }, task) => {
        await check(task, codes?.map(assertCheck));
        return listChecks(current().db);
      }),
      'decisions.make': answering('decisions.make', async (request: DecisionRequest) => {
        const engagement = current();
        const decision = decide(engagement.db, ports, request);
        engagement.file = { ...engagement.file, unsaved: true };
        return decisionView(engagement.db, decision);
      }),
    },
  };
}
