import { ediMoment, element, sumOf } from '../../edi/segments.ts';
import type { ControlNotes, Segment } from '../../edi/segments.ts';
import { itemIds } from '../itemIds.ts';
import type { AddRow } from '../messages.ts';
import { headOf, loops, partyOf } from './places.ts';

export const HEADER_846 = ['846 reference', 'as of', 'location', 'item', 'item qualifier', 'barcode', 'state', 'quantity', 'unit'];

/** 846: a row for each QTY of an item, or for each location that SDQ breaks one down to. */
export function read846(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const head = headOf(set, ['LIN']);
  const bia = set.find(({ id }) => id === 'BIA');
  const taken = head.find((segment) => segment.id === 'DTM' && ['007', '102', '168'].includes(element(segment, 1)));
  const asOf = taken === undefined ? ediMoment(element(bia, 4), element(bia, 5)) : ediMoment(element(taken, 2), element(taken, 3));
  const quantities: string[] = [];
  const lines = loops(set, ['LIN']);
  for (const line of lines) {
    const { item, qualifier, barcode } = itemIds(line[0], 2);
    const location = partyOf(line, ['WH', 'ST', 'LW']) || partyOf(head, ['WH', 'SF', 'ST', 'LW']);
    loops(line, ['QTY']).forEach((loop) => {
      const qty = loop[0] as Segment;
      const unit = element(qty, 3).split(/[>:]/u)[0] || element(loop.find(({ id }) => id === 'UIT'), 1);
      quantities.push(element(qty, 2));
      const row = (at: Segment, where: string, quantity: string): void => {
        add(at, [element(bia, 3), asOf, where, item, qualifier, barcode, element(qty, 1), quantity, unit]);
      };
      const places = loop.filter(({ id }) => id === 'SDQ');
      if (places.length === 0) row(qty, location, element(qty, 2));
      for (const sdq of places) {
        for (let at = 3; at + 1 < sdq.elements.length; at += 2) {
          if (element(sdq, at) !== '') row(sdq, element(sdq, at), element(sdq, at + 1));
        }
      }
    });
  }
  const total = set.find(({ id }) => id === 'CTT');
  if (total === undefined) return;
  notes.compare('The number of items (CTT01)', element(total, 1), lines.length, total.number);
  notes.compare('The sum of quantities (CTT02)', element(total, 2), sumOf(quantities), total.number);
}
