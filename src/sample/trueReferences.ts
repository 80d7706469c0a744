/** The references of the answer sheet, as the systems that are named with a fault wrote them. */
import { styleOf } from './styles.ts';
import type { PlantedFault } from './truth.ts';
import { TIDY } from './untidiness.ts';
import type { World } from './world.ts';
import { areComparable, writtenReference } from './writing.ts';

/** The planted faults; in an untidy world under the reference that a reader finds in the log of the system the event came from. */
export function asWritten(world: World): readonly PlantedFault[] {
  if (world.options.untidiness === TIDY) return world.faults;
  return world.faults.map((fault) => {
    const movement = world.movementOf.get(fault);
    if (movement === undefined || fault.reference === null) return fault;
    const writer = fault.kind === 'orphan_event' || fault.kind === 'ungated_write' ? fault.system : movement.origin;
    const entry = movement.entries.find(({ system }) => system === writer);
    const system = world.network.systems.find(({ id }) => id === writer);
    if (entry === undefined || system === undefined) return fault;
    const written = writtenReference(world, movement, entry, styleOf(system, world.options.style));
    const isOneOfSeveral = isSummed(world, fault)
      || (fault.kind === 'missing_event' && !areComparable(world, movement.origin, fault.system));
    return { ...fault, reference: written === '' ? null : written, ...(isOneOfSeveral ? { isOneOfSeveral: true as const } : {}) };
  });
}

function isSummed(world: World, fault: PlantedFault): boolean {
  return world.options.untidiness.summaries.some(({ event, from, to }) => fault.handoff === `${event}-${from}-${to}`);
}
