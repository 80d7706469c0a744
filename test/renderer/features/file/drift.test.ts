import { describe, expect, it } from 'vitest';
import { driftsOf } from '../../../../renderer/features/file/drift.ts';
import type { HandoffRunView } from '../../../../src/contract/fileViews.ts';

const run = (number: number, change: Partial<HandoffRunView>): HandoffRunView => ({
  run: number, cutoff: number, events: 100, matched: 100, late: 0, missing: 0, duplicate: 0, mismatched: 0, orphan: 0, latencyP50: 1,
  latencyP95: 2, ...change,
});

describe('drift', () => {
  it('compares the last period with the one before it, what got worse first', () => {
    const drifts = driftsOf([
      { handoff: 'better', runs: [run(1, { missing: 10 }), run(2, { missing: 2 })] },
      {
        handoff: 'worse',
        runs: [run(1, { missing: 1 }), run(2, { late: 2 }), run(3, { missing: 3, late: 4, duplicate: 1, mismatched: 2 })],
      },
      { handoff: 'same', runs: [run(1, { late: 1 }), run(2, { late: 1 })] },
    ]);
    expect(drifts.map(({ handoff }) => handoff)).toEqual(['worse', 'same', 'better']);
    expect(drifts[0]?.change).toBeCloseTo(0.08);
    expect(drifts[0]?.shares).toEqual([0.01, 0.02, 0.1]);
    expect(drifts[0]?.before?.run).toBe(2);
  });

  it('says nothing of a handoff with one period only, and takes no events for no fault', () => {
    const [first, second] = driftsOf([
      { handoff: 'a', runs: [run(1, { events: 0, missing: 0 })] }, { handoff: 'b', runs: [run(1, { missing: 5 })] },
    ]);
    expect([first?.handoff, first?.before, first?.change]).toEqual(['b', null, 0]);
    expect([second?.handoff, second?.shares]).toEqual(['a', [0]]);
  });
});
