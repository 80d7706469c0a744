import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/paths.mjs';

// In processes of their own: what the guard shuts stays shut.
const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
const bundle = join(folder, 'guard.cjs');
beforeAll(async () => {
  await build({ entryPoints: [join(root, 'electron/node/noNetwork.ts')], bundle: true, platform: 'node', format: 'cjs', outfile: bundle });
});
afterAll(() => { rmSync(folder, { recursive: true }); });

/** What a piece of code says in a process whose network was refused. */
function inGuarded(code: string): string {
  const program = `require(${JSON.stringify(bundle)}).refuseNetwork();
    const tell = (text) => { process.stdout.write(String(text)); };
    process.on('uncaughtException', (error) => { tell(error.name); process.exit(); });
    (async () => { ${code} })().catch((error) => tell((error.cause ?? error).name));`;
  return execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', timeout: 120_000 });
}

describe('refuseNetwork', () => {
  it.each([
    ['a socket', "require('node:net').connect(9, '127.0.0.1')"],
    ['a socket by options', "require('node:net').createConnection({ port: 9, host: '127.0.0.1' })"],
    ['http', "require('node:http').get('http://127.0.0.1:9/')"],
    ['https', "require('node:https').get('https://127.0.0.1:9/')"],
    ['tls', "require('node:tls').connect(9, '127.0.0.1')"],
    ['http2', "require('node:http2').connect('http://127.0.0.1:9')"],
    ['a server', "require('node:http').createServer().listen(0)"],
    ['datagrams', "require('node:dgram').createSocket('udp4').send('x', 9, '127.0.0.1')"],
    ['a name', "require('node:dns').lookup('localhost', () => tell('looked up'))"],
    ['a name, as a promise', "await require('node:dns/promises').resolve4('localhost')"],
    ['fetch', "await fetch('http://127.0.0.1:9/')"],
  ])('refuses %s', (_what, code) => {
    expect(inGuarded(code)).toBe('NetworkRefused');
  });

  it('cannot be undone', () => {
    expect(inGuarded("'use strict'; require('node:net').Socket.prototype.connect = () => tell('connected');")).toBe('TypeError');
  });

  it('leaves pipes of this machine', () => {
    expect(inGuarded("require('node:net').connect('/nowhere.sock').on('error', (error) => tell(error.code))")).toBe('ENOENT');
  });
});
