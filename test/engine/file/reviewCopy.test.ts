import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MASKABLE_COLUMNS } from '../../../src/domain/vocabulary.ts';
import { writeFolder } from '../../cli/smallFolder.ts';
import { decide, problemOf, task, workbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

let bench: Workbench;
let copy: string;
beforeEach(async () => {
  bench = await workbench();
  copy = join(bench.folder, 'Review.countersign');
  const header = 'occurredAt,type,sku,location,quantity,reference,actor,channel\n';
  await writeFolder(join(bench.folder, 'in'), {
    'wms_events.csv': `${header}2026-10-30 09:00:00,SHIP,A-1,DC1,-5,SO1,Petra Lindqvist,Web\n`
      + '2026-10-30 10:00:00,SHIP,B-2,DC1,-1,SO2,Petra Lindqvist,Web\n',
    'erp_events.csv': `${header}2026-10-30 10:30:00,sale,B-2,DC1,-1,SO2,Omar Haddad,Web\n`,
  });
});
afterEach(async () => { await bench.remove(); });

describe('a review copy', () => {
  it('has the findings and the log, and nothing of the files as received', async () => {
    const engine = await bench.saved();
    const before = await engine.calls['engagement.view']({}, task);
    await engine.writeReviewCopy(copy, { who: 'Dana Reyes', masked: [] }, task);
    const other = bench.engine();
    const view = await other.openFile(copy, task);
    expect(view.summary).toEqual(before.summary);
    expect(view.notices).toEqual([expect.stringContaining('review copy: the files as they were received are left out')]);
    expect(await other.calls['engagement.file']({}, task)).toEqual({ sealed: false, reviewCopy: { masked: [] } });
    const { rows } = await other.calls['decisions.list']({ start: 0, count: 1 }, task);
    expect(rows[0]).toMatchObject({ command: 'reviewCopy', who: 'Dana Reyes' });
    const [source] = await other.calls['sources.list']({}, task);
    const problem = await problemOf(other.calls['sources.lines']({ sourceId: source!.id, row: 2 }, task));
    expect(problem.message).toMatch(/left out|does not keep/u);
    const raw = gzipSync(await readFile(join(bench.folder, 'in', 'wms_events.csv')), { level: 1 });
    expect((await readFile(copy)).includes(raw.subarray(10, 60))).toBe(false);
    expect((await readFile(bench.file)).includes(raw.subarray(10, 60))).toBe(true);
    expect((await other.verify(copy, task)).filter(({ sound }) => !sound)).toEqual([]);
  });

  it('with columns masked holds no byte of their texts; equal ones are still equal', async () => {
    const engine = await bench.saved();
    for (const name of ['Petra', 'Haddad']) expect((await readFile(bench.file)).includes(name), name).toBe(true);
    await engine.writeReviewCopy(copy, { who: 'Dana Reyes', masked: ['actor', 'reportedBy'] }, task);
    const bytes = await readFile(copy);
    for (const name of ['Petra', 'Lindqvist', 'Haddad']) expect(bytes.includes(name), name).toBe(false);
    expect(bytes.includes('Web')).toBe(true);
    const other = bench.engine();
    expect((await other.openFile(copy, task)).notices[0]).toContain('actor, reportedBy are masked');
    const events = await other.calls['exceptions.detail']({ id: 1 }, task);
    expect(JSON.stringify(events.evidence)).toContain('masked 1');
  });

  it('masks every column that can be masked and still opens, makes the same figures and is sound', async () => {
    const engine = await bench.saved();
    const before = (await engine.calls['engagement.view']({}, task)).summary;
    await engine.writeReviewCopy(copy, { who: 'Dana Reyes', masked: [...MASKABLE_COLUMNS] }, task);
    const other = bench.engine();
    expect((await other.openFile(copy, task)).summary).toEqual(before);
    expect((await other.verify(copy, task)).filter(({ sound }) => !sound)).toEqual([]);
  });

  it('leaves the engagement as it is, may have a password of its own, and never takes its place', async () => {
    const engine = await bench.saved();
    await decide(engine, { command: 'note', exceptions: ['E-000001'], text: 'Kept' });
    const before = await readFile(bench.file);
    await engine.writeReviewCopy(copy, { who: 'Dana Reyes', masked: [], password: 'for the reviewer' }, task);
    expect((await readFile(bench.file)).equals(before)).toBe(true);
    expect((await engine.calls['decisions.list']({ start: 0, count: 1 }, task)).rows[0]?.command).toBe('note');
    const other = bench.engine();
    expect((await problemOf(other.openFile(copy, task))).code).toBe('password_needed');
    await other.openFile(copy, task, { password: 'for the reviewer' });
    expect((await problemOf(engine.writeReviewCopy(bench.file, { who: 'Dana Reyes', masked: [] }, task))).code).toBe('not_written');
  });
});
