/** What the matching is held to on untidy engagements of seeds it was not made for; `npm run score` prints the same for more. */
import { describe, expect, it } from 'vitest';
import { generateEngagement } from '../../src/sample/generate.ts';
import type { GenerateOptions } from '../../src/sample/options.ts';
import { TIDY } from '../../src/sample/untidiness.ts';
import { audited } from '../sample/audited.ts';
import { score } from './score.ts';
import { totalOf, totalTable } from './total.ts';
import { untidyOptions } from './untidyOptions.ts';

/** Work through the night in which clocks are set back, at every place, told by logs of which several give no offset. */
function nightOf(seed: number): Partial<GenerateOptions> {
  const options = untidyOptions(seed);
  return { ...options, cutoff: '2026-11-03T23:59:59-05:00', untidiness: { ...options.untidiness ?? TIDY, nights: 80 } };
}

describe('untidy engagements', () => {
  it.each([
    ['', 7000, untidyOptions], [' over the turn of summer time', 7300, nightOf],
  ] as const)('%s are audited almost without a mistake, and nothing in flight is an alarm', async (_, from, optionsOf) => {
    const scores = [];
    let exceptions = 0;
    let trueVariances = 0;
    for (let seed: number = from; seed < from + 12; seed += 1) {
      const { files, truth } = generateEngagement(optionsOf(seed));
      const { document, ...told } = await audited(files);
      scores.push(score(document, truth, told));
      exceptions += document.exceptions.length;
      trueVariances += truth.variances.length;
    }
    const total = totalOf(scores);
    const table = totalTable(total, { engagements: scores.length, trueVariances, exceptions });
    expect(total.macroF1, table).toBeGreaterThanOrEqual(0.97);
    expect(total.falseAlarms * 200, table).toBeLessThanOrEqual(exceptions);
    expect(total.variancesExact, table).toBe(trueVariances);
    expect(total.explainedExact, table).toBeGreaterThanOrEqual(0.98 * trueVariances);
    expect(total.inFlightFaults, table).toBe(0);
    expect(total.roots.rootsRight, table).toBeGreaterThanOrEqual(0.98 * total.roots.roots);
    expect(total.roots.reportsTraced, table).toBeGreaterThanOrEqual(0.97 * total.roots.reports);
    expect(total.roots.patternsNamed, table).toBe(total.roots.patterns);
  }, 120_000);
});
