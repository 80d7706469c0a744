/** The headless command: reads the command line, sets the engine up, and turns every outcome into an exit status. */
import { readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { memoryEnded } from '../../src/domain/memoryEnds.ts';
import { ProblemError, describeProblem, visible } from '../../src/domain/problem.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { LongTask } from '../node/longTask.ts';
import { refuseNetwork } from '../node/noNetwork.ts';
import { nodePorts } from '../node/nodePorts.ts';
import { audit } from './audit.ts';
import { UsageError, readCommandLine } from './commandLine.ts';
import type { CommandLine } from './commandLine.ts';
import { EXIT } from './exitStatus.ts';
import { showInspection } from './inspect.ts';
import { passwordIn } from './passwordFile.ts';
import { ProgressLines } from './progressLines.ts';
import { salvage } from './salvage.ts';
import { writeSample } from './sample.ts';
import { Terminal } from './terminal.ts';
import { COMMAND_USAGE, USAGE } from './usage.ts';
import { verify } from './verify.ts';

const MESSAGE_LIMIT = 4_000;

async function run(line: CommandLine, terminal: Terminal): Promise<number> {
  const version = await programVersion();
  if (line.command === 'help') {
    await terminal.out(line.about === null ? USAGE : COMMAND_USAGE[line.about]);
    return EXIT.clean;
  }
  if (line.command === 'version') {
    await terminal.out(`countersign ${version}\n`);
    return EXIT.clean;
  }

  const progress = new ProgressLines({
    isTerminal: process.stderr.isTTY, write: (text) => { terminal.error(text); }, now: () => performance.now(),
  });
  const isQuiet = line.command !== 'audit' || line.quiet;
  const task = new LongTask((report) => { if (!isQuiet) progress.report(report); });
  const interrupt = (signal: NodeJS.Signals): void => {
    // A second one ends the program at once: files are replaced as a whole, so nothing is left half written even then.
    process.once(signal, () => { process.exit(128 + constants.signals[signal]); });
    task.cancel();
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);

  const note = (message: string): void => {
    if (isQuiet) return;
    progress.end();
    terminal.error(`${visible(message, MESSAGE_LIMIT)}\n`);
  };
  const ports = await nodePorts({
    sqlWasmPath: join(__dirname, '..', 'sql-wasm.wasm'), besidePath: join(__dirname, '..', 'engine', 'beside.cjs'), version, log: { note },
  });
  const engine = createEngine(ports);
  try {
    switch (line.command) {
      case 'audit': {
        const endProgress = (): void => { progress.end(); };
        const folder = resolve(line.folder);
        const after = line.after === null ? null : resolve(line.after);
        const password = await passwordIn(line.passwordFile, ports.files);
        return await audit({ ...line, folder, after }, password, { engine, files: ports.files, terminal, task, endProgress });
      }
      case 'inspect': {
        const inspections = await engine.inspect(line.files.map((file) => resolve(file)), task);
        return await showInspection(inspections, line.json, terminal);
      }
      case 'verify': return await verify(resolve(line.file), await passwordIn(line.passwordFile, ports.files), engine, task, terminal);
      case 'salvage': {
        const password = await passwordIn(line.passwordFile, ports.files);
        return await salvage(resolve(line.file), resolve(line.into), password, engine, task, terminal);
      }
      case 'sample': return await writeSample(line.folder, engine, ports.files, task, terminal);
    }
  } finally {
    progress.end();
    await engine.close();
  }
}

async function programVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(__dirname, '..', '..', 'package.json'), 'utf8'));
  const isVersioned = typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string';
  return isVersioned ? String(manifest.version) : 'unknown';
}

function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof UsageError) {
    terminal.error(`countersign: ${error.message}\n\n${error.about === null ? USAGE : COMMAND_USAGE[error.about]}`);
    return EXIT.unusable;
  }
  const problem = error instanceof ProblemError ? error.problem : memoryEnded(error);
  if (problem !== undefined) {
    const { further = [] } = problem;
    for (const text of [describeProblem(problem), ...further]) terminal.error(`countersign: ${visible(text, MESSAGE_LIMIT)}\n`);
    return problem.code === 'cancelled' ? EXIT.interrupted : EXIT.unusable;
  }
  const reason = error instanceof Error ? error.message : String(error);
  terminal.error(`countersign: an error inside the program, not in your files: ${visible(reason, MESSAGE_LIMIT)}\n`);
  return EXIT.unusable;
}

async function main(): Promise<void> {
  // What a dependency should do otherwise (exceljs calls Buffer()) is nothing that somebody at a terminal can act on.
  process.noDeprecation = true;
  refuseNetwork();
  const terminal = new Terminal();
  // With nothing else to wait for, Node waits until V8 is done optimising WebAssembly, a tenth of a second while sql.js starts.
  const waiting = setInterval(() => undefined, 60_000);
  try {
    process.exitCode = await run(readCommandLine(process.argv.slice(2)), terminal);
  } catch (error) {
    process.exitCode = explain(error, terminal);
  } finally {
    clearInterval(waiting);
  }
}

void main();
