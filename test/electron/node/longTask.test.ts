import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/ports.ts';
import { LongTask } from '../../../electron/node/longTask.ts';

const at = (done: number, phase = 'Reading', total = 1_000_000): Progress => ({ phase, done, total, unit: 'rows', rate: 0 });

describe('LongTask', () => {
  it('passes on the first report, each new phase and each end, and few of those between', () => {
    const heard: Progress[] = [];
    const task = new LongTask((progress) => { heard.push(progress); });
    for (let done = 0; done < 100_000; done++) task.report(at(done));
    task.report(at(1_000_000));
    task.report(at(0, 'Matching'));
    expect(heard[0]).toEqual(at(0));
    expect(heard.slice(-2)).toEqual([at(1_000_000), at(0, 'Matching')]);
    expect(heard.length).toBeLessThan(20);
  });

  it('lets a cancel in that was only waiting in the message loop, and stops at the next breath', async () => {
    const task = new LongTask(() => undefined);
    setImmediate(() => { task.cancel(); });
    const work = async (): Promise<number> => {
      for (let step = 0; step < 1000; step++) await task.breathe();
      return 1000;
    };
    await expect(work()).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});
