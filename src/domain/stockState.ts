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

/** What a figure is made of: quantities of these states, less those of others. */
export interface FigureStates {
  readonly added: readonly StockState[];
  readonly takenOff: readonly StockState[];
}

const FOR_SALE: readonly StockState[] = ['available', 'sellable'];
const NOT_FOR_SALE: readonly StockState[] = ['committed', 'damaged', 'quarantined', 'unavailable'];

/**
 * The states behind a figure of a pool, by which states an export tells of it. On hand: its own total where it gives one, else its parts
 * added up. Available: what it calls so, else what is on hand less every part that is not for sale.
 */
export function statesBehind(meaning: 'on_hand' | 'available', tells: (state: StockState) => boolean): FigureStates {
  const onHand = tells('on_hand') ? ['on_hand' as const] : PARTS_OF_ON_HAND;
  if (meaning === 'on_hand') return { added: onHand, takenOff: [] };
  return FOR_SALE.some(tells) ? { added: FOR_SALE, takenOff: [] } : { added: onHand, takenOff: NOT_FOR_SALE };
}

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
