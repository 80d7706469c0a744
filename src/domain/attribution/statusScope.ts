import { OUTSIDE_ON_HAND, PARTS_OF_ON_HAND } from '../stockState.ts';
import type { StockState } from '../vocabulary.ts';
import { inStates } from './figures.ts';
import type { SystemFigures } from './figures.ts';
import { byComparison, explain, isConstant } from './explainer.ts';
import type { Explanation } from './explainer.ts';
import type { VarianceDraft } from './varianceRows.ts';

/** States that one system may count as stock and the other not; what is available or unstated is in every figure. */
const DISPUTED = PARTS_OF_ON_HAND.filter((state) => !['available', 'sellable', 'unstated'].includes(state));

interface Candidate {
  readonly figures: SystemFigures;
  readonly states: readonly StockState[];
  /** +1: the units raise recorded − authoritative, −1: they lower it. */
  readonly sign: 1 | -1;
}

/**
 * `status_scope`: the systems count different stock states. Looks, for each pair of systems, for the set of states whose units
 * explain most of the pair's residuals to the unit. Where it explains nearly every pool that holds such units it is the systems'
 * rule and applied to all of them; else it is the habit of single items and applied where it fits exactly.
 */
export function explainStatusScope(explanation: Explanation): void {
  for (const drafts of byComparison(explanation.drafts)) {
    const comparison = drafts[0]?.comparison;
    if (comparison === undefined || comparison.meaning !== 'on_hand') continue;
    const best = bestCandidate(drafts, candidates(comparison.recorded, comparison.authoritative));
    if (best === undefined) continue;
    const isRule = isConstant(best.hits, support(explanation, drafts, best.candidate));
    for (const draft of drafts) {
      const units = unitsOf(best.candidate, draft);
      if (units !== 0 && draft.residual !== 0 && (isRule || draft.residual === units)) explain(explanation, draft, 'status_scope', units);
    }
  }
}

function candidates(recorded: SystemFigures, authoritative: SystemFigures): Candidate[] {
  const found: Candidate[] = [];
  for (const [figures, inside] of [[recorded, 1], [authoritative, -1]] as const) {
    const parts = DISPUTED.filter((state) => figures.states.has(state));
    for (const states of subsets(parts)) found.push({ figures, states, sign: inside });
    const outside = OUTSIDE_ON_HAND.filter((state) => figures.states.has(state));
    for (const states of subsets(outside)) found.push({ figures, states, sign: inside === 1 ? -1 : 1 });
  }
  return found;
}

function subsets(states: readonly StockState[]): StockState[][] {
  const all: StockState[][] = [];
  for (let mask = 1; mask < 1 << states.length; mask += 1) all.push(states.filter((_, bit) => (mask & (1 << bit)) !== 0));
  return all.sort((a, b) => a.length - b.length);
}

function unitsOf(candidate: Candidate, draft: VarianceDraft): number {
  return candidate.sign * inStates(candidate.figures, candidate.states, draft.pool);
}

function bestCandidate(drafts: readonly VarianceDraft[], all: readonly Candidate[]): { candidate: Candidate; hits: number } | undefined {
  let best: { candidate: Candidate; hits: number } | undefined;
  for (const candidate of all) {
    const hits = drafts.filter((draft) => draft.residual !== 0 && draft.residual === unitsOf(candidate, draft)).length;
    if (hits > (best?.hits ?? 0)) best = { candidate, hits };
  }
  return best;
}

/** The pools of the pair that hold units in the candidate's states: all of them should differ by just these. */
function support(explanation: Explanation, drafts: readonly VarianceDraft[], candidate: Candidate): number {
  const comparison = drafts[0]?.comparison;
  const { pools } = explanation.figures;
  let count = 0;
  for (let pool = 0; pool < pools.count; pool += 1) {
    if (inStates(candidate.figures, candidate.states, pool) === 0) continue;
    const location = pools.locationOf(pool);
    if (comparison?.recorded.covers.has(location) === true && comparison.authoritative.covers.has(location)) count += 1;
  }
  return count;
}
