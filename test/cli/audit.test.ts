import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { ResultDocument } from '../../src/contract/resultDocument.ts';
import { BUNDLE, countersign } from './command.ts';
import { FILES, workplace, writeFolder } from './smallFolder.ts';
import type { Workplace } from './smallFolder.ts';

const places: Workplace[] = [];
async function place(changes: Readonly<Record<string, string | null>> = {}): Promise<Workplace> {
  const made = await workplace(changes);
  places.push(made);
  return made;
}
afterEach(async () => { for (const made of places.splice(0)) await made.remove(); });

const CLEAN = {
  'wms_stock.csv': 'Item,Place,On Hand\nA-1,DC1,47\nB-2,DC1,10\n',
  'erp_stock.csv': 'sku,location,quantity,unitCost\nA-1,DC1,47,12.50\nB-2,DC1,10,2\n',
  'erp_events.csv': `${FILES['erp_events.csv'] ?? ''}2026-10-30 09:30:00,sale,A-1,DC1,-5,SO1\n`,
};

describe('countersign audit', () => {
  it('prints the result document and nothing else on standard output; 1 where exceptions are reported', async () => {
    const { inputs, written } = await place();
    const { status, out, err } = await countersign(['audit', inputs, '--json', '-']);
    const document = JSON.parse(out) as ResultDocument;
    const schema = JSON.parse(await readFile(new URL('../../docs/result-document.schema.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.variances).toEqual([{
      sku: 'A-1', location: 'DC1', system: 'wms', authority: 'erp', recorded: 47, authoritative: 52, variance: -5, value: -62.5,
      owner: document.variances[0]?.owner, explained: [{ kind: 'missing_event', quantity: -5 }], unexplained: 0,
    }]);
    expect(document.exceptions).toMatchObject([{
      id: 'E-000001', kind: 'missing_event', sku: 'A-1', handoff: 'sale-wms-erp', from: 'wms', to: 'erp', reference: 'SO1',
    }]);
    expect(document.exceptions[0]?.evidence).toContainEqual({ file: 'wms_events.csv', row: 2 });
    expect(document.sources.find((source) => source.file === 'wms_stock.csv')?.control).toEqual({ rows: 'agreed', quantity: 'agreed' });
    expect(status).toBe(1);
    expect(err).toMatch(/^.+: .*\d+.*$/mu);
    expect(err).not.toContain('\u001b');
    expect(await written()).toEqual([]);
  });

  it('ends with 0 where nothing is to report', async () => {
    const { inputs } = await place(CLEAN);
    const { status, out } = await countersign(['audit', inputs, '--json', '-', '--quiet']);
    expect((JSON.parse(out) as ResultDocument).exceptions).toEqual([]);
    expect(status).toBe(0);
  });

  it('writes all results and sums up for a person; --quiet silences the progress only', async () => {
    const { inputs, results, written } = await place();
    const { status, out, err } = await countersign([
      'audit', inputs, '--quiet', '--json', join(results, 'r.json'), '--report', join(results, 'r.xlsx'),
      '--engagement', join(results, 'r.countersign'),
    ]);
    expect(err).toBe('');
    expect(status).toBe(1);
    expect(await written()).toEqual(['r.countersign', 'r.json', 'r.xlsx']);
    for (const word of ['October close', 'missing_event', 'Variances', 'wms', join(results, 'r.xlsx')]) expect(out).toContain(word);
    const verified = await countersign(['verify', join(results, 'r.countersign')]);
    expect(verified).toMatchObject({ status: 0, err: '' });
    expect(verified.out).toContain('ok    hash');
    expect(verified.out).toContain('source wms_stock.csv');
  });

  it('makes the same document byte for byte, wherever and whenever', async () => {
    const first = await place();
    const second = await place();
    const one = await countersign(['audit', first.inputs, '--json', '-', '--quiet'], { env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' } });
    const two = await countersign(['audit', '../in', '--json', join(second.results, 'r.json'), '--quiet'], {
      cwd: second.results, env: { TZ: 'America/Los_Angeles' },
    });
    expect(two.status).toBe(1);
    expect(await readFile(join(second.results, 'r.json'), 'utf8')).toBe(one.out);
  });

  it('makes the same document from a folder it has audited before, its own results lying in it', async () => {
    const { inputs } = await place();
    const args = ['audit', inputs, '--quiet', '--json', join(inputs, 'result.json'), '--report', join(inputs, 'report.xlsx')];
    expect((await countersign(args)).status).toBe(1);
    const before = await readFile(join(inputs, 'result.json'));
    expect((await countersign(args)).status).toBe(1);
    expect((await readFile(join(inputs, 'result.json'))).equals(before)).toBe(true);
  });

  it('does not load what writes Excel unless a report is asked for', async () => {
    const { root, inputs, results, written } = await place();
    const dist = dirname(dirname(BUNDLE));
    await mkdir(join(root, 'dist'));
    await cp(dirname(BUNDLE), join(root, 'dist', 'cli'), { recursive: true });
    await cp(join(dist, 'sql-wasm.wasm'), join(root, 'dist', 'sql-wasm.wasm'));
    await cp(join(dist, '..', 'package.json'), join(root, 'package.json'));
    const bundle = join(root, 'dist', 'cli', 'countersign.cjs');
    expect((await countersign(['audit', inputs, '--json', '-', '--quiet'], { bundle })).status).toBe(1);
    const report = await countersign(['audit', inputs, '--report', join(results, 'r.xlsx'), '--quiet'], { bundle });
    expect(report.status).toBe(2);
    expect(report.err).toContain('Not written: ');
    expect(await written()).toEqual([]);
  });

  it('shows warnings, rejected rows and doubts in the summary, and warnings on standard error beside a document', async () => {
    const rows = Array.from({ length: 14 }, (_, at) => `,DC1,${at}`).join('\n');
    const { inputs } = await place({ 'erp_stock.csv': `sku,location,quantity\n${rows}\n`, 'notes.csv': 'x\n' });
    const { status, out } = await countersign(['audit', inputs, '--quiet']);
    expect(status).toBe(1);
    expect(out).toContain('Nothing was compared: ERP, the authority, gave no positions.');
    expect(out).toMatch(/^Explained +nothing was compared$/mu);
    expect(out).toContain('  erp_stock.csv line 2, sku: ');
    expect(out).toContain('  and 4 more rows; the report lists them all');
    expect(out).toContain('Not read: notes.csv: engagement.json does not name it.');
    const document = await countersign(['audit', inputs, '--quiet', '--json', '-']);
    expect(document.err).toContain('countersign: warning: Nothing was compared');
    expect((JSON.parse(document.out) as ResultDocument).sources[1]).toMatchObject({ rowsRead: 14, rowsLoaded: 0, rowsRejected: 14 });
  });

  it('leaves quietly when its reader has enough', async () => {
    const { inputs } = await place();
    const child = spawn(process.execPath, [BUNDLE, 'audit', inputs, '--json', '-', '--quiet'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (piece: Buffer) => { err += piece.toString(); });
    child.stdout.destroy();
    const status = await new Promise((resolve) => { child.once('close', resolve); });
    expect(err).toBe('');
    expect(status).toBe(1);
  });

  it.skipIf(!existsSync('/dev/full'))('says so where standard output cannot be written, and ends with 2', async () => {
    const { inputs } = await place();
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [BUNDLE, 'audit', inputs, '--json', '-', '--quiet'], { stdio: ['ignore', full, 'pipe'] });
    let err = '';
    child.stderr?.on('data', (piece: Buffer) => { err += piece.toString(); });
    const status = await new Promise((resolve) => { child.once('close', resolve); });
    closeSync(full);
    expect(err).toContain('Standard output could not be written');
    expect(status).toBe(2);
  });

  it('stops on an interrupt with 130, and has written nothing', async () => {
    const { inputs, results, written } = await place();
    const day = (at: number): string => String(1 + at % 28).padStart(2, '0');
    const rows = Array.from({ length: 300_000 }, (_, at) => `2026-10-${day(at)} 09:00:00,sale,S-${at % 997},DC1,-1,X${at}`);
    for (const name of ['wms_events.csv', 'erp_events.csv']) {
      await writeFile(join(inputs, name), `occurredAt,type,sku,location,quantity,reference\n${rows.join('\n')}\n`);
    }
    const args = ['audit', inputs, '--json', join(results, 'r.json'), '--engagement', join(results, 'r.countersign')];
    const { status, out, err } = await countersign(args, { onProgress: (kill) => { kill('SIGINT'); } });
    expect(status).toBe(130);
    expect(out).toBe('');
    expect(err).toContain('countersign: ');
    expect(await written()).toEqual([]);
  });

  it('does not start where a result has no place to go, or would be written over what is read', async () => {
    const { root, inputs, results, written } = await place();
    const source = await readFile(join(inputs, 'wms_stock.csv'));
    for (const [args, message] of [
      [['--json', join(root, 'absent', 'r.json')], 'does not exist'],
      [['--report', results], 'has to name a file'],
      [['--json', join(results, 'r'), '--report', join(results, 'r')], 'name the same file'],
      [['--json', join(inputs, 'engagement.json')], 'names a file that the audit reads'],
      [['--json', join(inputs, 'wms_stock.csv')], 'names a file that the audit reads'],
    ] as const) {
      const { status, out, err } = await countersign(['audit', inputs, '--quiet', ...args]);
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(err).toContain(message);
    }
    expect(await written()).toEqual([]);
    expect((await readFile(join(inputs, 'wms_stock.csv'))).equals(source)).toBe(true);
    expect(await readdir(inputs)).toHaveLength(Object.keys(FILES).length);
  });

  it('keeps an earlier result where the next audit fails', async () => {
    const { inputs, results, written } = await place();
    const args = ['audit', inputs, '--quiet', '--json', join(results, 'r.json')];
    await countersign(args);
    const before = await readFile(join(results, 'r.json'));
    await writeFolder(inputs, { 'erp_stock.csv': '' });
    expect((await countersign(args)).status).toBe(2);
    expect((await readFile(join(results, 'r.json'))).equals(before)).toBe(true);
    expect(await written()).toEqual(['r.json']);
  });
});
