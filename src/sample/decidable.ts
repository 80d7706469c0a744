/**
 * Which faults can be told at all. Where two systems' references cannot be set against each other, only item, place, quantity and time
 * are left; a fault that these cannot tell from an ordinary event is not planted, because no reader of the logs could be right about it.
 */
import type { ExceptionKind } from '../domain/vocabulary.ts';
import type { Movement } from './movement.ts';
import type { SampleHandoff } from './network.ts';
import { HOUR, MINUTE } from './options.ts';
import type { World } from './world.ts';
import { areComparable } from './writing.ts';
import { turnIn } from './zonedTime.ts';

/** Around a fault that only time can tell, nothing alike happens for so long. */
const ALONE = 30 * HOUR;
/** Later or earlier than this nobody would connect two records without a common reference. */
const FARTHEST = 4 * HOUR;

/** How far from its due time a copy may be booked on a handoff and still be recognised, in milliseconds. */
export function farthestShift(world: World, handoff: SampleHandoff): number {
  return areComparable(world, handoff.from, handoff.to) ? Infinity : FARTHEST;
}

export function isDecidable(world: World, movement: Movement, handoff: SampleHandoff, kind: ExceptionKind): boolean {
  const { summaries } = world.options.untidiness;
  if ((kind === 'sequence_error' || kind === 'late_event') && isNearTurn(world, movement)) return false;
  if (kind === 'missing_event' && movement.at + handoff.withinMinutes * MINUTE > world.lastFault) return false;
  if (summaries.some(({ event, from, to }) => event === handoff.event && from === handoff.from && to === handoff.to)) {
    return kind === 'missing_event' && isOnlyFaultInPosting(world, movement, handoff);
  }
  if (areComparable(world, handoff.from, handoff.to)) return true;
  return kind === 'missing_event' ? hasNoFaultyTwin(world, movement) : isAlone(world, movement, movement);
}

/** By clocks that show an hour twice, too early and too late can each be taken for in time. */
function isNearTurn(world: World, { at }: Movement): boolean {
  return world.network.systems.some(({ timezone }) => turnIn(timezone, at - 4 * HOUR, at + 4 * HOUR) !== undefined);
}

/** True where nothing of the type happens to the item at the place for a while before and after, in any system. */
export function isAlone(world: World, what: Pick<Movement, 'type' | 'item' | 'location' | 'at'>, except?: Movement): boolean {
  return !world.movements.some((other) => other !== except && other.type === what.type && other.item === what.item
    && other.location === what.location && Math.abs(other.at - what.at) < ALONE);
}

/** What is wrong with an equal event nearby could otherwise be taken for this one's fault. */
function hasNoFaultyTwin(world: World, movement: Movement): boolean {
  return !world.movements.some((other) => other !== movement && other.type === movement.type && other.item === movement.item
    && other.location === movement.location && Math.abs(other.at - movement.at) < ALONE && other.deviations.size > 0);
}

/** One posting that leaves something out can be told; two omissions in one could add up to a third. */
function isOnlyFaultInPosting(world: World, movement: Movement, handoff: SampleHandoff): boolean {
  const posting = movement.entries.find(({ system }) => system === handoff.to)?.posting;
  if (posting === undefined) return false;
  const others = world.movements.filter((other) => other !== movement && other.entries.some((entry) => entry.posting === posting));
  return others.every(({ deviations }) => deviations.size === 0) && hasNoFaultyTwin(world, movement);
}
