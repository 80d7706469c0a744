import type { Handoff } from '../../facts.ts';
import type { EventCase, Exhibit } from '../eventCase.ts';
import { judgeUngated } from './ungatedWrite.ts';

const MINUTE = 60_000;

/**
 * `missing_event`, `in_flight`: the source has it and the targets of these handoffs do not. Still inside the window at the cut-off,
 * gone missing, or (by hand, and in no system at all) never meant to pass the gate.
 */
export function judgeUnanswered(event: EventCase, source: number, handoffs: readonly Handoff[]): void {
  const { scene, judgement } = event;
  if (event.isAfterCutoff(source)) {
    inheritDelay(event, source, handoffs);
    return;
  }
  const at = scene.bookedAt(source);
  const overdue = handoffs.filter((handoff) => scene.facts.cutoff - at > handoff.withinMinutes * MINUTE);
  const isUngated = overdue.length === handoffs.length && reachedNobody(event, source, handoffs);
  if (isUngated) takeForUngated(event, source, handoffs);
  for (const handoff of handoffs) {
    const tally = scene.tallies.get(handoff.id);
    if (tally === undefined) continue;
    const isInFlight = !overdue.includes(handoff);
    tally.figures.events += 1;
    if (isInFlight) tally.figures.inFlight += 1;
    else tally.figures.missing += 1;
    if (isUngated) continue;
    const kind = isInFlight ? 'in_flight' : 'missing_event';
    const rivals = kind === 'missing_event' ? event.candidates.get(source) ?? [] : [];
    const exhibits: Exhibit[] = [['source', source], ...rivals.map((row): Exhibit => ['candidate', row])];
    const finding = event.find(kind, handoff, source, scene.quantity(source), at, exhibits);
    for (const original of event.originalsOf.get(source) ?? []) judgement.addAbsent(handoff.to, original, finding);
  }
}

/** Written by hand, in this system only, and no handoff out of it brought it anywhere. */
function reachedNobody(event: EventCase, source: number, failed: readonly Handoff[]): boolean {
  const system = event.scene.facts.events.system[source] ?? 0;
  return event.isByHand() && event.isAlone(system)
    && !event.plan.handoffs.some((handoff) => handoff.from === system && !failed.includes(handoff));
}

/** The record is no original that others lack, but beyond what they all agree on. */
function takeForUngated(event: EventCase, source: number, handoffs: readonly Handoff[]): void {
  const { facts } = event.scene;
  const toAuthority = handoffs.find((handoff) => handoff.to === facts.authority.systemByDefault) ?? handoffs[0];
  judgeUngated(event, source, facts.events.system[source] ?? 0, toAuthority);
  event.originalsOf.delete(source);
  event.originals.delete(source);
  event.judgement.standsFor.delete(source);
}

/** What had not reached the source by the cut-off could not reach the targets either, for the same reason. */
function inheritDelay(event: EventCase, source: number, handoffs: readonly Handoff[]): void {
  const delay = event.judgement.differs.get(source)?.find((reason) => reason.quantity === 0)?.finding;
  if (delay === undefined) return;
  for (const handoff of handoffs) {
    for (const original of event.originalsOf.get(source) ?? []) event.judgement.addAbsent(handoff.to, original, delay);
  }
}
