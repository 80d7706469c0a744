/** Everything that is decided before a single movement happens: who, what, where, when, and which items are special. */
import { fail } from '../domain/problem.ts';
import type { CatalogueItem } from './catalogue.ts';
import { makeCatalogue } from './catalogue.ts';
import type { Movement } from './movement.ts';
import type { Network, SampleLocation } from './network.ts';
import { OVERFLOW, THIRD_PARTY, WAREHOUSE, makeNetwork } from './network.ts';
import type { GenerateOptions } from './options.ts';
import { DAY, HOUR } from './options.ts';
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';
import type { Report } from './reports.ts';
import type { Trail } from './trails.ts';
import type { PlantedFault } from './truth.ts';

export interface World {
  readonly options: GenerateOptions;
  readonly random: Random;
  readonly network: Network;
  readonly catalogue: readonly CatalogueItem[];
  readonly start: number;
  readonly cutoff: number;
  /** Faults lie before this moment, so that each of them is decided at the cut-off and none hides behind a stale read. */
  readonly lastFault: number;
  /** When each system's positions at a place were read, where that is not the cut-off. */
  readonly staleAsOf: ReadonlyMap<string, number>;
  readonly roles: Roles;
  readonly movements: Movement[];
  readonly faults: PlantedFault[];
  readonly trails: Trail[];
  /** The chain of corrections that a movement belongs to. */
  readonly chainOf: Map<Movement, number>;
  readonly reports: Report[];
  /** The movement behind a fault, where there is one. */
  readonly movementOf: Map<PlantedFault, Movement>;
  /** True stock before the first movement, by `stockKey`. */
  readonly opening: Map<string, number>;
  /** Stock reserved before the first movement, at the warehouse, by item. */
  readonly openingCommitted: Map<number, number>;
}

/** Items set apart for faults that show in positions or item lists, one fault an item; the value is the quantity it takes. */
export interface Roles {
  readonly opening: ReadonlyMap<number, { readonly system: string; readonly quantity: number }>;
  readonly unexplained: ReadonlyMap<number, { readonly system: string; readonly quantity: number }>;
  readonly overflow: ReadonlyMap<number, number>;
  /** Damaged stock that the ERP leaves out of its figure. */
  readonly damaged: ReadonlyMap<number, number>;
  /** Damaged stock that every system shows alike: no fault. */
  readonly damagedAgreed: ReadonlyMap<number, number>;
  readonly phantom: ReadonlyMap<number, number>;
  readonly aliased: ReadonlySet<number>;
  readonly packSize: ReadonlyMap<number, number>;
  readonly recurring: ReadonlySet<number>;
  /** Every item that chance must leave alone. */
  readonly quiet: ReadonlySet<number>;
}

export const stockKey = (item: number, location: string): string => `${item}|${location}`;

export function makeWorld(options: GenerateOptions): World {
  const random = randomFrom(options.seed);
  const catalogue = makeCatalogue(options.items, random.fork('catalogue'));
  const network = makeNetwork(options);
  const cutoff = Date.parse(options.cutoff);
  const roles = castRoles(options, catalogue, random.fork('roles'));
  const stale = (options.faults.stale_read ?? 0) > 0;
  const world: World = {
    options, random, network, catalogue, start: cutoff - options.days * DAY, cutoff, lastFault: cutoff - 26 * HOUR,
    staleAsOf: new Map(stale ? [[`storefront|${THIRD_PARTY}`, cutoff - 25 * HOUR]] : []), roles, movements: [], faults: [],
    trails: [], chainOf: new Map(), reports: [], movementOf: new Map(), opening: new Map(), openingCommitted: new Map(),
  };
  openStock(world, random.fork('opening'));
  return world;
}

export function locationOf(world: World, code: string): SampleLocation {
  return world.network.locations.find((location) => location.code === code) as SampleLocation;
}

export function itemNumber(world: Pick<World, 'catalogue'>, sku: string): number {
  return world.catalogue.findIndex((item) => item.sku === sku);
}

function castRoles(options: GenerateOptions, catalogue: readonly CatalogueItem[], random: Random): Roles {
  const { plan, faults } = options;
  const named = new Set([...plan.movements, ...plan.finals, ...plan.phantoms, ...plan.committed]
    .map(({ sku }) => itemNumber({ catalogue }, sku)));
  const free = random.shuffle(catalogue.map((_, index) => index).filter((index) => !named.has(index)));
  const take = (count: number | undefined): number[] => free.splice(0, count ?? 0);
  const cast = <T>(count: number | undefined, value: (item: number) => T): Map<number, T> =>
    new Map(take(count).map((item) => [item, value(item)]));
  const signed = (high: number): number => random.int(1, high) * (random.chance(0.5) ? 1 : -1);
  const atWarehouse = (): { system: string; quantity: number } =>
    ({ system: random.pick(['wms', 'storefront']), quantity: signed(9) });
  const roles = {
    opening: cast(faults.opening_difference, atWarehouse),
    unexplained: cast(faults.unexplained_variance, atWarehouse),
    overflow: cast(faults.location_scope, () => random.int(3, 60)),
    damaged: cast(faults.status_scope, () => random.int(1, 8)),
    damagedAgreed: cast(faults.status_scope, () => random.int(1, 8)),
    phantom: cast(faults.phantom_availability, () => random.int(4, 15)),
    aliased: new Set(take(faults.item_alias)),
    packSize: cast(faults.pack_size, (item) => (catalogue[item]?.packSize ?? 0) + random.pick([2, 4, 8])),
    recurring: new Set(take(faults.recurring_variance)),
  };
  for (const { sku, committed } of plan.phantoms) roles.phantom.set(itemNumber({ catalogue }, sku), committed);
  if (free.length < 3) {
    fail({ code: 'bad_request', message: `${catalogue.length} items are too few for the faults asked for.`,
      remedy: `Ask for at least ${catalogue.length - free.length + 3} items, or for fewer faults.` });
  }
  const quiet = new Set([...named, ...Object.values(roles).flatMap((role) => [...role.keys()])]);
  return { ...roles, quiet };
}

function openStock(world: World, random: Random): void {
  world.catalogue.forEach((item, index) => {
    for (const location of world.network.locations) {
      const held = location.code === OVERFLOW ? (world.roles.overflow.get(index) ?? 0)
        : location.type === 'store' ? random.int(4, 30) + item.pace * 4
        : random.int(30, 120) + item.pace * 30;
      world.opening.set(stockKey(index, location.code), held);
    }
    const chance = random.chance(0.15) ? random.int(1, 8) : 0;
    // A difference that by chance is as large as what is committed could rightly be taken for a phantom promise.
    const committed = world.roles.phantom.get(index) ?? world.options.plan.committed.find(({ sku }) => sku === item.sku)?.committed
      ?? (world.roles.quiet.has(index) ? 0 : chance);
    if (committed > 0) world.openingCommitted.set(index, committed);
  });
  // Damaged stock lies on top of the sellable stock of the warehouse.
  for (const role of [world.roles.damaged, world.roles.damagedAgreed]) {
    for (const [item, quantity] of role) {
      const key = stockKey(item, WAREHOUSE);
      world.opening.set(key, (world.opening.get(key) ?? 0) + quantity);
    }
  }
}
