/** How an untidy system books what it hears of: by the hour or the day, in parcels, or without saying what for. */
import type { LogEntry, Movement } from './movement.ts';
import type { SampleHandoff } from './network.ts';
import { DAY, HOUR, MINUTE } from './options.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';
import { offsetAt } from './zonedTime.ts';

/** When a summary posting would take the movement in, and the posting's name; undefined where the handoff posts one by one. */
export function postingOf(
  world: World, movement: Movement, handoff: SampleHandoff,
): { readonly at: number; readonly name: string } | undefined {
  const summary = world.options.untidiness.summaries.find(({ event, from, to }) =>
    event === handoff.event && from === handoff.from && to === handoff.to);
  if (summary === undefined) return undefined;
  const zone = world.network.systems.find(({ id }) => id === handoff.from)?.timezone ?? 'UTC';
  const end = endOfBucket(zone, movement.at, summary.everyMinutes * MINUTE);
  return { at: end + 4 * MINUTE, name: `${handoff.id}|${movement.item}|${movement.location}|${end}` };
}

/** The end of the hour or of the local day that a moment lies in. */
function endOfBucket(zone: string, at: number, length: number): number {
  if (length < DAY) return Math.floor(at / length) * length + length;
  const local = at + offsetAt(zone, at);
  const midnight = Math.floor(local / DAY) * DAY + DAY;
  return midnight - offsetAt(zone, midnight - offsetAt(zone, at));
}

/** Splits an entry into parcels where its system does so; one entry as it was where not. */
export function parcelsOf(world: World, movement: Movement, handoff: SampleHandoff, entry: LogEntry, random: Random): readonly LogEntry[] {
  const { systems, share } = world.options.untidiness.parcels;
  const lends = share > 0 && systems.includes(entry.system) && !movement.settled && Math.abs(movement.quantity) >= 3;
  if (!lends || !random.chance(share)) return [entry];
  const last = entry.bookedAt + 2 * 3 * MINUTE;
  if (last > world.cutoff || last - movement.at > handoff.withinMinutes * MINUTE) return [entry];
  movement.settled = true;
  return parts(entry.quantity, random.int(2, 3)).map((quantity, index) =>
    ({ ...entry, quantity, bookedAt: entry.bookedAt + index * 3 * MINUTE, suffix: `-${index + 1}` }));
}

/** The bookings of a receipt at its origin: several within the hour where it comes in bit by bit. */
export function bookingsAtOrigin(world: World, movement: Movement, random: Random): readonly LogEntry[] {
  const entry: LogEntry = { system: movement.origin, quantity: movement.quantity, occurredAt: movement.at, bookedAt: movement.at };
  const { partialReceipts } = world.options.untidiness;
  const lends = partialReceipts > 0 && movement.type === 'receipt' && !movement.settled && movement.quantity >= 3;
  if (!lends || !random.chance(partialReceipts)) return [entry];
  const count = random.int(2, 3);
  const step = random.int(5, 12) * MINUTE;
  if (movement.at - (count - 1) * step <= world.start + HOUR) return [entry];
  movement.settled = true;
  return parts(entry.quantity, count).map((quantity, index) => {
    const at = movement.at - (count - 1 - index) * step;
    return { ...entry, quantity, occurredAt: at, bookedAt: at };
  });
}

/** Leaves the reference out of a share of each system's lines. */
export function loseReferences(world: World): void {
  const random = world.random.fork('lost references');
  const { lostReferences } = world.options.untidiness;
  for (const movement of world.movements) {
    movement.entries.forEach((entry, index) => {
      const share = lostReferences[entry.system] ?? 0;
      if (share === 0 || movement.settled || entry.posting !== undefined || !random.chance(share)) return;
      movement.entries[index] = { ...entry, hasNoReference: true };
      movement.settled = true;
    });
  }
}

/** A quantity in so many parts of about the same size, none of them nothing. */
function parts(quantity: number, count: number): number[] {
  const size = Math.floor(Math.abs(quantity) / count);
  const sign = Math.sign(quantity);
  return Array.from({ length: count }, (_, index) => sign * (index === 0 ? Math.abs(quantity) - size * (count - 1) : size));
}
