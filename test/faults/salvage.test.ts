import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import type { Engine } from '../../src/engine/engine.ts';
import { decide, due, dueNow, problemOf, task, workbench } from '../engine/file/workbench.ts';
import type { Workbench } from '../engine/file/workbench.ts';

const PAGE = 4096;
/** Every run of the tests damages some pages, `COUNTERSIGN_PAGES=1 npx vitest run test/faults/salvage.test.ts` each of them. */
const EVERY = process.env['COUNTERSIGN_PAGES'] === '1' ? 1 : 5;
let bench: Workbench;
let into: string;
beforeEach(async () => {
  bench = await workbench();
  into = bench.file.replace('October', 'Salvaged');
});
afterEach(async () => { await bench.remove(); });

/** An engagement with notes, an owner of its own and a date, closed; and its file. */
async function worked(): Promise<Buffer> {
  const engine = await bench.saved();
  await decide(engine, { command: 'note', exceptions: ['E-000001'], text: 'The carrier lost it' });
  await decide(engine, { command: 'assign', exceptions: ['E-000001'], owner: 'Receiving', isNew: true });
  await decide(engine, due(1000));
  await engine.save(bench.file, task);
  await engine.close();
  return readFile(bench.file);
}

async function salvaged(file: Uint8Array): Promise<Engine> {
  await writeFile(bench.file, file);
  await rm(into, { force: true });
  const engine = bench.engine();
  await engine.salvage(bench.file, into, { who: 'Dana Reyes' }, task);
  expect(Buffer.compare(await readFile(bench.file), file)).toBe(0);
  return engine;
}

async function document(engine: Engine): Promise<string> {
  return Buffer.concat(await engine.resultDocument(task)).toString();
}

async function figures(): Promise<string> {
  const engine = bench.engine();
  await engine.openFile(bench.file, task);
  const found = await document(engine);
  await engine.close();
  return found;
}

