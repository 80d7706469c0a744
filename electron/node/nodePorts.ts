import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, createInflateRaw, gunzip, gzip } from 'node:zlib';
import type { Clock, Compression, Log, Ports } from '../../src/ports.ts';
import { nodeDigests } from './nodeDigests.ts';
import { nodeFiles } from './nodeFiles.ts';
import { nodeKeeping } from './nodeKeeping.ts';
import { besideThreads } from './besideThreads.ts';
import { nodeSealing } from './sealing.ts';

const deflate = promisify(gzip);
const inflate = promisify(gunzip);
/** A gzip bomb ends here instead of in the machine's memory. */
const INFLATED_LIMIT = 2_000_000_000;
const INFLATED_PIECE = 1 << 20;

const clock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

const compression: Compression = {
  // Level 1: exports shrink to a fifth at it already, and an import must not wait for more.
  gzip: (bytes) => deflate(bytes, { level: 1 }),
  gunzip: (bytes) => inflate(bytes, { maxOutputLength: INFLATED_LIMIT }),
  inflateRaw: (bytes) => {
    const stream = createInflateRaw({ chunkSize: INFLATED_PIECE });
    stream.end(bytes);
    return stream as AsyncIterable<Uint8Array>;
  },
  crc32,
};

/**
 * The engine's ports on Node, for the engine's process and the command line alike.
 * @param sqlWasmPath Where `sql-wasm.wasm` lies: beside the bundles in `dist`.
 * @param besidePath Where the bundle of `besideThread.ts` lies; without it everything is read in one thread.
 */
export async function nodePorts(
  { sqlWasmPath, besidePath, version, log }: {
    readonly sqlWasmPath: string; readonly besidePath?: string; readonly version: string; readonly log: Log;
  },
): Promise<Ports> {
  return {
    clock, files: nodeFiles, keeping: nodeKeeping(version), sealing: nodeSealing(),
    digests: nodeDigests, compression, log, sqlWasm: await readFile(sqlWasmPath), version,
    ...(besidePath === undefined ? {} : { threads: besideThreads(besidePath) }),
  };
}
