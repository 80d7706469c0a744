/** A second thread that works beside the run changes nothing but the time it takes, whenever it ends. */
import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { sampleFiles } from '../../../src/engine/sampleFiles.ts';
import { QUIET, portsOver } from '../../sample/audited.ts';
import { threadsInProcess } from './threadsInProcess.ts';
import type { Threads } from './threadsInProcess.ts';

interface Audited {
  readonly document: string;
  readonly threads: Threads | undefined;
}

async function audited(second: boolean, diesAfter?: number): Promise<Audited> {
  const ports = { ...portsOver([]), files: memoryFiles(await sampleFiles()) };
  const threads = second ? threadsInProcess(ports, diesAfter) : undefined;
  const engine = createEngine(threads === undefined ? ports : { ...ports, threads });
  try {
    await engine.importFolder('', QUIET, { keepSources: false });
    const pieces = await engine.resultDocument(QUIET);
    return { document: Buffer.concat(pieces).toString(), threads };
  } finally {
    await engine.close();
  }
}

it('makes what one thread makes', async () => {
  const [alone, helped] = [await audited(false), await audited(true)];
  expect(helped.document).toBe(alone.document);
  expect(helped.threads).toMatchObject({ started: 1, ended: 1 });
  // All of it was asked for and came: a thread that is gone before the last piece gives one message less.
  expect(helped.threads?.made).toEqual(['normalIds', 'figures', 'physical', 'activity']);
});

it('is done without from wherever it ends', async () => {
  const { document, threads } = await audited(true);
  const messages = threads?.given ?? 0;
  for (let fewer = 1; fewer <= 4; fewer += 1) {
    const helped = await audited(true, messages - fewer);
    expect(helped.document).toBe(document);
    expect(helped.threads?.made).toHaveLength(4 - fewer);
    expect(helped.threads?.ended).toBe(1);
  }
});
