/**
 * `npm run score [-- --seeds 20 --from 1000 --tidy --wrong]`
 *
 * Audits generated engagements of unseen seeds and prints, a kind a line, how many faults were planted, found and missed, how many
 * false alarms were raised, and F1; then the share of variances that are exact and exactly explained, of root events that hold what
 * stems from one event and nothing else, of reports led back to it and of patterns named. `--wrong` lists what was wrong.
 */
import { parseArgs } from 'node:util';
import { generateEngagement } from '../../src/sample/generate.ts';
import { allKinds } from '../sample/allKinds.ts';
import { audited } from '../sample/audited.ts';
import { score } from './score.ts';
import type { Score } from './score.ts';
import { totalOf, totalTable } from './total.ts';
import { untidyOptions } from './untidyOptions.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' }, from: { type: 'string', default: '1000' }, tidy: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
  },
});

const scores: Score[] = [];
let trueVariances = 0;
let exceptions = 0;
for (let seed = Number(values.from); seed < Number(values.from) + Number(values.seeds); seed += 1) {
  const options = values.tidy ? { ...allKinds(seed), trails: { cascades: 2, movedGaps: 2, reports: 8 } } : untidyOptions(seed);
  const { files, truth } = generateEngagement(options);
  const { document, ...told } = await audited(files);
  const result = score(document, truth, told);
  scores.push(result);
  trueVariances += truth.variances.length;
  exceptions += document.exceptions.length;
  if (values.wrong) tellWrong(seed, options, result);
}
console.log(totalTable(totalOf(scores), { engagements: scores.length, trueVariances, exceptions }));

function tellWrong(seed: number, options: ReturnType<typeof untidyOptions>, result: Score): void {
  const lines = [
    ...result.kinds.flatMap(({ missed, falseAlarms }) => [
      ...missed.map((fault) => `  missed ${JSON.stringify(fault)}`),
      ...falseAlarms.map(({ kind, sku, location, from, to, handoff, reference, quantity, firstAt }) =>
        `  false alarm ${JSON.stringify({ kind, sku, location, from, to, handoff, reference, quantity, firstAt })}`),
    ]),
    ...result.varianceFaults.map((fault) => `  ${fault}`), ...result.inFlightFaults.map((fault) => `  ${fault}`),
    ...result.roots.faults.map((fault) => `  ${fault}`),
  ];
  if (lines.length === 0) return;
  console.log(`seed ${seed} ${options.cutoff ?? ''} ${JSON.stringify(options.untidiness ?? {})}\n${lines.join('\n')}`);
}
