import { lastSeq } from '../../store/decisions/decisionRecords.ts';
import { reviewCopyOf } from '../../store/snapshot/reviewCopy.ts';
import type { Task } from '../../ports.ts';
import { answering } from '../calls/callContext.ts';
import { assertCheck } from '../calls/checkCalls.ts';
import type { ChangingCalls } from '../calls/createCalls.ts';
import { giveControl } from '../calls/setupCalls.ts';
import { listChecks } from '../checks/listChecks.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { EngineCalls } from '../engine.ts';
import { listEarlierSaves } from '../file/earlierSaves.ts';
import { runEngagement } from '../run/runEngagement.ts';
import { makeDecision } from './deciding.ts';
import { viewOf } from './desk.ts';
import type { Desk } from './desk.ts';
import { goBack } from './goingBack.ts';
import { changeReading } from './readingAgain.ts';

/** The window's calls that change the engagement or look at its file. */
export function changingCalls(desk: Desk): Pick<EngineCalls, ChangingCalls> {
  const { ports, held } = desk;
  return {
    'sources.change': answering('sources.change', async ({ change }, task) => {
      await changeReading(desk, change, new Map(), task);
      return viewOf(desk, task);
    }),
    'sources.control': answering('sources.control', async (given, task) => {
      const engagement = held.forWriting();
      giveControl(engagement.db, given);
      engagement.file = { ...engagement.file, unsaved: true };
      return viewOf(desk, task);
    }),
    'engagement.run': answering('engagement.run', async (_input, task) => {
      const engagement = held.forWriting();
      await runEngagement(engagement.db, ports, task);
      await checkNow(desk, task);
      await held.snapshot(engagement, task);
      return viewOf(desk, task);
    }),
    'engagement.file': answering('engagement.file', () => {
      const { db, key } = held.current();
      return { sealed: key !== null, reviewCopy: reviewCopyOf(db) };
    }),
    'engagement.earlier': answering('engagement.earlier', async (_input, task) => {
      const { path } = held;
      const { db, key } = held.current();
      return path === null ? [] : listEarlierSaves(ports, path, lastSeq(db), { key }, task);
    }),
    'engagement.goBack': answering('engagement.goBack', async (going, task) => {
      await goBack(desk, going, task);
      return viewOf(desk, task);
    }),
    'checks.run': answering('checks.run', async ({ codes }, task) => {
      await checkNow(desk, task, codes?.map(assertCheck));
      return listChecks(held.current().db);
    }),
    'decisions.make': answering('decisions.make', (request) => makeDecision(desk, request)),
  };
}

/** Runs checks over what is open, all of them where none are named. */
export async function checkNow({ ports, held }: Desk, task: Task, codes?: readonly string[]): Promise<void> {
  const engagement = held.forWriting();
  await runChecks(engagement.db, ports, task, codes === undefined ? {} : { codes });
  engagement.file = { ...engagement.file, unsaved: true };
}
