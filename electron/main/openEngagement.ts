import { basename, dirname, extname, join } from 'node:path';
import type { EngineCommandInput } from '../../src/contract/engineCommands.ts';
import type { EarlierSaveView, FileView } from '../../src/contract/fileViews.ts';
import type { Outcome } from '../../src/contract/calls.ts';
import type { EngagementView } from '../../src/contract/views.ts';
import { fail, ProblemError, type Problem } from '../../src/domain/problem.ts';
import { nodeFiles } from '../node/nodeFiles.ts';
import { valueOf } from '../wire/outcomes.ts';
import type { EngineProcess } from './engineProcess.ts';
import { recents } from './recents.ts';

/** Why a file was not opened where an earlier save of it may still be. */
const DAMAGED = ['engagement_damaged', 'not_recognised', 'empty_file', 'not_found'];

/** Whether a path is that of an engagement file, by its name. */
export function holdsEngagement(path: string): boolean {
  return extname(path).toLowerCase() === '.countersign';
}

/**
 * Which file the open engagement lies in, as far as paths go: main asks for them, the engine uses them, the window never sees
 * them. Everything else about the engagement is the engine's.
 */
export class OpenEngagement {
  readonly #engine: EngineProcess;
  #file: string | null = null;
  #saving: Promise<unknown> = Promise.resolve();
  /** The file that was not opened last, why, and the password that it was tried with. */
  #refused: { readonly file: string; readonly code: string; readonly password: string | undefined } | null = null;
  /** What the open file was opened with, so that it can be opened again where the engine ends; it is in memory only. */
  #password: string | undefined;

  constructor(engine: EngineProcess) {
    this.#engine = engine;
  }

  /** The file it was opened from or saved to last; null where there is none. */
  get file(): string | null {
    return this.#file;
  }

  async importFolder(folder: string, callId: string): Promise<EngagementView> {
    const view = valueOf(await this.#engine.command('importFolder', { folder }, callId));
    this.#file = null;
    return view;
  }

  async importSample(callId: string): Promise<EngagementView> {
    const view = valueOf(await this.#engine.command('importSample', {}, callId));
    this.#file = null;
    return view;
  }

  async openFile(file: string, callId: string, readOnly = false, password?: string): Promise<EngagementView> {
    const outcome = await this.#engine.command('openFile', { file, readOnly, ...(password === undefined ? {} : { password }) }, callId);
    this.#refused = outcome.ok ? null : { file, code: outcome.problem.code, password };
    return this.#opened(file, valueOf(outcome), password);
  }

  async #opened(file: string, view: EngagementView, password: string | undefined): Promise<EngagementView> {
    this.#file = file;
    this.#password = password;
    await this.#remember(file, view);
    return view;
  }

  /** Lists the file among those opened last; where it cannot be told that it is not sealed, as a sealed one. */
  async #remember(file: string, view: EngagementView): Promise<void> {
    const about = await this.#engine.call('engagement.file', {}, 'main-file') as Outcome<FileView>;
    await recents.add(file, view, !about.ok || about.value.sealed, Date.now());
  }

  /** Opens the file that somebody else has open, to be read only. */
  async openInUse(callId: string): Promise<EngagementView> {
    const { file, password } = this.#wasRefused('engagement_in_use');
    return this.openFile(file, callId, true, password);
  }

