import { fail } from '../domain/problem.ts';
import type { FileKey, Ports, Task } from '../ports.ts';
import type { DecisionRequest } from '../contract/decisions.ts';
import type { EngagementView } from '../contract/views.ts';
import { Database } from '../store/database.ts';
import type { JsonValue } from '../store/decisions/canonicalJson.ts';
import { appendDecision, lastDecision } from '../store/decisions/decisionLog.ts';
import type { Decision } from '../store/decisions/decisionLog.ts';
import { lastSeq } from '../store/decisions/decisionRecords.ts';
import { writeSetting } from '../store/facts/engagementWriter.ts';
import { readSetting } from '../store/facts/readFacts.ts';
import { createSchema } from '../store/schema/createSchema.ts';
import { reviewCopyOf } from '../store/snapshot/reviewCopy.ts';
import { answering } from './calls/callContext.ts';
import { SecondThread } from './beside/secondThread.ts';
import type { CallContext } from './calls/callContext.ts';
import { assertCheck } from './calls/checkCalls.ts';
import { createCalls } from './calls/createCalls.ts';
import { listChecks } from './checks/listChecks.ts';
import { runChecks } from './checks/runChecks.ts';
import { attach } from './decisions/attach.ts';
import { decide, takeBack } from './decisions/decide.ts';
import { decisionView } from './decisions/decisionView.ts';
import { nameText } from './decisions/texts.ts';
import { buildDocument } from './document/buildDocument.ts';
import type { Engine } from './engine.ts';
import { listEarlierSaves, openEarlierSave, sayGoneBack } from './file/earlierSaves.ts';
import { openForWork } from './file/openForWork.ts';
import type { OpenedFile } from './file/openForWork.ts';
import { earlierPath } from './file/places.ts';
import { resealEarlier } from './file/resealEarlier.ts';
import { verifyEngagement } from './file/verifyEngagement.ts';
import { writeAttachment } from './file/writeAttachment.ts';
import { writeReviewCopy } from './file/writeReviewCopy.ts';
import { HeldEngagement } from './heldEngagement.ts';
import type { OpenEngagement } from './heldEngagement.ts';
import { CHOSEN, chosenFiles } from './import/chosenFiles.ts';
import { readManifest } from './import/importPlan.ts';
import { memoryFiles } from './import/memoryFiles.ts';
import { readNextPeriod } from './import/nextPeriod.ts';
import { readAgain } from './import/readAgain.ts';
import { tellSetAside } from './import/keepSetAside.ts';
import { forgetSetAside } from '../store/facts/setAside.ts';
import { changedSetup, keepSetup, readSetup } from './import/setup.ts';
import { giveControl } from './calls/setupCalls.ts';
import type { SetupChange } from '../contract/setup.ts';
import type { Manifest } from '../contract/manifest.ts';
import { importFiles, importFolder } from './import/importFolder.ts';
import type { ImportOutcome } from './import/importFolder.ts';
import { indexLookups, prepareLists } from './prepareLists.ts';
import { inspectFiles } from './inspect.ts';
import { writeRejects } from './report/writeRejects.ts';
import { writeList } from './report/writeList.ts';
import { writeAuditData } from './report/writeAuditData.ts';
import { writeProof } from './report/writeProof.ts';
import { writeReport } from './report/writeReport.ts';
import { operatorOf, runEngagement } from './run/runEngagement.ts';
import { sampleFiles } from './sampleFiles.ts';

