import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide, due, dueNow, problemOf, task, workbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

let bench: Workbench;
beforeEach(async () => { bench = await workbench(); });
afterEach(async () => { await bench.remove(); });

async function savedThrice() {
  const engine = await bench.saved();
  for (const moment of [1000, 2000, 3000]) {
    await decide(engine, due(moment));
    await engine.save(bench.file, task);
  }
  return engine;
}

describe('an earlier save', () => {
  it('is listed with what it holds and how much was decided since', async () => {
    const engine = await savedThrice();
    await decide(engine, due(4000));
    const saves = await engine.calls['engagement.earlier']({}, task);
    expect(saves.map(({ number, after, last, problem }) => [number, after, last?.text, problem])).toEqual([
      [1, 2, expect.stringMatching(/^Made E-000001 due on /u), null], [2, 3, expect.stringMatching(/^Made E-000001 due on /u), null],
      [3, 4, expect.stringContaining('Ran the audit'), null],
    ]);
    expect(saves[0]?.last?.who).toBe('Dana Reyes');
  });

  it('is gone back to: it takes the file’s place, the log says so, and what was left stays as an earlier save', async () => {
    const engine = await savedThrice();
    await decide(engine, due(4000));
    const before = await engine.calls['decisions.list']({ start: 0, count: 1 }, task);
    const view = await engine.calls['engagement.goBack']({ number: 2, who: 'Dana Reyes', why: 'The second was right' }, task);
    expect(view.unsaved).toBe(false);
    expect(await dueNow(engine)).toBe(1000);
    await decide(engine, due(5000));
    await engine.close();

    const again = bench.engine();
    expect((await again.openFile(bench.file, task)).notices).toEqual([]);
    expect(await dueNow(again)).toBe(5000);
    const { rows } = await again.calls['decisions.list']({ start: 0, count: 3 }, task);
    expect(rows.map(({ text, why }) => [text, why])).toContainEqual(
      [expect.stringMatching(/^Went back to the engagement as it was saved on .* \(decision 3\)$/u), 'The second was right']);
    expect((await again.verify(bench.file, task)).filter(({ sound }) => !sound)).toEqual([]);
    // What was decided after it is not gone: it is the save before.
    const [last] = await again.calls['engagement.earlier']({}, task);
    await again.calls['engagement.goBack']({ number: 2, who: 'Dana Reyes' }, task);
    expect(last?.problem).toBeNull();
    expect(await dueNow(again)).toBe(4000);
    expect((await again.calls['decisions.list']({ start: 1, count: 1 }, task)).rows[0]?.hash).toBe(before.rows[0]?.hash);
  });

  it('that is damaged says so and is not gone back to; nothing changes', async () => {
    const engine = await savedThrice();
    const bytes = await readFile(`${bench.file}.1`);
    bytes[5000] = (bytes[5000] ?? 0) ^ 4;
    await writeFile(`${bench.file}.1`, bytes);
    const [first, second] = await engine.calls['engagement.earlier']({}, task);
    expect(first?.problem?.code).toBe('engagement_damaged');
    expect(second?.problem).toBeNull();
    expect((await problemOf(engine.calls['engagement.goBack']({ number: 1, who: 'Dana Reyes' }, task))).code).toBe('engagement_damaged');
    expect(await dueNow(engine)).toBe(3000);
    await decide(engine, due(6000));
    expect(await dueNow(engine)).toBe(6000);
  });

  it('takes the place of a file that is damaged, which stays beside it', async () => {
    const engine = await savedThrice();
    await engine.close();
    const damaged = (await readFile(bench.file)).subarray(0, 30_000);
    await writeFile(bench.file, damaged);
    const other = bench.engine();
    expect((await problemOf(other.openFile(bench.file, task))).code).toBe('engagement_damaged');
    expect((await other.earlierSaves(bench.file, task)).map(({ number, problem }) => [number, problem])).toEqual(
      [[1, null], [2, null], [3, null]]);
    await other.openEarlier(bench.file, { number: 1, who: 'Dana Reyes', why: 'The file was cut off' }, task);
    expect(await dueNow(other)).toBe(2000);
    expect((await readFile(`${bench.file}.1`)).equals(damaged)).toBe(true);
    expect((await other.verify(bench.file, task)).filter(({ sound }) => !sound)).toEqual([]);
  });

  it('is none where there is no file, and nobody goes back without a name', async () => {
    const engine = await bench.imported();
    expect(await engine.calls['engagement.earlier']({}, task)).toEqual([]);
    expect((await problemOf(engine.calls['engagement.goBack']({ number: 1, who: 'Dana' }, task))).code).toBe('wrong_state');
    await engine.save(bench.file, task);
    await engine.save(bench.file, task);
    expect((await problemOf(engine.calls['engagement.goBack']({ number: 1, who: ' ' }, task))).code).toBe('text_invalid');
    expect((await problemOf(engine.calls['engagement.goBack']({ number: 3, who: 'Dana' }, task))).code).toBe('not_found');
  });
});
