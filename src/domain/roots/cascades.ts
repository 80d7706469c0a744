import type { Facts, Incident } from '../facts.ts';
import type { Finding } from '../findings.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import { byContent } from './byContent.ts';
import { eventRowOf } from './eventOf.ts';
import { overstatement } from './overstatement.ts';
import type { FoundPattern, PatternStep } from './rootPattern.ts';
import type { Unions } from './unions.ts';

/** The types in which systems correct themselves, by hand or by a rule of their own. */
const CORRECTIONS = new Set([EVENT_TYPES.indexOf('count'), EVENT_TYPES.indexOf('adjustment')]);
/** Longer than this between two corrections and the second does not answer the first. */
const ANSWER = 72 * 3_600_000;
/** A correction and its answer is a fix; from the third on it is a loop. */
const FEWEST = 3;

interface Correction {
  readonly index: number;
  readonly finding: Finding;
  readonly system: number;
}

/**
 * Cascade loops: an oversell is corrected in the ERP, the warehouse answers with a backflush, the ERP corrects that, each before the next
 * sync has run. Shows as corrections of one item at one place, of one size, that alternate between systems in short order. They and
 * what set them off become one root event.
 */
export function findCascades(findings: readonly Finding[], facts: Facts, unions: Unions): FoundPattern[] {
  const { events, incidents } = facts;
  const places = new Map<string, Correction[]>();
  findings.forEach((finding, index) => {
    if (finding.kind === 'recurring_variance' || finding.kind === 'in_flight') return;
    const row = eventRowOf(finding, events);
    if (row === undefined || !CORRECTIONS.has(events.type[row] ?? 0)) return;
    const key = `${finding.item}:${finding.location}:${Math.abs(finding.quantity)}`;
    const correction = { index, finding, system: events.system[row] ?? 0 };
    const list = places.get(key);
    if (list === undefined) places.set(key, [correction]);
    else list.push(correction);
  });
  const chains = [...places.values()].flatMap((list) => (list.length < FEWEST ? [] : alternating(list, facts)));
  if (chains.length === 0) return [];
  const items = new Set(chains.map(([first]) => first?.finding.item));
  const around = new Map<number | undefined, Around>();
  for (const item of items) around.set(item, { findings: [], incidents: incidents.filter((incident) => incident.item === item) });
  findings.forEach((finding, index) => { around.get(finding.item)?.findings.push({ finding, index }); });
  return chains.flatMap((chain) => {
    const near = around.get(chain[0]?.finding.item);
    return near === undefined ? [] : [cascadeOf(chain, near, facts, unions)];
  });
}

/** What there is of one item. */
interface Around {
  readonly findings: { readonly finding: Finding; readonly index: number }[];
  readonly incidents: readonly Incident[];
}

/** The longest stretches in which each correction is answered by another system in time. One write that several miss counts once. */
function alternating(corrections: readonly Correction[], facts: Facts): Correction[][] {
  const inOrder = [...corrections].sort((a, b) => a.finding.at - b.finding.at || a.system - b.system
    || byContent(a.finding, b.finding, facts));
  const chains: Correction[][] = [];
  let chain: Correction[] = [];
  const end = (): void => {
    if (new Set(chain.map(({ finding }) => finding.root)).size >= FEWEST) chains.push(chain);
    chain = [];
  };
  for (const correction of inOrder) {
    const last = chain.at(-1);
    if (last !== undefined && last.finding.root !== correction.finding.root
      && (last.system === correction.system || correction.finding.at - last.finding.at > ANSWER)) end();
    chain.push(correction);
  }
  end();
  return chains;
}

function cascadeOf(chain: readonly Correction[], around: Around, facts: Facts, unions: Unions): FoundPattern {
  const [first] = chain as [Correction, ...Correction[]];
  const { location, at, root, quantity } = first.finding;
  for (const { finding } of chain) unions.merge(root, finding.root);
  const own = new Set(chain.map(({ index }) => index));
  const isBefore = (moment: number): boolean => moment <= at && at - moment <= ANSWER;
  const [cause] = around.findings
    .filter(({ finding, index }) => !own.has(index) && finding.location === location && isBefore(finding.at) && finding.kind !== 'in_flight'
      && finding.grounds.some(({ fact }) => fact === 'event') && Math.abs(overstatement(finding) ?? 0) === Math.abs(quantity)
      && finding.kind !== 'recurring_variance')
    .sort((a, b) => b.finding.at - a.finding.at || byContent(a.finding, b.finding, facts));
  if (cause !== undefined) unions.merge(root, cause.finding.root);
  const reports = around.incidents.filter((incident) => isBefore(incident.reportedAt)
    && (incident.location === 0 || incident.location === location)
    && (incident.kind === 'oversell' || incident.kind === 'negative_reservation'));
  const stepOf = (role: PatternStep['role'], { index, finding }: Pick<Correction, 'index' | 'finding'>, system: number): PatternStep =>
    ({ finding: index, incident: 0, role, system, quantity: finding.quantity, at: finding.at });
  const before: PatternStep[] = reports.map((incident) => ({
    finding: -1, incident: incident.id, role: 'cause', system: incident.system, quantity: 0 - Math.abs(incident.quantity ?? 0),
    at: incident.reportedAt,
  }));
  if (cause !== undefined) before.push(stepOf('cause', cause, cause.finding.to));
  before.sort((a, b) => a.at - b.at || a.incident - b.incident);
  return { pattern: 'cascade', root, steps: [...before, ...chain.map((correction) => stepOf('fix', correction, correction.system))] };
}
