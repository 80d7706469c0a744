/** The formulas behind the checks, each against an example worked by hand or by another program. */
import { describe, expect, it } from 'vitest';
import { lowStock } from '../../../src/domain/checks/each/lowStock.ts';
import { poissonQuantile } from '../../../src/domain/checks/each/lateAlerts.ts';
import { phantomStock } from '../../../src/domain/checks/each/phantomStock.ts';
import { median, robustScores } from '../../../src/domain/checks/robustScore.ts';
import { lookedAt } from '../support/sceneOf.ts';
import type { SceneLine } from '../support/sceneOf.ts';

const DAY = 1440;
const sales = (units: readonly number[], last: number): SceneLine[] => units.map((quantity, day) => (
  { system: 'erp', type: 'sale', quantity: -quantity, at: -(last + units.length - 1 - day) * DAY, reference: `SO${day}` }));

describe('the robust z-score, 0.6745 × (value − median) ÷ median absolute deviation', () => {
  it.each([
    // Median 3; deviations 2 1 1 0 1 1 37, in order 0 1 1 1 1 2 37, median 1.
    { values: [1, 2, 2, 3, 4, 4, 40], scores: [-1.349, -0.6745, -0.6745, 0, 0.6745, 0.6745, 24.9565] },
    // Median 5 of an even number; deviations 4 2 2 4, median 3.
    { values: [1, 3, 7, 9], scores: [-0.8993, -0.4497, 0.4497, 0.8993] },
    // Median 2 and more than half equal: deviations 0 0 0 0 8, mean 1.6, so 8 ÷ (1.253314 × 1.6).
    { values: [2, 2, 2, 2, 10], scores: [0, 0, 0, 0, 3.9894] },
    { values: [5, 5, 5], scores: [0, 0, 0] },
    { values: [], scores: [] },
  ])('of $values', ({ values, scores }) => {
    expect(robustScores(values).map((score) => Number(score.toFixed(4)))).toEqual(scores);
  });
  it('knows the middle of odd, even and no numbers', () => {
    expect([median([9, 1, 5]), median([4, 1, 3, 2]), median([])]).toEqual([5, 2.5, 0]);
  });
});

describe('what may sell while a sale is on its way, the quantile of a Poisson count', () => {
  // Summed term by term with 400 digits.
  it.each([
    [0.051, 0.95, 0], [0.052, 0.95, 1], [0.7, 0.95, 2], [600, 0.5, 600], [600, 0.95, 641], [1000, 0.99, 1074], [3000, 0.9999, 3206],
  ])('with a mean of %d, at %d, is %d', (mean, probability, quantile) => {
    expect(poissonQuantile(mean, probability)).toBe(quantile);
  });
  it('is none where nothing sells', () => {
    expect([poissonQuantile(0, 0.95), poissonQuantile(Number.NaN, 0.95)]).toEqual([0, 0]);
  });
});

describe('twice the average daily sell-through', () => {
  it.each([
    // 21 units over the six days since the log began: 3.5 a day, an alert at 7.
    { units: [4, 3, 4, 3, 4, 3], last: 1, alertAt: 7 },
    // 7 over six days: 1.1667 a day, 2.3333 in two, and an alert is set in whole units.
    { units: [1, 1, 1, 1, 1, 2], last: 1, alertAt: 3 },
    // 21 over seven days: 3 a day, 6 and not 7 for what a division leaves.
    { units: [3, 3, 3, 3, 3, 3, 3], last: 1, alertAt: 6 },
  ])('of $units is an alert at $alertAt, and one unit more is enough', ({ units, last, alertAt }) => {
    const holding = (quantity: number) => lookedAt(lowStock, { positions: [{ system: 'erp', quantity }], events: sales(units, last) });
    expect(holding(alertAt).lines[0]).toContain(`alert at ${alertAt}`);
    expect(holding(alertAt + 1)).toMatchObject({ looked: 1, findings: [] });
  });
});

describe('the chance of a silence, e to the minus (rate × days)', () => {
  // Eleven sales, one every day: ten gaps in ten days. Seven silent days would be e^−7 = 0.0912 %, six e^−6 = 0.2479 %.
  const after = (silent: number, chance: number) => lookedAt(phantomStock,
    { positions: [{ system: 'erp', quantity: 4 }], events: sales(Array.from({ length: 11 }, () => 1), silent) }, { chance },
  ).findings.length;
  it('is held against the chance let pass', () => {
    expect([after(7, 0.1), after(6, 0.1), after(7, 0.0911), after(7, 0.0913), after(6, 0.2478), after(6, 0.2479)])
      .toEqual([1, 0, 0, 1, 0, 1]);
  });
});
