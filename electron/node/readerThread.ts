/** A reader thread: reads the sources it is told to and sends their rows. Bundled beside the programs that start it. */
import { isMainThread, parentPort } from 'node:worker_threads';
import { readForImport } from '../../src/engine/import/readForImport.ts';
import type { ReaderOutlet } from '../../src/engine/import/readForImport.ts';
import type { ReadingJob } from '../../src/engine/import/readerMessages.ts';
import { refuseNetwork } from './noNetwork.ts';
import { nodeDigests } from './nodeDigests.ts';
import { nodeFiles } from './nodeFiles.ts';
import { TAKEN } from './readerThreads.ts';

/** Messages of rows on their way, at a megabyte each: what the import may have to hold of what it has not come to yet. */
const UNDER_WAY = 160;

if (isMainThread || parentPort === null) throw new Error('this runs in a thread that the import starts');
refuseNetwork();
const port = parentPort;
let underWay = 0;
let goOn: (() => void) | undefined;
// The import sends the job, and then that it took a message of rows, each time.
port.on('message', (message: unknown) => {
  if (message !== TAKEN) {
    void readForImport({ files: nodeFiles, digests: nodeDigests }, message as ReadingJob, outlet);
    return;
  }
  underWay -= 1;
  if (underWay < UNDER_WAY) goOn?.();
});

const outlet: ReaderOutlet = {
  send(message, moved) {
    if (message.kind === 'rows') underWay += 1;
    port.postMessage(message, [...moved]);
  },
  async room() {
    while (underWay >= UNDER_WAY) await new Promise<void>((resolve) => { goOn = resolve; });
  },
};
