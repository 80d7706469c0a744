import type { EventCase } from '../eventCase.ts';
import { judgeUngated } from './ungatedWrite.ts';

/** `orphan_event`: the target recorded what no source has. By hand and in no other system it is a write round the gate instead. */
export function judgeOrphan(event: EventCase, row: number, system: number): void {
  const { scene, judgement, plan } = event;
  if (event.isAfterCutoff(row)) return;
  if (event.isByHand() && event.isAlone(system)) {
    judgeUngated(event, row, system, undefined);
    return;
  }
  const handoff = scene.plan.likeliestInto(plan, system, event.type, scene.facts.events.location[row] ?? 0);
  const tally = handoff === undefined ? undefined : scene.tallies.get(handoff.id);
  if (tally !== undefined) tally.figures.orphan += 1;
  judgement.beyond.set(row, event.enter(
    {
      kind: 'orphan_event', handoff, from: handoff?.from ?? 0, to: system, quantity: scene.quantity(row),
      at: scene.bookedAt(row),
    },
    row, [['extra', row]],
  ));
}
