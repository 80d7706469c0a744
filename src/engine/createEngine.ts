import { ProblemError, fail } from '../domain/problem.ts';
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
import type { EngagementKeeper } from './file/engagementKeeper.ts';
import { keepAt } from './file/keepAt.ts';
import { openForWork } from './file/openForWork.ts';
import { saveEngagement } from './file/saveEngagement.ts';
import { verifyEngagement } from './file/verifyEngagement.ts';
import { CHOSEN, chosenFiles } from './import/chosenFiles.ts';
import { readManifest } from './import/importPlan.ts';
import { memoryFiles } from './import/memoryFiles.ts';
import { readAgain } from './import/readAgain.ts';
import { tellSetAside } from './import/keepSetAside.ts';
import { forgetSetAside } from '../store/facts/setAside.ts';
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
import { operatorOf, runEngagement } from './run/runEngagement.ts';
import { sampleFiles } from './sampleFiles.ts';

interface OpenEngagement {
  db: Database;
  file: FileState;
  /** Null where it is in no file yet, or open to be read only. */
  keeper: EngagementKeeper | null;
}

/** The engine on the given ports, with nothing open. */
export function createEngine(ports: Ports): Engine {
  let open: OpenEngagement | undefined;
  /** What takes the database's place under way; a decision taken meanwhile would be lost with the old one. */
  let changing: Promise<unknown> = Promise.resolve();

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

  /** Lets go of the file; what its journal holds is folded in first, and stays in the journal where that fails. */
  const letGo = async (engagement: OpenEngagement, task: Task): Promise<void> => {
    const { keeper } = engagement;
    engagement.keeper = null;
    if (keeper === null) return;
    if (keeper.hasUnfolded) await keeper.snapshot(task).catch((error: unknown) => { noteUnsaved(ports, error); });
    await keeper.close();
  };
  const replaceBy = async (engagement: OpenEngagement, task: Task): Promise<void> => {
    const before = open;
    open = engagement;
    if (before === undefined) return;
    await letGo(before, task);
    before.db.close();
  };
  const forWriting = (): OpenEngagement => {
    const engagement = current();
    if (!engagement.file.readOnly) return engagement;
    return fail({
      code: 'engagement_read_only', message: 'This engagement is open to be read only.',
      remedy: 'Save it under another name to work in it.',
    });
  };

  /** A new engagement takes the place of the open one only once its import and run succeeded. */
  const start = async (load: (db: Database) => Promise<ImportOutcome>, manifest: () => Promise<Manifest>, task: Task): Promise<void> => {
    const db = await Database.open(ports.sqlWasm);
    try {
      createSchema(db);
      const outcome = await load(db);
      keepSetup(db, await manifest());
      appendDecision(db, ports.digests, {
        at: ports.clock.now(), who: operatorOf(ports), command: 'import',
        payload: { sources: outcome.sources, positions: outcome.positions, events: outcome.events, rejected: outcome.rejected },
      });
      await runEngagement(db, ports, task, outcome.facts);
    } catch (error) {
      db.close();
      throw error;
    }
    const file = { fileName: null, savedAt: null, unsaved: true, readOnly: false, notices: [] };
    await replaceBy({ db, keeper: null, file }, task);
  };

  /** Writes what is open over its own file. */
  const snapshot = async (engagement: OpenEngagement, keeper: EngagementKeeper, task: Task): Promise<void> => {
    const savedAt = ports.clock.now();
    writeSetting(engagement.db, 'savedAt', String(savedAt));
    await keeper.snapshot(task);
    engagement.file = { ...engagement.file, savedAt, unsaved: false };
  };

  /** Saves where the engagement is kept already, or at a new place, which is kept from then on. */
  const saveAs = async (engagement: OpenEngagement, path: string, task: Task): Promise<void> => {
    const before = engagement.keeper;
    if (before?.path === path) {
      await before.snapshot(task);
      return;
    }
    if (ports.keeping === undefined) {
      await saveEngagement(engagement.db, ports, path, task);
      return;
    }
    const keeper = await keepAt(ports, ports.keeping, engagement.db, path);
    engagement.keeper = keeper;
    try {
      await keeper.snapshot(task);
    } catch (error) {
      engagement.keeper = before;
      await keeper.close();
      throw error;
    }
    await before?.close();
  };

  const check = async (task: Task, codes?: readonly string[]): Promise<void> => {
    const engagement = forWriting();
    await runChecks(engagement.db, ports, task, codes === undefined ? {} : { codes });
    engagement.file = { ...engagement.file, unsaved: true };
  };

  /** Reads everything again after one change to how; what is open stays open until that succeeded. Decisions wait meanwhile. */
  const change = async (wanted: SetupChange, added: ReadonlyMap<string, string>, task: Task): Promise<void> => {
    const work = readChanged(wanted, added, task);
    changing = work.catch(() => undefined);
    await work;
  };
  const readChanged = async (wanted: SetupChange, added: ReadonlyMap<string, string>, task: Task): Promise<void> => {
    const engagement = forWriting();
    const { db, file } = engagement;
    if (wanted.kind === 'leaveOut' && forgetSetAside(db, wanted.file)) {
      tellSetAside(db);
      engagement.file = { ...file, unsaved: true };
      if (engagement.keeper !== null) await snapshot(engagement, engagement.keeper, task);
      return;
    }
    const manifest = changedSetup(db, readSetup(db), wanted);
    const what = wanted.kind === 'add' ? `added ${wanted.files.join(', ')}`
      : `${wanted.kind === 'read' ? 'read' : 'left out'} ${wanted.file}`;
    const again = await readAgain(db, ports, manifest, added, what.slice(0, 500), task);
    await runChecks(again, ports, task);
    // The file stays ours: the next save takes what was read again, and decisions wait for it in memory.
    engagement.db = again;
    engagement.keeper?.follow(again);
    engagement.file = { ...file, unsaved: true };
    if (engagement.keeper !== null) await snapshot(engagement, engagement.keeper, task);
    db.close();
  };

  return {
    async importFolder(folder, task, options = FOR_WORK) {
      await start((db) => importFolder(db, ports, folder, options, task), () => readManifest(ports, folder), task);
      return view(task);
    },
    async importChosen(paths, task) {
      const files = chosenFiles(ports.files, paths);
      const reading = { ...ports, files };
      await start((db) => importFolder(db, reading, CHOSEN, FOR_WORK, task), () => readManifest(reading, CHOSEN), task);
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
    async openFile(path, task, options = { readOnly: false }) {
      // Opened again over itself: its own lock would be in the way.
      if (open?.keeper?.path === path) await letGo(open, task);
      const { db, keeper, notices } = await openForWork(ports, path, options.readOnly, task);
      const savedAt = Number(readSetting(db, 'savedAt') ?? ports.clock.now());
      const readOnly = keeper === null && ports.keeping !== undefined;
      await replaceBy({ db, keeper, file: { fileName: ports.files.baseName(path), savedAt, unsaved: false, readOnly, notices } }, task);
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
      await saveAs(engagement, path, task);
      engagement.file = { fileName: ports.files.baseName(path), savedAt, unsaved: false, readOnly: false, notices: [] };
      return view(task);
    },
    async close() {
      const engagement = open;
      open = undefined;
      if (engagement === undefined) return;
      await letGo(engagement, quietTask);
      engagement.db.close();
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
        const engagement = forWriting();
        giveControl(engagement.db, given);
        engagement.file = { ...engagement.file, unsaved: true };
        return view(task);
      }),
      'engagement.run': answering('engagement.run', async (_input, task) => {
        const engagement = forWriting();
        await runEngagement(engagement.db, ports, task);
        await runChecks(engagement.db, ports, task);
        engagement.file = { ...engagement.file, unsaved: true };
        if (engagement.keeper !== null) await snapshot(engagement, engagement.keeper, task);
        return view(task);
      }),
      'checks.run': answering('checks.run', async ({ codes }, task) => {
        await check(task, codes?.map(assertCheck));
        return listChecks(current().db);
      }),
      'decisions.make': answering('decisions.make', async (request: DecisionRequest) => {
        await changing;
        const engagement = forWriting();
        const decision = decide(engagement.db, ports, request);
        if (engagement.keeper === null) engagement.file = { ...engagement.file, unsaved: true };
        else await engagement.keeper.append(decision);
        return decisionView(engagement.db, decision);
      }),
    },
  };
}

const FOR_WORK = { keepSources: true, setsAside: 'undeclared' } as const;

/** What ends the program reports to nobody and cannot be cancelled. */
const quietTask: Task = { report: () => undefined, breathe: async () => undefined };

function noteUnsaved(ports: Ports, error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
  ports.log.note(`The journal was not folded in: ${error.problem.message} The decisions stay in it and are read when the file is opened.`);
}
