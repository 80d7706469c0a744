import { visible } from '../../src/domain/problem.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Task } from '../../src/ports.ts';
import { EXIT } from './exitStatus.ts';
import type { Terminal } from './terminal.ts';

/** Writes what can be read of a damaged engagement into another file; one line a part on standard output. */
export async function salvage(
  file: string, into: string, password: string | undefined, engine: Engine, task: Task, terminal: Terminal,
): Promise<number> {
  const { findings, bytes } = await engine.salvage(file, into, { who: 'analyst', password }, task);
  for (const { name, sound, finding } of findings) {
    await terminal.out(`${sound ? 'ok   ' : 'LOST '} ${visible(name, 200)}: ${visible(finding, 2000)}\n`);
  }
  await terminal.out(`Written: ${visible(into, 300)}, ${bytes} bytes. The damaged file is as it was.\n`);
  return findings.every(({ sound }) => sound) ? EXIT.clean : EXIT.exceptions;
}
