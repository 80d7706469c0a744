/**
 * Which turn of the clocks is meant. When clocks are set back an hour is shown twice, and a log that gives no offset does not say which
 * of the two; when they are set forward an hour is never shown, and a log may name it all the same. Such a moment is read as the first of
 * the two, or as much later as was skipped. Whether it means the other one is told by the records of the same event in other systems: by
 * the reading under which they were booked inside their window, and in the time that the handoff usually takes. Where both readings do as
 * well, nothing tells, the moment stands as it was read, and is said to be open. The order of rows is asked for nothing here.
 */
import type { Handoff } from '../facts.ts';
import type { LocalPlan } from './handoffPlan.ts';
import { usualSpan } from './links/alignment.ts';
import type { Span } from './links/alignment.ts';
import type { OpenRecords } from './openRecords.ts';
import { pairRecords } from './pairing.ts';
import { sortRange } from './physicalEvents.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A reading has to be nearer to what is usual by so much before it is believed. */
const CLEARLY = 15 * MINUTE;
/** With more records in doubt under one event than this, every combination of them is not tried. */
const MOST_IN_DOUBT = 6;
const NOTHING_TO_GO_BY = Infinity;

/** The window of each handoff, with what its other events say of how long it usually takes. */
export type SpanOf = (handoff: Handoff) => Span;

/**
 * Tells what can be told of the events that share a reference. Where a moment changed, what is in order has to be looked at anew. The
 * spans are for the events that are joined later.
 */
export function tellTurns(open: OpenRecords): { readonly isChanged: boolean; readonly spanOf: SpanOf } {
  const { scene } = open;
  const { type, location } = scene.facts.events;
  const planOf = (rows: Int32Array): LocalPlan => scene.plan.at(type[rows[0] ?? 0] ?? 0, location[rows[0] ?? 0] ?? 0);
  const settled = settledEvents(open);
  const spanOf = usualSpans(scene, (handoff) => settled.flatMap((rows) => latenciesOf(scene, rows, planOf(rows), handoff)));
  let isChanged = false;
  for (const rows of [...settled, ...openEvents(open)]) if (tellTurnsOf(scene, rows, planOf(rows), spanOf)) isChanged = true;
  return { isChanged, spanOf };
}

/** The same for one event, its rows oldest first; they are put in order anew where a moment changed. */
export function tellTurnsOf(scene: Scene, rows: Int32Array, plan: LocalPlan, spanOf: SpanOf): boolean {
  const { unsure } = scene;
  const inDoubt = [...rows].filter((row) => unsure.isOpen(row));
  if (inDoubt.length === 0 || inDoubt.length > MOST_IN_DOUBT) return false;
  const costs = Array.from({ length: 2 ** inDoubt.length }, (_, reading) => costOf(scene, rows, plan, spanOf, inDoubt, reading));
  const least = Math.min(...costs);
  if (least === NOTHING_TO_GO_BY) return false;
  const fits = costs.flatMap((cost, reading) => (cost < least + CLEARLY ? [reading] : []));
  // As few moments as can be are taken otherwise than they were read.
  const chosen = fits.reduce((best, reading) => (bits(reading) < bits(best) ? reading : best));
  const changed = inDoubt.filter((row, at) => {
    const isOther = (chosen >> at & 1) === 1;
    const isTold = fits.every((reading) => (reading >> at & 1) === (chosen >> at & 1));
    return (isTold || isOther) && unsure.take(row, isOther);
  });
  if (changed.length > 0) sortRange(rows, 0, rows.length, (a, b) => scene.compare(a, b));
  return changed.length > 0;
}

/**
 * How far the event's latencies are from usual if these records mean these moments (a bit each: 1 for the other one), in milliseconds.
 * What no window allows costs more than anything inside. Infinite where nothing can be compared.
 */
