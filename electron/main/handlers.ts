import { basename, join } from 'node:path';
import { app, shell, type BrowserWindow } from 'electron';
import type { CallOutput, CallsOf, ParsedInput } from '../../src/contract/calls.ts';
import { fail } from '../../src/domain/problem.ts';
import { valueOf } from '../wire/outcomes.ts';
import { copyBoth } from './clipboard.ts';
import { askForFile, askForFiles, askForFolder, askWhereTo } from './dialogAnswers.ts';
import type { Drops } from './drops.ts';
import type { EngineProcess } from './engineProcess.ts';
import { fileNameFor, listTitle } from './fileNames.ts';
import type { OpenEngagement } from './openEngagement.ts';
import { keptPreferences } from './keptPreferences.ts';
import type { AppMenu } from './menu.ts';
import { printWindow } from './printWindow.ts';
import { recents } from './recents.ts';

/** The guide lies beside the archive in the packaged program, since nothing else can open a file inside it. */
function guidePath(): string {
  return join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'README.md');
}

/** How main answers each call that runs in it. A call declared in the contract and missing here does not compile. */
export type Handlers = { [N in CallsOf<'main'>]: (input: ParsedInput<N>, callId: string) => Promise<CallOutput<N>> };

const ENGAGEMENTS = [{ name: 'Countersign engagement', extensions: ['countersign'] }];
const LISTS = [{ name: 'Excel workbook', extensions: ['xlsx'] }, { name: 'Comma-separated text', extensions: ['csv'] }];
const WORKBOOKS = [{ name: 'Excel workbook', extensions: ['xlsx'] }];