describe('of a damaged engagement', () => {
  it('nothing is lost where only its own hash, its end or its head is damaged', async () => {
    const sound = await worked();
    const before = await figures();
    const withoutHead = Buffer.from(sound);
    withoutHead.fill(0xff, 0, 100);
    const withOtherHash = Buffer.from(sound);
    withOtherHash[sound.length - 1]! ^= 1;
    for (const damaged of [withOtherHash, sound.subarray(0, sound.length - 64), withoutHead]) {
      const engine = await salvaged(damaged);
      const view = await engine.openFile(into, task);
      expect(view.notices).toEqual([]);
      expect(await document(engine)).toBe(before);
      expect(await dueNow(engine)).toBe(1000);
      const { rows } = await engine.calls['decisions.list']({ start: 0, count: 100 }, task);
      expect(rows[0]).toMatchObject({ command: 'salvage', who: 'Dana Reyes' });
      expect(rows.map(({ command }) => command)).toEqual(expect.arrayContaining(['note', 'assign', 'setDue', 'import']));
      await engine.close();
      expect((await engine.verify(into, task)).filter((check) => !check.sound)).toEqual([]);
    }
  });

  it(`${EVERY === 1 ? 'each page' : 'pages'} in turn overwritten, what is written opens, verifies, and says what it lost`, async () => {
    const sound = await worked();
    const before = await figures();
    const [whole, partly, none]: number[][] = [[], [], []];
    for (let page = 0; page < (sound.length - 64) / PAGE; page += EVERY) {
      const damaged = Buffer.from(sound);
      damaged.fill(0xa5, page * PAGE, (page + 1) * PAGE);
      let engine: Engine;
      try {
        engine = await salvaged(damaged);
      } catch (error) {
        expect(error, `page ${page}`).toMatchObject({ problem: { code: 'engagement_damaged' } });
        none?.push(page);
        continue;
      }
      const view = await engine.openFile(into, task).catch((error: unknown) => { throw new Error(`page ${page}`, { cause: error }); });
      const lost = view.notices.find((notice) => notice.startsWith('This was salvaged from October.countersign'));
      const { rows } = await engine.calls['decisions.list']({ start: 0, count: 100 }, task);
      if (lost === undefined) {
        // Nothing is said to be lost: then nothing is.
        expect(await document(engine), `page ${page}`).toBe(before);
        const commands = rows.map(({ command }) => command);
        expect(commands, `page ${page}`).toEqual(expect.arrayContaining(['import', 'run', 'note', 'assign', 'setDue', 'salvage']));
        expect(await dueNow(engine), `page ${page}`).toBe(1000);
        whole?.push(page);
      } else partly?.push(page);
      await engine.close();
      const wrong = (await engine.verify(into, task)).filter(({ name, sound: isSound }) => !isSound && !/^source|^readable$/u.test(name));
      expect(wrong, `page ${page}`).toEqual([]);
    }
    const looked = [whole, partly, none].reduce((sum, pages) => sum + (pages?.length ?? 0), 0);
    expect(whole?.length).toBeGreaterThan(looked * 0.6);
  }, 300_000);

  it('decisions that the file lost are taken from the journal and from earlier saves', async () => {
    const engine = await bench.saved();
    await decide(engine, due(1000));
    await engine.save(bench.file, task);
    await decide(engine, { command: 'note', exceptions: ['E-000001'], text: 'Only in the journal' });
    const journal = await readFile(`${bench.file}-decisions`);
    await engine.close();
    await writeFile(`${bench.file}-decisions`, journal);
    const file = await readFile(bench.file);
    // One byte of what the log holds: decisions from there on are not as they were.
    const at = file.indexOf('"setDue"');
    file[at + 2]! ^= 1;
    const other = await salvaged(file);
    await other.openFile(into, task);
    expect(await dueNow(other)).toBe(1000);
  });

  it('that is cut off, the file that stands is told by what it lost', async () => {
    const sound = await worked();
    const engine = await salvaged(sound.subarray(0, Math.floor(sound.length * 0.6)));
    const view = await engine.openFile(into, task);
    expect(view.notices.join()).toMatch(/^This was salvaged from October\.countersign, which was damaged\. Lost are: /u);
    await engine.close();
  });

  it('what was changed within a file as received is left out by its hash, and named', async () => {
    const sound = await worked();
    const engine = bench.engine();
    const damaged = Buffer.from(sound);
    // A gzip begins with these three bytes; what follows is of the first file as it was received.
    const at = damaged.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
    damaged[at + 30]! ^= 0xff;
    await writeFile(bench.file, damaged);
    const { findings } = await engine.salvage(bench.file, into, { who: 'Dana Reyes' }, task);
    const sources = findings.find(({ name }) => name === 'sources');
    expect(sources?.finding).toMatch(/^3 files as received agree with their SHA-256; lost: \w+\.csv$/u);
    expect(sources?.sound).toBe(false);
    expect((await engine.openFile(into, task)).notices[0]).toMatch(/Lost are: \w+\.csv as it was received\./u);
    await engine.close();
    const log = (await engine.verify(into, task)).find(({ name }) => name === 'decisions');
    expect(log?.sound).toBe(true);
  });

  it('a sealed one is read as a whole or not at all, and says so', async () => {
    const engine = await bench.saved();
    await engine.seal({ who: 'Dana Reyes', password: 'secret' }, task);
    await engine.close();
    const file = await readFile(bench.file);
    file[file.length - 5]! ^= 1;
    await writeFile(bench.file, file);
    const problem = await problemOf(bench.engine().salvage(bench.file, into, { who: 'Dana Reyes', password: 'secret' }, task));
    expect(problem).toMatchObject({ code: 'engagement_damaged', remedy: expect.stringMatching(/as a whole or not at all/u) as string });
  });

  it('nothing is written over anything, and of what is no engagement nothing is made', async () => {
    const sound = await worked();
    const engine = bench.engine();
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    expect((await problemOf(engine.salvage(bench.file, bench.file, { who: 'Dana Reyes' }, task))).code).toBe('not_written');
    await writeFile(into, 'a letter');
    expect((await problemOf(engine.salvage(bench.file, into, { who: 'Dana Reyes' }, task))).code).toBe('not_written');
    expect(hash(await readFile(bench.file))).toBe(hash(sound));
    await rm(into);
    await writeFile(bench.file, Buffer.alloc(100_000, 'not an engagement'));
    const nothing = await problemOf(engine.salvage(bench.file, into, { who: 'Dana Reyes' }, task));
    expect(nothing.message).toMatch(/^Nothing that an engagement/u);
    expect((await problemOf(engine.salvage(`${bench.file}.gone`, into, { who: 'Dana Reyes' }, task))).code).toBe('not_found');
  });
});
