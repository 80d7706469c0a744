import type { EventColumns } from '../facts.ts';
import type { Finding } from '../findings.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import type { EventType } from '../vocabulary.ts';
import { eventRowOf } from './eventOf.ts';
import type { Unions } from './unions.ts';

/** Event types that are stations of one and the same thing that happens to goods, under one reference. */
const FAMILIES: readonly (readonly EventType[])[] = [
  ['reservation', 'release', 'sale', 'pick', 'shipment'], ['return', 'refund'], ['transfer_out', 'transfer_in'],
];
const familyOf = new Map(FAMILIES.flatMap((types, family) => types.map((type) => [EVENT_TYPES.indexOf(type), family] as const)));

/**
 * Brings together the exceptions of one thing that happened: the same item under the same reference, as a sale and as its shipment, as a
 * return and as its refund, as a transfer at both its ends. Those of one record across handoffs share their root already.
 */
export function mergeSameEvents(findings: readonly Finding[], events: EventColumns, unions: Unions): void {
  const firstOf = new Map<string, number>();
  for (const finding of findings) {
    if (finding.kind === 'in_flight' || finding.reference === 0) continue;
    const row = eventRowOf(finding, events);
    const family = row === undefined ? undefined : familyOf.get(events.type[row] ?? 0);
    if (row === undefined || family === undefined) continue;
    const key = `${family}:${finding.item}:${events.normalReference[row]}`;
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, finding.root);
    else unions.merge(first, finding.root);
  }
}
