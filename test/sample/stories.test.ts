/** The stories planted in the sample are the ones the program tells of it, each with a place to open. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.ts';
import { SAMPLE_STORIES } from '../../src/sample/stories.ts';
import { QUIET, portsOver } from './audited.ts';

describe('the stories of the sample', () => {
  it('are all told, in order', async () => {
    const engine = createEngine(portsOver([]));
    await engine.importSample(QUIET);
    const told = await engine.calls['stories.list']({}, QUIET);
    await engine.close();
    expect(told.map(({ title, sentence }) => ({ title, sentence })))
      .toEqual(SAMPLE_STORIES.map(({ title, sentence }) => ({ title, sentence })));
    expect(told.every(({ opens }) => opens.id > 0)).toBe(true);
  });
});
