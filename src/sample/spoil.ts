/** The ways in which one system's record of a movement goes wrong, and the note of it on the answer sheet. */
import type { ExceptionKind, FindingKind } from '../domain/vocabulary.ts';
import type { LogEntry, Movement } from './movement.ts';
import type { PlantedFault } from './truth.ts';
import type { World } from './world.ts';

export function entryOf(movement: Movement, system: string): LogEntry | undefined {
  return movement.entries.find((entry) => entry.system === system);
}

export function dropEntry(movement: Movement, system: string, why: FindingKind): void {
  const at = movement.entries.findIndex((entry) => entry.system === system);
  if (at >= 0) movement.entries.splice(at, 1);
  movement.deviations.set(system, why);
}

/** Writes the entry once more, `after` milliseconds later. */
export function repeatEntry(movement: Movement, system: string, after: number): void {
  const first = entryOf(movement, system);
  if (first) movement.entries.push({ ...first, bookedAt: first.bookedAt + after });
  movement.deviations.set(system, 'duplicate_write');
}

/** Books the entry at another moment; one that comes before its cause also claims that the goods moved then. */
export function retimeEntry(movement: Movement, system: string, bookedAt: number): void {
  change(movement, system, (entry) => ({ ...entry, bookedAt, occurredAt: Math.min(entry.occurredAt, bookedAt) }));
}

export function requantifyEntry(movement: Movement, system: string, quantity: number, why: FindingKind): void {
  change(movement, system, (entry) => ({ ...entry, quantity }));
  movement.deviations.set(system, why);
}

function change(movement: Movement, system: string, into: (entry: LogEntry) => LogEntry): void {
  const at = movement.entries.findIndex((entry) => entry.system === system);
  const entry = movement.entries[at];
  if (entry) movement.entries[at] = into(entry);
}

export function noteFault(
  world: World, movement: Movement, kind: ExceptionKind, where: Pick<PlantedFault, 'system' | 'handoff' | 'quantity'>,
): void {
  const fault: PlantedFault = {
    kind, sku: world.catalogue[movement.item]?.sku ?? '', location: movement.location,
    from: where.handoff === null ? null : movement.origin, reference: movement.reference, ...where,
  };
  world.faults.push(fault);
  world.movementOf.set(fault, movement);
}
