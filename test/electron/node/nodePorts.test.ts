import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../build/paths.mjs';
import { nodePorts } from '../../../electron/node/nodePorts.ts';

const ports = await nodePorts({
  sqlWasmPath: join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm'), version: '1.2.3', log: { note: () => undefined },
});

describe('nodePorts', () => {
  it('digests in pieces as SHA-256 does', () => {
    const digest = ports.digests.sha256();
    digest.update(Buffer.from('a'));
    digest.update(Buffer.from('bc'));
    // FIPS 180-2, appendix B.1.
    expect(digest.hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('gives back what it compressed, and the same bytes each time', async () => {
    const bytes = Buffer.from('sku,location,quantity\n'.repeat(1000));
    const [once, again] = await Promise.all([ports.compression.gzip(bytes), ports.compression.gzip(bytes)]);
    expect(Buffer.compare(once, again)).toBe(0);
    expect(once.length).toBeLessThan(bytes.length / 10);
    expect(bytes.equals(await ports.compression.gunzip(once))).toBe(true);
  });

  it('refuses what is no gzip', async () => {
    await expect(ports.compression.gunzip(Buffer.from('no'))).rejects.toThrow();
  });

  it('carries the WebAssembly of sql.js', () => {
    expect(Buffer.from(ports.sqlWasm.subarray(0, 4)).toString('latin1')).toBe('\0asm');
  });
});
