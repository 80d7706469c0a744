/**
 * What each system reports of each item at each place, and how that differs from the authority. A figure is what the system
 * opened with plus what its own log says up to the moment it was read, and whatever the item's role adds.
 */
import type { FindingKind, StockState } from '../domain/vocabulary.ts';
import type { Movement } from './movement.ts';
import { movesStock } from './movement.ts';
import { OVERFLOW, WAREHOUSE } from './network.ts';
import type { TrueVariance } from './truth.ts';
import type { World } from './world.ts';
import { stockKey } from './world.ts';

/** One line of a positions export. */
export interface Figure {
  readonly system: string;
  readonly code: string;
  readonly location: string;
  readonly state: StockState;
  readonly quantity: number;
}

type Contributions = Map<FindingKind, number>;

/** A system's side of one comparison: its figure in the meaning compared, and why it is off what is true. */
interface Side { readonly quantity: number; readonly off: Contributions }

export class Books {
  readonly #world: World;
  readonly #byStock = new Map<string, Movement[]>();

  constructor(world: World) {
    this.#world = world;
    for (const movement of world.movements) {
      const key = stockKey(movement.item, movement.location);
      const list = this.#byStock.get(key);
      if (list) list.push(movement);
      else this.#byStock.set(key, [movement]);
    }
  }

  /** The export of one system at one place: at the cut-off (or when it was read), or before the first movement. */
  figures(system: string, location: string, when: 'opening' | 'closing'): Figure[] {
    const { catalogue, roles } = this.#world;
    return catalogue.flatMap((item, index): Figure[] => {
      if (location === OVERFLOW && !roles.overflow.has(index)) return [];
      const onHand = this.#side(system, index, location, when, false).quantity;
      const code = system === '3pl' && roles.aliased.has(index) ? secondCode(item.sku) : item.sku;
      const line = (state: StockState, quantity: number): Figure => ({ system, code, location, state, quantity });
      const damaged = location === WAREHOUSE ? (roles.damaged.get(index) ?? roles.damagedAgreed.get(index) ?? 0) : 0;
      if (system === 'storefront') return [line('available', this.#side(system, index, location, when, true).quantity)];
      if (system === 'wms' && damaged > 0) return [line('sellable', onHand - damaged), line('damaged', damaged)];
      if (system !== 'erp' || location !== WAREHOUSE) return [line('on_hand', onHand)];
      const committed = this.#committed('erp', index, when);
      const tellsDamaged = roles.damagedAgreed.has(index);
      // An export that never says what is reserved cannot be told to take damaged goods off what it has on hand.
      return [
        line('on_hand', onHand),
        ...(committed === 0 && !tellsDamaged ? [] : [line('committed', committed)]),
        ...(tellsDamaged ? [line('damaged', damaged)] : []),
      ];
    });
  }

  /** Every difference from the authority at the cut-off, with its true reasons. */
  variances(authority: string): TrueVariance[] {
    const { network, catalogue, roles } = this.#world;
    const found: TrueVariance[] = [];
    for (const { code: location, holders } of network.locations) {
      for (const system of holders.filter((holder) => holder !== authority)) {
        catalogue.forEach((item, index) => {
          if (location === OVERFLOW && !roles.overflow.has(index)) return;
          const promised = system === 'storefront';
          const theirs = this.#side(system, index, location, 'closing', promised);
          const ours = this.#side(authority, index, location, 'closing', promised);
          if (system === '3pl' && roles.aliased.has(index)) {
            const held = theirs.quantity;
            found.push(difference(item.sku, location, system, { quantity: 0, off: new Map([['item_alias', -held]]) }, ours));
            found.push(difference(secondCode(item.sku), location, system,
              { quantity: held, off: new Map([['item_alias', held]]) }, { quantity: 0, off: new Map() }));
          } else if (theirs.quantity !== ours.quantity) found.push(difference(item.sku, location, system, theirs, ours));
        });
      }
    }
    return found.filter(({ variance }) => variance !== 0);
  }

  /** The events that the storefront had booked only after its figures were read, as their net quantity by item. */
  unread(system: string, location: string): Map<number, number> {
    const net = new Map<number, number>();
    this.#world.catalogue.forEach((_, index) => {
      const stale = this.#side(system, index, location, 'closing', true).off.get('stale_read') ?? 0;
      if (stale !== 0) net.set(index, stale);
    });
    return net;
  }