/** The engine on the given ports, with nothing open. */
export function createEngine(ports: Ports): Engine {
  const held = new HeldEngagement(ports);
  const current = (): OpenEngagement => held.current();
  const forWriting = (): OpenEngagement => held.forWriting();
  const context: CallContext = {
    ports,
    database: () => current().db,
    file: () => current().file,
  };
  const calls = createCalls(context);
  const view = (task: Task): Promise<EngagementView> => calls['engagement.view']({}, task);

  /** A new engagement takes the place of the open one only once its import and run succeeded. */
  const start = async (
    load: (db: Database, second: SecondThread) => Promise<ImportOutcome>, manifest: () => Promise<Manifest>, task: Task,
  ): Promise<void> => {
    const db = await Database.open(ports.sqlWasm);
    const second = new SecondThread(ports.threads);
    try {
      createSchema(db);
      const outcome = await load(db, second);
      keepSetup(db, await manifest());
      appendDecision(db, ports.digests, {
        at: ports.clock.now(), who: operatorOf(ports), command: 'import',
        payload: { sources: outcome.sources, positions: outcome.positions, events: outcome.events, rejected: outcome.rejected },
      });
      await runEngagement(db, ports, task, outcome.facts, second);
    } catch (error) {
      db.close();
      throw error;
    } finally {
      await second.end();
    }
    await begin(db, task);
  };

  const begin = async (db: Database, task: Task): Promise<void> => {
    const file = { fileName: null, savedAt: null, unsaved: true, readOnly: false, notices: [] };
    await held.replaceBy({ db, keeper: null, key: null, file }, task);
  };
  const keyFrom = async (password: string | undefined): Promise<FileKey | null> =>
    (password === undefined || ports.sealing === undefined ? null : ports.sealing.newKey(password));
  /** Enters what was done to the file into the log; a snapshot follows. */
  const say = (db: Database, who: string, input: { readonly command: string; readonly [name: string]: JsonValue }): Decision =>
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: nameText('name', who), command: input.command, payload: { input, why: '', changes: [], exceptions: [] },
    });
  const opened = async (path: string, file: OpenedFile, task: Task): Promise<void> => {
    const { db, keeper, key, notices } = file;
    const savedAt = Number(readSetting(db, 'savedAt') ?? ports.clock.now());
    const readOnly = keeper === null && ports.keeping !== undefined;
    await held.replaceBy({
      db, keeper, key, file: { fileName: ports.files.baseName(path), savedAt, unsaved: false, readOnly, notices },
    }, task);
  };

  const check = async (task: Task, codes?: readonly string[]): Promise<void> => {
    const engagement = forWriting();
    await runChecks(engagement.db, ports, task, codes === undefined ? {} : { codes });
    engagement.file = { ...engagement.file, unsaved: true };
  };

  /** Reads everything again after one change to how; what is open stays open until that succeeded. Decisions wait meanwhile. */
  const change = (wanted: SetupChange, added: ReadonlyMap<string, string>, task: Task): Promise<void> =>
    held.changing(() => readChanged(wanted, added, task));
  const readChanged = async (wanted: SetupChange, added: ReadonlyMap<string, string>, task: Task): Promise<void> => {
    const engagement = forWriting();
    const { db, file } = engagement;
    if (wanted.kind === 'leaveOut' && forgetSetAside(db, wanted.file)) {
      tellSetAside(db);
      engagement.file = { ...file, unsaved: true };
      await held.snapshot(engagement, task);
      return;
    }
    const manifest = changedSetup(db, readSetup(db), wanted);
    const what = wanted.kind === 'add' ? `added ${wanted.files.join(', ')}` : wanted.kind === 'again' ? 'read again as it was decided'
      : `${wanted.kind === 'read' ? 'read' : 'left out'} ${wanted.file}`;
    const again = await readAgain(db, ports, manifest, added, what.slice(0, 500), task);
    await runChecks(again, ports, task);
    // The file stays ours: the next save takes what was read again, and decisions wait for it in memory.
    engagement.db = again;
    engagement.keeper?.follow(again);
    engagement.file = { ...file, unsaved: true };
    await held.snapshot(engagement, task);
    db.close();
  };

  return {
    async importFolder(folder, task, options = FOR_WORK) {
      await start((db, second) => importFolder(db, ports, folder, options, task, second), () => readManifest(ports, folder), task);
      return view(task);
    },
    async importChosen(paths, task) {
      const files = chosenFiles(ports.files, paths);
      const reading = { ...ports, files };
      await start((db, second) => importFolder(db, reading, CHOSEN, FOR_WORK, task, second), () => readManifest(reading, CHOSEN), task);
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
    async openFile(path, task, options = {}) {
      // Opened again over itself: its own lock would be in the way.
      await held.letGoOf(path, task);
      await opened(path, await openForWork(ports, path, options.readOnly === true, task, { password: options.password }), task);
      return view(task);
    },
    earlierSaves: (path, task, password) => listEarlierSaves(ports, path, null, { password }, task),
    async openEarlier(path, going, task, password) {
      const file = await openForWork(ports, path, false, task, { password }, earlierPath(path, going.number));
      const { db, keeper } = file;
      try {
        if (keeper === null) {
          return fail({
            code: 'not_written', file: ports.files.baseName(path), message: 'The folder cannot be written, so nothing was gone back to.',
            remedy: 'Copy the earlier save elsewhere, under a name that ends in .countersign, and open it there.',
          });
        }
        sayGoneBack(db, ports, going, null);
        await keeper.snapshot(task);
      } catch (error) {
        await keeper?.close();
        db.close();
        throw error;
      }
      await opened(path, file, task);
      return view(task);
    },
    async rollForward(folder, wish, task) {
      const db = await readNextPeriod(current().db, ports, folder, wish, task);
      await runChecks(db, ports, task);
      await begin(db, task);
      return view(task);
    },
    async writeReviewCopy(path, { who, masked, password }, task) {
      const { db, key } = current();
      return writeReviewCopy(db, ports, path, held.path, { who, masked, key: await keyFrom(password) ?? key }, task);
    },
    async attach(path, attaching, task) {
      await held.settled();
      const engagement = forWriting();
      const { decision, content } = await attach(engagement.db, ports, path, attaching, task);
      if (engagement.keeper === null) engagement.file = { ...engagement.file, unsaved: true };
      else await engagement.keeper.append(decision, content);
      return decisionView(engagement.db, decision);
    },
    writeAttachment: (path, seq, task) => writeAttachment(current().db, ports, path, seq, task),
    async seal({ who, password }, task) {
      await held.changing(async () => {
        const engagement = forWriting();
        const key = await keyFrom(password ?? undefined);
        const { keeper, key: before } = engagement;
        if (key === null && before === null) {
          return fail({ code: 'nothing_to_decide', message: 'It is not sealed.', remedy: 'Nothing was changed.' });
        }
        if (keeper?.hasUnfolded === true) await keeper.snapshot(task);
        const said = say(engagement.db, who, { command: 'seal', sealed: key !== null });
        engagement.key = key;
        if (keeper === null) {
          engagement.file = { ...engagement.file, unsaved: true };
          return;
        }
        try {
          await keeper.sealWith(key, task);
        } catch (error) {
          engagement.key = before;
          takeBack(engagement.db, [said]);
          throw error;
        }
        const left = await resealEarlier(ports, keeper.path, before, key);
        engagement.file = {
          ...engagement.file, unsaved: false,
          notices: left.map((name) => `${name} could not be sealed alike; it is as it was.`),
        };
      });
      return view(task);
    },
    prepareLookups: async (task) => { await indexLookups(current().db, task); },
    prepareLists: (task) => prepareLists(() => current().db, calls, task),
    runChecks: (task) => check(task),
    async save(path, task) {
      await held.saveAs(path, task);
      return view(task);
    },
    close: () => held.close(quietTask),
    writeAuditData: (folder, task) => writeAuditData(current().db, ports, folder, task),
    async writeReport(path, task) {
      return writeReport(current().db, ports, path, task);
    },
    writeList: (path, shown, columns, task) => writeList(current().db, ports, { path, shown, columns }, task),
    writeProof: (path, about, filter, task) => writeProof(current().db, ports, { path, about, filter }, task),
    async resultDocument(task) {
      return buildDocument(current().db, ports, task);
    },
    inspect: (paths, task) => inspectFiles(ports, paths, task),
    sampleFiles: () => sampleFiles(),
    verify: (path, task, password) => verifyEngagement(ports, path, task, { password }),
    calls: {
      ...calls,
      'sources.change': answering('sources.change', async ({ change: wanted }, task) => {
        await change(wanted, new Map(), task);
        await prepareLists(() => current().db, calls, task);
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
        await held.snapshot(engagement, task);
        await prepareLists(() => current().db, calls, task);
        return view(task);
      }),
      'engagement.file': answering('engagement.file', () => {
        const { db, key } = current();
        return { sealed: key !== null, reviewCopy: reviewCopyOf(db) };
      }),
      'engagement.earlier': answering('engagement.earlier', async (_input, task) => {
        const { path } = held;
        const { db, key } = current();
        return path === null ? [] : listEarlierSaves(ports, path, lastSeq(db), { key }, task);
      }),
      'engagement.goBack': answering('engagement.goBack', async (going, task) => {
        await held.changing(async () => {
          const engagement = forWriting();
          const { keeper } = engagement;
          if (keeper === null) return fail({ code: 'wrong_state', message: 'It is in no file yet, so there is nothing to go back to.' });
          const { db } = await openEarlierSave(
            ports, keeper.path, going, lastDecision(engagement.db)?.hash ?? null, { key: keeper.key }, task);
          const savedAt = ports.clock.now();
          writeSetting(db, 'savedAt', String(savedAt));
          await keeper.goOnWith(db, task);
          engagement.db.close();
          engagement.db = db;
          engagement.file = { ...engagement.file, savedAt, unsaved: false };
        });
        return view(task);
      }),
      'checks.run': answering('checks.run', async ({ codes }, task) => {
        await check(task, codes?.map(assertCheck));
        return listChecks(current().db);
      }),
      'decisions.make': answering('decisions.make', async (request: DecisionRequest) => {
        await held.settled();
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
