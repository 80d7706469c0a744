import { ediMoment, element, sumOf } from '../../edi/segments.ts';
import type { ControlNotes, Segment } from '../../edi/segments.ts';
import { itemIds } from '../itemIds.ts';
import type { AddRow } from '../messages.ts';
import { headOf, negated, partyOf } from './places.ts';
import { dateOf, lines } from './warehouseOrders.ts';

const MOVE = ['date', 'type', 'location', 'reference', 'line', 'item', 'item qualifier', 'barcode', 'lot', 'quantity', 'unit', 'reason'];
export const HEADER_944 = ['944 receipt', ...MOVE];
export const HEADER_945 = ['945 shipment', ...MOVE];
export const HEADER_947 = ['947 adjustment', ...MOVE];

/** 944: a row for each W07 (received). W1401 is the sum of W0701. */
export function read944(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const w17 = set.find(({ id }) => id === 'W17');
  const location = partyOf(headOf(set, ['W07']), ['WH', 'ST']);
  const quantities: string[] = [];
  for (const { segment, line } of lines(set, 'W07')) {
    const { item, qualifier, barcode } = itemIds(segment, 4, element(segment, 3));
    quantities.push(element(segment, 1));
    add(segment, [
      element(w17, 3), ediMoment(element(w17, 2)), 'receipt', location, element(w17, 4) || element(w17, 5) || element(w17, 3), line, item,
      qualifier, barcode, element(segment, 8), element(segment, 1), element(segment, 2), '',
    ]);
  }
  const total = set.find(({ id }) => id === 'W14');
  if (total !== undefined) notes.compare('The quantity received (W1401)', element(total, 1), sumOf(quantities), total.number);
}

/** 945: a row for each W12, what was shipped going out. W0301 is the sum of W1203, and W1204 what was ordered and not shipped. */
export function read945(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const w06 = set.find(({ id }) => id === 'W06');
  const head = headOf(set, ['LX', 'W12']);
  const date = ediMoment(element(w06, 3)) || dateOf(head, ['11', '10']);
  const quantities: string[] = [];
  for (const { segment, line } of lines(set, 'W12')) {
    const { item, qualifier, barcode } = itemIds(segment, 7, element(segment, 6));
    const shipped = element(segment, 3);
    quantities.push(shipped);
    add(segment, [
      element(w06, 4), date, 'shipment', partyOf(head, ['WH', 'SF']), element(w06, 2) || element(w06, 4), line, item, qualifier, barcode,
      element(segment, 9), negated(shipped), element(segment, 5), element(segment, 1),
    ]);
    if (element(segment, 2) !== '') {
      notes.compare(`What line ${line} lacks (W1204)`, element(segment, 4), sumOf([element(segment, 2), negated(shipped)]), segment.number);
    }
  }
  const total = set.find(({ id }) => id === 'W03');
  if (total !== undefined) notes.compare('The units shipped (W0301)', element(total, 1), sumOf(quantities), total.number);
}

/** 947: a row for each W19, signed as it stands. */
export function read947(set: readonly Segment[], add: AddRow): void {
  const w15 = set.find(({ id }) => id === 'W15');
  const location = partyOf(headOf(set, ['W19']), ['WH', 'ST']);
  for (const { segment, line } of lines(set, 'W19')) {
    const { item, qualifier, barcode } = itemIds({ ...segment, elements: segment.elements.slice(0, 9) }, 5, element(segment, 4));
    add(segment, [
      element(w15, 2) || element(w15, 3), ediMoment(element(w15, 1)), 'adjustment', location,
      element(w15, 2) || element(w15, 3), line, item,
      qualifier, barcode, element(segment, 9), element(segment, 2), element(segment, 3), element(segment, 1),
    ]);
  }
}
