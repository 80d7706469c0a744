// @ts-check
/** What `electron FOLDER` does in a stock Electron: runs the program in the folder that is the first argument. */
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
/** @type {{ name: string, productName?: string, version: string, main: string }} */
const program = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(program.productName ?? program.name);
app.setPath('userData', join(app.getPath('appData'), program.productName ?? program.name));
// Not in Electron's typings: what its own default program calls.
const own = /** @type {{ setAppPath(path: string): void, setVersion(version: string): void }} */ (/** @type {unknown} */ (app));
own.setAppPath(folder);
own.setVersion(program.version);
require(join(folder, program.main));
