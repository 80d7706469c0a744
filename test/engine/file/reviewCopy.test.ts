import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MASKABLE_COLUMNS } from '../../../src/domain/vocabulary.ts';
import { manifest, writeFolder } from '../../cli/smallFolder.ts';
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

  it('holds no byte of any text of any column that can be masked, wherever the engagement may have told it', async () => {
    const stock = 'sku,location,quantity,bin,lot\n';
    const events = 'occurredAt,type,sku,location,quantity,reference,actor,channel,reason\n';
    await writeFolder(join(bench.folder, 'in'), {
      'wms_stock.csv': `${stock.replace('sku,location,quantity', 'Item,Place,On Hand')}A-1,DC1,47,QQbinQQ,QQlotQQ\nB-2,DC1,10,QQbin2QQ,\n`,
      'erp_stock.csv': `${stock}A-1,DC1,52,QQbin3QQ,QQlot2QQ\nB-2,DC1,10,,\n`,
      'wms_events.csv': `${events}2026-10-30 09:00:00,SHIP,A-1,DC1,-5,SO1,QQactorQQ,QQchannelQQ,QQreasonQQ\n`
        + '2026-10-30 10:00:00,adjustment,B-2,DC1,-1,SO2,QQactorQQ,,QQreason2QQ\n',
      'erp_events.csv': `${events}2026-10-30 10:30:00,sale,B-2,DC1,-1,SO2,QQactor3QQ,QQchannel2QQ,\n`,
      'items.csv': 'sku,description,barcode,unitCost\nA-1,QQnameQQ,4006381333931,1\nB-2,QQname2QQ,4006381333931,2\n',
      'tickets.csv': 'reportedAt,kind,sku,location,quantity,reportedBy,reference\n'
        + '2026-10-31 09:00:00,short_pick,A-1,DC1,1,QQreporterQQ,T1\n',
      'payments.csv': 'at,kind,amount,currency,reference,transaction\n2026-10-30 09:00:00,charge,10,USD,SO1,QQtransactionQQ\n',
      'orders.csv': 'reference,sku,quantity,state,at,location,channel\nSO1,A-1,5,shipped,2026-10-30 08:00:00,DC1,QQchannel3QQ\n',
      'engagement.json': manifest((whole) => ({
        ...whole,
        sources: [...whole.sources, { file: 'items.csv', system: 'erp', dataset: 'items' },
          { file: 'tickets.csv', system: 'erp', dataset: 'incidents' }, { file: 'payments.csv', system: 'erp', dataset: 'payments' },
          { file: 'orders.csv', system: 'wms', dataset: 'orders' }],
      })),
    });
    const engine = await bench.imported();
    await engine.runChecks(task);
    await engine.save(bench.file, task);
    const found = (bytes: Buffer): string[] => [...new Set(bytes.toString('latin1').match(/QQ[a-z]+\d?QQ|4006381333931/gu) ?? [])].sort();
    expect(found(await readFile(bench.file)).length).toBeGreaterThan(14);
    await engine.writeReviewCopy(copy, { who: 'Dana Reyes', masked: [...MASKABLE_COLUMNS] }, task);
    expect(found(await readFile(copy))).toEqual([]);
    for (const name of await readdir(bench.folder)) {
      if (name.startsWith('Review')) expect(found(await readFile(join(bench.folder, name))), name).toEqual([]);
    }
    // Working on the copy writes a journal and a save beside it.
    const other = bench.engine();
    await other.openFile(copy, task);
    await decide(other, { command: 'note', exceptions: ['E-000001'], text: 'Looked at' });
    expect(found(await readFile(`${copy}-decisions`))).toEqual([]);
    await other.calls['engagement.run']({}, task);
    await other.runChecks(task);
    await other.save(copy, task);
    expect(found(await readFile(copy))).toEqual([]);
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
