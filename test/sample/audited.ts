/** Runs the real engine in process over files in memory. */
import { createHash } from 'node:crypto';
import { crc32, createInflateRaw, gunzipSync, gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ResultDocument } from '../../src/contract/resultDocument.ts';
import type { IncidentView, RootEventView } from '../../src/contract/rootViews.ts';
import { resultDocument } from '../../src/contract/resultDocument.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { memoryFiles } from '../../src/engine/import/memoryFiles.ts';
import type { Ports, Task } from '../../src/ports.ts';

const sqlWasm = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')));
export const QUIET: Task = { report: () => undefined, breathe: () => Promise.resolve() };

export interface TextFile { readonly name: string; readonly text: string }

export function portsOver(files: readonly TextFile[]): Ports {
  const encoder = new TextEncoder();
  return {
    clock: { now: () => 0, elapsed: () => performance.now() },
    files: memoryFiles(files.map(({ name, text }) => ({ name, bytes: encoder.encode(text) }))),
    digests: {
      sha256: () => {
        const hash = createHash('sha256');
        return { update: (bytes) => { hash.update(bytes); }, hex: () => hash.digest('hex') };
      },
    },
    compression: {
      gzip: (bytes) => Promise.resolve(new Uint8Array(gzipSync(bytes))),
      gunzip: (bytes) => Promise.resolve(new Uint8Array(gunzipSync(bytes))),
      inflateRaw: (bytes) => createInflateRaw({ chunkSize: 1 << 20 }).end(bytes) as AsyncIterable<Uint8Array>,
      crc32,
    },
    log: { note: () => undefined }, sqlWasm, version: '0.0.0-test',
  };
}

export interface Audited {
  readonly text: string;
  readonly document: ResultDocument;
  /** Reports of people with what lies behind them, and root events that follow a pattern. */
  readonly incidents: readonly IncidentView[];
  readonly patterns: readonly RootEventView[];
}

/** The result document of an audit over the files, as text and checked against its schema. */
export async function audited(files: readonly TextFile[]): Promise<Audited> {
  const engine = createEngine(portsOver(files));
  try {
    await engine.importFolder('', QUIET, { keepSources: false });
    const text = Buffer.concat(await engine.resultDocument(QUIET)).toString('utf8');
    const page = { start: 0, count: 500 };
    return {
      text, document: resultDocument.parse(JSON.parse(text)),
      incidents: (await engine.calls['incidents.page'](page, QUIET)).rows,
      patterns: (await engine.calls['roots.page']({ ...page, show: 'patterns' }, QUIET)).rows,
    };
  } finally {
    await engine.close();
  }
}
