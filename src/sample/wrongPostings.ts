/** Summary postings that themselves go wrong: written twice, or with a sum that is too large. */
import type { LogEntry, Movement } from './movement.ts';
import { handoffsOf } from './handOn.ts';
import { DAY, MINUTE } from './options.ts';
import type { Random } from './random.ts';
import { noteFault } from './spoil.ts';
import type { World } from './world.ts';

const FEWEST_RIGHT = 3;

interface Posting {
  readonly entry: LogEntry;
  readonly movements: readonly Movement[];
  readonly sum: number;
}

export function spoilPostings(world: World): void {
  const random = world.random.fork('postings');
  const { repeatedPostings, wrongPostings } = world.options.untidiness;
  if (repeatedPostings + wrongPostings === 0) return;
  const clean = random.shuffle(postingsOf(world).filter((posting) => isClean(world, posting)));
  // How a system sums up can only be told where enough of its sums are right.
  if (clean.length < repeatedPostings + wrongPostings + FEWEST_RIGHT) return;
  for (const posting of clean.splice(0, repeatedPostings)) spoil(world, posting, 'duplicate_write', posting.sum);
  for (const posting of clean.splice(0, wrongPostings)) spoil(world, posting, 'quantity_mismatch', excess(world, posting, random));
}

function postingsOf(world: World): Posting[] {
  const found = new Map<string, { entry: LogEntry; movements: Movement[]; sum: number }>();
  for (const movement of world.movements) {
    for (const entry of movement.entries) {
      if (entry.posting === undefined) continue;
      const known = found.get(entry.posting);
      if (known === undefined) found.set(entry.posting, { entry, movements: [movement], sum: entry.quantity });
      else {
        known.movements.push(movement);
        known.sum += entry.quantity;
      }
    }
  }
  return [...found.values()];
}

/** Of several records, none of them spoilt, and far from any other posting of the item at the place. */
function isClean(world: World, { entry, movements }: Posting): boolean {
  const [first] = movements;
  if (first === undefined || movements.length < 2 || entry.bookedAt > world.lastFault) return false;
  const near = world.movements.filter((other) => other.item === first.item && other.location === first.location
    && other.type === first.type && Math.abs(other.at - entry.bookedAt) < 2.5 * DAY);
  return near.every((other) => other.deviations.size === 0 && (movements.includes(other) || !other.settled));
}

/** So much more that no other record could account for it. */
function excess(world: World, { sum, movements }: Posting, random: Random): number {
  const pack = world.catalogue[movements[0]?.item ?? 0]?.packSize ?? 1;
  const more = random.int(1, 3);
  const told = Math.abs(sum) + more;
  return Math.sign(sum) * (movements.some(({ quantity }) => told === Math.abs(quantity) * pack) ? more + 1 : more);
}

function spoil(world: World, { entry, movements }: Posting, kind: 'duplicate_write' | 'quantity_mismatch', by: number): void {
  const last = movements.at(-1) as Movement;
  const isAgain = kind === 'duplicate_write';
  last.entries.push({
    ...entry, quantity: by, ...(isAgain ? { posting: `${entry.posting ?? ''}|again`, bookedAt: entry.bookedAt + 7 * MINUTE } : {}),
  });
  last.deviations.set(entry.system, kind);
  for (const movement of movements) movement.settled = true;
  const handoff = handoffsOf(world, last).find(({ to }) => to === entry.system);
  noteFault(world, last, kind, { system: entry.system, handoff: handoff?.id ?? null, quantity: by });
}