export function createHandlers(parts: {
  readonly engine: EngineProcess; readonly open: OpenEngagement; readonly drops: Drops; readonly window: () => BrowserWindow;
  readonly menu: AppMenu;
}): Handlers {
  const { engine, open, drops, window, menu } = parts;
  let report: string | null = null;

  const askWhereToSave = async (): Promise<string | null> => {
    const view = await open.view() ?? fail({ code: 'no_engagement', message: 'There is nothing open to save.' });
    const place = open.placeFor(fileNameFor(view.name, 'countersign'), app.getPath('documents'));
    return askWhereTo(window(), 'Save the engagement', place, ENGAGEMENTS);
  };

  return {
    'app.info': async () => ({
      version: app.getVersion(), platform: process.platform, recent: await recents.list(), open: await open.view(),
      preferences: await keptPreferences.read(),
    }),
    'app.openHelp': async () => {
      const problem = await shell.openPath(guidePath());
      return problem === '' ? null : fail({ code: 'not_found', message: 'The guide could not be opened.', found: problem });
    },
    'app.keepPreferences': async (kept) => {
      window().webContents.setZoomFactor(kept.zoom);
      await keptPreferences.write(kept);
      valueOf(await engine.command('person', { name: kept.person }, 'main-person'));
      return null;
    },
    'app.showAble': async ({ commands }) => {
      menu.showAble(new Set(commands));
      return null;
    },
    'app.copy': async ({ text, html }) => {
      await copyBoth(text, html);
      return null;
    },
    'app.print': async () => {
      await printWindow(window());
      return null;
    },
    'engagement.importFolderAtChosenPlace': async (_input, callId) => {
      const folder = await askForFolder(window(), 'Open a folder of exports');
      return folder === null ? null : open.importFolder(folder, callId);
    },
    'engagement.importDropped': ({ token }, callId) => open.openDropped(drops.take(token), callId),
    'engagement.addAtChosenPlace': async (_input, callId) => {
      const files = await askForFiles(window(), 'Add exports');
      return files === null ? null : open.addFiles(files, callId);
    },
    'engagement.addDropped': ({ token }, callId) => open.addDropped(drops.take(token), callId),
    'sources.exportRejectsAtChosenPlace': async ({ file: of }, callId) => {
      const place = open.placeFor(fileNameFor(`${of} rejects`, 'csv'), app.getPath('documents'));
      const file = await askWhereTo(window(), 'Export the rejected rows', place, [...LISTS].reverse());
      if (file === null) return null;
      const { bytes, rows } = valueOf(await engine.command('writeRejects', { file, of }, callId));
      return { fileName: basename(file), bytes, rows };
    },
    'engagement.openFileAtChosenPlace': async (_input, callId) => {
      const file = await askForFile(window(), 'Open an engagement', ENGAGEMENTS);
      return file === null ? null : open.openFile(file, callId);
    },
    'engagement.openRecent': async ({ id }, callId) => open.openFile(await recents.pathOf(id), callId),
    'engagement.openInUseReadOnly': (_input, callId) => open.openInUse(callId),
    'engagement.unlock': ({ password }, callId) => open.unlock(password, callId),
    'engagement.refusedEarlier': (_input, callId) => open.refusedEarlier(callId),
    'engagement.goBackRefused': (going, callId) => open.goBackRefused(going, callId),
    'engagement.salvageRefusedAtChosenPlace': async ({ who }, callId) => {
      const into = await askWhereTo(window(), 'Save what can be read', open.placeForSalvaged(), ENGAGEMENTS);
      return into === null ? null : open.salvageRefused(into, who, callId);
    },
    'engagement.seal': ({ who, password }, callId) => open.seal(who, password, callId),
    'engagement.rollForwardAtChosenPlace': async (wish, callId) => {
      const folder = await askForFolder(window(), 'Open the exports of the next period');
      return folder === null ? null : open.rollForward(folder, wish, callId);
    },
    'engagement.reviewCopyAtChosenPlace': async ({ who, masked, password }, callId) => {
      const view = await open.view() ?? fail({ code: 'no_engagement', message: 'There is nothing open to copy.' });
      const place = open.placeFor(fileNameFor(`${view.name} for review`, 'countersign'), app.getPath('documents'));
      const file = await askWhereTo(window(), 'Write a review copy', place, ENGAGEMENTS);
      if (file === null) return null;
      const sealed = password === undefined ? {} : { password };
      const { bytes } = valueOf(await engine.command('writeReviewCopy', { file, who, masked, ...sealed }, callId));
      return { fileName: basename(file), bytes };
    },
    'exceptions.attachAtChosenPlace': async (attaching, callId) => {
      const file = await askForFile(window(), 'Attach a file', []);
      return file === null ? null : valueOf(await engine.command('attach', { file, ...attaching }, callId));
    },
    'attachments.saveAtChosenPlace': async ({ seq, name }, callId) => {
      const file = await askWhereTo(window(), 'Save the attachment', open.placeFor(basename(name), app.getPath('documents')), []);
      if (file === null) return null;
      const { bytes } = valueOf(await engine.command('writeAttachment', { file, seq }, callId));
      return { fileName: basename(file), bytes };
    },
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
    'auditData.writeAtChosenPlace': async (_input, callId) => {
      const folder = await askForFolder(window(), 'Choose the folder for the audit data');
      return folder === null ? null : valueOf(await engine.command('writeAuditData', { folder }, callId));
    },
    'list.exportAtChosenPlace': async ({ shown, columns }, callId) => {
      const view = await open.view() ?? fail({ code: 'no_engagement', message: 'There is nothing open to write a list of.' });
      const title = listTitle(shown);
      const place = open.placeFor(fileNameFor(`${view.name} ${title}`, 'xlsx'), app.getPath('documents'));
      const file = await askWhereTo(window(), 'Export what is shown', place, LISTS);
      if (file === null) return null;
      const { bytes, rows } = valueOf(await engine.command('writeList', { file, shown, columns }, callId));
      return { fileName: basename(file), bytes, rows };
    },
    'proof.writeAtChosenPlace': async ({ about, filter }, callId) => {
      const view = await open.view() ?? fail({ code: 'no_engagement', message: 'There is nothing open to prove.' });
      const place = open.placeFor(fileNameFor(`${view.name} proof ${about}`, 'xlsx'), app.getPath('documents'));
      const file = await askWhereTo(window(), 'Write the proof', place, WORKBOOKS);
      if (file === null) return null;
      const { bytes, exceptions } = valueOf(await engine.command('writeProof', { file, about, filter }, callId));
      return { fileName: basename(file), bytes, exceptions };
    },
    'report.show': async () => {
      shell.showItemInFolder(report ?? fail({ code: 'not_found', message: 'No report was written yet.' }));
      return null;
    },
  };
}
