import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import { nodeSealing } from '../../electron/node/sealing.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Ports } from '../../src/ports.ts';
import { writeFolder } from '../cli/smallFolder.ts';
import { stubTask } from '../engine/stubPorts.ts';
import { DiskModel, mark, recorded, watch } from './recordedDisk.ts';
import type { Operation, State } from './recordedDisk.ts';

vi.mock('node:fs/promises', async (original) => (await import('./recordedDisk.ts')).recordingFs(await original()));

/** Every run of the tests looks at a part of the states, `COUNTERSIGN_POWER=1 npx vitest run test/faults/powerLoss.test.ts` at all. */
const EVERY = process.env['COUNTERSIGN_POWER'] === '1' ? 1 : 7;
const PASSWORD = 'through the night';
const sqlWasmPath = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
const task = stubTask();

let folder: string;
let ports: Ports;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-power-'));
  await writeFolder(join(folder, 'in'));
  ports = {
    ...await nodePorts({ sqlWasmPath, version: '0.0.0-test', log: { note: () => undefined } }), sealing: nodeSealing(14),
    operator: () => 'Dana Reyes',
  };
});
/** Engines of states in which something was missing. */
const left: Engine[] = [];
afterAll(async () => {
  for (const engine of left) await engine.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

/** What a person works through; every acknowledgement is marked after it came. */
class Worked {
  readonly engine: Engine;
  readonly file: string;
  #due = 0;

  constructor(file: string) {
    this.engine = createEngine(ports);
    this.file = file;
  }

  async decide(): Promise<void> {
    this.#due += 1;
    const made = await this.engine.calls['decisions.make'](
      { who: 'Dana Reyes', decision: { command: 'setDue', exceptions: ['E-000001'], due: this.#due } }, task);
    mark(`decided ${made.seq} ${made.hash}`);
  }

  async attach(): Promise<void> {
    const made = await this.engine.attach(
      join(folder, 'in', 'wms_stock.csv'), { who: 'Dana Reyes', why: '', exceptions: ['E-000001'] }, task);
    mark(`decided ${made.seq} ${made.hash}`);
  }

  async save(): Promise<void> {
    await this.engine.save(this.file, task);
    mark('saved');
  }

  async goBack(): Promise<void> {
    mark('going back');
    await this.engine.calls['engagement.goBack']({ number: 1, who: 'Dana Reyes', why: 'As it was.' }, task);
    const { rows } = await this.engine.calls['decisions.list']({ start: 0, count: 1 }, task);
    mark(`went ${rows[0]?.seq ?? 0} ${rows[0]?.hash ?? ''}`);
  }

  async open(password?: string): Promise<void> {
    await this.engine.openFile(this.file, task, password === undefined ? {} : { password });
  }
}

/** What was acknowledged before a cut. */
interface Known {
  readonly saved: boolean;
  readonly seq: number;
  readonly hash: string;
  /** The engagement is being gone back with: what was acknowledged may be in the save before. */
  readonly goingBack: boolean;
}

/** What is found in every state that a power failure at any moment can leave. Answers how many states were told apart. */
async function checkAll(operations: readonly Operation[], every: number): Promise<{ readonly states: number; readonly looked: number }> {
  const disk = new DiskModel();
  const looked = new Set<string>();
  let known: Known = { saved: false, seq: 0, hash: '', goingBack: false };
  let states = 0;
  for (const [at, operation] of [...operations, null].entries()) {
    if (operation?.kind !== 'mark') {
      for (const { key, state } of disk.states()) {
        const told = `${JSON.stringify(known)}\n${key}`;
        if (looked.has(told)) continue;
        looked.add(told);
        states += 1;
        if (states % every !== 0) continue;
        await check(state, known, `before operation ${at} (${describeOperation(operation)}) of ${operations.length}`);
      }
    }
    if (operation === null) break;
    if (operation.kind === 'mark') known = after(known, operation.text);
    else disk.apply(operation);
  }
  return { states, looked: Math.floor(states / every) };
}

function after(known: Known, text: string): Known {
  const [word, seq, hash] = text.split(' ');
  switch (word) {
    case 'saved': return { ...known, saved: true };
    case 'decided': case 'went': return { ...known, seq: Number(seq), hash: String(hash), goingBack: false };
    default: return { ...known, goingBack: true };
  }
}

function describeOperation(operation: Operation | null): string {
  if (operation === null) return 'the end';
  const { kind } = operation;
  if (kind === 'rename') return `rename to ${basename(operation.to)}`;
  return kind === 'name' || kind === 'unlink' ? `${kind} ${basename(operation.path)}` : kind;
}

/** A lock and drafts as another run of the machine left them. */
function restarted(path: string, content: Uint8Array): Uint8Array {
  if (!path.endsWith('-lock')) return content;
  return new TextEncoder().encode(new TextDecoder().decode(content).replace(/"boot":"[^"]*"/u, '"boot":"before the power failed"'));
}

async function check(state: State, known: Known, context: string): Promise<void> {
  const there = join(folder, 'found');
  rmSync(there, { recursive: true, force: true });
  mkdirSync(there);
  for (const [path, content] of state) {
    writeFileSync(join(there, basename(path).replace(`-${process.pid}-`, '-4999999-')), restarted(path, content));
  }
  const file = join(there, NAME);
  const engine = createEngine(ports);
  left.push(engine);
  const found = state.get([...state.keys()].find((path) => basename(path) === NAME) ?? '');
  if (found === undefined) {
    expect(known.saved, `${context}: the file is gone`).toBe(false);
    await expect(engine.openFile(file, task), context).rejects.toMatchObject({ problem: { code: 'not_found' } });
  } else {
    const isSealed = new TextDecoder().decode(found.subarray(0, 8)) === 'CSGNSEAL';
    const view = await engine.openFile(file, task, isSealed ? { password: PASSWORD } : {}).catch((error: unknown) => {
      throw new Error(`${context}: it does not open`, { cause: error });
    });
    expect(view.summary.exceptions, context).toBe(1);
    const { rows } = await engine.calls['decisions.list']({ start: 0, count: 1000 }, task);
    const kept = rows.find(({ seq }) => seq === known.seq)?.hash;
    if (known.goingBack && kept !== known.hash) {
      expect(rows.some(({ command }) => command === 'goBack'), context).toBe(true);
      const earlier = await engine.calls['engagement.earlier']({}, task);
      expect(Math.max(0, ...earlier.map((save) => save.decisions)), context).toBeGreaterThanOrEqual(known.seq);
    } else {
      if (known.seq > 0) expect(kept, `${context}: decision ${known.seq} of ${rows.length}`).toBe(known.hash);
      const notices = view.notices.filter((notice) => !notice.startsWith('An earlier version of the program saved'));
      expect(notices, context).toEqual([]);
    }
    await engine.close();
    left.pop();
    expect((await engine.verify(file, task, isSealed ? PASSWORD : undefined)).filter(({ sound }) => !sound), context).toEqual([]);
  }
  const litter = readdirSync(there).filter((one) => !/\.countersign(?:\.[123]|\.version-\d+)?$/u.test(one));
  expect(litter, `${context}: litter`).toEqual([]);
}

const NAME = 'October.countersign';

/** What was done to the disk while somebody worked. `there`: the file as it lay there before. */
async function worked(work: (worked: Worked) => Promise<void>, there: Uint8Array | null = null): Promise<readonly Operation[]> {
  const at = join(folder, 'work');
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at);
  const file = join(at, NAME);
  if (there !== null) writeFileSync(file, there);
  watch(at, new Map(there === null ? [] : [[file, there]]));
  await work(new Worked(file));
  return recorded();
}

async function survives(work: (worked: Worked) => Promise<void>, there: Uint8Array | null = null): Promise<void> {
  const operations = await worked(work, there);
  expect(operations.filter(({ kind }) => kind === 'flush').length).toBeGreaterThan(3);
  const { states, looked } = await checkAll(operations, EVERY);
  const told = expect.getState().currentTestName ?? '';
  if (EVERY === 1) console.log(`${told}: ${operations.length} operations, ${looked} of ${states} states`);
}

describe('after a power failure at any moment it opens with all that was acknowledged', () => {
  it('first save, decisions alone and together, a save, decisions during a save', async () => {
    await survives(async (worked) => {
      const { engine } = worked;
      await engine.importFolder(join(folder, 'in'), task);
      await worked.save();
      await worked.decide();
      await Promise.all([worked.decide(), worked.decide(), worked.decide()]);
      await worked.save();
      await worked.decide();
      await Promise.all([worked.save(), worked.decide(), worked.decide()]);
      await worked.attach();
      await engine.close();
      await worked.open();
      await worked.decide();
      await engine.calls['engagement.run']({}, task);
      await worked.decide();
      await engine.close();
    });
  }, 600_000);

  it('going back to an earlier save', async () => {
    await survives(async (worked) => {
      await worked.engine.importFolder(join(folder, 'in'), task);
      await worked.save();
      await worked.decide();
      await worked.save();
      await worked.decide();
      await worked.goBack();
      await worked.decide();
      await worked.engine.close();
    });
  }, 600_000);

  it('sealing with a password and unsealing', async () => {
    await survives(async (worked) => {
      const { engine } = worked;
      await engine.importFolder(join(folder, 'in'), task);
      await worked.save();
      await worked.decide();
      await engine.seal({ who: 'Dana Reyes', password: PASSWORD }, task);
      await worked.decide();
      await worked.save();
      await worked.decide();
      await engine.seal({ who: 'Dana Reyes', password: null }, task);
      await worked.decide();
      await engine.close();
    });
  }, 600_000);

  it('a file of an earlier version, opened and worked in', async () => {
    await survives(async (worked) => {
      await worked.open();
      await worked.decide();
      await worked.save();
      await worked.decide();
      await worked.engine.close();
    }, gunzipSync(readFileSync(new URL('../fixtures/engagements/v1.countersign.gz', import.meta.url))));
  }, 600_000);

  it.each([
    ['flushFolder', 0, /the file is gone/u], ['flush', 1, /it does not open|decision \d+ of/u],
  ] as const)('which it would not where each %s was left out', async (kind, marks, lost) => {
    const operations = await worked(async (worked) => {
      await worked.engine.importFolder(join(folder, 'in'), task);
      await worked.save();
      await worked.decide();
      await worked.engine.close();
    });
    const from = marks === 0 ? 0 : operations.findIndex((operation) => operation.kind === 'mark');
    const without = operations.filter((operation, at) => at < from || operation.kind !== kind);
    await expect(checkAll(without, 1)).rejects.toThrow(lost);
  }, 600_000);
});
