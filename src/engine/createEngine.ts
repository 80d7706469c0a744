import { fail } from '../domain/problem.ts';
import type { Ports, Task } from '../ports.ts';
import { createCalls } from './calls/createCalls.ts';
import { changingCalls, checkNow } from './changes/changingCalls.ts';
import { makeAttachment } from './changes/deciding.ts';
import { prepareListsOf, viewOf } from './changes/desk.ts';
import type { Desk } from './changes/desk.ts';
import { opening } from './changes/opening.ts';
import { changeReading } from './changes/readingAgain.ts';
import { keyFrom, seal } from './changes/sealing.ts';
import { starting } from './changes/starting.ts';
import { buildDocument } from './document/buildDocument.ts';
import type { Engine } from './engine.ts';
import { verifyEngagement } from './file/verifyEngagement.ts';
import { writeAttachment } from './file/writeAttachment.ts';
import { writeReviewCopy } from './file/writeReviewCopy.ts';
import { HeldEngagement } from './heldEngagement.ts';
import { namesOfChosen } from './import/chosenFiles.ts';
import { inspectFiles } from './inspect.ts';
import { indexLookups } from './prepareLists.ts';
import { writeAuditData } from './report/writeAuditData.ts';
import { writeList } from './report/writeList.ts';
import { writeProof } from './report/writeProof.ts';
import { writeRejects } from './report/writeRejects.ts';
import { writeReport } from './report/writeReport.ts';
import { sampleFiles } from './sampleFiles.ts';

/** The engine on the given ports, with nothing open. */
export function createEngine(ports: Ports): Engine {
  const held = new HeldEngagement(ports);
  const calls = createCalls({ ports, database: () => held.current().db, file: () => held.current().file });
  const desk: Desk = { ports, held, calls };
  const database = () => held.current().db;
  return {
    ...starting(desk),
    ...opening(desk),
    async addFiles(paths, task) {
      const added = await namesOfChosen(ports.files, paths);
      if (added.size === 0) fail({ code: 'nothing_to_read', message: 'There is no export in what was added.', found: 'no file to read' });
      await changeReading(desk, { kind: 'add', files: [...added.keys()] }, added, task);
      return viewOf(desk, task);
    },
    attach: (path, attaching, task) => makeAttachment(desk, path, attaching, task),
    async seal({ who, password }, task) {
      await seal(desk, who, password, task);
      return viewOf(desk, task);
    },
    async save(path, task) {
      await held.saveAs(path, task);
      return viewOf(desk, task);
    },
    close: () => held.close(quietTask),
    prepareLookups: async (task) => { await indexLookups(database(), task); },
    prepareLists: (task) => prepareListsOf(desk, task),
    runChecks: (task) => checkNow(desk, task),
    async writeReviewCopy(path, { who, masked, password }, task) {
      const { db, key } = held.current();
      return writeReviewCopy(db, ports, path, held.path, { who, masked, key: await keyFrom(ports, password) ?? key }, task);
    },
    writeAttachment: (path, seq, task) => writeAttachment(database(), ports, path, seq, task),
    writeRejects: (path, of, task) => writeRejects(database(), ports, path, of, task),
    writeAuditData: (folder, task) => writeAuditData(database(), ports, folder, task),
    async writeReport(path, task) {
      return writeReport(database(), ports, path, task);
    },
    writeList: (path, shown, columns, task) => writeList(database(), ports, { path, shown, columns }, task),
    writeProof: (path, about, filter, task) => writeProof(database(), ports, { path, about, filter }, task),
    async resultDocument(task) {
      return buildDocument(database(), ports, task);
    },
    inspect: (paths, task) => inspectFiles(ports, paths, task),
    sampleFiles: () => sampleFiles(),
    verify: (path, task, password) => verifyEngagement(ports, path, task, { password }),
    calls: { ...calls, ...changingCalls(desk) },
  };
}

/** What ends the program reports to nobody and cannot be cancelled. */
const quietTask: Task = { report: () => undefined, breathe: async () => undefined };
