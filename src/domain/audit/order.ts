import type { Explanation } from '../attribution/explainer.ts';
import { Prices } from '../attribution/prices.ts';
import type { Roll } from '../attribution/rolls.ts';
import type { PlaceAccuracy, VarianceDraft } from '../attribution/varianceRows.ts';
import type { Facts } from '../facts.ts';
import type { Finding, HandoffFigures } from '../findings.ts';
import type { ClockSkew } from '../matching/clockSkew.ts';
import type { ObservedWay } from '../matching/observedWays.ts';
import type { MomentTaken } from '../matching/unsureTimes.ts';
import { FINDING_KINDS } from '../vocabulary.ts';
import type { Roots } from '../roots/traceRoots.ts';
import { Fixes } from './fixes.ts';
import { severityOf } from './grading.ts';
import { numberRoots } from './numberRoots.ts';
import { reasoningOf } from './reasoning.ts';
import { TurnWords } from './turnWords.ts';
import type { AuditResult, GradedFinding, RootEvent, SupersededPosition, SystemTally, Variance } from './result.ts';

/** What depends on when things were booked, by clocks set right, and how events travelled. */
export interface Moments {
  readonly booked: Float64Array;
  readonly rolls: ReadonlyMap<VarianceDraft, readonly Roll[]>;
  readonly clocks: readonly ClockSkew[];
  readonly moments: readonly MomentTaken[];
  readonly superseded: readonly SupersededPosition[];
  readonly ways: readonly ObservedWay[];
}

/**
 * Numbers everything in an order that follows from what it says and never from where its rows stood: findings and statements by
 * item code, location code and then their own content; root events by moment.
 */
export function orderResult(
  explanation: Explanation, handoffs: readonly HandoffFigures[], systems: readonly SystemTally[], places: readonly PlaceAccuracy[],
  found: Roots, moments: Moments,
): AuditResult {
  const { facts } = explanation;
  const ranks = { item: ranksOf(facts.items.code), location: ranksOf(facts.locations.code) };
  const money = new Prices(explanation);
  const fixes = new Fixes(facts, explanation.findings, handoffs, moments.booked);

  const turns = new TurnWords(moments.moments);

  const used = new Set<number>();
  for (const draft of explanation.drafts) for (const line of draft.lines) used.add(line.finding);
  const kept = explanation.findings.map((finding, index) => ({ finding, index }))
    // Timing between a handoff's own systems is listed; timing that no statement needs is not.
    .filter(({ finding, index }) => finding.kind !== 'in_flight' || finding.handoff !== 0 || used.has(index))
    .sort((a, b) => compareFindings(a.finding, b.finding, ranks, facts, moments.booked));

  const roots = orderRoots(kept.map(({ finding }) => finding), ranks, facts, moments.booked);
  const idOf = new Map<number, number>();
  let number = 0;
  const findings = kept.map(({ finding, index }, at): GradedFinding => {
    const isException = finding.kind !== 'in_flight';
    if (isException) number += 1;
    idOf.set(index, at + 1);
    const value = money.of(finding.item, finding.location, finding.quantity);
    const { fix, why: fixWhy } = fixes.of(finding);
    const { confidence, why } = reasoningOf(finding, turns);
    return {
      ...finding, id: at + 1, number: isException ? number : 0, rootEvent: isException ? roots.idOf.get(finding.root) ?? 0 : 0,
      value, severity: severityOf(finding.kind, finding.quantity, value), fix, fixWhy, confidence, why, owner: ownerOf(facts, finding),
    };
  });

  const { pools } = explanation.figures;
  const drafts = [...explanation.drafts].sort((a, b) => compareDrafts(a, b, explanation, ranks));
  const variances = drafts.map((draft, at): Variance => {
    const { system, authority, meaning, recorded, authoritative } = draft.comparison;
    const item = pools.itemOf(draft.pool);
    const location = pools.locationOf(draft.pool);
    const variance = draft.recorded - draft.authoritative;
    const lines = oneAFinding(draft.lines)
      .map((line) => ({ finding: idOf.get(line.finding) ?? 0, kind: explanation.findings[line.finding]?.kind ?? 'in_flight',
        quantity: line.quantity }))
      .sort((a, b) => FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) || a.finding - b.finding);
    return {
      id: at + 1, item, location, system, authority, meaning, recorded: draft.recorded, authoritative: draft.authoritative,
      recordedListed: recorded.told[draft.pool] !== 0, authoritativeListed: authoritative.told[draft.pool] !== 0, variance,
      value: money.of(item, location, variance), owner: systemOwner(facts, system), lines,
      rolls: moments.rolls.get(draft) ?? [],
      unexplained: lines.reduce((sum, line) => sum + (line.kind === 'unexplained_variance' ? line.quantity : 0), 0),
    };
  });
  const numbered = numberRoots(found, (index) => findings[(idOf.get(index) ?? 0) - 1], (root) => roots.idOf.get(root) ?? 0);
  const { clocks, ways, superseded, moments: taken } = moments;
  return {
    findings, rootEvents: roots.list, variances, handoffs, systems, places, superseded, unpriced: money.unpriced(), clocks, moments: taken,
    ways, ...numbered,
  };
}

