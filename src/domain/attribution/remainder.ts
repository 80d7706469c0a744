import type { Finding } from '../findings.ts';
import { figureIn } from './comparisons.ts';
import { inStates } from './figures.ts';
import { explain } from './explainer.ts';
import type { Explanation } from './explainer.ts';
import type { VarianceDraft } from './varianceRows.ts';

/**
 * `phantom_availability`: a channel promises what is already committed (its surplus is just what the authority holds committed),
 * or promises anything at all where the authority has nothing left to promise.
 */
export function explainPhantoms(explanation: Explanation): void {
  for (const draft of explanation.drafts) {
    if (draft.comparison.meaning !== 'available' || draft.residual <= 0) continue;
    const committed = inStates(draft.comparison.authoritative, ['committed'], draft.pool);
    const isCommitted = draft.residual === committed;
    const isNotThere = draft.authoritative <= 0 && draft.recorded > 0;
    if (isCommitted || isNotThere) explain(explanation, draft, 'phantom_availability', draft.residual);
  }
}

const SCOPES: ReadonlySet<Finding['kind']> = new Set(['status_scope', 'location_scope', 'item_alias', 'phantom_availability']);

/**
 * What is left. Where both systems sent an opening figure, the opening difference is known and the rest is unexplained. Where
 * both only have a log over the period, what their events do not explain was there before the first of them. Else nothing can be
 * said.
 */
export function explainRemainder(explanation: Explanation, systemsWithLog: ReadonlySet<number>): void {
  for (const draft of explanation.drafts) {
    if (draft.residual === 0) continue;
    const { system, authority } = draft.comparison;
    const opening = openingDifference(explanation, draft);
    if (opening !== undefined) {
      if (opening !== 0) explain(explanation, draft, 'opening_difference', opening);
    } else if (systemsWithLog.has(system) && systemsWithLog.has(authority)) {
      explain(explanation, draft, 'opening_difference', draft.residual);
    }
    if (draft.residual !== 0) explain(explanation, draft, 'unexplained_variance', draft.residual);
  }
}

/** How far the two opening figures were apart, less what a difference of scope explains of it; undefined where one is missing. */
function openingDifference(explanation: Explanation, draft: VarianceDraft): number | undefined {
  const { figures } = explanation;
  const { system, authority, meaning } = draft.comparison;
  const recorded = figures.opening.get(system);
  const authoritative = figures.opening.get(authority);
  const location = figures.pools.locationOf(draft.pool);
  if (recorded?.covers.has(location) !== true || authoritative?.covers.has(location) !== true) return undefined;
  const apart = figureIn(meaning, recorded, draft.pool) - figureIn(meaning, authoritative, draft.pool);
  const scope = draft.lines.reduce((sum, line) =>
    sum + (SCOPES.has(explanation.findings[line.finding]?.kind ?? 'in_flight') ? line.quantity : 0), 0);
  return apart === 0 ? 0 : apart - scope;
}

/** More often than this and the same correction is structural (PROBLEM.md, the plain test). */
const RESOLVED_BY_HAND = 2;

/**
 * `recurring_variance`: the same correction written by hand, round the gate, more than twice in one system at one item and place.
 */
export function findRecurring(explanation: Explanation): void {
  const groups = new Map<string, Finding[]>();
  for (const finding of explanation.findings) {
    if (finding.kind !== 'ungated_write') continue;
    const key = `${finding.from}:${finding.item}:${finding.location}:${finding.quantity}`;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [finding]);
    else list.push(finding);
  }
  for (const list of groups.values()) {
    const first = [...list].sort((a, b) => a.at - b.at)[0];
    if (first === undefined || list.length <= RESOLVED_BY_HAND) continue;
    explanation.findings.push({
      ...first, kind: 'recurring_variance', reference: 0, quantity: first.quantity * list.length,
      grounds: list.flatMap((finding) => finding.grounds), root: explanation.nextRoot,
    });
    explanation.nextRoot += 1;
  }
}
