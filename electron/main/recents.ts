import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, extname, sep } from 'node:path';
import * as z from 'zod';
import type { EngagementView, RecentEngagement } from '../../src/contract/views.ts';
import { fail } from '../../src/domain/problem.ts';
import { UserFile } from './userFile.ts';

const KEPT = 12;
const entry = z.object({
  path: z.string().min(1), name: z.string(), client: z.string(), cutoff: z.number().nullable(), openedAt: z.number(),
  sealed: z.boolean().default(false),
});
type Entry = z.infer<typeof entry>;
const file = new UserFile<readonly Entry[]>('recent.json', z.array(entry).max(100), []);

const listeners: (() => void)[] = [];

/** Calls `heard` whenever the list of recent engagements is another. */
export function whenRecentsChange(heard: () => void): void {
  listeners.push(heard);
}

/** The engagement files opened or saved last. The window knows them by an id; only main knows the path. */
export const recents = {
  async list(): Promise<readonly RecentEngagement[]> {
    return Promise.all((await file.read()).map(async ({ path, ...about }) => ({
      ...about,
      id: idOf(path),
      place: shortened(dirname(path)),
      present: await stat(path).then((found) => found.isFile(), () => false),
    })));
  },

  /** Of a sealed engagement nothing is kept but where its file lies: what it is called and whose it is needs its password. */
  async add(path: string, view: EngagementView, sealed: boolean, openedAt: number): Promise<void> {
    const others = (await file.read()).filter((known) => known.path !== path);
    const about = sealed ? { name: basename(path, extname(path)), client: '', cutoff: null }
      : { name: view.name, client: view.client, cutoff: view.cutoff };
    await file.write([{ path, ...about, openedAt, sealed }, ...others].slice(0, KEPT));
    for (const heard of listeners) heard();
  },

  async pathOf(id: string): Promise<string> {
    return (await file.read()).find(({ path }) => idOf(path) === id)?.path
      ?? fail({ code: 'not_found', message: 'This engagement is no longer in the list.', remedy: 'Open it from its folder.' });
  },

  /** Forgets one, or all of them (null). */
  async forget(id: string | null): Promise<void> {
    await file.write(id === null ? [] : (await file.read()).filter(({ path }) => idOf(path) !== id));
    for (const heard of listeners) heard();
  },
};

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/** `~` for the home folder, and at most the last three folders. */
function shortened(folder: string): string {
  const home = homedir();
  const short = folder === home || folder.startsWith(home + sep) ? `~${folder.slice(home.length)}` : folder;
  const parts = short.split(sep);
  return parts.length <= 4 ? short : ['…', ...parts.slice(-3)].join(sep);
}
