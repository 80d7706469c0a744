import { basename, join } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import type { CallOutput, CallsOf, ParsedInput } from '../../src/contract/calls.ts';
import { fail } from '../../src/domain/problem.ts';
import { valueOf } from '../wire/outcomes.ts';
import { askForFile, askForFolder, askWhereTo } from './dialogAnswers.ts';
import type { Drops } from './drops.ts';
import type { EngineProcess } from './engineProcess.ts';
import { fileNameFor } from './fileNames.ts';
import type { OpenEngagement } from './openEngagement.ts';
import { recents } from './recents.ts';

/** How main answers each call that runs in it. A call declared in the contract and missing here does not compile. */
export type Handlers = { [N in CallsOf<'main'>]: (input: ParsedInput<N>, callId: string) => Promise<CallOutput<N>> };

const ENGAGEMENTS = [{ name: 'Countersign engagement', extensions: ['countersign'] }];
const WORKBOOKS = [{ name: 'Excel workbook', extensions: ['xlsx'] }];

export function createHandlers(parts: {
  readonly engine: EngineProcess; readonly open: OpenEngagement; readonly drops: Drops; readonly window: () => BrowserWindow;
}): Handlers {
  const { engine, open, drops, window } = parts;
  let report: string | null = null;

  const askWhereToSave = async (): Promise<string | null> => {
    const view = await open.view() ?? fail({ code: 'no_engagement', message: 'There is nothing open to save.' });
    const place = open.placeFor(fileNameFor(view.name, 'countersign'), app.getPath('documents'));
    return askWhereTo(window(), 'Save the engagement', place, ENGAGEMENTS);
  };

  return {
    'app.info': async () => ({
      version: app.getVersion(), platform: process.platform, recent: await recents.list(), open: await open.view(),
    }),
    'app.openHelp': async () => {
      const problem = await shell.openPath(join(app.getAppPath(), 'README.md'));
      return problem === '' ? null : fail({ code: 'not_found', message: 'The guide could not be opened.', found: problem });
    },
    'engagement.importFolderAtChosenPlace': async (_input, callId) => {
      const folder = await askForFolder(window(), 'Open a folder of exports');
      return folder === null ? null : open.importFolder(folder, callId);
    },
    'engagement.importDropped': ({ token }, callId) => open.openDropped(drops.take(token), callId),
    'engagement.openFileAtChosenPlace': async (_input, callId) => {
      const file = await askForFile(window(), 'Open an engagement', ENGAGEMENTS);
      return file === null ? null : open.openFile(file, callId);
    },
    'engagement.openRecent': async ({ id }, callId) => open.openFile(await recents.pathOf(id), callId),
    'engagement.forgetRecent': async ({ id }) => {
      await recents.forget(id);
      return null;
    },
    'engagement.openSample': (_input, callId) => open.importSample(callId),
    'engagement.save': async (_input, callId) => {
      const file = open.file ?? await askWhereToSave();
      return file === null ? null : open.save(file, callId);
    },
    'engagement.saveAtChosenPlace': async (_input, callId) => {
      const file = await askWhereToSave();
      return file === null ? null : open.save(file, callId);
    },
    'engagement.close': async (_input, callId) => {
      await open.close(callId);
      report = null;
      return null;
    },
    'report.writeAtChosenPlace': async (_input, callId) => {
      const view = await open.view() ?? fail({ code: 'no_engagement', message: 'There is nothing open to report on.' });
      const place = open.placeFor(fileNameFor(`${view.name} report`, 'xlsx'), app.getPath('documents'));
      const file = await askWhereTo(window(), 'Write the report', place, WORKBOOKS);
      if (file === null) return null;
      const { bytes } = valueOf(await engine.command('writeReport', { file }, callId));
      report = file;
      return { fileName: basename(file), bytes };
    },
    'report.show': async () => {
      shell.showItemInFolder(report ?? fail({ code: 'not_found', message: 'No report was written yet.' }));
      return null;
    },
  };
}
