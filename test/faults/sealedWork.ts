/** A process that does all there is to do with a sealed engagement, and is killed with decisions in its journal. */
import { writeSync } from 'node:fs';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import { nodeSealing } from '../../electron/node/sealing.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { DecisionInput } from '../../src/contract/decisions.ts';
import type { Task } from '../../src/ports.ts';

const [file = '', inputs = '', proof = '', wasm = ''] = process.argv.slice(2);
const task: Task = { report: () => undefined, breathe: async () => undefined };
const PASSWORD = 'correct horse battery staple';

async function work(): Promise<void> {
  const ports = await nodePorts({ sqlWasmPath: wasm, version: '0.0.0-traced', log: { note: () => undefined } });
  const engine = createEngine({ ...ports, sealing: nodeSealing(14) });
  const decide = (decision: DecisionInput) => engine.calls['decisions.make']({ who: 'Dana Reyes', decision }, task);
  await engine.importFolder(inputs, task);
  await engine.seal({ who: 'Dana Reyes', password: PASSWORD }, task);
  await engine.save(file, task);
  await decide({ command: 'note', exceptions: ['E-000001'], text: 'Confidential finding about Northwind' });
  await engine.attach(proof, { who: 'Dana Reyes', exceptions: ['E-000001'] }, task);
  await engine.calls['engagement.run']({}, task);
  await engine.save(file, task);
  await engine.calls['engagement.earlier']({}, task);
  await engine.calls['engagement.goBack']({ number: 1, who: 'Dana Reyes', why: 'As it was.' }, task);
  await engine.calls['sources.lines']({ sourceId: 1, row: 2, around: 1 }, task);
  await engine.openFile(file, task, { password: PASSWORD });
  await engine.verify(file, task, PASSWORD);
  await decide({ command: 'setDue', exceptions: ['E-000001'], due: 1000 });
  await decide({ command: 'note', exceptions: ['E-000001'], text: 'Confidential finding about Northwind' });
  writeSync(1, 'all done\n');
  process.kill(process.pid, 'SIGKILL');
}

void work().catch((error: unknown) => { writeSync(1, `failed ${error instanceof Error ? error.message : String(error)}\n`); });
