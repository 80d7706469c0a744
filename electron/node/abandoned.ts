import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftByTheDead, lockFile } from './lockFile.ts';
import { removeLeftovers } from './replaceFile.ts';

const LOCK = '-lock';
const JOURNAL = '-decisions';
const ENGAGEMENT = '.countersign';

/**
 * Removes from a folder what programs of this machine left that were killed there: files half written, and the lock and the empty journal
 * of an engagement whose first save never ended. What a living program or another machine has stays, and so does a journal that holds
 * anything. Where something cannot be removed it stays as well.
 */
export async function removeAbandoned(folder: string, version: string): Promise<void> {
  await removeLeftovers(folder);
  const names = await readdir(folder).catch(() => []);
  const unbegun = new Set(names.flatMap((name) => (
    name.endsWith(LOCK) ? [name.slice(0, -LOCK.length)] : name.endsWith(ENGAGEMENT + JOURNAL) ? [name.slice(0, -JOURNAL.length)] : [])));
  for (const name of unbegun) await removeUnbegun(join(folder, name), version).catch(() => undefined);
}

/** The lock is taken meanwhile, so that nobody begins to keep an engagement there while its journal is removed. */
async function removeUnbegun(path: string, version: string): Promise<void> {
  if (await bytesOf(path) !== null) return;
  // A power failure may have kept the journal's name and lost the lock's.
  const isUnlocked = await bytesOf(`${path}${LOCK}`) === null;
  if (isUnlocked ? await bytesOf(`${path}${JOURNAL}`) !== 0 : !await isLeftByTheDead(`${path}${LOCK}`)) return;
  const lock = await lockFile(`${path}${LOCK}`, version);
  if (!('release' in lock)) return;
  try {
    if (await bytesOf(path) === null && await bytesOf(`${path}${JOURNAL}`) === 0) await rm(`${path}${JOURNAL}`);
  } finally {
    await lock.release();
  }
}

/** Null where nothing stands there. */
async function bytesOf(path: string): Promise<number | null> {
  return stat(path).then(({ size }) => size, () => null);
}
