import { createRequire } from 'node:module';
import { mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodePorts } from '../../../electron/node/nodePorts.ts';
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import type { EngagementView } from '../../../src/contract/views.ts';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { AppendFile, Keeping, Ports } from '../../../src/ports.ts';
import { writeFolder } from '../../cli/smallFolder.ts';
import { stubTask } from '../stubPorts.ts';

const task = stubTask();
const sqlWasmPath = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
let folder: string;
let file: string;
let ports: Ports;
const engines: Engine[] = [];
/** Of engines that were let die, too. */
const journals: AppendFile[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-keeping-'));
  file = join(folder, 'October.countersign');
  await writeFolder(join(folder, 'in'));
  ports = await nodePorts({ sqlWasmPath, version: '1.2.3', log: { note: () => undefined } });
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close().catch(() => undefined);
  for (const journal of journals.splice(0)) await journal.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

function engineOn(change: Partial<Keeping> = {}, clock = ports.clock): Engine {
  const keeping = { ...ports.keeping!, ...change };
  const engine = createEngine({
    ...ports, clock,
    keeping: {
      ...keeping,
      openAppend: async (path, length) => {
        const journal = await keeping.openAppend(path, length);
        journals.push(journal);
        return journal;
      },
    },
  });
  engines.push(engine);
  return engine;
}

async function saved(): Promise<Engine> {
  const engine = engineOn();
  await engine.importFolder(join(folder, 'in'), task);
  await engine.save(file, task);
  return engine;
}

const due = (moment: number): DecisionInput => ({ command: 'setDue', exceptions: ['E-000001'], due: moment });
const decide = (engine: Engine, decision: DecisionInput) => engine.calls['decisions.make']({ who: 'Dana', decision }, task);
const dueNow = async (engine: Engine): Promise<number | null> =>
  (await engine.calls['exceptions.page']({ start: 0, count: 1, filter: {} }, task)).rows[0]!.due;

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

/** What a process that is killed leaves: the files as they are, nothing closed. */
async function crashed(engine: Engine): Promise<void> {
  engines.splice(engines.indexOf(engine), 1);
  await rm(`${file}-lock`);
}

describe('a decision', () => {
  it('is on the disk when it is acknowledged, and replayed when the file is opened', async () => {
    const engine = await saved();
    const before = await readFile(file);
    await decide(engine, due(1000));
    await decide(engine, due(2000));
    expect((await readFile(`${file}-decisions`, 'utf8')).split('\n')).toHaveLength(3);
    expect((await readFile(file)).equals(before)).toBe(true);
    await crashed(engine);
    const again = engineOn();
    const view = await again.openFile(file, task);
    expect(view).toMatchObject({ notices: [], readOnly: false, unsaved: false });
    expect(await dueNow(again)).toBe(2000);
    await again.close();
    expect((await readdir(folder)).sort()).toEqual(['October.countersign', 'October.countersign.1', 'in']);
    expect((await again.verify(file, task)).every(({ sound }) => sound)).toBe(true);
  });

  it('that cannot be written is taken back, with those that follow it', async () => {
    let full = false;
    const engine = engineOn({
      openAppend: async (path, length) => {
        const real = await ports.keeping!.openAppend(path, length);
        return { ...real, append: (bytes) => full
          ? Promise.reject(new ProblemError({ code: 'disk_full', message: 'The disk is full.' })) : real.append(bytes) };
      },
    });
    await engine.importFolder(join(folder, 'in'), task);
    await engine.save(file, task);
    await decide(engine, due(1000));
    full = true;
    const outcomes = await Promise.allSettled([decide(engine, due(2000)), decide(engine, due(3000))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await dueNow(engine)).toBe(1000);
    full = false;
    await decide(engine, due(4000));
    expect(await dueNow(engine)).toBe(4000);
    await crashed(engine);
    const again = engineOn();
    await again.openFile(file, task);
    expect(await dueNow(again)).toBe(4000);
  });

  it('taken while a snapshot is written is in the journal afterwards, and nothing else is', async () => {
    const engine = await saved();
    await decide(engine, due(1000));
    const [, made] = await Promise.all([engine.save(file, task), decide(engine, due(2000))]);
    const lines = (await readFile(`${file}-decisions`, 'utf8')).trim().split('\n').filter((line) => line !== '');
    expect(lines.every((line) => (JSON.parse(line) as { seq: number }).seq >= made.seq)).toBe(true);
    await crashed(engine);
    const again = engineOn();
    await again.openFile(file, task);
    expect(await dueNow(again)).toBe(2000);
  });

  it('is ordered by its number, whatever the clock says; one that was set back is told', async () => {
    const engine = await saved();
    await decide(engine, due(1000));
    await engine.close();
    const early = engineOn({}, { ...ports.clock, now: () => 1000 });
    const { notices } = await early.openFile(file, task);
    await decide(early, due(2000));
    const { rows } = await early.calls['decisions.list']({ start: 0, count: 2 }, task);
    expect(notices).toEqual([expect.stringMatching(
      /^This computer’s clock says 1970-01-01 00:00 UTC, which is before decision 3 was taken \(2\d{3}-\d\d-\d\d \d\d:\d\d UTC\)\. /u)]);
    expect(rows.map(({ at }) => at < 2000)).toEqual([true, false]);
    expect(rows[0]!.seq).toBe(rows[1]!.seq + 1);
    await early.close();
    expect((await early.verify(file, task)).every(({ sound }) => sound)).toBe(true);
  });
});

describe('a journal', () => {
  it('cut at any byte gives every decision whose line is whole, without a word', async () => {
    const engine = await saved();
    for (const moment of [1000, 2000, 3000]) await decide(engine, due(moment));
    await crashed(engine);
    const snapshot = await readFile(file);
    const whole = await readFile(`${file}-decisions`);
    const ends = [...whole.keys()].filter((at) => whole[at] === 0x0a);
    const cuts = new Set([0, 1, ...ends.flatMap((end) => [end - 1, end, end + 1]), ...Array.from({ length: 24 }, (_, at) => at * 61)]);
    for (const cut of cuts) {
      if (cut > whole.length) continue;
      await writeFile(file, snapshot);
      await writeFile(`${file}-decisions`, whole.subarray(0, cut));
      const again = engineOn();
      const view = await again.openFile(file, task);
      expect(view.notices).toEqual([]);
      const lines = ends.filter((end) => end < cut).length;
      expect(await dueNow(again)).toBe(lines === 0 ? null : lines * 1000);
      await decide(again, due(9000));
      await crashed(again);
      const third = engineOn();
      await third.openFile(file, task);
      expect(await dueNow(third)).toBe(9000);
      await third.close();
    }
  });

  it('with a changed byte is read up to there, says so, and is put aside', async () => {
    const engine = await saved();
    for (const moment of [1000, 2000, 3000]) await decide(engine, due(moment));
    await crashed(engine);
    const bytes = await readFile(`${file}-decisions`);
    const at = bytes.indexOf('2000');
    bytes[at] = '7'.charCodeAt(0);
    await writeFile(`${file}-decisions`, bytes);
    const again = engineOn();
    const { notices } = await again.openFile(file, task);
    expect(notices).toEqual([expect.stringContaining('damaged at line 2: 1 decision before it were read, 2 decisions from there on')]);
    expect(await dueNow(again)).toBe(1000);
    expect((await readFile(`${file}-decisions.aside-1`)).equals(bytes)).toBe(true);
  });

  it('of another save is put aside', async () => {
    const engine = await saved();
    await engine.close();
    const early = await readFile(file);
    const later = engineOn();
    await later.openFile(file, task);
    await decide(later, due(1000));
    await later.save(file, task);
    await decide(later, due(2000));
    await crashed(later);
    await writeFile(file, early);
    const again = engineOn();
    const { notices } = await again.openFile(file, task);
    expect(notices).toEqual([expect.stringContaining('1 decision that belong to another save')]);
    expect(await dueNow(again)).toBeNull();
  });
});

describe('two at once', () => {
  it('the second is told who has it, may read it, and can decide nothing', async () => {
    const engine = await saved();
    await decide(engine, due(1000));
    const second = engineOn();
    const problem = await problemOf(second.openFile(file, task));
    expect(problem).toMatchObject({ code: 'engagement_in_use', file: 'October.countersign' });
    expect(problem.message).toMatch(/ has this engagement open on .+, since \d{4}-\d\d-\d\d \d\d:\d\d UTC\./u);
    const view: EngagementView = await second.openFile(file, task, { readOnly: true });
    expect(view.readOnly).toBe(true);
    expect(await dueNow(second)).toBe(1000);
    expect(await problemOf(decide(second, due(2000)))).toMatchObject({ code: 'engagement_read_only' });
    expect(await problemOf(second.calls['engagement.run']({}, task))).toMatchObject({ code: 'engagement_read_only' });
    expect(await problemOf(second.save(file, task))).toMatchObject({ code: 'engagement_in_use' });
    await second.save(join(folder, 'Copy.countersign'), task);
    await decide(second, due(3000));
    expect(await dueNow(engine)).toBe(1000);
  });

  it('only one of many that race gets it', async () => {
    const engine = await saved();
    await engine.close();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => engineOn().openFile(file, task)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('the lock of a dead process, of another start of the machine, and one cut short are taken over', async () => {
    const engine = await saved();
    const lock = JSON.parse(await readFile(`${file}-lock`, 'utf8')) as Record<string, unknown>;
    await crashed(engine);
    const dead = [{ ...lock, pid: 2 ** 22 - 3 }, { ...lock, boot: 'another' }, { ...lock, began: '1' }].map((one) => JSON.stringify(one));
    for (const text of [...dead, '', '{"pid":']) {
      await writeFile(`${file}-lock`, text);
      const again = engineOn();
      expect((await again.openFile(file, task)).readOnly).toBe(false);
      await again.close();
    }
    await writeFile(`${file}-lock`, JSON.stringify({ ...lock, host: 'elsewhere', pid: 2 ** 22 - 3 }));
    expect((await problemOf(engineOn().openFile(file, task))).message).toContain('elsewhere');
  });
});

describe('a file that changes while it is open', () => {
  it('gone: nothing is decided or saved over, and it can be saved elsewhere', async () => {
    const engine = await saved();
    await rename(file, join(folder, 'Moved.countersign'));
    expect((await problemOf(decide(engine, due(1000)))).message).toContain('no longer where it was');
    expect(await dueNow(engine)).toBeNull();
    expect(await problemOf(engine.save(file, task))).toMatchObject({ code: 'engagement_replaced' });
    await engine.save(join(folder, 'New.countersign'), task);
    await decide(engine, due(2000));
  });

  it('replaced: it is left as it is', async () => {
    const engine = await saved();
    const other = Buffer.concat([await readFile(file), Buffer.from('x')]);
    await writeFile(join(folder, 'other'), other);
    await rename(join(folder, 'other'), file);
    expect(await problemOf(decide(engine, due(1000)))).toMatchObject({ code: 'engagement_replaced' });
    expect(await problemOf(engine.save(file, task))).toMatchObject({ code: 'engagement_replaced' });
    expect((await readFile(file)).equals(other)).toBe(true);
  });

  it('in a folder that cannot be written opens to be read only, and says so', async () => {
    const engine = await saved();
    await engine.close();
    const reader = engineOn({ lock: () => Promise.reject(new ProblemError({ code: 'not_written', message: 'The disk is read-only.' })) });
    const view = await reader.openFile(file, task);
    expect(view.readOnly).toBe(true);
    expect(view.notices[0]).toContain('open to be read only');
    expect(await problemOf(decide(reader, due(1)))).toMatchObject({ code: 'engagement_read_only' });
  });
});

it('under a name that leaves no room for the names beside it is not begun, and says so', async () => {
  const engine = await saved();
  const long = join(folder, `${'é'.repeat(120)}.countersign`);
  expect(await problemOf(engine.save(long, task))).toMatchObject({
    code: 'not_written', message: 'The name is too long; nothing was written.', remedy: 'Choose a shorter name.',
  });
  const odd = join(folder, 'Octobre — clôture 100 % #1?.countersign');
  await engine.save(odd, task);
  await decide(engine, due(1000));
  await engine.close();
  await engineOn().openFile(odd, task);
  expect((await readdir(folder)).filter((name) => !name.includes('October')).sort()).toEqual(
    ['Octobre — clôture 100 % #1?.countersign', 'Octobre — clôture 100 % #1?.countersign-decisions',
      'Octobre — clôture 100 % #1?.countersign-lock', 'Octobre — clôture 100 % #1?.countersign.1', 'in'].sort());
});

it('keeps the last three snapshots, each of which opens', async () => {
  const engine = await saved();
  for (const moment of [1000, 2000, 3000, 4000]) {
    await decide(engine, due(moment));
    await engine.save(file, task);
  }
  await engine.close();
  const found: (number | null)[] = [];
  for (const number of [1, 2, 3]) {
    const earlier = engineOn();
    await earlier.openFile(`${file}.${number}`, task, { readOnly: true });
    found.push(await dueNow(earlier));
  }
  expect(found).toEqual([3000, 2000, 1000]);
  expect((await stat(`${file}.4`).catch(() => null))).toBeNull();
});
