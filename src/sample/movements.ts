/** The true movements of stock: what is received, sold, sent, brought back, counted and thrown away, in order of time. */
import type { EventType } from '../domain/vocabulary.ts';
import type { Movement } from './movement.ts';
import { movesStock } from './movement.ts';
import type { SampleLocation } from './network.ts';
import { OVERFLOW, THIRD_PARTY, WAREHOUSE, originOf } from './network.ts';
import { DAY, HOUR } from './options.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';
import { itemNumber, stockKey } from './world.ts';
import { offsetAt } from './zonedTime.ts';

export const ACTORS: Readonly<Record<string, readonly string[]>> = {
  wms: ['m.alvarez', 'd.okafor', 'j.tran', 'k.lindqvist'], erp: ['batch', 'p.shah', 'r.nowak'], storefront: ['web', 'app'],
  '3pl': ['LKS-01', 'LKS-02', 'LKS-07'], pos: ['till 1', 'till 2', 'till 3'], oms: ['orders'],
};

/** What happens at each kind of place: the type, its share of the movements, and the prefix of its references. */
const MIX: Readonly<Record<string, readonly (readonly [type: EventType, weight: number, prefix: string])[]>> = {
  warehouse: [['sale', 60, 'SO'], ['receipt', 10, 'PO'], ['return', 7, 'RMA'], ['transfer_out', 8, 'TR'], ['write_off', 2, 'WO'],
    ['count', 2, 'CC'], ['reservation', 4, 'RS'], ['release', 2, 'RS']],
  '3pl': [['shipment', 70, 'SH'], ['receipt', 12, 'PO'], ['return', 9, 'RMA']],
  store: [['sale', 80, 'T'], ['refund', 6, 'R'], ['transfer_in', 12, 'TR'], ['count', 2, 'CC']],
};

/** The running number behind a reference; numbers below are left to what is planted by hand. */
export class References {
  #next = 5001;
  next(prefix: string): string {
    return `${prefix}${this.#next++}`;
  }
}

export function liveThrough(world: World, references: References): void {
  const random = world.random.fork('movements');
  const places = world.network.locations.filter(({ holders, code }) => holders.length > 0 && code !== OVERFLOW);
  const shares = places.map((place) => (place.code === WAREHOUSE ? 8 : place.code === THIRD_PARTY ? 4 : 2));
  const drawn: { at: number; place: SampleLocation }[] = [];
  for (let day = 0; day < world.options.days; day += 1) {
    for (let n = 0; n < world.options.movementsPerDay; n += 1) {
      const place = weighted(places, shares, random);
      drawn.push({ place, at: momentOf(world, place, world.start + day * DAY, random) });
    }
  }
  // A last rush before midnight, so that something is on its way when the books close.
  const warehouse = places.find(({ code }) => code === WAREHOUSE);
  for (let n = 0; warehouse && n < Math.max(2, world.options.movementsPerDay / 20); n += 1) {
    drawn.push({ place: warehouse, at: world.cutoff - random.int(30, 1500) * 1000 });
  }
  drawn.sort((left, right) => left.at - right.at);
  const stock = new Map(world.opening);
  const committed = new Map(world.openingCommitted);
  const counted = new Map<string, number>();
  const popular = world.catalogue.flatMap((item, index) => Array.from({ length: item.pace }, () => index));
  let order = 0;
  for (const { at, place } of drawn) {
    if (at <= world.start || at >= world.cutoff) continue;
    const [type, prefix] = typeOf(world, place, at, random);
    const lines = type === 'receipt' || type.startsWith('transfer') ? random.int(1, 4) : random.chance(0.2) ? 2 : 1;
    const reference = references.next(place.type === 'store' && prefix.length === 1 ? `${place.code}${prefix}` : prefix);
    const items = new Set(Array.from({ length: lines }, () => random.pick(popular)));
    for (const item of items) {
      const held = stock.get(stockKey(item, place.code)) ?? 0;
      const quantity = quantityOf(world, type, item, held, committed.get(item) ?? 0, random);
      if (quantity === 0 || excluded(world, { type, item, place, at }, counted)) continue;
      const again = type === 'sale' && place.code === WAREHOUSE && world.options.twoLineOrderEvery > 0
        && order % world.options.twoLineOrderEvery === 0 && held > 8;
      order += 1;
      for (let line = 1; line <= (again ? 2 : 1); line += 1) {
        const moved = line === 1 ? quantity : quantity - 1;
        world.movements.push(movement(world, place, { type, item, quantity: moved, at, reference, line }, random, again));
        if (movesStock(type)) stock.set(stockKey(item, place.code), (stock.get(stockKey(item, place.code)) ?? 0) + moved);
        else committed.set(item, (committed.get(item) ?? 0) - moved);
      }
    }
  }
}