/** Several events may add to one finding (a stale figure): a statement lists it once, with what they come to. */
function oneAFinding(lines: VarianceDraft['lines']): VarianceDraft['lines'] {
  const sums = new Map<number, number>();
  for (const { finding, quantity } of lines) sums.set(finding, (sums.get(finding) ?? 0) + quantity);
  return sums.size === lines.length ? lines : [...sums].map(([finding, quantity]) => ({ finding, quantity }));
}

interface Ranks {
  readonly item: Int32Array;
  readonly location: Int32Array;
}

/** The place of each code in the order of their characters, by id. */
function ranksOf(codes: readonly string[]): Int32Array {
  const order = codes.map((_, id) => id).sort((a, b) => compareText(codes[a] ?? '', codes[b] ?? ''));
  const ranks = new Int32Array(codes.length);
  order.forEach((id, rank) => { ranks[id] = rank; });
  return ranks;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareFindings(a: Finding, b: Finding, ranks: Ranks, facts: Facts, booked: Float64Array): number {
  return rank(ranks.item, a.item) - rank(ranks.item, b.item)
    || rank(ranks.location, a.location) - rank(ranks.location, b.location)
    || FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind)
    || a.at - b.at || a.handoff - b.handoff || a.to - b.to || a.from - b.from || a.quantity - b.quantity
    || (a.reference === b.reference ? 0 : compareText(facts.referenceText(a.reference), facts.referenceText(b.reference)))
    || compareGrounds(a, b, facts, booked)
    || (a.grounds[0]?.factId ?? 0) - (b.grounds[0]?.factId ?? 0);
}

/** By when what they rest on was booked, and by its quantities: findings that are alike in themselves may rest on different records. */
function compareGrounds(a: Finding, b: Finding, { events }: Facts, booked: Float64Array): number {
  for (let at = 0; at < Math.min(a.grounds.length, b.grounds.length); at += 1) {
    const [one, other] = [a.grounds[at], b.grounds[at]];
    if (one?.fact !== 'event' || other?.fact !== 'event') return 0;
    // Events have their ids in the order of the table, from 1 on.
    const [row, otherRow] = [one.factId - 1, other.factId - 1];
    const difference = (booked[row] ?? 0) - (booked[otherRow] ?? 0) || (events.quantity[row] ?? 0) - (events.quantity[otherRow] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareDrafts(a: VarianceDraft, b: VarianceDraft, explanation: Explanation, ranks: Ranks): number {
  const { pools } = explanation.figures;
  return rank(ranks.item, pools.itemOf(a.pool)) - rank(ranks.item, pools.itemOf(b.pool))
    || rank(ranks.location, pools.locationOf(a.pool)) - rank(ranks.location, pools.locationOf(b.pool))
    || a.comparison.system - b.comparison.system;
}

function rank(ranks: Int32Array, id: number): number {
  return ranks[id] ?? 0;
}

/** One root event for each physical event with exceptions, told by its first one; by moment, then item and location. */
function orderRoots(
  findings: readonly Finding[], ranks: Ranks, facts: Facts, booked: Float64Array,
): { list: RootEvent[]; idOf: Map<number, number> } {
  const first = new Map<number, Finding>();
  for (const finding of findings) {
    if (finding.kind === 'in_flight') continue;
    const known = first.get(finding.root);
    if (known === undefined || finding.at < known.at) first.set(finding.root, finding);
  }
  const ordered = [...first].sort(([, a], [, b]) => a.at - b.at || compareFindings(a, b, ranks, facts, booked));
  const idOf = new Map<number, number>();
  const list = ordered.map(([root, finding], at): RootEvent => {
    idOf.set(root, at + 1);
    return { id: at + 1, kind: finding.kind, item: finding.item, location: finding.location, at: finding.at };
  });
  return { list, idOf };
}

/** The handoff's owner, else that of the system where it shows. */
function ownerOf(facts: Facts, finding: Finding): string {
  const handoff = facts.handoffs.find((other) => other.id === finding.handoff);
  if (handoff !== undefined && handoff.owner !== '') return handoff.owner;
  return systemOwner(facts, finding.kind === 'ungated_write' || finding.kind === 'recurring_variance' ? finding.from : finding.to);
}

function systemOwner(facts: Facts, system: number): string {
  return facts.systems.find((other) => other.id === system)?.owner ?? '';
}
