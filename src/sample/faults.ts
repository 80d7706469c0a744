/** Plants faults on movements by chance: as many of each kind as the options ask for, each of them decidable at the cut-off. */
import type { ExceptionKind } from '../domain/vocabulary.ts';
import { farthestShift, isDecidable } from './decidable.ts';
import { handoffsOf } from './handOn.ts';
import type { Movement } from './movement.ts';
import { movesStock } from './movement.ts';
import type { SampleHandoff } from './network.ts';
import { HOUR, MINUTE } from './options.ts';
import type { Random } from './random.ts';
import { dropEntry, entryOf, noteFault, repeatEntry, requantifyEntry, retimeEntry } from './spoil.ts';
import { TIDY } from './untidiness.ts';
import type { World } from './world.ts';

type CopyFault = Extract<ExceptionKind,
  'missing_event' | 'late_event' | 'duplicate_write' | 'quantity_mismatch' | 'unit_of_measure' | 'sequence_error'>;
/** The kinds with the fewest movements to choose from come first. */
const COPY_FAULTS: readonly CopyFault[] = [
  'sequence_error', 'unit_of_measure', 'quantity_mismatch', 'late_event', 'duplicate_write', 'missing_event',
];
const EARLY_TYPES: readonly string[] = ['return', 'refund', 'receipt', 'transfer_in'];

export function plantCopyFaults(world: World): void {
  const random = world.random.fork('faults');
  const open = random.shuffle(world.movements.filter(({ settled, at, type }) =>
    !settled && movesStock(type) && at > world.start + HOUR && at < world.lastFault));
  for (const { handoff, count } of world.options.plan.clusters) {
    plant(world, open, 'missing_event', count, random, ({ id }) => id === handoff);
  }
  for (const kind of COPY_FAULTS) plant(world, open, kind, world.options.faults[kind] ?? 0, random, () => true);
}

function plant(
  world: World, open: readonly Movement[], kind: CopyFault, count: number, random: Random, allows: (handoff: SampleHandoff) => boolean,
): void {
  let left = count;
  const isTidy = world.options.untidiness === TIDY;
  for (const movement of open) {
    if (left <= 0) return;
    if (movement.settled) continue;
    const handoffs = random.shuffle(handoffsOf(world, movement).filter(allows))
      .filter((handoff) => isTidy || isDecidable(world, movement, handoff, kind));
    for (const [nth, handoff] of handoffs.entries()) {
      // Now and then nobody at all hears of it: one event, several exceptions.
      if (nth > 0 && !(kind === 'missing_event' && left > 0 && random.chance(0.15))) break;
      const stake = spoil(world, movement, handoff, kind, random);
      if (stake === null) continue;
      movement.settled = true;
      noteFault(world, movement, kind, { system: handoff.to, handoff: handoff.id, quantity: stake });
      left -= 1;
    }
  }
}

/** Spoils one copy; the quantity at stake, or null where this movement does not lend itself to this kind. */
function spoil(world: World, movement: Movement, handoff: SampleHandoff, kind: CopyFault, random: Random): number | null {
  const { quantity, at } = movement;
  const entry = entryOf(movement, handoff.to);
  if (!entry) return null;
  const pack = world.catalogue[movement.item]?.packSize ?? 1;
  switch (kind) {
    case 'missing_event':
      dropEntry(movement, handoff.to, kind);
      return quantity;
    case 'late_event': {
      const earliest = at + handoff.withinMinutes * MINUTE + 10 * MINUTE;
      if (earliest > world.lastFault) return null;
      const further = Math.min(random.int(0, 1200) * MINUTE, farthestShift(world, handoff));
      retimeEntry(movement, handoff.to, Math.min(earliest + further, world.lastFault));
      return quantity;
    }
    case 'duplicate_write':
      repeatEntry(movement, handoff.to, Math.max(MINUTE, Math.min(random.int(1, 360) * MINUTE, world.lastFault - entry.bookedAt)));
      return quantity;
    case 'sequence_error': {
      const early = Math.min(random.int(30, 2880) * MINUTE, farthestShift(world, handoff));
      if (!EARLY_TYPES.includes(movement.type) || at - early <= world.start) return null;
      retimeEntry(movement, handoff.to, at - early);
      return quantity;
    }
    case 'unit_of_measure': {
      const told = quantity % pack === 0 ? quantity / pack : movement.type === 'sale' ? quantity * pack : quantity;
      if (told === quantity) return null;
      requantifyEntry(movement, handoff.to, told, kind);
      return told - quantity;
    }
    case 'quantity_mismatch': {
      const size = Math.abs(quantity);
      const told = size > 4 ? random.int(size - 4, size - 1) : size + random.int(1, 2);
      if (told * pack === size || size * pack === told) return null;
      requantifyEntry(movement, handoff.to, Math.sign(quantity) * told, kind);
      return Math.sign(quantity) * told - quantity;
    }
  }
}
