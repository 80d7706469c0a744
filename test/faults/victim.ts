/**
 * A process that works on an engagement until it is killed: imports, decides, runs, reads its files again, saves, goes back to an earlier
 * save, seals and unseals, rolls forward, opens again, in an order that the seed settles.
 * Whatever was acknowledged to it, it says on standard output, a
 * line each, after it was acknowledged.
 */
import { writeSync } from 'node:fs';
import { createEngine } from '../../src/engine/createEngine.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Task } from '../../src/ports.ts';
import { nodePorts } from '../../electron/node/nodePorts.ts';

const [file = '', inputs = '', wasm = '', seed = '1'] = process.argv.slice(2);
const task: Task = { report: () => undefined, breathe: async () => undefined };
const PASSWORD = 'of the victim';
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

/** With the password where it is sealed. */
async function open(engine: Engine): Promise<void> {
  try {
    await engine.openFile(file, task);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'password_needed') throw error;
    await engine.openFile(file, task, { password: PASSWORD });
  }
}

async function work(): Promise<void> {
  const ports = await nodePorts({ sqlWasmPath: wasm, version: '0.0.0-victim', log: { note: () => undefined } });
  const engine = createEngine(ports);
  const random = randomFrom(Number(seed));
  const there = (await ports.files.stat(file)).kind === 'file';
  say('begun');
  if (there) await open(engine);
  else {
    await engine.importFolder(inputs, task);
    await engine.save(file, task);
    say('saved');
  }
  const goBack = async (): Promise<void> => {
    const [last] = await engine.calls['engagement.earlier']({}, task);
    if (last === undefined || last.problem !== null) return;
    // Which of both lives is kept is not known until it is acknowledged.
    say('going back');
    await engine.calls['engagement.goBack']({ number: 1, who: 'Victim', why: 'As it was.' }, task);
    const { rows } = await engine.calls['decisions.list']({ start: 0, count: 1 }, task);
    say(`went back ${rows[0]?.seq ?? 0} ${rows[0]?.hash ?? ''}`);
  };
  let sealed = (await engine.calls['engagement.file']({}, task)).sealed;
  const turnSeal = async (): Promise<void> => {
    say('sealing');
    await engine.seal({ who: 'Victim', password: sealed ? null : PASSWORD }, task);
    sealed = !sealed;
    say(sealed ? 'sealed' : 'unsealed');
  };
  /** The next period is an engagement of its own: the one it follows is opened again. */
  const rollForward = async (): Promise<void> => {
    await engine.rollForward(inputs, {}, task);
    await engine.save(`${file.slice(0, -'.countersign'.length)}-next.countersign`, task);
    say('rolled');
    await open(engine);
  };
  /** Every file is read anew, and the audit run on it. */
  const readAgain = async (): Promise<void> => {
    await engine.calls['sources.change']({ change: { kind: 'again' } }, task);
    say('read');
  };
  const decide = async (): Promise<void> => {
    const made = await engine.calls['decisions.make'](
      { who: 'Victim', decision: { command: 'setDue', exceptions: ['E-000001'], due: Math.floor(random() * 1e12) } }, task);
    say(`decided ${made.seq} ${made.hash}`);
  };
  for (;;) {
    const dice = random();
    if (dice < 0.7) await decide();
    else if (dice < 0.8) await Promise.all([decide(), decide(), decide()]);
    else if (dice < 0.86) await engine.save(file, task);
    else if (dice < 0.89) await engine.calls['engagement.run']({}, task);
    else if (dice < 0.90) await readAgain();
    else if (dice < 0.92) await rollForward();
    else if (dice < 0.94) await turnSeal();
    else if (dice < 0.97) await goBack();
    else await open(engine);
  }
}

void work().catch((error: unknown) => {
  say(`failed ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
