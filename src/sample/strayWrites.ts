/**
 * Records of things that never happened to the stock: orphans, writes that went round the gate, and the same correction again and
 * again.
 */
import type { EventType, FindingKind } from '../domain/vocabulary.ts';
import { isAlone } from './decidable.ts';
import type { References } from './movements.ts';
import type { Movement } from './movement.ts';
import type { SampleHandoff } from './network.ts';
import { OVERFLOW, THIRD_PARTY, WAREHOUSE } from './network.ts';
import { HOUR } from './options.ts';
import type { Random } from './random.ts';
import { noteFault } from './spoil.ts';
import { TIDY } from './untidiness.ts';
import type { World } from './world.ts';
import { stockKey } from './world.ts';

const PREFIX: Readonly<Partial<Record<EventType, string>>> = {
  receipt: 'PO', sale: 'SO', shipment: 'SH', return: 'RMA', refund: 'RF', transfer_in: 'TR', transfer_out: 'TR', write_off: 'WO',
};
const OUTWARD: readonly EventType[] = ['sale', 'shipment', 'transfer_out', 'write_off'];

export function plantStrayWrites(world: World, references: References): void {
  plantOrphans(world, references, world.random.fork('orphans'));
  plantUngated(world, references, world.random.fork('ungated'));
  plantRecurring(world, references, world.random.fork('recurring'));
}

function plantOrphans(world: World, references: References, random: Random): void {
  const handoffs = world.network.handoffs.filter(({ event }) => PREFIX[event] !== undefined);
  for (let n = 0; n < (world.options.faults.orphan_event ?? 0); n += 1) {
    const handoff = random.pick(handoffs);
    const quantity = random.int(1, 6) * (OUTWARD.includes(handoff.event) ? -1 : 1);
    const where = strayPlace(world, handoff, random);
    const stray = write(world, handoff.to, 'orphan_event', {
      type: handoff.event, ...where, quantity, reference: references.next(PREFIX[handoff.event] ?? ''), origin: handoff.from,
    });
    noteFault(world, stray, 'orphan_event', { system: handoff.to, handoff: handoff.id, quantity });
  }
}

/** Where an orphan goes: anywhere; in an untidy world where nothing like it happens around that time. */
function strayPlace(world: World, handoff: SampleHandoff, random: Random): Pick<Movement, 'item' | 'location' | 'at'> {
  for (let tries = 0; ; tries += 1) {
    const where = { item: anyItem(world, random), location: random.pick(handoff.locations), at: anyTime(world, random) };
    if (world.options.untidiness === TIDY || tries > 500 || isAlone(world, { type: handoff.event, ...where })) return where;
  }
}

function plantUngated(world: World, references: References, random: Random): void {
  const places = world.network.locations.filter(({ code }) => code !== OVERFLOW);
  const used = new Set<string>();
  for (let n = 0; n < (world.options.faults.ungated_write ?? 0); n += 1) {
    const place = random.pick(places);
    const item = anyItem(world, random);
    if (used.has(stockKey(item, place.code))) continue;
    used.add(stockKey(item, place.code));
    // A genuine count of the same item at the same place could be taken for this one where references are silent.
    const isCounted = world.movements.some((other) => other.type === 'count' && other.item === item && other.location === place.code);
    if (world.options.untidiness !== TIDY && isCounted) continue;
    const system = random.chance(0.65) ? (place.holders[0] ?? '') : random.pick(place.holders);
    ungated(world, references, { system, item, location: place.code, quantity: random.int(1, 6) * (random.chance(0.7) ? -1 : 1),
      at: anyTime(world, random) });
  }
}

function plantRecurring(world: World, references: References, random: Random): void {
  for (const item of world.roles.recurring) {
    const place = random.pick(world.network.locations.filter(({ code, type }) => code === WAREHOUSE || type === 'store'));
    const system = place.holders[0] ?? '';
    const times = random.int(3, 4);
    const quantity = -random.int(1, 5);
    for (let n = 0; n < times; n += 1) {
      const at = world.start + HOUR + Math.floor(((world.lastFault - world.start - 2 * HOUR) * (n + 0.5)) / times);
      ungated(world, references, { system, item, location: place.code, quantity, at: Math.floor(at / 1000) * 1000 });
    }
    world.faults.push({ kind: 'recurring_variance', sku: world.catalogue[item]?.sku ?? '', location: place.code, from: null, system,
      handoff: null, reference: null, quantity: quantity * times });
  }
}

interface ByHand {
  readonly system: string;
  readonly item: number;
  readonly location: string;
  readonly quantity: number;
  readonly at: number;
}

function ungated(world: World, references: References, what: ByHand): void {
  const counted = (what.system === 'wms' || what.system === 'pos') && what.quantity % 2 !== 0 && what.location !== THIRD_PARTY;
  writeByHand(world, references, what, counted ? 'count' : 'adjustment');
}

/** A count or an adjustment in one system that no other hears of. */
export function writeByHand(world: World, references: References, what: ByHand, type: 'count' | 'adjustment'): Movement {
  const stray = write(world, what.system, 'ungated_write', {
    ...what, type, reference: references.next(type === 'count' ? 'CC' : 'ADJ'), origin: what.system,
  });
  noteFault(world, stray, 'ungated_write', { system: what.system, handoff: null, quantity: what.quantity });
  return stray;
}

function write(
  world: World, system: string, why: FindingKind,
  what: Pick<Movement, 'type' | 'item' | 'location' | 'quantity' | 'at' | 'reference' | 'origin'>,
): Movement {
  const { quantity, at, ...rest } = what;
  const stray: Movement = {
    type: rest.type, item: rest.item, location: rest.location, reference: rest.reference, origin: rest.origin, quantity: 0, at, line: 1,
    actor: '', reason: why === 'ungated_write' ? 'corrected by hand' : '', settled: true,
    entries: [{ system, quantity, occurredAt: at, bookedAt: at }], deviations: new Map([[system, why]]),
  };
  world.movements.push(stray);
  return stray;
}

function anyItem(world: World, random: Random): number {
  for (;;) {
    const item = random.int(0, world.catalogue.length - 1);
    if (!world.roles.quiet.has(item) && !world.trails.some((trail) => trail.item === item)) return item;
  }
}

/** A whole second between the first hour of the logs and the last moment for a fault. */
function anyTime(world: World, random: Random): number {
  const seconds = Math.floor((world.lastFault - world.start - 2 * HOUR) / 1000);
  return world.start + HOUR + random.int(0, seconds) * 1000;
}
