import type { Handoff } from '../../facts.ts';
import type { EventCase, Exhibit } from '../eventCase.ts';

/** `duplicate_write`: the target recorded one event more than once; `row` is a record beyond those that answer its source. */
export function judgeRepeat(event: EventCase, row: number, handoff: Handoff, source: number): void {
  const { scene, judgement } = event;
  if (event.isAfterCutoff(row)) return;
  const tally = scene.tallies.get(handoff.id);
  if (tally !== undefined) tally.figures.duplicate += 1;
  const kept = event.records(handoff.to).filter((other) => other !== row && event.shareOriginal(other, source));
  const exhibits: Exhibit[] = [['source', source], ...kept.map((other): Exhibit => ['target', other]), ['extra', row]];
  judgement.beyond.set(row, event.find('duplicate_write', handoff, source, scene.quantity(row), scene.bookedAt(row), exhibits));
}
