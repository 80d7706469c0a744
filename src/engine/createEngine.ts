import { fail } from '../domain/problem.ts';
import type { Ports, Task } from '../ports.ts';
import type { EngagementView } from '../contract/views.ts';
import { Database } from '../store/database.ts';
import { appendDecision } from '../store/decisions/decisionLog.ts';
import { createSchema } from '../store/schema/createSchema.ts';
import { INDEXES } from '../store/schema/tables.ts';
import { answering } from './calls/callContext.ts';
import type { CallContext, FileState } from './calls/callContext.ts';
import { createCalls } from './calls/createCalls.ts';
import { engagementCalls } from './calls/engagementCalls.ts';
import { sourceCalls } from './calls/sourceCalls.ts';
import { buildDocument } from './document/buildDocument.ts';
import type { Engine } from './engine.ts';
import { openEngagement } from './file/openEngagement.ts';
import { saveEngagement } from './file/saveEngagement.ts';
import { verifyEngagement } from './file/verifyEngagement.ts';
import { importFiles, importFolder } from './import/importFolder.ts';
import type { ImportOutcome } from './import/importFolder.ts';
import { inspectFiles } from './inspect.ts';
import { writeReport } from './report/writeReport.ts';
import { OPERATOR, runEngagement } from './run/runEngagement.ts';
import { sampleFiles } from './sampleFiles.ts';

interface OpenEngagement {
  readonly db: Database;
  file: FileState;
  /** Indexes for looking things up are built when the first look is taken. */
  isIndexed: boolean;
}

/** The engine on the given ports, with nothing open. */
export function createEngine(ports: Ports): Engine {
  let open: OpenEngagement | undefined;

  const current = (): OpenEngagement => open ?? fail({
    code: 'no_engagement', message: 'No engagement is open.', remedy: 'Open a folder of exports or an engagement file first.',
  });
  const context: CallContext = {
    ports,
    database: () => {
      const engagement = current();
      if (!engagement.isIndexed) {
        engagement.db.run(INDEXES);
        engagement.isIndexed = true;
      }
      return engagement.db;
    },
    file: () => current().file,
  };
  const calls = createCalls(context);
  // The summary and the list of sources need no index, and a plain headless audit should not pay for one.
  const unindexed: CallContext = { ...context, database: () => current().db };
  const summaryCalls = engagementCalls(unindexed);
  const view = (task: Task): Promise<EngagementView> => summaryCalls['engagement.view']({}, task);

  const replaceBy = (engagement: OpenEngagement): void => {
    open?.db.close();
    open = engagement;
  };

  /** A new engagement takes the place of the open one only once its import and run succeeded. */
  const start = async (load: (db: Database) => Promise<ImportOutcome>, task: Task): Promise<void> => {
    const db = await Database.open(ports.sqlWasm);
    try {
      createSchema(db);
      const outcome = await load(db);
      appendDecision(db, ports.digests, {
        at: ports.clock.now(), who: OPERATOR, command: 'import',
        payload: { sources: outcome.sources, positions: outcome.positions, events: outcome.events, rejected: outcome.rejected },
      });
      await runEngagement(db, ports, task);
    } catch (error) {
      db.close();
      throw error;
    }
    replaceBy({ db, file: { fileName: null, savedAt: null, unsaved: true }, isIndexed: false });
  };

  return {
    async importFolder(folder, task, options = { keepSources: true }) {
      await start((db) => importFolder(db, ports, folder, options, task), task);
      return view(task);
    },
    async importSample(task) {
      await start(async (db) => {
        const outcome = await importFiles(db, ports, await sampleFiles(), { keepSources: true }, task);
        db.run("INSERT INTO setting (name, value) VALUES ('sample', '1')");
        return outcome;
      }, task);
      return view(task);
    },
    async openFile(path, task) {
      const db = await openEngagement(ports, path, task);
      replaceBy({ db, file: { fileName: ports.files.baseName(path), savedAt: ports.clock.now(), unsaved: false }, isIndexed: false });
      return view(task);
    },
    async save(path, task) {
      const engagement = current();
      await saveEngagement(engagement.db, ports, path, task);
      engagement.file = { fileName: ports.files.baseName(path), savedAt: ports.clock.now(), unsaved: false };
      return view(task);
    },
    async close() {
      open?.db.close();
      open = undefined;
    },
    async writeReport(path, task) {
      return writeReport(current().db, ports, path, task);
    },
    async resultDocument(task) {
      return buildDocument(current().db, ports, task);
    },
    inspect: (paths, task) => inspectFiles(ports, paths, task),
    sampleFiles: () => sampleFiles(),
    verify: (path, task) => verifyEngagement(ports, path, task),
    calls: {
      ...calls,
      'sources.list': sourceCalls(unindexed)['sources.list'],
      'engagement.run': answering('engagement.run', async (_input, task) => {
        const engagement = current();
        await runEngagement(engagement.db, ports, task);
        engagement.file = { ...engagement.file, unsaved: true };
        return view(task);
      }),
    },
  };
}