  /** Opens the file that was found to be sealed. A read-only opening that was asked for before is not remembered. */
  async unlock(password: string, callId: string): Promise<EngagementView> {
    return this.openFile(this.#wasRefused('password_needed', 'password_wrong').file, callId, false, password);
  }

  /** The earlier saves of the file that was found to be damaged. */
  async refusedEarlier(callId: string): Promise<readonly EarlierSaveView[]> {
    const { file, password } = this.#wasRefused(...DAMAGED);
    return valueOf(await this.#engine.command('earlierSaves', { file, ...(password === undefined ? {} : { password }) }, callId));
  }

  async goBackRefused(going: EngineCommandInput<'openEarlier'>['going'], callId: string): Promise<EngagementView> {
    const { file, password } = this.#wasRefused(...DAMAGED);
    const input = { file, going, ...(password === undefined ? {} : { password }) };
    return this.#opened(file, valueOf(await this.#engine.command('openEarlier', input, callId)), password);
  }

  /** Where to suggest what can be read of the damaged file to be written. */
  placeForSalvaged(): string {
    const { file } = this.#wasRefused(...DAMAGED);
    return join(dirname(file), `${basename(file, extname(file))} salvaged.countersign`);
  }

  /** Writes what can be read of the damaged file into another, and opens that. */
  async salvageRefused(into: string, who: string, callId: string): Promise<EngagementView> {
    const { file, password } = this.#wasRefused(...DAMAGED);
    const sealed = password === undefined ? {} : { password };
    valueOf(await this.#engine.command('salvage', { file, into, who, ...sealed }, callId));
    return this.openFile(into, callId, false, password);
  }

  #wasRefused(...codes: readonly string[]): { readonly file: string; readonly password: string | undefined } {
    const refused = this.#refused;
    return refused !== null && codes.includes(refused.code) ? refused
      : fail({ code: 'bad_request', message: 'No engagement was refused that could be opened so.' });
  }

  /** The exports in a folder as the next period of what is open, which is in no file yet. */
  async rollForward(
    folder: string, wish: { readonly name?: string | undefined; readonly cutoff?: string | undefined }, callId: string,
  ): Promise<EngagementView> {
    const view = valueOf(await this.#engine.command('rollForward', { folder, ...wish }, callId));
    this.#file = null;
    this.#password = undefined;
    return view;
  }

  async seal(who: string, password: string | null, callId: string): Promise<EngagementView> {
    const view = valueOf(await this.#engine.command('seal', { who, password }, callId));
    this.#password = password ?? undefined;
    if (this.#file !== null) await this.#remember(this.#file, view);
    return view;
  }

  /** What was dropped: a folder of exports, an engagement file, or some exports and folders, which are then all there is. */
  async openDropped(paths: readonly string[], callId: string): Promise<EngagementView> {
    const [path] = paths;
    const kinds = await Promise.all(paths.map(async (each) => (await nodeFiles.stat(each)).kind));
    if (path !== undefined && paths.length === 1 && kinds[0] === 'folder') return this.importFolder(path, callId);
    if (path !== undefined && paths.length === 1 && holdsEngagement(path)) return this.openFile(path, callId);
    const wrong = kinds.findIndex((kind, at) => (kind !== 'file' && kind !== 'folder') || holdsEngagement(paths[at] ?? ''));
    if (wrong < 0) return this.#importChosen(paths, callId);
    const kind = kinds[wrong];
    return fail({
      code: kind === 'absent' ? 'not_found' : 'not_a_file', file: basename(paths[wrong] ?? ''),
      message: 'What was dropped cannot be opened together.',
      expected: 'exports and folders of exports, or one engagement file',
      found: kind === 'absent' ? 'nothing there' : kind === 'file' || kind === 'folder' ? 'an engagement among others' : 'a device or pipe',
      remedy: 'Drop the exports alone, or the engagement alone.',
    });
  }

  /** Reads these beside what is open: a folder stands for the exports in it. */
  async addDropped(paths: readonly string[], callId: string): Promise<EngagementView> {
    return this.addFiles(paths.filter((path) => !holdsEngagement(path) && basename(path) !== 'engagement.json'), callId);
  }

  async addFiles(files: readonly string[], callId: string): Promise<EngagementView> {
    return valueOf(await this.#engine.command('addFiles', { files: [...files] }, callId));
  }

  async #importChosen(files: readonly string[], callId: string): Promise<EngagementView> {
    const view = valueOf(await this.#engine.command('importChosen', { files: [...files] }, callId));
    this.#file = null;
    return view;
  }

  async save(file: string, callId: string): Promise<EngagementView> {
    const saving = this.#engine.command('save', { file }, callId);
    this.#saving = saving;
    const view = valueOf(await saving);
    this.#file = file;
    await this.#remember(file, view);
    return view;
  }

  /** Once no save is under way. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  async close(callId: string): Promise<void> {
    valueOf(await this.#engine.command('close', {}, callId));
    this.#file = null;
    this.#password = undefined;
  }

  /** What is open in the engine; null where nothing is. */
  async view(): Promise<EngagementView | null> {
    const outcome = await this.#engine.call('engagement.view', {}, 'main-view') as Outcome<EngagementView>;
    if (outcome.ok) return outcome.value;
    if (outcome.problem.code === 'no_engagement') return null;
    throw new ProblemError(outcome.problem);
  }

  /** After the engine's process ended: opens the file again where there was one. */
  async reopen(): Promise<{ reopened: boolean; problem: Problem | null }> {
    const file = this.#file;
    if (file === null) return { reopened: false, problem: null };
    this.#file = null;
    const password = this.#password;
    const outcome = await this.#engine.command('openFile', { file, ...(password === undefined ? {} : { password }) }, 'main-reopen');
    if (!outcome.ok) {
      this.#refused = { file, code: outcome.problem.code, password };
      return { reopened: false, problem: outcome.problem };
    }
    this.#file = file;
    return { reopened: true, problem: null };
  }

  /** Where to suggest a file of this name: beside the engagement's file, or in the folder given. */
  placeFor(name: string, otherwise: string): string {
    return join(this.#file === null ? otherwise : dirname(this.#file), name);
  }
}
