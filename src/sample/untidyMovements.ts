/** What life adds to the movements themselves: the same sale twice in a row, and two receipts on one order. */
import type { Movement } from './movement.ts';
import type { References } from './movements.ts';
import { HOUR, MINUTE } from './options.ts';
import type { World } from './world.ts';
import { stockKey } from './world.ts';
import { turnIn } from './zonedTime.ts';

/** Changes the world's movements in place; does nothing to a tidy world. */
export function makeUntidy(world: World, references: References): void {
  repeatSales(world, references);
  workThroughTheTurn(world, references);
  reuseReferences(world);
  world.movements.sort((left, right) => left.at - right.at);
}

function repeatSales(world: World, references: References): void {
  const random = world.random.fork('repeats');
  const { repeats } = world.options.untidiness;
  if (repeats === 0) return;
  for (const movement of [...world.movements]) {
    const prefix = movement.reference.replace(/\d+$/u, '');
    const at = movement.at + random.int(1, 50) * MINUTE;
    if (movement.type !== 'sale' || movement.settled || at >= world.lastFault || !random.chance(repeats)) continue;
    world.movements.push({ ...movement, at, reference: references.next(prefix), entries: [], deviations: new Map() });
  }
}

/** Somebody works in the night in which the clocks of a place are turned: what happens by day happens then as well. */
function workThroughTheTurn(world: World, references: References): void {
  const random = world.random.fork('nights');
  const { nights } = world.options.untidiness;
  const byDay = world.movements.filter(({ settled, type }) => !settled && type !== 'count');
  for (let n = 0; n < nights && byDay.length > 0; n += 1) {
    const movement = random.pick(byDay);
    const prefix = movement.reference.replace(/\d+$/u, '');
    const turn = turnIn(zoneOf(world, movement), world.start + 3 * HOUR, world.lastFault - 3 * HOUR);
    const at = (turn ?? NaN) + random.int(-7200, 7200) * 1000;
    if (turn === undefined) continue;
    world.movements.push({ ...movement, at, reference: references.next(prefix), entries: [], deviations: new Map() });
  }
}

/** The zone of those who see it first. */
function zoneOf(world: World, { origin }: Movement): string {
  return world.network.systems.find(({ id }) => id === origin)?.timezone ?? 'UTC';
}

/** A receipt takes the number of the one before it of the same item at the same place. */
function reuseReferences(world: World): void {
  const random = world.random.fork('reuse');
  const { reusedReferences } = world.options.untidiness;
  if (reusedReferences === 0) return;
  const before = new Map<string, Movement>();
  world.movements.forEach((movement, index) => {
    if (movement.type !== 'receipt') return;
    const key = stockKey(movement.item, movement.location);
    const known = before.get(key);
    const isReused = known !== undefined && known.reference !== movement.reference && random.chance(reusedReferences);
    // What shares a number is left alone by chance: which of the two went missing could not be told from the number.
    const reused = isReused ? { ...movement, reference: known.reference, settled: true } : movement;
    if (isReused) known.settled = true;
    world.movements[index] = reused;
    before.set(key, reused);
  });
}
