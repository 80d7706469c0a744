/** Carries each true movement from the system that saw it to every system that must hear of it, in the time its handoff takes. */
import type { Movement } from './movement.ts';
import type { SampleHandoff } from './network.ts';
import { audienceOf } from './network.ts';
import { MINUTE } from './options.ts';
import type { Random } from './random.ts';
import { bookingsAtOrigin, parcelsOf, postingOf } from './untidyEntries.ts';
import type { World } from './world.ts';
import { locationOf } from './world.ts';

/** The declared handoffs that carry a movement, one a target. */
export function handoffsOf(world: World, movement: Movement): SampleHandoff[] {
  return world.network.handoffs.filter(({ event, from, locations }) =>
    event === movement.type && from === movement.origin && locations.includes(movement.location));
}

/** Writes the entries of every movement that has none yet. What would arrive after the cut-off is left in flight. */
export function handOn(world: World): void {
  const random = world.random.fork('handoffs');
  const untidy = world.random.fork('untidy handoffs');
  // The lines of one order travel together.
  const travelled = new Map<string, number>();
  for (const movement of world.movements) {
    if (movement.entries.length > 0) continue;
    const { origin, quantity, at } = movement;
    movement.entries.push(...bookingsAtOrigin(world, movement, untidy));
    const handoffs = handoffsOf(world, movement);
    for (const target of audienceOf(locationOf(world, movement.location), movement.type, origin)) {
      const handoff = handoffs.find(({ to }) => to === target);
      if (!handoff) continue;
      const key = `${movement.reference}|${movement.item}|${movement.location}|${target}`;
      const posting = postingOf(world, movement, handoff);
      const latency = posting === undefined ? travelled.get(key) ?? latencyOf(handoff, at, random) : posting.at - at;
      travelled.set(key, latency);
      if (at + latency > world.cutoff) {
        movement.deviations.set(target, 'in_flight');
        continue;
      }
      const entry = { system: target, quantity, occurredAt: at, bookedAt: at + latency };
      if (posting === undefined) movement.entries.push(...parcelsOf(world, movement, handoff, entry, untidy));
      else movement.entries.push({ ...entry, occurredAt: entry.bookedAt, posting: posting.name });
    }
  }
}

/** Milliseconds from the source's booking to the target's, always inside the declared window. */
function latencyOf(handoff: SampleHandoff, at: number, random: Random): number {
  if (handoff.mechanism === 'webhook') return random.int(3, 110) * 1000;
  const every = handoff.everyMinutes * MINUTE;
  const skipped = random.chance(0.05) ? every : 0;
  return Math.ceil(at / every) * every - at + skipped + random.int(5, 100) * 1000;
}