function costOf(
  scene: Scene, rows: Int32Array, plan: LocalPlan, spanOf: SpanOf, inDoubt: readonly number[], reading: number,
): number {
  const { events } = scene.facts;
  const shifts = new Map(inDoubt.map((row, at) => [row, (reading >> at & 1) === 1 ? scene.unsure.otherOf(row) : 0]));
  const at = (row: number): number => scene.bookedAt(row) + (shifts.get(row) ?? 0);
  const ofSystem = (system: number): number[] => [...rows].filter((row) => events.system[row] === system).sort((a, b) => at(a) - at(b));
  let cost = 0;
  let compared = 0;
  for (const handoff of plan.handoffs) {
    const [sources, targets] = [ofSystem(handoff.from), ofSystem(handoff.to)];
    if (sources.length === 0 || targets.length === 0) continue;
    const span = spanOf(handoff);
    const timing = { at, early: span.early, late: span.late, mayBePart: () => true };
    for (const { source, target } of pairRecords(events, sources, targets, timing).pairs) {
      cost += distance(at(target) - at(source), span);
      compared += 1;
    }
  }
  // No record is booked before it happened.
  for (const row of inDoubt) {
    const occurred = events.occurredAt[row] ?? NaN;
    const booked = events.recordedAt[row] ?? NaN;
    if (Number.isNaN(booked) || booked === occurred) continue;
    compared += 1;
    if (booked + (shifts.get(row) ?? 0) < occurred - MINUTE) cost += DAY;
  }
  return compared === 0 ? NOTHING_TO_GO_BY : cost;
}

function distance(latency: number, { early, late, usualFrom, usualTo }: Span): number {
  if (latency < 0 - early) return DAY - early - latency;
  if (latency > late) return DAY + latency - late;
  return Math.max(0, usualFrom - latency, latency - usualTo);
}

function bits(reading: number): number {
  let count = 0;
  for (let rest = reading; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The events in order that have a moment in doubt, as they lie. */
function settledEvents({ groups, scene: { unsure, physical } }: OpenRecords): Int32Array[] {
  const { rows, start, count } = physical;
  const isOpen = new Uint8Array(count);
  for (const group of groups) isOpen[group] = 1;
  const found: Int32Array[] = [];
  for (let group = 0; group < count; group += 1) {
    if (isOpen[group] === 1) continue;
    const own = rows.subarray(start[group], start[group + 1]);
    if (own.some((row) => unsure.has(row))) found.push(own);
  }
  return found;
}

/** The others that have one, as they stand by now. */
function openEvents(open: OpenRecords): Int32Array[] {
  const { unsure } = open.scene;
  const found: Int32Array[] = [];
  const events = open.events();
  while (events.next()) {
    const rows = events.rows();
    if (rows.some((row) => unsure.has(row))) found.push(rows);
  }
  return found;
}

/** What an event in order adds to the latencies of a handoff. */
function latenciesOf(scene: Scene, rows: Int32Array, plan: LocalPlan, handoff: Handoff): readonly number[] {
  const { system } = scene.facts.events;
  if (!plan.handoffs.includes(handoff)) return [];
  const of = (side: number): number | undefined => rows.find((row) => system[row] === side);
  const [source, target] = [of(handoff.from), of(handoff.to)];
  return source === undefined || target === undefined ? [] : [scene.bookedAt(target) - scene.bookedAt(source)];
}

/** How long handoffs usually take, by what was in order and in no doubt. */
function usualSpans(scene: Scene, inDoubt: (handoff: Handoff) => readonly number[]): SpanOf {
  const known = new Map<number, Span>();
  return (handoff) => {
    const span = known.get(handoff.id) ?? usualSpan(
      without(scene.tallies.get(handoff.id)?.latencies.inOrder() ?? new Float64Array(0), inDoubt(handoff)),
      scene.earliness(handoff.from, handoff.to), handoff.withinMinutes * MINUTE);
    known.set(handoff.id, span);
    return span;
  };
}

function without(inOrder: Float64Array, gone: readonly number[]): Float64Array {
  const counts = new Map<number, number>();
  for (const latency of gone) counts.set(latency, (counts.get(latency) ?? 0) + 1);
  return inOrder.filter((latency) => {
    const left = counts.get(latency) ?? 0;
    if (left > 0) counts.set(latency, left - 1);
    return left === 0;
  });
}
