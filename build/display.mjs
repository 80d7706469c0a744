// @ts-check
/** A screen to draw on: the machine's own, or an Xvfb for as long as it is needed. */
import { spawn } from 'node:child_process';
import { ensureRuntime } from './runtime.mjs';

/** Whether a window can be opened as things are. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts an Xvfb on a free number of its own choosing.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    let said = '';
    server.stderr?.on('data', (chunk) => { said += chunk; });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}: ${said.trim()}`)));
    const numbers = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    let number = '';
    numbers.on('data', (chunk) => {
      number += chunk;
      if (number.includes('\n')) resolve({ display: `:${number.trim()}`, stop: () => server.kill() });
    });
  });
}

/**
 * Does what needs a window, on the machine's own screen or on an Xvfb for as long as it lasts.
 * @template T
 * @param {(environment: NodeJS.ProcessEnv) => T | Promise<T>} work given the environment in which a window can be opened
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  await ensureRuntime({ virtualDisplay: !hasDisplay() });
  const display = hasDisplay() ? null : await startVirtualDisplay();
  try {
    return await work(display === null ? process.env : { ...process.env, DISPLAY: display.display });
  } finally {
    display?.stop();
  }
}
