import { QUANTITY_SCALE } from '../../quantity.ts';
import type { EventCase } from '../eventCase.ts';

/**
 * `unit_of_measure` where one quantity is exactly the other times the item's pack (cases taken for single units, or the
 * reverse), else `quantity_mismatch`.
 */
export function mismatchKind(event: EventCase, source: number, target: number): 'unit_of_measure' | 'quantity_mismatch' {
  const { facts } = event.scene;
  const pack = facts.items.packSize[facts.events.item[source] ?? 0] ?? 0;
  const a = event.scene.quantity(source);
  const b = event.scene.quantity(target);
  const isPackApart = pack > QUANTITY_SCALE && (a * QUANTITY_SCALE === b * pack || b * QUANTITY_SCALE === a * pack);
  return isPackApart ? 'unit_of_measure' : 'quantity_mismatch';
}
