/** What a sealed engagement lets onto the disk, told by the system itself: every byte that its process writes, wherever to. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFolder } from '../cli/smallFolder.ts';

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;
const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
/** Texts of every part of the engagement (tables, settings, files, decisions, attachments), too long to come about by chance. */
const PLAIN = [
  'SQLite format 3', 'CREATE TABLE', 'Acme Outfitters', 'wms_stock.csv', 'E-000001', 'Confidential finding about Northwind',
  'Signed by the carrier', 'Dana Reyes',
];

let folder: string;
let work: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-traced-'));
  work = join(folder, 'work');
  await mkdir(work);
  await writeFolder(join(folder, 'in'));
  await writeFile(join(folder, 'proof.txt'), 'Signed by the carrier');
  await build({
    entryPoints: [new URL('sealedWork.ts', import.meta.url).pathname], outfile: join(folder, 'work.cjs'), bundle: true, platform: 'node',
    format: 'cjs', logLevel: 'silent', external: ['@aws-sdk/client-s3'],
  });
});
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

describe.runIf(canTrace)('a sealed engagement that is imported, decided on, saved, gone back to, opened again and killed', () => {
  it('writes no plain byte of it to any file, and no file outside its folder', async () => {
    const trace = join(folder, 'trace');
    const { signal, stdout } = spawnSync('strace', [
      '-f', '-qq', '-s', '4000000', '-o', trace, '-e', 'trace=openat,creat,write,pwrite64,writev,pwritev', '-e', 'signal=none',
      process.execPath, join(folder, 'work.cjs'), join(work, 'Sealed.countersign'), join(folder, 'in'), join(folder, 'proof.txt'), wasm,
    ], { encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(stdout).toContain('all done');
    expect(signal).toBe('SIGKILL');
    const calls = (await readFile(trace, 'latin1')).split('\n');
    const opened = calls.flatMap((call) => /openat\([^,]+, "([^"]+)", O_(?:WRONLY|RDWR)/u.exec(call)?.[1] ?? []);
    expect(opened.filter((path) => !path.startsWith(`${work}/`) && !path.startsWith('/dev/'))).toEqual([]);
    expect(opened.filter((path) => path.startsWith(work)).length).toBeGreaterThan(5);
    // What is said on standard output is no file.
    const written = calls.filter((call) => /\b(?:p?write(?:64|v)?)\((?!1,|2,)/u.test(call));
    expect(written.some((call) => call.includes('CSGNSEAL'))).toBe(true);
    for (const text of PLAIN) expect(written.filter((call) => call.includes(text)).length, text).toBe(0);
    const left = await readdir(work);
    expect(left).toContain('Sealed.countersign-decisions');
    for (const name of left.filter((each) => !each.endsWith('-lock'))) {
      const bytes = await readFile(join(work, name));
      for (const text of PLAIN) expect(bytes.includes(text), `${text} in ${name}`).toBe(false);
    }
  }, 120_000);
});
