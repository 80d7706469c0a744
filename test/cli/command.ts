import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The command as `npm run build` bundles it; the checks build before they test. */
export const BUNDLE = fileURLToPath(new URL('../../dist/cli/countersign.cjs', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface HowToRun {
  readonly bundle?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once, when the command first says something on standard error. */
  readonly onProgress?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the command to its end in a process of its own. */
export async function countersign(args: readonly string[], how: HowToRun = {}): Promise<Ran> {
  const bundle = how.bundle ?? BUNDLE;
  if (!existsSync(bundle)) throw new Error(`${bundle} is not there: run npm run build first`);
  const child = spawn(process.execPath, [bundle, ...args], { cwd: how.cwd, env: { ...process.env, ...how.env } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => { out.push(piece); });
  child.stderr.on('data', (piece: Buffer) => { err.push(piece); });
  child.stderr.once('data', () => { how.onProgress?.((signal) => { child.kill(signal); }); });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      resolve({ status, signal, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
  });
}
