import { describe, expect, it } from 'vitest';
import type { CheckView } from '../../../src/contract/checkViews.ts';
import { railFigures } from '../../../renderer/app/frame/railFigures.ts';
import { secondsLeft } from '../../../renderer/app/frame/secondsLeft.ts';
import { engagement, handoffs, sources } from '../preview/fixtures.ts';

const found = (code: string, count: number): CheckView => ({
  code,
  title: code,
  looksFor: '',
  looksAt: '',
  source: '',
  severity: 'low',
  parameters: [],
  result: {
    looked: 9, found: count, units: 0, value: 0, unpriced: 0, needs: null, ranAt: 0, foundBefore: null, ranBefore: null, isCurrent: true,
  },
});
const checks = [found('passes', 0), found('finds', 3), { ...found('never_run', 0), result: null }];

const progress = (done: number, total: number, rate: number) => ({
  callId: 'a',
  phase: 'Reading',
  done,
  total,
  unit: 'rows',
  rate,
});

describe('secondsLeft', () => {
  it('tells what is left at the rate so far', () => {
    expect(secondsLeft(progress(25, 100, 25))).toBe(3);
  });

  it('tells nothing where the total or the rate is not known, or it is done', () => {
    for (const each of [progress(5, 0, 10), progress(5, 10, 0), progress(10, 10, 5), null]) expect(secondsLeft(each)).toBeNull();
  });
});

describe('railFigures', () => {
  it('says what each step still has', () => {
    const figures = railFigures(engagement, handoffs, sources, checks);
    expect(figures.map).toMatchObject({ count: handoffs.filter((each) => !each.declared).length, owes: true });
    expect(figures.gaps).toMatchObject({ count: handoffs.filter((each) => each.exceptions > 0).length });
    expect(figures.authority).toMatchObject({ count: engagement.summary.variances });
    expect(figures.checks).toMatchObject({ count: 1, owes: true });
    expect(figures.queue).toMatchObject({ count: engagement.summary.exceptions });
    expect(figures.sources).toMatchObject({ count: sources.length, owes: false });
    expect(figures.reports).toBeNull();
  });

  it('counts nothing that is not known yet', () => {
    expect(railFigures(engagement, null, null, null)).toMatchObject({ map: null, gaps: null, sources: null, checks: null });
  });
});
