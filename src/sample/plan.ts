/** Puts in what was planned by hand: single movements with their outcomes, and what an item holds at the end. */
import type { ExceptionKind } from '../domain/vocabulary.ts';
import { handoffsOf } from './handOn.ts';
import { ACTORS } from './movements.ts';
import type { Movement } from './movement.ts';
import { movesStock } from './movement.ts';
import { originOf } from './network.ts';
import type { PlannedMovement } from './options.ts';
import { HOUR, MINUTE } from './options.ts';
import { dropEntry, noteFault, repeatEntry, retimeEntry } from './spoil.ts';
import type { World } from './world.ts';
import { itemNumber, locationOf, stockKey } from './world.ts';

/** Before the handoffs: the planned movements, and the opening stock that leads to the planned figures. */
export function addPlannedMovements(world: World): void {
  for (const planned of world.options.plan.movements) world.movements.push(plannedMovement(world, planned));
  for (const { sku, location, onHand } of world.options.plan.finals) {
    const item = itemNumber(world, sku);
    const moved = world.movements.reduce((sum, one) =>
      (one.item === item && one.location === location && movesStock(one.type) ? sum + one.quantity : sum), 0);
    world.opening.set(stockKey(item, location), onHand - moved);
  }
}

/** After the handoffs: what went wrong on the way. */
export function spoilPlannedMovements(world: World): void {
  for (const planned of world.options.plan.movements) {
    const movement = world.movements.find(({ reference, item }) =>
      reference === planned.reference && item === itemNumber(world, planned.sku)) as Movement;
    for (const [system, outcome] of Object.entries(planned.outcomes)) {
      const handoff = handoffsOf(world, movement).find(({ to }) => to === system);
      const note = (kind: ExceptionKind, quantity: number): void =>
        noteFault(world, movement, kind, { system, handoff: handoff?.id ?? null, quantity });
      if (outcome === 'missing' || outcome === 'in_flight') {
        dropEntry(movement, system, outcome === 'missing' ? 'missing_event' : 'in_flight');
        if (outcome === 'missing') note('missing_event', movement.quantity);
      } else if (outcome === 'duplicate') {
        repeatEntry(movement, system, 7 * MINUTE);
        note('duplicate_write', movement.quantity);
      } else if (outcome === 'late') {
        retimeEntry(movement, system, movement.at + (handoff?.withinMinutes ?? 0) * MINUTE + 3 * HOUR);
        note('late_event', movement.quantity);
      } else {
        retimeEntry(movement, system, movement.at - outcome.minutesEarly * MINUTE);
        note('sequence_error', movement.quantity);
      }
    }
    if (planned.ungated === true) {
      noteFault(world, movement, 'ungated_write', { system: movement.origin, handoff: null, quantity: planned.quantity });
    }
  }
}

function plannedMovement(world: World, planned: PlannedMovement): Movement {
  const { type, location, quantity, reference } = planned;
  const place = locationOf(world, location);
  const origin = planned.ungated ? (place.holders[0] ?? '') : originOf(place, type);
  const at = world.cutoff - planned.minutesBeforeCutoff * MINUTE;
  return {
    type, item: itemNumber(world, planned.sku), location, ...(planned.to === undefined ? {} : { to: planned.to }),
    quantity: planned.ungated ? 0 : quantity, at, reference, line: 1,
    actor: planned.actor ?? ACTORS[origin]?.[0] ?? 'system', reason: planned.reason ?? '', origin,
    entries: planned.ungated ? [{ system: origin, quantity, occurredAt: at, bookedAt: at }] : [],
    deviations: new Map(planned.ungated ? [[origin, 'ungated_write']] : []), settled: true,
  };
}
