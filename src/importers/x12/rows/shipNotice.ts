import { ediMoment, element } from '../../edi/segments.ts';
import type { ControlNotes, Segment } from '../../edi/segments.ts';
import { itemIds } from '../itemIds.ts';
import type { AddRow } from '../messages.ts';
import { headOf, loops, partyOf } from './places.ts';

export const HEADER_856 = [
  '856 shipment', 'state', 'date', 'location', 'purchase order', 'item', 'item qualifier', 'barcode', 'quantity', 'unit',
];

/** 856: a row for each item level (LIN) with its SN1; packs below an item repeat its quantity and give none. CTT01 counts HL segments. */
export function read856(set: readonly Segment[], add: AddRow, notes: ControlNotes): void {
  const bsn = set.find(({ id }) => id === 'BSN');
  const head = headOf(set, ['HL']);
  const levels = loops(set, ['HL']);
  const shipment = levels.find(([hl]) => element(hl, 3) === 'S') ?? [];
  const shipped = [...head, ...shipment].find((segment) => segment.id === 'DTM' && element(segment, 1) === '011');
  const date = shipped === undefined ? ediMoment(element(bsn, 3), element(bsn, 4)) : ediMoment(element(shipped, 2), element(shipped, 3));
  const byId = new Map(levels.map((level) => [element(level[0], 1), level]));
  for (const level of levels) {
    const line = level.find(({ id }) => id === 'LIN');
    const sn1 = level.find(({ id }) => id === 'SN1');
    if (line === undefined || sn1 === undefined) continue;
    const above = ancestors(byId, level);
    const { item, qualifier, barcode } = itemIds(line, 2);
    const order = above.map((one) => element(one.find(({ id }) => id === 'PRF'), 1)).find((text) => text !== '') ?? '';
    const location = above.map((one) => partyOf(one, ['ST', 'BY'])).find((text) => text !== '') ?? partyOf(shipment, ['ST']);
    add(sn1, [element(bsn, 2), 'shipped', date, location, order, item, qualifier, barcode, element(sn1, 2), element(sn1, 3)]);
  }
  const total = set.find(({ id }) => id === 'CTT');
  if (total === undefined) return;
  // Partners count either all levels or the items alone.
  const items = levels.filter((level) => level.some(({ id }) => id === 'LIN')).length;
  if (Number(element(total, 1)) !== items) notes.compare('The number of levels (CTT01)', element(total, 1), levels.length, total.number);
}

/** A level and those that it stands under, by HL02. */
function ancestors(byId: ReadonlyMap<string, readonly Segment[]>, level: readonly Segment[]): readonly (readonly Segment[])[] {
  const chain = [level];
  for (let above = byId.get(element(level[0], 2)); above !== undefined && !chain.includes(above); above = byId.get(element(above[0], 2))) {
    chain.push(above);
  }
  return chain;
}
