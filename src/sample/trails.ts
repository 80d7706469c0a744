/**
 * Faults that lead to further writes: loops in which two systems correct each other, and a correction that makes one pair of systems
 * agree and opens a gap to the others. Each has an item of its own, so that what belongs to it is beyond doubt.
 */
import type { RootPattern } from '../domain/vocabulary.ts';
import { isAlone } from './decidable.ts';
import { handoffsOf } from './handOn.ts';
import type { Movement } from './movement.ts';
import type { References } from './movements.ts';
import { WAREHOUSE } from './network.ts';
import { DAY, HOUR } from './options.ts';
import type { Random } from './random.ts';
import { dropEntry, noteFault } from './spoil.ts';
import { writeByHand } from './strayWrites.ts';
import type { World } from './world.ts';

export interface Trail {
  readonly pattern: RootPattern;
  readonly item: number;
  /** What was sold, positive. */
  readonly quantity: number;
  readonly at: number;
  /** The sale that one system never heard of; a loop may also begin with a correction out of the blue. */
  readonly sale: Movement | undefined;
}

/** Chooses the items and has the sales happen; before the movements are handed on. */
export function beginTrails(world: World, references: References): void {
  const random = world.random.fork('trails');
  const { cascades, movedGaps } = world.options.trails;
  for (const pattern of [...Array<RootPattern>(cascades).fill('cascade'), ...Array<RootPattern>(movedGaps).fill('moved_gap')]) {
    const place = freePlace(world, random);
    if (place === undefined) return;
    const quantity = random.int(1, 4);
    const isSold = pattern === 'moved_gap' || random.chance(0.6);
    const sale: Movement | undefined = isSold ? {
      type: 'sale', ...place, location: WAREHOUSE, quantity: 0 - quantity, reference: references.next('SO'), line: 1, actor: 'web',
      reason: '', origin: 'storefront', entries: [], deviations: new Map(), settled: true,
    } : undefined;
    if (sale !== undefined) world.movements.push(sale);
    world.trails.push({ pattern, ...place, quantity, sale });
    // Nothing else goes wrong with the item, there or elsewhere.
    world.movements.forEach((movement) => { if (movement.item === place.item) movement.settled = true; });
  }
}

/** Lets the sales get lost and the corrections follow; after the movements were handed on. */
export function followTrails(world: World, references: References): void {
  const random = world.random.fork('corrections');
  world.trails.forEach((trail, index) => {
    const { pattern, sale, item, quantity } = trail;
    const lostIn = pattern === 'cascade' ? 'erp' : 'wms';
    if (sale !== undefined) {
      dropEntry(sale, lostIn, 'missing_event');
      const handoff = handoffsOf(world, sale).find(({ to }) => to === lostIn);
      noteFault(world, sale, 'missing_event', { system: lostIn, handoff: handoff?.id ?? null, quantity: 0 - quantity });
      if (pattern === 'cascade') world.chainOf.set(sale, index);
    }
    let { at } = trail;
    const correct = (system: string, by: number): void => {
      at += random.int(3 * 60, 18 * 60) * 60_000;
      const written = writeByHand(world, references, { system, item, location: WAREHOUSE, quantity: by, at }, 'adjustment');
      if (pattern === 'cascade') world.chainOf.set(written, index);
    };
    if (pattern === 'moved_gap') {
      correct('erp', quantity);
      return;
    }
    correct('erp', 0 - quantity);
    world.reports.push({
      kind: 'oversell', system: 'storefront', item, location: WAREHOUSE, quantity, at: at - HOUR, chain: index, movement: undefined,
    });
    correct('wms', quantity);
    correct('erp', 0 - quantity);
    if (random.chance(0.5)) correct('wms', quantity);
  });
}

/** An item to which nothing of the kind happens around that time, and that is never counted. */
function freePlace(world: World, random: Random): { readonly item: number; readonly at: number } | undefined {
  const first = world.start + DAY;
  const last = world.lastFault - 3.2 * DAY;
  for (let tries = 0; tries < 2000; tries += 1) {
    const item = random.int(0, world.catalogue.length - 1);
    const at = first + random.int(0, Math.floor((last - first) / 1000)) * 1000;
    const isTaken = world.roles.quiet.has(item) || world.trails.some((trail) => trail.item === item)
      || world.movements.some((movement) => movement.item === item && movement.location === WAREHOUSE && movement.type === 'count');
    if (!isTaken && isAlone(world, { type: 'sale', item, location: WAREHOUSE, at })) return { item, at };
  }
  return undefined;
}