  #side(system: string, item: number, location: string, when: 'opening' | 'closing', promised: boolean): Side {
    const { roles, opening, staleAsOf, cutoff } = this.#world;
    const off: Contributions = new Map();
    const add = (kind: FindingKind, quantity: number): number => {
      if (quantity !== 0) off.set(kind, (off.get(kind) ?? 0) + quantity);
      return quantity;
    };
    let quantity = opening.get(stockKey(item, location)) ?? 0;
    const asOf = staleAsOf.get(`${system}|${location}`) ?? cutoff;
    for (const movement of when === 'closing' ? (this.#byStock.get(stockKey(item, location)) ?? []) : []) {
      if (!movesStock(movement.type)) continue;
      const { told, read } = toldBy(movement, system, asOf);
      quantity += read;
      add(movement.deviations.get(system) ?? 'unexplained_variance', told - movement.quantity);
      add('stale_read', read - told);
    }
    if (location === WAREHOUSE) {
      const atOdds = roles.opening.get(item);
      if (atOdds?.system === system) quantity += add('opening_difference', atOdds.quantity);
      const drifted = roles.unexplained.get(item);
      if (drifted?.system === system && when === 'closing') quantity += add('unexplained_variance', drifted.quantity);
      if (system === 'storefront') quantity += add('location_scope', opening.get(stockKey(item, OVERFLOW)) ?? 0);
      if (system !== 'wms') quantity -= roles.damaged.get(item) ?? 0;
      else add('status_scope', roles.damaged.get(item) ?? 0);
      if (promised) {
        quantity -= roles.damagedAgreed.get(item) ?? 0;
        if (system === 'storefront' && roles.phantom.has(item)) add('phantom_availability', roles.phantom.get(item) ?? 0);
        else quantity -= this.#committed(system, item, when, add);
      }
    }
    return { quantity, off };
  }

  /** Stock that a system shows as reserved; a reservation is a negative event, a release a positive one. */
  #committed(system: string, item: number, when: 'opening' | 'closing', add?: (kind: FindingKind, quantity: number) => number): number {
    let committed = this.#world.openingCommitted.get(item) ?? 0;
    if (when === 'opening') return committed;
    for (const movement of this.#byStock.get(stockKey(item, WAREHOUSE)) ?? []) {
      if (movesStock(movement.type)) continue;
      const { told } = toldBy(movement, system, this.#world.cutoff);
      committed -= told;
      add?.(movement.deviations.get(system) ?? 'unexplained_variance', told - movement.quantity);
    }
    return committed;
  }
}

/** The code under which the third party keeps an item that nobody has cross-referenced. */
export function secondCode(sku: string): string {
  return sku.replace('SKU-', 'LKX');
}

/** What a system's log says of a movement, and how much of that its figure could already contain. */
function toldBy(movement: Movement, system: string, asOf: number): { told: number; read: number } {
  let [told, read] = [0, 0];
  for (const entry of movement.entries) {
    if (entry.system !== system) continue;
    told += entry.quantity;
    if (entry.bookedAt <= asOf) read += entry.quantity;
  }
  return { told, read };
}

function difference(sku: string, location: string, system: string, theirs: Side, ours: Side): TrueVariance {
  const explained: Partial<Record<FindingKind, number>> = {};
  for (const kind of new Set([...theirs.off.keys(), ...ours.off.keys()])) {
    const quantity = (theirs.off.get(kind) ?? 0) - (ours.off.get(kind) ?? 0);
    if (quantity !== 0) explained[kind] = quantity;
  }
  return {
    sku, location, system, recorded: theirs.quantity, authoritative: ours.quantity, variance: theirs.quantity - ours.quantity, explained,
  };
}
