import { OUTSIDE_ON_HAND, PARTS_OF_ON_HAND } from '../stockState.ts';
import { STOCK_STATES } from '../vocabulary.ts';
import type { StockState } from '../vocabulary.ts';
import type { Figures, SystemFigures } from './figures.ts';

/** What a system reports of one stock state at one place, and how much of it stands in each of its figures. Scaled units. */
export interface StateShare {
  readonly system: number;
  readonly location: number;
  readonly state: StockState;
  /** Items for which the export gives the state there. */
  items: number;
  units: number;
  /** What the state brings to the figure of all that is there; 0 where a total of the export's own stands for it. */
  onHand: number;
  /** What it brings to the figure of what may be promised; negative where it is taken off. */
  available: number;
}

const FOR_SALE: readonly StockState[] = ['available', 'sellable'];
const NOT_FOR_SALE: readonly StockState[] = ['committed', 'damaged', 'quarantined', 'unavailable'];

/**
 * The rules of `figures.ts` (`onHand`, `available`), told state by state: over all states of a place the shares add up to the two
 * figures. They are judged pool by pool, as the figures are: an export that gives a total for some items and parts for others is
 * taken at its word for each. By system, place and position of the state.
 */
export function stateShares(figures: Figures): readonly StateShare[] {
  const shares = new Map<string, StateShare>();
  for (const one of figures.current.values()) {
    for (let pool = 0; pool < figures.pools.count; pool += 1) {
      const told = one.told[pool] ?? 0;
      if (told !== 0) addPool(shares, one, pool, figures.pools.locationOf(pool), told);
    }
  }
  return [...shares.values()].sort((a, b) => a.system - b.system || a.location - b.location
    || STOCK_STATES.indexOf(a.state) - STOCK_STATES.indexOf(b.state));
}

function addPool(shares: Map<string, StateShare>, one: SystemFigures, pool: number, location: number, told: number): void {
  const tells = (state: StockState): boolean => ((told >> STOCK_STATES.indexOf(state)) & 1) === 1;
  const givesAvailable = FOR_SALE.some(tells);
  STOCK_STATES.forEach((state, position) => {
    if (!tells(state)) return;
    const key = `${one.system} ${location} ${position}`;
    let share = shares.get(key);
    if (share === undefined) shares.set(key, share = { system: one.system, location, state, items: 0, units: 0, onHand: 0, available: 0 });
    const units = one.byState[position]?.[pool] ?? 0;
    const onHand = isInOnHand(state, tells('on_hand')) ? units : 0;
    share.items += 1;
    share.units += units;
    share.onHand += onHand;
    share.available += givesAvailable ? (FOR_SALE.includes(state) ? units : 0) : onHand - (NOT_FOR_SALE.includes(state) ? units : 0);
  });
}

function isInOnHand(state: StockState, givesTotal: boolean): boolean {
  if (state === 'on_hand') return true;
  return !givesTotal && !OUTSIDE_ON_HAND.includes(state) && PARTS_OF_ON_HAND.includes(state);
}
