/** An engagement file of five million rows with more than a million exceptions, audited by the command line, once, and kept. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { tidyEngagement } from './tidyEngagement.ts';

/** Makes it where it is not there yet (some minutes and gigabytes of memory); returns the file. */
export async function largeEngagement(): Promise<string> {
  const folder = await tidyEngagement({ positions: 2_500_000, events: 2_500_000, wrong: 0.606 });
  const file = join(folder, 'Large.countersign');
  if (existsSync(file)) return file;
  const draft = join(folder, 'Draft.countersign');
  const { status } = spawnSync(
    process.execPath, [join(process.cwd(), 'dist', 'cli', 'countersign.cjs'), 'audit', folder, '--engagement', draft, '--quiet'],
    { stdio: 'inherit' });
  if (status === null || status > 1) throw new Error(`the audit ended with ${status}`);
  await rename(draft, file);
  return file;
}
