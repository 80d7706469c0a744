/**
 * Matching: what became of every recorded event on its way between the systems.
 *
 * 1. Records of all systems are grouped into *physical events*: same type, item and location, same reference in normal form
 *    (`physicalEvents.ts`).
 *    What is in order by then is counted and left alone. Among the rest, references that are only spelled differently are joined,
 *    clocks that are wrong by a constant are set right, it is told which turn of summer time a moment means (`tellTurns.ts`), and
 *    records that share no reference are joined by what else they share (`linkRecords.ts`, one file a rule in `links/`). The README
 *    beside this file tells the method as a whole.
 * 2. Each group is walked along the declared handoffs, those nearest the origin first (`handoffPlan.ts`). At each handoff the
 *    source's and the target's records are paired (`pairing.ts`) and every pair and every leftover is classified
 *    (`judgeEvent.ts`, `rules/`): in flight, late, missing, repeated, of another quantity, before its source, orphaned, round the gate.
 * 3. From the classification follows what each system's figure holds too much or too little of the event (`deviations.ts`), and
 *    from two systems' deviations the lines of their statement.
 *
 * Nearly all events are in order; a quick look settles those without a single object being made.
 */
import { movesFigure } from '../attribution/comparisons.ts';
import type { Comparisons } from '../attribution/comparisons.ts';
import type { Figures } from '../attribution/figures.ts';
import type { Facts } from '../facts.ts';
import type { Contribution, Finding, HandoffFigures } from '../findings.ts';
import { findClockSkew } from './clockSkew.ts';
import type { ClockSkew } from './clockSkew.ts';
import { deviationsOf, difference } from './deviations.ts';
import type { Deviation } from './deviations.ts';
import type { LocalPlan } from './handoffPlan.ts';
import { judgeEvent } from './judgeEvent.ts';
import type { LatencyKeeper } from './latency.ts';
import { Ledger } from './ledger.ts';
import { linkReferences, linkWithoutReferences } from './linkRecords.ts';
import { ReferenceReader } from './links/referenceParts.ts';
import { UndeclaredWays, observedWays } from './observedWays.ts';
import type { ObservedWay } from './observedWays.ts';
import type { OpenEvent } from './openEvents.ts';
import { OpenRecords } from './openRecords.ts';
import type { PhysicalEvents } from './physicalEvents.ts';
import { QuickLook } from './quickLook.ts';
import { Scene } from './scene.ts';
import { tellTurns, tellTurnsOf } from './tellTurns.ts';
import type { MomentTaken } from './unsureTimes.ts';

export interface MatchResult {
  readonly findings: readonly Finding[];
  readonly contributions: readonly Contribution[];
  readonly handoffs: readonly HandoffFigures[];
  readonly clocks: readonly ClockSkew[];
  /** What moments that may mean two were taken for. */
  readonly moments: readonly MomentTaken[];
  /** When each row's system booked it, by clocks set right. */
  readonly booked: Float64Array;
  readonly ways: readonly ObservedWay[];
}

const MINUTE = 60_000;
/** Events looked at between two breaths. */
const BATCH = 20_000;

/**
 * Matches all events of an engagement; see the head of this file. A generator, so that whoever runs it can report progress and
 * stop: it yields how many physical events are done, of how many. `physical`: the groups of step 1, where they are made already;
 * `keep`: what keeps latencies, where somebody wants to know of which rows they are.
 */
