/** The second thread: reads the sources it is told to, and does other work after. Bundled beside the programs that start it. */
import { isMainThread, parentPort } from 'node:worker_threads';
import { doThere } from '../../src/engine/beside/doThere.ts';
import type { Outlet, ToThread } from '../../src/engine/beside/messages.ts';
import { refuseNetwork } from './noNetwork.ts';
import { nodeDigests } from './nodeDigests.ts';
import { nodeFiles } from './nodeFiles.ts';
import { TAKEN } from './besideThreads.ts';

/** Messages of rows on their way, at a megabyte each: what the import may have to hold of what it has not come to yet. */
const UNDER_WAY = 160;

if (isMainThread || parentPort === null) throw new Error('this runs in a thread that the import starts');
refuseNetwork();
const port = parentPort;
let underWay = 0;
let goOn: (() => void) | undefined;
let before: Promise<void> = Promise.resolve();
// The engine sends what is to be done, and that it took a message of rows, each time.
port.on('message', (message: unknown) => {
  if (message !== TAKEN) {
    before = before.then(() => doThere({ files: nodeFiles, digests: nodeDigests }, message as ToThread, outlet));
    return;
  }
  underWay -= 1;
  if (underWay < UNDER_WAY) goOn?.();
});

const outlet: Outlet = {
  send(message, moved) {
    if (message.kind === 'rows') underWay += 1;
    port.postMessage(message, [...moved]);
  },
  async room() {
    while (underWay >= UNDER_WAY) await new Promise<void>((resolve) => { goOn = resolve; });
  },
};