interface Happening {
  readonly type: EventType; readonly item: number; readonly quantity: number; readonly at: number; readonly reference: string;
  readonly line: number;
}

function movement(world: World, place: SampleLocation, what: Happening, random: Random, settled: boolean): Movement {
  const origin = originOf(place, what.type);
  return {
    ...what, location: place.code, actor: random.pick(ACTORS[origin] ?? ['system']), origin, entries: [], deviations: new Map(),
    reason: what.type === 'count' ? 'cycle count' : what.type === 'write_off' ? 'damaged' : '',
    settled: settled || world.roles.quiet.has(what.item) || !movesStock(what.type) || what.type === 'count',
  };
}

function momentOf(world: World, place: SampleLocation, day: number, random: Random): number {
  const zone = world.network.systems.find(({ id }) => id === place.holders[0])?.timezone ?? 'UTC';
  const localMidnight = Math.floor((day + DAY / 2 + offsetAt(zone, day)) / DAY) * DAY;
  const local = localMidnight + random.int(place.opens * 3600, place.closes * 3600 - 1) * 1000;
  return local - offsetAt(zone, day);
}

function typeOf(world: World, place: SampleLocation, at: number, random: Random): readonly [EventType, string] {
  const staff = world.cutoff - at < 4 * HOUR;
  const mix = (MIX[place.type] ?? []).filter(([type]) =>
    // The floor is closed in the evening; orders still come in.
    !(staff && place.code === WAREHOUSE && type !== 'sale' && type !== 'reservation')
    // After the storefront last read the third party's stock, goods only leave, so that no two movements cancel.
    && !(place.code === THIRD_PARTY && world.cutoff - at < 11 * HOUR && type !== 'shipment')
    && !(type === 'count' && world.cutoff - at < 2 * DAY));
  const [type, , prefix] = weighted(mix, mix.map(([, weight]) => weight), random);
  return [type, prefix];
}

function quantityOf(world: World, type: EventType, item: number, held: number, committed: number, random: Random): number {
  const pack = world.catalogue[item]?.packSize ?? 1;
  switch (type) {
    case 'receipt': return pack * random.int(2, 5);
    case 'transfer_in': return random.int(3, 12);
    case 'transfer_out': return held < 30 ? 0 : -random.int(3, 12);
    case 'return': case 'refund': return random.int(1, 2);
    case 'release': return committed < 2 ? 0 : random.int(1, committed - 1);
    case 'reservation': return held < 20 ? 0 : -random.int(1, 3);
    case 'count': return held < 5 ? 0 : random.int(1, 4) * (random.chance(0.6) ? -1 : 1);
    default: return held < 5 ? 0 : -random.int(1, 4);
  }
}

/** Keeps apart what would make a planted fault ambiguous, and counts from recurring by chance. */
function excluded(
  world: World, what: { readonly type: EventType; readonly item: number; readonly place: SampleLocation; readonly at: number },
  counted: Map<string, number>,
): boolean {
  const { type, item, place, at } = what;
  if (world.roles.aliased.has(item) && place.code === THIRD_PARTY) return true;
  if (!movesStock(type)) return world.roles.quiet.has(item);
  if (world.options.plan.finals.some(({ sku, location }) => location === place.code && itemNumber(world, sku) === item)) {
    return (type !== 'sale' && type !== 'shipment') || world.cutoff - at < 2 * HOUR;
  }
  if (type !== 'count') return false;
  const key = stockKey(item, place.code);
  counted.set(key, (counted.get(key) ?? 0) + 1);
  return (counted.get(key) ?? 0) > 1 || world.roles.quiet.has(item);
}

function weighted<T>(from: readonly T[], weights: readonly number[], random: Random): T {
  let ticket = random.int(1, weights.reduce((sum, weight) => sum + weight, 0));
  const index = weights.findIndex((weight) => (ticket -= weight) <= 0);
  return from[index] as T;
}
