import type { EventCase } from '../eventCase.ts';
import { judgeUngated } from './ungatedWrite.ts';

/**
 * A record in a system no handoff of this type touches. Where another system has the same under the same reference, it came by a way
 * nobody declared and is as good as matched; written by hand in this system alone, it went round the gate.
 */
export function judgeOutsider(event: EventCase, row: number, system: number): void {
  const { scene } = event;
  if (event.isReferenced) {
    const twin = [...event.originalsOf.keys()].find((other) => scene.facts.events.system[other] !== system
      && scene.quantity(other) === scene.quantity(row)
      && !event.records(system).some((mine) => event.shareOriginal(mine, other)));
    if (twin !== undefined) {
      event.answer(twin, row, false);
      return;
    }
  }
  if (event.isByHand() && event.isAlone(system) && !event.isAfterCutoff(row)) judgeUngated(event, row, system, undefined);
  else if (event.isReferenced) event.makeOriginal(row);
}
