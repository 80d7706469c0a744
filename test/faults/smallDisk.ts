import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of so many kilobytes, over an empty folder. */
export function mountSmallDisk(folder: string, kilobytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
}

/** Takes the disk away, be it in use or not there at all. */
export function unmountDisk(folder: string): void {
  try {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  } catch {
    // There was none.
  }
}

/** Whether a disk can be mounted here: by root, and not in every container. */
export const MAY_MOUNT = process.platform === 'linux' && process.getuid?.() === 0 && mountsOne();

function mountsOne(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-disk-'));
  try {
    mountSmallDisk(folder, 4);
    return true;
  } catch {
    return false;
  } finally {
    unmountDisk(folder);
    rmdirSync(folder);
  }
}
