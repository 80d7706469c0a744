import type { StockState } from './vocabulary.ts';

/**
 * The parts that together make up what is physically on hand (Shopify's rule: available + committed + unavailable). `unstated`
 * are rows whose state is blank in an export that has a column for it.
 */
export const PARTS_OF_ON_HAND: readonly StockState[] = [
  'available', 'committed', 'damaged', 'quarantined', 'unavailable', 'sellable', 'other', 'unstated',
];

/** States that are not on the premises and never part of an on-hand figure. */
export const OUTSIDE_ON_HAND: readonly StockState[] = ['incoming', 'in_transit'];

const WORDS: Readonly<Record<string, StockState>> = {
  '': 'unstated', on_hand: 'on_hand', onhand: 'on_hand', total: 'on_hand', stock: 'on_hand', physical: 'on_hand',
  available: 'available', free: 'available', unrestricted: 'available', ats: 'available', atp: 'available',
  available_to_promise: 'available', available_to_sell: 'available',
  sellable: 'sellable', good: 'sellable',
  committed: 'committed', reserved: 'committed', allocated: 'committed', reservation: 'committed',
  damaged: 'damaged', damage: 'damaged', defective: 'damaged',
  quarantined: 'quarantined', quarantine: 'quarantined', hold: 'quarantined', on_hold: 'quarantined', blocked: 'quarantined',
  quality: 'quarantined', quality_inspection: 'quarantined', inspection: 'quarantined',
  unavailable: 'unavailable', restricted: 'unavailable',
  incoming: 'incoming', on_order: 'incoming', inbound: 'incoming', expected: 'incoming',
  in_transit: 'in_transit', transit: 'in_transit', intransit: 'in_transit',
};

/** The stock state a source's own word means; `other` (a physical state we have no name for) where it is not known. */
export function stockStateOf(word: string): StockState {
  return WORDS[word.trim().toLowerCase().replace(/[\s-]+/gu, '_')] ?? 'other';
}
