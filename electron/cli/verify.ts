import { visible } from '../../src/domain/problem.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Task } from '../../src/ports.ts';
import { EXIT } from './exitStatus.ts';
import type { Terminal } from './terminal.ts';

/** Checks an engagement file; one line a check on standard output. */
export async function verify(
  file: string, password: string | undefined, engine: Engine, task: Task, terminal: Terminal,
): Promise<number> {
  const checks = await engine.verify(file, task, password);
  for (const { name, sound, finding } of checks) {
    await terminal.out(`${sound ? 'ok   ' : 'WRONG'} ${visible(name, 200)}: ${visible(finding, 2000)}\n`);
  }
  return checks.every((check) => check.sound) ? EXIT.clean : EXIT.unusable;
}
