import { figureIn } from './comparisons.ts';
import type { Meaning } from './comparisons.ts';
import type { SystemFigures } from './figures.ts';
import { byComparison, explain, isConstant } from './explainer.ts';
import type { Explanation } from './explainer.ts';
import type { VarianceDraft } from './varianceRows.ts';

/** Look-ups allowed for one pair of systems, so that an engagement of thousands of locations stays bounded. */
const MOST_LOOKUPS = 20_000_000;

/**
 * `location_scope`: one system keeps a place apart that the other counts as part of a neighbouring location. Looks for a place
 * that only one of the two holds and whose stock, item by item, is just what the other has too much elsewhere.
 */
export function explainLocationScope(explanation: Explanation): void {
  for (const drafts of byComparison(explanation.drafts)) {
    const comparison = drafts[0]?.comparison;
    if (comparison === undefined) continue;
    const open = drafts.filter((draft) => draft.residual !== 0);
    // What the authority keeps apart the other counts in (+), and the reverse (−).
    fold(explanation, open, comparison.meaning, comparison.authoritative, comparison.recorded, 1);
    fold(explanation, open, comparison.meaning, comparison.recorded, comparison.authoritative, -1);
  }
}

function fold(
  explanation: Explanation, open: readonly VarianceDraft[], meaning: Meaning, apart: SystemFigures, folding: SystemFigures,
  sign: 1 | -1,
): void {
  const { pools } = explanation.figures;
  const places = [...apart.covers].filter((location) => !folding.covers.has(location));
  if (places.length === 0 || open.length * places.length > MOST_LOOKUPS) return;
  const support = new Map<number, number>();
  for (let pool = 0; pool < pools.count; pool += 1) {
    const location = pools.locationOf(pool);
    if (places.includes(location) && figureIn(meaning, apart, pool) !== 0) support.set(location, (support.get(location) ?? 0) + 1);
  }
  for (const place of places) {
    const hits = new Map<number, VarianceDraft[]>();
    for (const draft of open) {
      if (draft.residual === 0) continue;
      const other = pools.find(pools.itemOf(draft.pool), place);
      if (other < 0 || draft.residual !== sign * figureIn(meaning, apart, other)) continue;
      const location = pools.locationOf(draft.pool);
      const list = hits.get(location);
      if (list === undefined) hits.set(location, [draft]);
      else list.push(draft);
    }
    const best = [...hits].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0];
    if (best === undefined || !isConstant(best[1].length, support.get(place) ?? 0)) continue;
    for (const draft of open) {
      if (pools.locationOf(draft.pool) !== best[0] || draft.residual === 0) continue;
      const other = pools.find(pools.itemOf(draft.pool), place);
      const units = other < 0 ? 0 : sign * figureIn(meaning, apart, other);
      if (units === 0) continue;
      const finding = explain(explanation, draft, 'location_scope', units);
      explanation.positionGrounds.push({ finding, pool: other, system: apart.system, role: 'listed' });
    }
  }
}
