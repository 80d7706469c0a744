import { mkdir, readdir } from 'node:fs/promises';
import { fail, visible } from '../../src/domain/problem.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Files, Task } from '../../src/ports.ts';
import { EXIT } from './exitStatus.ts';
import type { Terminal } from './terminal.ts';

/** Writes the sample engagement's exports into a folder that is new or empty. Fails with `not_written` where it is neither. */
export async function writeSample(folder: string, engine: Engine, files: Files, task: Task, terminal: Terminal): Promise<number> {
  const shown = visible(folder, 300);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => fail({
    code: 'not_written', file: shown, message: `The folder cannot be made (${error instanceof Error ? error.message : String(error)}).`,
    remedy: 'Name another folder.',
  }));
  const present = await readdir(folder);
  if (present.length > 0) {
    fail({
      code: 'not_written', file: shown, message: 'The folder is not empty.', expected: 'a new or empty folder',
      found: `${present.length} files in it`, remedy: 'Name another folder, so that nothing of yours is written over.',
    });
  }
  const exports = await engine.sampleFiles(task);
  for (const { name, bytes } of exports) await files.replace(files.join(folder, name), bytes);
  await terminal.out(`${exports.length} files written to ${shown}. Try: npx countersign audit ${shown}\n`);
  return EXIT.clean;
}
