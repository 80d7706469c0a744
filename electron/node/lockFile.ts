import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Lock, LockHolder } from '../../src/ports.ts';
import { temporaryName } from './replaceFile.ts';
import { systemCode, writingProblem } from './systemProblem.ts';

/** What a lock says about the program that holds it. A clock is not among what decides: it can be set back. */
interface LockContent extends LockHolder {
  readonly pid: number;
  /** When the process began, as the system counts; null where it does not say. A new process may have an old one's number. */
  readonly began: string | null;
  /** The machine's run since it was last started; null where the system does not say. */
  readonly boot: string | null;
  readonly nonce: string;
}

/**
 * Takes the lock of a file: written whole under a name of its own, then linked to the lock's name, which succeeds for one only. The lock of
 * a process that is gone is taken over. Fails with `not_written` where the folder cannot be written.
 */
export async function lockFile(path: string, version: string): Promise<Lock | LockHolder> {
  const mine: LockContent = {
    pid: process.pid, began: beganAt(process.pid), boot: bootId(), host: hostname(), user: userName(), version, since: Date.now(),
    nonce: randomBytes(8).toString('hex'),
  };
  const text = `${JSON.stringify(mine)}\n`;
  const draft = join(dirname(path), temporaryName());
  try {
    await writeDraft(draft, text);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (await linked(draft, path)) return held(path, text);
      const there = await contentOf(path);
      if (there === null) continue;
      const holder = parsed(there);
      if (holder !== null && isAlive(holder)) return holder;
      await takeAway(path, there);
    }
    return { host: hostname(), user: 'somebody', version: '', since: mine.since };
  } catch (error) {
    throw writingProblem(error, path);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Whether a lock of ours stands there, whole, whose process is gone from this machine. */
export async function isLeftByTheDead(path: string): Promise<boolean> {
  const holder = parsed(await contentOf(path) ?? '');
  return holder !== null && typeof holder.nonce === 'string' && !isAlive(holder);
}

function held(path: string, text: string): Lock {
  const isHeld = async (): Promise<boolean> => await contentOf(path) === text;
  return {
    isHeld,
    release: async () => { if (await isHeld()) await rm(path, { force: true }).catch(() => undefined); },
  };
}

async function writeDraft(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(systemCode(error))) throw error;
  }
  // No links on this file system: created at once, and only if it is not there.
  try {
    await writeDraft(path, await readFile(draft, 'utf8'));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead process' lock away; one that somebody else put there meanwhile is put back. */
async function takeAway(path: string, dead: string): Promise<void> {
  const aside = join(dirname(path), temporaryName());
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if (await contentOf(aside) !== dead) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function parsed(text: string): LockContent | null {
  try {
    const value: unknown = JSON.parse(text);
    const isContent = typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'host' in value;
    return isContent ? value as LockContent : null;
  } catch {
    return null;
  }
}

/** On another computer nobody can tell: it counts as alive. */
function isAlive(holder: LockContent): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.boot !== bootId()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  return holder.began === beganAt(holder.pid);
}

function bootId(): string | null {
  return systemText('/proc/sys/kernel/random/boot_id');
}

/** Field 22 of /proc/PID/stat, counted after the name in parentheses, which may hold blanks. */
function beganAt(pid: number): string | null {
  const stat = systemText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function systemText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}
