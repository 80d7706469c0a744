// @ts-check
/** Where things are: the project's folder, what is built, and the cache outside the tree. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');

/** Downloads that outlive a clean checkout. */
export const cache = process.platform === 'win32'
  ? join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'countersign')
  : join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'countersign');
