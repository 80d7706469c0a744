import { ediMoment, element } from '../../edi/segments.ts';
import type { ControlNotes, Segment } from '../../edi/segments.ts';
import { itemIds } from '../itemIds.ts';
import type { AddRow } from '../messages.ts';
import { headOf, loops, negated, partyOf } from './places.ts';

export const HEADER_867 = [
  '867 reference', 'date', 'type', 'location', 'sold to', 'purchase order', 'item', 'item qualifier', 'barcode', 'quantity', 'unit',
];

/** 867: a row for each QTY 32 (sold) or 76 (returned) of a transfer; what is sold goes out. CTT01 is the number of transfers' items. */
export function read867(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const bpt = set.find(({ id }) => id === 'BPT');
  const location = partyOf(headOf(set, ['PTD']), ['DB', 'WH', 'SF', 'DS', 'SE', 'BG']);
  let lines = 0;
  for (const transfer of loops(set, ['PTD'])) {
    const head = headOf(transfer, ['QTY']);
    for (const loop of loops(transfer, ['QTY'])) {
      const qty = loop[0] as Segment;
      const line = loop.find(({ id }) => id === 'LIN');
      const sold = loop.find((segment) => segment.id === 'DTM' && element(segment, 1) === '003');
      const { item, qualifier, barcode } = itemIds(line, 2);
      const isReturn = element(qty, 1) === '76';
      lines += 1;
      add(qty, [
        element(bpt, 2), ediMoment(element(sold, 2) || element(bpt, 3)), isReturn ? 'return' : 'sale', location,
        partyOf(head, ['ST', 'BY']),
        element(head.find((segment) => segment.id === 'REF' && element(segment, 1) === 'PO'), 2), item, qualifier, barcode,
        isReturn ? element(qty, 2) : negated(element(qty, 2)), element(qty, 3),
      ]);
    }
  }
  const total = set.find(({ id }) => id === 'CTT');
  if (total !== undefined) notes.compare('The number of items (CTT01)', element(total, 1), lines, total.number);
}
