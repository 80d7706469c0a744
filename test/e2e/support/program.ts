/**
 * The real program for a test: its own data folder, its own answers to dialogs, thrown away afterwards. Use it as
 * `test('…', async ({ program }) => …)`; `test.use({ dialogAnswers: [folder] })` says what dialogs answer, one after the other.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { ensureRuntime } from '../../../build/runtime.mjs';
import { root } from '../../../build/paths.mjs';

export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The program's own data: `window.json`, `recent.json`. */
  readonly dataFolder: string;
  /** Everything the page wrote to its console as a warning or an error, and what it threw. */
  readonly complaints: readonly string[];
}

export interface Launch {
  readonly dataFolder: string;
  /** The person's own language and region, as `de-DE`; the machine's where it is not given. */
  readonly locale?: string;
  readonly dialogAnswers: readonly (string | null)[];
}

/** Starts the program and waits until its window can be used. */
export async function launchProgram({ dataFolder, dialogAnswers, locale }: Launch): Promise<Program> {
  const { binary } = await ensureRuntime({ say: () => undefined });
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const region = locale?.replace('-', '_');
  const environment = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const app = await _electron.launch({
    executablePath: binary,
    args: [root, ...(asRoot ? ['--no-sandbox'] : []), '--disable-gpu', ...(locale === undefined ? [] : [`--lang=${locale}`])],
    cwd: root,
    env: {
      ...Object.fromEntries(environment), ...(region === undefined ? {} : { LANGUAGE: region, LC_ALL: region }),
      COUNTERSIGN_USER_DATA: dataFolder,
      COUNTERSIGN_DIALOG_ANSWERS: JSON.stringify(dialogAnswers), TZ: 'America/New_York',
    },
  });
  const complaints: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => { complaints.push(String(error)); });
  await page.locator('html[data-ready=true]').waitFor({ state: 'attached', timeout: 120_000 });
  return { app, page, dataFolder, complaints };
}

interface Fixtures {
  /** What the dialogs of this test answer, one after the other; null closes one. */
  dialogAnswers: readonly (string | null)[];
  /** A folder for the test's own files, removed afterwards. */
  folder: string;
  program: Program;
}

export const test = base.extend<Fixtures>({
  dialogAnswers: [[], { option: true }],
  folder: async ({ browserName: _browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-test-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  program: async ({ dialogAnswers }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'countersign-data-'));
    const program = await launchProgram({ dataFolder, dialogAnswers });
    await use(program);
    await program.app.close();
    await rm(dataFolder, { recursive: true, force: true });
  },
});
export { expect } from '@playwright/test';
