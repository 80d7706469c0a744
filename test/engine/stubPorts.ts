import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { crc32, createInflateRaw, gunzipSync, gzipSync } from 'node:zlib';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Ports, Progress, Task } from '../../src/ports.ts';

export const wasm = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')));

/** Plain ports over the real disk, for tests of the engine's parts; the real ones are tested with `electron/node`. */
export function stubPorts(): Ports {
  return {
    clock: { now: () => 1_790_000_000_000, elapsed: () => performance.now() },
    files: {
      list: async (folder) => (await readdir(folder)).sort().map((name) => ({ name, path: join(folder, name), bytes: 0 })),
      stat: async (path) => {
        const found = await stat(path).catch(() => null);
        if (found === null) return { kind: 'absent', bytes: 0 };
        return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', bytes: found.size };
      },
      open: () => Promise.reject(new Error('not needed here')),
      readWhole: async (path) => new Uint8Array(await readFile(path)),
      replace: async (path, content) => {
        await mkdir(dirname(path), { recursive: true });
        const pieces = content instanceof Uint8Array ? [content] : content;
        await writeFile(`${path}.tmp`, Buffer.concat(pieces));
        await rename(`${path}.tmp`, path);
      },
      join, baseName: (path) => basename(path),
    },
    digests: {
      sha256: () => {
        const hash = createHash('sha256');
        return { update: (bytes) => { hash.update(bytes); }, hex: () => hash.digest('hex') };
      },
    },
    compression: {
      gzip: async (bytes) => new Uint8Array(gzipSync(bytes)),
      gunzip: async (bytes) => new Uint8Array(gunzipSync(bytes)),
      inflateRaw: (bytes) => createInflateRaw({ chunkSize: 1 << 20 }).end(bytes) as AsyncIterable<Uint8Array>,
      crc32,
    },
    log: { note: () => undefined },
    sqlWasm: wasm,
    version: '0.0.0-test',
  };
}

/** A task that keeps what was reported, and cancels after a number of breaths where one is given. */
export function stubTask(cancelAfter = Number.POSITIVE_INFINITY): Task & { readonly reports: Progress[] } {
  const reports: Progress[] = [];
  let breaths = 0;
  return {
    reports,
    report: (progress) => { reports.push(progress); },
    breathe: async () => {
      breaths += 1;
      if (breaths > cancelAfter) throw new ProblemError({ code: 'cancelled', message: 'Cancelled.' });
    },
  };
}
