/**
 * A process that works on an engagement until it is killed: imports, decides, runs, saves, opens again, in an order that the seed
 * settles. Whatever was acknowledged to it, it says on standard output, a line each, after it was acknowledged.
 */
import { writeSync } from 'node:fs';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Task } from '../../src/ports.ts';
import { nodePorts } from '../../electron/node/nodePorts.ts';

const [file = '', inputs = '', wasm = '', seed = '1'] = process.argv.slice(2);
const task: Task = { report: () => undefined, breathe: async () => undefined };
const say = (line: string): void => { writeSync(1, `${line}\n`); };

/** Mulberry32: small, and the same everywhere. */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function work(): Promise<void> {
  const ports = await nodePorts({ sqlWasmPath: wasm, version: '0.0.0-victim', log: { note: () => undefined } });
  const engine = createEngine(ports);
  const random = randomFrom(Number(seed));
  const there = (await ports.files.stat(file)).kind === 'file';
  say('begun');
  if (there) await engine.openFile(file, task);
  else {
    await engine.importFolder(inputs, task);
    await engine.save(file, task);
    say('saved');
  }
  const decide = async (): Promise<void> => {
    const made = await engine.calls['decisions.make'](
      { who: 'Victim', decision: { command: 'setDue', exceptions: ['E-000001'], due: Math.floor(random() * 1e12) } }, task);
    say(`decided ${made.seq} ${made.hash}`);
  };
  for (;;) {
    const dice = random();
    if (dice < 0.7) await decide();
    else if (dice < 0.8) await Promise.all([decide(), decide(), decide()]);
    else if (dice < 0.88) await engine.save(file, task);
    else if (dice < 0.94) await engine.calls['engagement.run']({}, task);
    else await engine.openFile(file, task);
  }
}

void work().catch((error: unknown) => {
  say(`failed ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
