/** The engine's process: everything of `src/engine`, reachable by messages from main only. */
import { join } from 'node:path';
import type { MessageEvent, ParentPort } from 'electron';
import { createEngine } from '../../src/engine/createEngine.ts';
import { refuseNetwork } from '../node/noNetwork.ts';
import { nodePorts } from '../node/nodePorts.ts';
import type { FromEngine, ToEngine } from '../wire/engineMessages.ts';
import { EngineHost } from './engineHost.ts';

refuseNetwork();
const port: ParentPort = process.parentPort;
const send = (message: FromEngine): void => { port.postMessage(message); };

const ports = nodePorts({
  // The bundle lies in dist/engine.
  sqlWasmPath: join(__dirname, '..', 'sql-wasm.wasm'),
  besidePath: join(__dirname, 'beside.cjs'),
  version: process.argv[2] ?? '0.0.0',
  log: { note: (message) => { send({ kind: 'note', message }); } },
});
let person = '';
const engine = ports.then((given) => createEngine({ ...given, operator: () => person }));
const host = new EngineHost(engine, send, (name) => { person = name; });
port.on('message', (event: MessageEvent) => { host.receive(event.data as ToEngine); });
