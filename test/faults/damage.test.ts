import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { decide, due, dueNow, problemOf, task, workbench } from '../engine/file/workbench.ts';
import type { Workbench } from '../engine/file/workbench.ts';

const PAGE = 4096;
let bench: Workbench;
let sound: Buffer;
beforeAll(async () => {
  bench = await workbench();
  const engine = await bench.saved();
  await decide(engine, due(1000));
  await engine.close();
  sound = await readFile(bench.file);
});
afterAll(async () => { await bench.remove(); });

async function openedWith(bytes: Uint8Array): Promise<Problem | null> {
  await writeFile(bench.file, bytes);
  const engine = bench.engine();
  try {
    await engine.openFile(bench.file, task, { readOnly: true });
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  } finally {
    await engine.close();
  }
}

describe('an engagement file', () => {
  it('cut off at any page boundary says so, and what of it can still be read', async () => {
    const pages = (sound.length - 64) / PAGE;
    expect(Number.isInteger(pages)).toBe(true);
    const read: string[] = [];
    for (let page = 0; page <= pages; page += 1) {
      const problem = await openedWith(sound.subarray(0, page * PAGE));
      const context = `${page} of ${pages} pages: ${problem?.message ?? 'opened'}`;
      expect(problem?.file, context).toBe('October.countersign');
      if (page === 0) expect(problem?.code, context).toBe('empty_file');
      else {
        expect(problem?.code, context).toBe('engagement_damaged');
        const message = page < pages ? /cut off: it holds \d+ of at least \d+ bytes/u : /does not end with the hash/u;
        expect(problem?.message, context).toMatch(message);
        expect(problem?.remedy, context).toMatch(/^Open an earlier copy\. What can still be read of this one: /u);
        read.push(/: ([^:]*)\.$/u.exec(problem?.remedy ?? '')?.[1] ?? '');
      }
    }
    // The more of it there is, the more of it is read: all of it where only its own hash is lost.
    expect(read.at(-1)).toMatch(/^4 sources, 4 positions, 3 events, \d+ variances, \d+ findings, 3 decisions$/u);
  });

  it('with one bit flipped in any page says so', async () => {
    let flip = 1;
    for (let page = 0; page * PAGE < sound.length; page += 1) {
      flip = (Math.imul(flip, 1_103_515_245) + 12_345) >>> 0;
      const at = Math.min(sound.length - 1, page * PAGE + (flip >>> 8) % PAGE);
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] ?? 0) ^ (1 << (flip & 7));
      const problem = await openedWith(changed);
      expect(['engagement_damaged', 'not_recognised'], `byte ${at}`).toContain(problem?.code);
      expect(problem?.message, `byte ${at}`).toMatch(/not as it was saved|not an engagement|cut off|does not end with|bytes of data/u);
    }
  });

  it('that is gone, a folder, or another program’s file says which', async () => {
    const engine = bench.engine();
    const absent = await problemOf(engine.openFile(`${bench.file}.absent`, task));
    expect(absent).toMatchObject({ code: 'not_found', message: 'There is no such file.' });
    expect((await problemOf(engine.openFile(bench.folder, task))).code).toBe('not_a_file');
    await writeFile(bench.file, 'PK\u0003\u0004 a workbook');
    expect((await problemOf(engine.openFile(bench.file, task))).message).toBe('This is not an engagement file.');
  });

  it('opens again once it is whole again: nothing beside it was touched', async () => {
    await writeFile(bench.file, sound);
    const engine = bench.engine();
    expect((await engine.openFile(bench.file, task)).notices).toEqual([]);
    expect(await dueNow(engine)).toBe(1000);
    await engine.close();
  });
});
