import type { Handoff } from '../../facts.ts';
import type { EventCase } from '../eventCase.ts';

/** `ungated_write`: a count or manual adjustment that reached no other system. It begins and ends where it was written. */
export function judgeUngated(event: EventCase, row: number, system: number, handoff: Handoff | undefined): void {
  const { scene, judgement } = event;
  judgement.beyond.set(row, event.enter(
    { kind: 'ungated_write', handoff, from: system, to: system, quantity: scene.quantity(row), at: scene.bookedAt(row) },
    row, [['source', row]],
  ));
}
