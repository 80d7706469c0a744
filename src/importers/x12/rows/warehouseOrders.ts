import { ediMoment, element, sumOf } from '../../edi/segments.ts';
import type { ControlNotes, Segment } from '../../edi/segments.ts';
import { itemIds } from '../itemIds.ts';
import type { AddRow } from '../messages.ts';
import { headOf, partyOf } from './places.ts';

export const HEADER_940 = [
  '940 order', 'state', 'date', 'location', 'purchase order', 'line', 'item', 'item qualifier', 'barcode', 'lot', 'quantity', 'unit',
];
export const HEADER_943 = [
  '943 order', 'state', 'date', 'location', 'shipment', 'line', 'item', 'item qualifier', 'barcode', 'lot', 'quantity', 'unit',
];

const ORDER_STATES: Readonly<Record<string, string>> = { N: 'new', R: 'replaced', F: 'cancelled' };

/** 940: a row for each W01 (ordered). W7601 is the sum of W0101. */
export function read940(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const w05 = set.find(({ id }) => id === 'W05');
  const head = headOf(set, ['LX', 'W01']);
  const date = dateOf(head, ['10', '02', '04', '37']);
  const quantities: string[] = [];
  lines(set, 'W01').forEach(({ segment, line }) => {
    const { item, qualifier, barcode } = itemIds(segment, 4, element(segment, 3));
    quantities.push(element(segment, 1));
    add(segment, [
      element(w05, 2), ORDER_STATES[element(w05, 1)] ?? element(w05, 1), date, partyOf(head, ['WH', 'SF']), element(w05, 3), line,
      item, qualifier, barcode, element(segment, 13), element(segment, 1), element(segment, 2),
    ]);
  });
  const total = set.find(({ id }) => id === 'W76');
  if (total !== undefined) notes.compare('The units ordered (W7601)', element(total, 1), sumOf(quantities), total.number);
}

/** 943: a row for each W04 (shipped to the warehouse). W0301 is the sum of W0401. */
export function read943(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const w06 = set.find(({ id }) => id === 'W06');
  const head = headOf(set, ['LX', 'W04']);
  const quantities: string[] = [];
  lines(set, 'W04').forEach(({ segment, line }) => {
    const { item, qualifier, barcode } = itemIds(segment, 4, element(segment, 3));
    quantities.push(element(segment, 1));
    add(segment, [
      element(w06, 2), 'shipped', ediMoment(element(w06, 3)) || dateOf(head, ['11', '10']), partyOf(head, ['WH', 'ST']),
      element(w06, 4), line,
      item, qualifier, barcode, element(segment, 8), element(segment, 1), element(segment, 2),
    ]);
  });
  const total = set.find(({ id }) => id === 'W03');
  if (total !== undefined) notes.compare('The units shipped (W0301)', element(total, 1), sumOf(quantities), total.number);
}

/** A date of the message by its qualifier (G6201), the first that there is. */
export function dateOf(head: readonly Segment[], qualifiers: readonly string[]): string {
  for (const qualifier of qualifiers) {
    const found = head.find((segment) => segment.id === 'G62' && element(segment, 1) === qualifier);
    if (found !== undefined) return ediMoment(element(found, 2));
  }
  return '';
}

/** Every segment of a kind with the number (LX01) that it stands under. */
export function lines(set: readonly Segment[], wanted: string): readonly { readonly segment: Segment; readonly line: string }[] {
  let line = '';
  return set.flatMap((segment) => {
    if (segment.id === 'LX') line = element(segment, 1);
    return segment.id === wanted ? [{ segment, line }] : [];
  });
}

