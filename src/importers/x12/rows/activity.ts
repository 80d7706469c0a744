import { ediMoment, element } from '../../edi/segments.ts';
import type { ControlNotes, Segment } from '../../edi/segments.ts';
import { itemIds } from '../itemIds.ts';
import type { AddRow } from '../messages.ts';

export const HEADER_852 = ['852 reference', 'from', 'to', 'location', 'item', 'item qualifier', 'barcode', 'activity', 'quantity', 'unit'];

/** 852: a row for each ZA of an item, or for each location that SDQ breaks one down to. CTT01 is the number of items. */
export function read852(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const period = set.find(({ id }) => id === 'XQ');
  const [from, to] = [ediMoment(element(period, 2)), ediMoment(element(period, 3) || element(period, 2))];
  let location = '';
  let line: Segment | undefined;
  let lines = 0;
  set.forEach((segment, index) => {
    if (segment.id === 'N1') location = element(segment, 4) || element(segment, 2);
    if (segment.id === 'LIN') {
      line = segment;
      lines += 1;
    }
    if (segment.id !== 'ZA' || line === undefined) return;
    const { item, qualifier, barcode } = itemIds(line, 2);
    const row = (at: Segment, where: string, quantity: string): void => {
      add(at, [element(set[0], 2), from, to, where, item, qualifier, barcode, element(segment, 1), quantity, element(segment, 3)]);
    };
    const places: Segment[] = [];
    for (let next = index + 1; set[next]?.id === 'SDQ'; next += 1) places.push(set[next] as Segment);
    if (places.length === 0) row(segment, location, element(segment, 2));
    for (const sdq of places) {
      for (let at = 3; at + 1 < sdq.elements.length; at += 2) if (element(sdq, at) !== '') row(sdq, element(sdq, at), element(sdq, at + 1));
    }
  });
  const total = set.find(({ id }) => id === 'CTT');
  if (total !== undefined) notes.compare('The number of items (CTT01)', element(total, 1), lines, total.number);
}
