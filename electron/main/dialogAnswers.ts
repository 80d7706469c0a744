/**
 * Dialogs, or in tests of the unpackaged program the paths that they would have answered: `COUNTERSIGN_DIALOG_ANSWERS` holds a
 * JSON list of them, one for each dialog in turn; null stands for a dialog that was closed.
 */
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import * as z from 'zod';

const prepared: (string | null)[] | null = readPrepared();

function readPrepared(): (string | null)[] | null {
  const given = process.env['COUNTERSIGN_DIALOG_ANSWERS'];
  if (app.isPackaged || given === undefined) return null;
  return z.array(z.string().nullable()).parse(JSON.parse(given));
}

/** Whether dialogs are answered by a test: then nothing may wait for a person. */
export const answeredByTest = prepared !== null;

export async function askForFolder(window: BrowserWindow, title: string): Promise<string | null> {
  if (prepared !== null) return prepared.shift() ?? null;
  const { filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openDirectory'] });
  return filePaths[0] ?? null;
}

export async function askForFile(window: BrowserWindow, title: string, filters: FileFilter[]): Promise<string | null> {
  if (prepared !== null) return prepared.shift() ?? null;
  const { filePaths } = await dialog.showOpenDialog(window, { title, filters, properties: ['openFile'] });
  return filePaths[0] ?? null;
}

export async function askForFiles(window: BrowserWindow, title: string): Promise<string[] | null> {
  if (prepared !== null) {
    const answer = prepared.shift() ?? null;
    return answer === null ? null : [answer];
  }
  const { filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openFile', 'multiSelections'] });
  return filePaths.length === 0 ? null : filePaths;
}

/** The file to write to, with the wanted extension; the dialog itself asks before an existing one is replaced. */
export async function askWhereTo(
  window: BrowserWindow, title: string, suggestion: string, filters: FileFilter[],
): Promise<string | null> {
  if (prepared !== null) return prepared.shift() ?? null;
  const { filePath } = await dialog.showSaveDialog(window, { title, defaultPath: suggestion, filters });
  if (filePath === '') return null;
  const known = filters.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`));
  return known.some((extension) => filePath.toLowerCase().endsWith(extension)) ? filePath : `${filePath}${known[0] ?? ''}`;
}

/** Where a test wants what would go to a printer, as a PDF; null where nobody tests. */
export function printedByTest(): string | null {
  return prepared?.shift() ?? null;
}
