import type { OpenRecords } from '../openRecords.ts';
import { align } from './alignment.ts';
import { linkByParts } from './byParts.ts';
import { cellsOf, pairableSides, spanOf } from './byTime.ts';
import type { Terms } from './terms.ts';

/**
 * Joins records without a common reference that only meet if those of one side mean the other turn of the clocks: alike in item, place and
 * quantity and inside the window by the other reading, or a few that add up. What meets as it was read has met by now.
 */
export function linkByTurn(open: OpenRecords, terms: Terms): void {
  const { scene } = open;
  const { unsure } = scene;
  if (!unsure.any) return;
  const { handoff } = terms;
  const { early, late } = spanOf(open, handoff);
  const span = { early, late, usual: 0, usualFrom: 0 - early, usualTo: late };
  for (const turned of [handoff.to, handoff.from]) {
    const isTurned = (row: number): boolean => scene.facts.events.system[row] === turned && unsure.isOpen(row);
    const at = (row: number): number => scene.bookedAt(row) + (isTurned(row) ? unsure.otherOf(row) : 0);
    const inOrder = (rows: readonly number[]): number[] => [...rows].sort((a, b) => at(a) - at(b) || scene.compare(a, b));
    const took = (row: number): void => { if (isTurned(row)) unsure.take(row, true); };
    for (const { sources, targets } of cellsOf(open, handoff)) {
      if (![...sources, ...targets].some(isTurned)) continue;
      for (const [some, others] of pairableSides(open, terms, sources, targets)) {
        for (const [source, target] of align(inOrder(some), inOrder(others), at, span).pairs) {
          open.link(source, target, 'quantity_and_time');
          took(source);
          took(target);
        }
      }
    }
    linkByParts(open, terms, { at, concerns: (rows) => rows.some(isTurned), took });
  }
}
