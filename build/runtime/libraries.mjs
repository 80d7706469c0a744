// @ts-check
/** The system libraries a window needs on Linux: which are missing, and installing them where this may. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages by what they provide; where a release renamed one for its 64-bit time, the second name is taken. */
const PACKAGES = [
  ['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libgbm1'], ['libasound2', 'libasound2t64'], ['libatk1.0-0', 'libatk1.0-0t64'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'], ['libatspi2.0-0', 'libatspi2.0-0t64'], ['libcups2', 'libcups2t64'], ['libdrm2'],
  ['libxcomposite1'], ['libxdamage1'], ['libxfixes3'], ['libxrandr2'], ['libxkbcommon0'], ['libxshmfence1'], ['libxss1'],
  ['libxtst6'], ['libnotify4'], ['fonts-dejavu-core'],
];

/**
 * Makes sure that `binary` finds its libraries and, where asked, that there is an Xvfb. Throws with what is missing.
 * @param {string} binary @param {{ display: boolean, say: (line: string) => void }} options
 */
export function ensureLibraries(binary, { display, say }) {
  if (process.platform !== 'linux') return;
  const missing = missingFor(binary, display);
  if (missing.length === 0) return;
  if (mayInstall()) {
    say(`installing what a window needs: ${missing.join(', ')}`);
    install(display);
  }
  const left = missingFor(binary, display);
  if (left.length > 0) {
    const names = [...PACKAGES.map(([name]) => name), ...(display ? ['xvfb'] : [])].join(' ');
    throw new Error(`a window needs ${left.join(', ')}, which this machine has not. On Debian or Ubuntu: sudo apt-get install ${names}`);
  }
}

/** @param {string} binary @param {boolean} display */
function missingFor(binary, display) {
  const listed = spawnSync('ldd', [binary], { encoding: 'utf8' });
  const missing = (listed.stdout ?? '').split('\n').filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0] ?? '');
  return [...new Set(missing), ...(display && !existsOnPath('Xvfb') ? ['Xvfb'] : [])];
}

/** @param {string} name */
function existsOnPath(name) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${name}`));
}

function mayInstall() {
  return process.getuid?.() === 0 && existsOnPath('apt-get');
}

/** @param {boolean} display */
function install(display) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {readonly string[]} options */
  const apt = (options) => {
    const run = spawnSync('apt-get', [...options], { encoding: 'utf8', env: environment });
    if (run.status !== 0) throw new Error(`apt-get ${options.join(' ')} failed:\n${run.stdout}${run.stderr}`);
  };
  apt(['-qq', 'update']);
  const known = execFileSync('apt-cache', ['pkgnames'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  const available = new Set(known);
  const chosen = PACKAGES.map((names) => names.toReversed().find((name) => available.has(name)) ?? names[0] ?? '');
  apt(['-qq', 'install', '-y', '--no-install-recommends', ...chosen, ...(display ? ['xvfb'] : [])]);
}
