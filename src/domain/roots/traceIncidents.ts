/**
 * From what people reported to what caused it. An exception is a candidate where it is of the same item, lies at the place (or the report
 * names none), began before the report, and leaves a figure on the side that the report needs: a picker who finds nothing, a
 * negative reservation, an oversell all need a figure that is too high. Candidates are weighed by reference, place, time and size, and the
 * reasoning is kept in words. Two roots that weigh nearly the same are both named.
 */
import type { Facts, Incident } from '../facts.ts';
import type { Finding } from '../findings.ts';
import { normalReference } from '../reference.ts';
import { plainUnits, spanOfMinutes } from '../statements/figures.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import type { IncidentKind } from '../vocabulary.ts';
import { byContent } from './byContent.ts';
import { eventRowOf } from './eventOf.ts';
import { overstatement } from './overstatement.ts';
import type { FoundPattern } from './rootPattern.ts';

export interface IncidentTrace {
  readonly incident: number;
  /** The most likely first; at most three, each of another root. */
  readonly candidates: readonly TraceCandidate[];
}

export interface TraceCandidate {
  /** Index into the list of findings. */
  readonly finding: number;
  /** Points out of 100. */
  readonly weight: number;
  /** Why this is thought to be behind it, as one sentence. */
  readonly reasoning: string;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** What began longer before than this is not thought of, unless it has the reference. */
const LOOK_BACK = 45 * DAY;
/** Time counts for less and less over two weeks. */
const NEAR = 14 * DAY;
const LEAST_WEIGHT = 40;
/** What a report weighs for the loop of corrections that followed it. */
const ANSWERED = 60;
/** Weights this close do not decide. */
const TIE = 4;
/** Exceptions of one item that are weighed for one report: the latest before it. */
const MOST_WEIGHED = 400;
const MOST_NAMED = 3;

/** Kinds of report that only a figure that is too high can cause. */
const NEEDS_TOO_HIGH: ReadonlySet<IncidentKind> = new Set(['short_pick', 'negative_reservation', 'oversell', 'cancelled_order']);
/** Confirmations: what a wrong status is wrong about. */
const CONFIRMATIONS = new Set((['shipment', 'pick', 'transfer_in', 'transfer_out', 'return', 'refund', 'receipt', 'status_change'] as const)
  .map((type) => EVENT_TYPES.indexOf(type)));

export const INCIDENT_WORDS: Readonly<Record<IncidentKind, string>> = {
  short_pick: 'a short pick', negative_reservation: 'a negative reservation', oversell: 'an oversell', cancelled_order: 'a cancelled order',
  finance_discrepancy: 'a finance discrepancy', wrong_status: 'a wrong status',
};

/** Every report of the engagement, with what most likely lies behind it. */
export function traceIncidents(findings: readonly Finding[], facts: Facts, patterns: readonly FoundPattern[] = []): IncidentTrace[] {
  const { incidents } = facts;
  if (incidents.length === 0) return [];
  const byItem = new Map<number, number[]>();
  const wanted = new Set(incidents.map(({ item }) => item));
  findings.forEach((finding, index) => {
    if (finding.kind === 'in_flight' || !wanted.has(finding.item)) return;
    const list = byItem.get(finding.item);
    if (list === undefined) byItem.set(finding.item, [index]);
    else list.push(index);
  });
  for (const list of byItem.values()) list.sort((a, b) => later(a, b, findings, facts));
  return incidents.map((incident) => ({
    incident: incident.id,
    candidates: candidatesOf(incident, byItem.get(incident.item) ?? [], findings, facts, answersTo(incident, patterns, facts)),
  }));
}

/** The loops of corrections that a report set off: what came after it lies behind nothing, but it is the same matter. */
function answersTo(incident: Incident, patterns: readonly FoundPattern[], facts: Facts): TraceCandidate[] {
  return patterns.flatMap(({ steps }) => {
    const first = steps.find(({ role }) => role === 'fix');
    if (first === undefined || !steps.some((step) => step.incident === incident.id)) return [];
    const item = facts.items.code[incident.item] ?? '';
    return [{
      finding: first.finding, weight: ANSWERED,
      reasoning: `It is of the same item, ${item}, and ${spanOfMinutes((first.at - incident.reportedAt) / MINUTE)} after the report `
        + `a loop of ${steps.filter(({ role }) => role === 'fix').length} corrections of one size began there.`,
    }];
  });
}

function candidatesOf(
  incident: Incident, ofItem: readonly number[], findings: readonly Finding[], facts: Facts, answers: readonly TraceCandidate[],
): TraceCandidate[] {
  const weighed: TraceCandidate[] = [...answers];
  for (const index of ofItem) {
    const finding = findings[index];
    if (finding === undefined) continue;
    const candidate = weigh(incident, finding, index, facts);
    if (candidate !== undefined) weighed.push(candidate);
    if (weighed.length >= MOST_WEIGHED) break;
  }
  weighed.sort((a, b) => b.weight - a.weight || later(a.finding, b.finding, findings, facts));
  const roots = new Set<number>();
  return weighed.filter(({ finding }) => {
    const root = findings[finding]?.root ?? 0;
    if (roots.has(root) || roots.size === MOST_NAMED) return false;
    roots.add(root);
    return true;
  });
}

function later(a: number, b: number, findings: readonly Finding[], facts: Facts): number {
  const [left, right] = [findings[a], findings[b]];
  return left === undefined || right === undefined ? 0 : right.at - left.at || byContent(left, right, facts);
}

/** True where the first two candidates weigh nearly the same, so that the choice between them is open. */
export function isOpen({ candidates: [first, second] }: IncidentTrace): boolean {
  return first !== undefined && second !== undefined && first.weight - second.weight <= TIE;
}

function weigh(incident: Incident, finding: Finding, index: number, facts: Facts): TraceCandidate | undefined {
  const row = eventRowOf(finding, facts.events);
  const reasons = [`it is of the same item, ${facts.items.code[incident.item] ?? ''}`];
  let weight = 0;
  const hasReference = incident.reference !== null && finding.reference !== 0
    && normalReference(facts.referenceText(finding.reference)) === incident.reference;
  if (hasReference) {
    weight += 40;
    reasons.push(`it has the report’s reference, ${facts.referenceText(finding.reference)}`);
  }
  const place = facts.locations.code[incident.location] ?? '';
  if (incident.location !== 0 && finding.location === incident.location) {
    weight += 25;
    reasons.push(`it lies at ${place}, where it was reported`);
  } else if (incident.location === 0 || finding.location === 0) {
    weight += 12;
    reasons.push(incident.location === 0 ? 'the report names no place' : 'it lies in the item’s own data and so at every place');
  } else if (!hasReference) return undefined;

  const span = incident.reportedAt - finding.at;
  if (row === undefined) {
    reasons.push('it shows in the figures, so the day it began is not known');
  } else if (span >= 0 && (span <= LOOK_BACK || hasReference)) {
    weight += Math.round(20 * Math.max(0, 1 - span / NEAR));
    reasons.push(`it began ${spanOfMinutes(span / MINUTE)} before the report`);
  } else if (!hasReference) return undefined;

  const side = sideOf(incident.kind, finding, row === undefined ? undefined : facts.events.type[row]);
  if (side === 'against' && !hasReference) return undefined;
  if (side === 'for') weight += 20;
  if (side === 'for' && NEEDS_TOO_HIGH.has(incident.kind)) {
    const size = plainUnits(Math.abs(overstatement(finding) ?? 0));
    reasons.push(`it leaves a figure ${size} too high, which ${INCIDENT_WORDS[incident.kind]} needs`);
  }
  const asked = Math.abs(incident.quantity ?? 0);
  const own = Math.abs(finding.quantity);
  if (asked !== 0 && own === asked) {
    weight += 15;
    reasons.push('it is of the same size');
  } else if (asked !== 0 && own > asked) {
    weight += 6;
    reasons.push(`it is large enough for the ${plainUnits(asked)} reported`);
  }
  if (weight < LEAST_WEIGHT) return undefined;
  return { finding: index, weight: Math.min(100, weight), reasoning: sentence(reasons) };
}

function sideOf(kind: IncidentKind, finding: Finding, type: number | undefined): 'for' | 'open' | 'against' {
  if (kind === 'finance_discrepancy') return 'for';
  if (kind === 'wrong_status') return type === undefined || !CONFIRMATIONS.has(type) ? 'open' : 'for';
  const over = overstatement(finding);
  if (over === null) return 'open';
  return over > 0 ? 'for' : 'against';
}

function sentence(reasons: readonly string[]): string {
  const text = reasons.length === 1 ? reasons.join('') : `${reasons.slice(0, -1).join(', ')}, and ${reasons.at(-1) ?? ''}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
