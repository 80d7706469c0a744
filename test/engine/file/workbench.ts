import { createRequire } from 'node:module';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { nodePorts } from '../../../electron/node/nodePorts.ts';
import { nodeSealing } from '../../../electron/node/sealing.ts';
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Ports } from '../../../src/ports.ts';
import { writeFolder } from '../../cli/smallFolder.ts';
import { stubTask } from '../stubPorts.ts';

export const task = stubTask();
const sqlWasmPath = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

/** A folder of its own with the small engagement's exports in it, and engines that work there on the real disk. */
export interface Workbench {
  readonly folder: string;
  readonly file: string;
  readonly ports: Ports;
  engine(): Engine;
  /** An engine with the small engagement imported, not saved. */
  imported(): Promise<Engine>;
  saved(): Promise<Engine>;
  close(): Promise<void>;
  remove(): Promise<void>;
}

export async function workbench(): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-work-'));
  const file = join(folder, 'October.countersign');
  await writeFolder(join(folder, 'in'));
  // Cheap keys: what is tested is not how long they take.
  const ports = {
    ...await nodePorts({ sqlWasmPath, version: '1.2.3', log: { note: () => undefined } }), sealing: nodeSealing(14),
    operator: () => 'Dana Reyes',
  };
  const engines: Engine[] = [];
  const engine = (): Engine => {
    const made = createEngine(ports);
    engines.push(made);
    return made;
  };
  const imported = async (): Promise<Engine> => {
    const made = engine();
    await made.importFolder(join(folder, 'in'), task);
    return made;
  };
  return {
    folder, file, ports, engine, imported,
    async saved() {
      const made = await imported();
      await made.save(file, task);
      return made;
    },
    async close() {
      for (const made of engines.splice(0)) await made.close().catch(() => undefined);
    },
    async remove() {
      for (const made of engines.splice(0)) await made.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function decide(engine: Engine, decision: DecisionInput, why = '', who = 'Dana Reyes') {
  return engine.calls['decisions.make']({ who, why, decision }, task);
}

export const due = (moment: number): DecisionInput => ({ command: 'setDue', exceptions: ['E-000001'], due: moment });

export async function dueNow(engine: Engine): Promise<number | null> {
  return (await engine.calls['exceptions.page']({ start: 0, count: 1, filter: {} }, task)).rows[0]?.due ?? null;
}

export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

/** The names of the files of a folder in which a text stands, in any of the ways that an engagement would write it. */
export async function holding(folder: string, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes?.includes(text) === true) found.push(name);
  }
  return found;
}