export function* matchEvents(
  facts: Facts, figures: Figures, comparisons: Comparisons, physical?: PhysicalEvents, keep?: LatencyKeeper,
): Generator<{ readonly done: number; readonly total: number }, MatchResult, void> {
  const scene = new Scene(facts, figures, physical, keep?.ofHandoff);
  const ledger = new Ledger(scene);
  const reader = new ReferenceReader(facts.referenceSpellings);
  let open = new OpenRecords(scene, yield* settleInOrder(scene));
  linkReferences(open, reader);
  const clocks = findClockSkew(open);
  if (clocks.length > 0) {
    scene.correctClocks(clocks);
    open = new OpenRecords(scene, yield* settleInOrder(scene));
    linkReferences(open, reader);
  }
  const turns = scene.unsure.any ? tellTurns(open) : undefined;
  if (turns?.isChanged === true) {
    scene.countAgain();
    open = new OpenRecords(scene, yield* settleInOrder(scene));
    linkReferences(open, reader);
  }
  linkWithoutReferences(open, reader);
  const { count } = scene.physical;
  const quickLook = new QuickLook(scene);
  const undeclared = new UndeclaredWays(scene, keep?.ofWay);
  let judged = count - open.groups.length;
  const events = open.events();
  while (events.next()) {
    if (judged % BATCH === 0) yield { done: judged, total: count };
    judged += 1;
    const first = events.records[events.from] ?? 0;
    const plan = scene.plan.at(facts.events.type[first] ?? 0, facts.events.location[first] ?? 0);
    if (turns !== undefined && events.basis !== 'reference') tellTurnsOf(scene, events.rows(), plan, turns.spanOf);
    // What was joined in the meantime may be in order by now.
    if (events.basis !== 'reference' && quickLook.settleRows(events.records, events.from, events.to, plan)) continue;
    const event = events.event();
    judgeGroup(scene, ledger, comparisons, event, plan, open.candidates);
    undeclared.see(event.rows, plan);
  }
  ledger.close();
  const handoffs = facts.handoffs.flatMap(({ id, withinMinutes }) => {
    const tally = scene.tallies.get(id);
    if (tally === undefined) return [];
    const { latencies } = tally;
    return [{ ...tally.figures, latency: latencies.summary(), latencyBins: latencies.bins(withinMinutes * MINUTE) }];
  });
  return {
    findings: ledger.findings, contributions: ledger.contributions, handoffs, clocks,
    moments: scene.unsure.all(facts.events), booked: scene.physical.booked,
    ways: observedWays(facts.handoffs, scene.tallies, undeclared),
  };
}

/** Takes a quick look at every group and counts those that are in order; the others are given back. */
function* settleInOrder(scene: Scene): Generator<{ readonly done: number; readonly total: number }, Int32Array, void> {
  const quickLook = new QuickLook(scene);
  const { type, location } = scene.facts.events;
  const { count, rows, start } = scene.physical;
  const left = new Int32Array(count);
  let found = 0;
  for (let group = 0; group < count; group += 1) {
    if (group % BATCH === 0) yield { done: group, total: count };
    const first = rows[start[group] ?? 0] ?? 0;
    if (quickLook.settle(group, scene.plan.at(type[first] ?? 0, location[first] ?? 0))) continue;
    left[found] = group;
    found += 1;
  }
  return left.subarray(0, found);
}

function judgeGroup(
  scene: Scene, ledger: Ledger, comparisons: Comparisons, { root, rows, basis }: OpenEvent, plan: LocalPlan,
  candidates: OpenRecords['candidates'],
): void {
  const { events } = scene.facts;
  const first = rows[0] ?? 0;
  const item = events.item[first] ?? 0;
  const location = events.location[first] ?? 0;
  const type = events.type[first] ?? 0;
  const event = judgeEvent(scene, rows, plan, candidates);
  const places = ledger.enter(event.judgement.findings, item, location, { root, basis, isUnnamed: !event.isReferenced });

  const pool = scene.figures.pools.find(item, location);
  if (pool < 0) return;
  const known = new Map<number, Deviation[]>();
  const deviations = (system: number): Deviation[] => {
    let parts = known.get(system);
    if (parts === undefined) {
      parts = deviationsOf(system, event, plan, scene, scene.readAt(system, item, location));
      known.set(system, parts);
    }
    return parts;
  };
  // Where every record is beyond the original (all went round the gate), the event concerns every system that keeps a log.
  const concerns = (system: number): boolean => scene.systemsWithLog.has(system)
    && (event.originals.size === 0 || plan.targets.has(system) || event.recordsOf.has(system));
  for (const comparison of comparisons.at(location)) {
    if (!movesFigure(type, comparison.meaning) || !concerns(comparison.system) || !concerns(comparison.authority)) continue;
    const parts = difference(deviations(comparison.system), deviations(comparison.authority));
    ledger.attribute(parts, places, pool, comparison.system, root);
  }
}
