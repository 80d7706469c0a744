import type { Facts } from '../facts.ts';
import type { Finding, Ground } from '../findings.ts';
import type { FindingKind } from '../vocabulary.ts';
import type { Figures } from './figures.ts';
import { readAt } from './figures.ts';
import type { VarianceDraft } from './varianceRows.ts';

/** What the rules that explain residuals work on and write to. */
export interface Explanation {
  readonly facts: Facts;
  readonly figures: Figures;
  readonly drafts: readonly VarianceDraft[];
  readonly findings: Finding[];
  /** Findings that rest on positions; their rows are looked up once at the end. */
  readonly positionGrounds: { readonly finding: number; readonly pool: number; readonly system: number; readonly role: Ground['role'] }[];
  /** The next free number for a root event. */
  nextRoot: number;
}

/** Adds a line of a new finding to a draft: `quantity` of its residual is explained by `kind`. */
export function explain(explanation: Explanation, draft: VarianceDraft, kind: FindingKind, quantity: number): number {
  const finding = addPositionFinding(explanation, draft, kind, quantity);
  addLine(draft, finding, quantity);
  return finding;
}

export function addLine(draft: VarianceDraft, finding: number, quantity: number): void {
  draft.lines.push({ finding, quantity });
  draft.residual -= quantity;
}

function addPositionFinding(explanation: Explanation, draft: VarianceDraft, kind: FindingKind, quantity: number): number {
  const { pools } = explanation.figures;
  const { system, authority, recorded } = draft.comparison;
  const location = pools.locationOf(draft.pool);
  const moment = readAt(recorded, draft.pool, location);
  const finding = explanation.findings.length;
  explanation.findings.push({
    kind, item: pools.itemOf(draft.pool), location, handoff: 0, from: authority, to: system, reference: 0, quantity,
    at: Number.isNaN(moment) ? explanation.facts.cutoff : moment, grounds: [], root: explanation.nextRoot,
  });
  explanation.nextRoot += 1;
  explanation.positionGrounds.push({ finding, pool: draft.pool, system, role: 'recorded' });
  explanation.positionGrounds.push({ finding, pool: draft.pool, system: authority, role: 'authoritative' });
  return finding;
}

/** The share of pools a scope has to explain to the unit before it is taken for the rule and not for chance. */
const CONSTANT_SHARE = 0.8;
const FEWEST = 2;

/** True where a scope explains so many of the pools it touches that it is how the systems differ, not chance. */
export function isConstant(hits: number, support: number): boolean {
  return hits >= FEWEST && hits >= support * CONSTANT_SHARE;
}

/** The drafts of each pair of systems: a scope is a property of the pair. */
export function byComparison(drafts: readonly VarianceDraft[]): VarianceDraft[][] {
  const groups = new Map<VarianceDraft['comparison'], VarianceDraft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.comparison);
    if (group === undefined) groups.set(draft.comparison, [draft]);
    else group.push(draft);
  }
  return [...groups.values()];
}
