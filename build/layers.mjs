// @ts-check
/**
 * Who may import whom: the table of the design, read by the linter and by test/layers. Type imports and re-exports count.
 */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/**
 * @typedef {object} Layer
 * @property {string} at       Folder (or file) it covers; the longest match wins.
 * @property {string} holds    What belongs there, for the message.
 * @property {readonly string[]} may   Folders and files of ours it may import beside itself.
 * @property {readonly string[]} packages   Packages it may import.
 * @property {boolean} node    Whether it may import Node's own modules.
 */

const engineParts = ['src/domain', 'src/contract', 'src/sample', 'src/importers', 'src/store', 'src/reports', 'src/ports.ts'];
const shell = ['src/contract', 'src/engine', 'src/ports.ts', 'src/domain', 'electron/node', 'electron/wire'];

/** @type {readonly Layer[]} */
export const LAYERS = [
  { at: 'src/domain', holds: 'pure functions and values', may: [], packages: [], node: false },
  { at: 'src/contract', holds: 'calls, events and documents with their schemas', may: ['src/domain'], packages: ['zod'], node: false },
  { at: 'src/importers', holds: 'reading of files into typed rows', may: ['src/domain'], packages: [], node: false },
  { at: 'src/store', holds: 'the database and the only SQL', may: ['src/domain'], packages: ['sql.js'], node: false },
  { at: 'src/reports', holds: 'report models and their Excel writers', may: ['src/domain'], packages: ['exceljs'], node: false },
  { at: 'src/sample', holds: "the sample's seeded generator", may: ['src/domain'], packages: [], node: false },
  { at: 'src/ports.ts', holds: 'what the engine needs from outside', may: ['src/domain'], packages: [], node: false },
  { at: 'src/engine', holds: 'one file a use case', may: engineParts, packages: [], node: false },
  { at: 'electron/node', holds: 'the ports for Node', may: shell, packages: [], node: true },
  { at: 'electron/wire', holds: 'the messages between the processes', may: ['src/contract', 'src/domain', 'src/ports.ts'], packages: ['zod'], node: false },
  { at: 'electron/main', holds: 'windows, dialogs and relaying', may: shell, packages: ['electron', 'zod'], node: true },
  { at: 'electron/preload', holds: 'the three functions the window has', may: ['src/contract', 'electron/wire'], packages: ['electron'], node: false },
  { at: 'electron/engine', holds: "the engine's process", may: shell, packages: ['electron', 'zod'], node: true },
  { at: 'electron/cli', holds: 'the headless command', may: shell, packages: ['zod'], node: true },
  { at: 'renderer', holds: 'the window', may: ['src/contract', 'src/domain'], packages: ['react', 'react-dom'], node: false },
  {
    at: 'renderer/grid', holds: 'the grid, the only importer of ag-grid', may: ['src/contract', 'src/domain', 'renderer'],
    packages: ['react', 'react-dom', 'ag-grid-community', 'ag-grid-react'], node: false,
  },
];

/** Where what a layer may not have is found instead. */
const PLACES = {
  'sql.js': 'SQL belongs in src/store: add a query module there.',
  exceljs: 'Excel writing belongs in src/reports.',
  'ag-grid-community': 'The grid belongs in renderer/grid: add what you need to its component.',
  'ag-grid-react': 'The grid belongs in renderer/grid: add what you need to its component.',
  electron: 'Electron belongs in electron/: declare a call in src/contract/calls.ts and handle it in electron/main.',
  zod: 'Schemas belong in src/contract.',
};
const NETWORK = /^(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|inspector|undici)$/u;
/** The guard that shuts the network has to name it. */
const GUARD = 'electron/node/noNetwork.ts';

/** @param {string} file */
export function layerOf(file) {
  return LAYERS.filter(({ at }) => covers(at, file)).sort((a, b) => b.at.length - a.at.length)[0];
}

/**
 * What is wrong with an import, or null where nothing is.
 * @param {string} file       The importing file, relative to the project, with `/`.
 * @param {string} specifier  What it imports, as written.
 * @returns {string | null}
 */
export function judgeImport(file, specifier) {
  const layer = layerOf(file);
  if (layer === undefined) return null;
  if (NETWORK.test(specifier)) {
    return file === GUARD ? null
      : `"${specifier}" opens connections, and Countersign never does. Read files through the Files port (src/ports.ts) instead.`;
  }
  if (specifier.startsWith('.')) return judgeOwn(layer, file, posix.join(posix.dirname(file), specifier));
  if (isBuiltin(specifier)) {
    if (layer.node) return specifier.startsWith('node:') ? null : `Write "node:${specifier}".`;
    return `${layer.at} holds ${layer.holds} and has no Node ("${specifier}"). Ask for it through a port in src/ports.ts and `
      + 'implement that in electron/node.';
  }
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  if (layer.packages.includes(name)) return null;
  const place = Object.entries(PLACES).find(([known]) => known === name)?.[1] ?? 'Add it to build/layers.mjs if that is meant.';
  return `${layer.at} may not import "${name}". ${place}`;
}

const SQL = /^\s*(SELECT|INSERT|DELETE|UPDATE|REPLACE|WITH|PRAGMA|CREATE|DROP|ALTER|ATTACH|VACUUM|BEGIN|COMMIT|ROLLBACK|SAVEPOINT)\b/u;
const STORE = 'src/store';

/**
 * What is wrong with a text in a file of the program, or null where nothing is: SQL stands in one place.
 * @param {string} file
 * @param {string} text
 * @returns {string | null}
 */
export function judgeText(file, text) {
  const layer = layerOf(file);
  return layer === undefined || layer.at === STORE || !SQL.test(text) ? null
    : `${layer.at} holds ${layer.holds}; ${PLACES['sql.js']}`;
}

/** @param {Layer} layer @param {string} file @param {string} target */
function judgeOwn(layer, file, target) {
  if (covers(layer.at, target)) {
    const inner = layerOf(target);
    if (inner === layer) return null;
    if (inner !== undefined && inner.at.startsWith(`${layer.at}/`)) return null;
  }
  if (layer.may.some((allowed) => covers(allowed, target))) return null;
  const own = layer.may.length === 0 ? 'nothing but itself' : `only itself, ${layer.may.join(', ')}`;
  const there = layerOf(target);
  const meant = there === undefined ? '' : ` ${there.at} holds ${there.holds};`;
  return `${file} is in ${layer.at} (${layer.holds}), which imports ${own}; it may not import ${target}.${meant} move what both `
    + 'need to a layer they share, or do this one layer up.';
}

/** @param {string} folder @param {string} file */
function covers(folder, file) {
  return file === folder || file.startsWith(`${folder}/`);
}
