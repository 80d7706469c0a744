import type { Handoff } from '../../facts.ts';
import type { OpenRecords } from '../openRecords.ts';
import { bucketsOf, listsOf } from './buckets.ts';
import { forEachPair } from './pairs.ts';

interface Numbers {
  /** The number in a record's reference. */
  readonly coreOf: (row: number) => number;
}

interface Parcels extends Numbers {
  readonly suffixOf: (row: number) => number;
  /** Whether the references say that the one is a parcel of the other. */
  readonly isOfOrder: (source: number, target: number) => boolean;
}

interface Parts extends Numbers {
  readonly isOfNumber: (source: number, target: number) => boolean;
}

/** Joins parcels that are left over to an order of which another record has met already, and the order to its parcels. */
export function linkParcelsToMet(
  open: OpenRecords, rows: readonly number[], handoff: Handoff, { coreOf, suffixOf, isOfOrder }: Parcels,
): void {
  const { events } = open.scene.facts;
  const isSource = (row: number): boolean => events.system[row] === handoff.from;
  const left = rows.filter((row) => open.isOpen(row, handoff));
  const parcels = new Set(left.filter((row) => suffixOf(row) !== 0).map(coreOf));
  const unequal = unequalOf(open, handoff, coreOf);
  const met = new Set(unequal);
  if (parcels.size > 0) for (const row of open.met(handoff)) if (parcels.has(coreOf(row))) met.add(row);
  if (left.length === 0 || met.size === 0) return;
  const buckets = bucketsOf([left, [...met]], 2, events.item, events.location, coreOf);
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    const own = buckets.rows.subarray(buckets.start[bucket], buckets.start[bucket + 1]);
    const isSourceWanting = own.some((row) => isSource(row) && unequal.has(row));
    const isTargetWanting = own.some((row) => !isSource(row) && unequal.has(row));
    // Where the number was used again, what has met its equal needs nothing more, and what has not does.
    const isDone = (row: number): boolean => (isSource(row) ? isSourceWanting : isTargetWanting) && !unequal.has(row);
    forEachPair(buckets, bucket, isSource, (source, target) => {
      if (met.has(source) === met.has(target) || !isOfOrder(source, target) || isDone(met.has(source) ? source : target)) return;
      open.link(source, target, 'learned_reference');
    });
  }
}

/**
 * Joins what is left of an order to what has met, where both sides give every reference a suffix: the whole has met the part with its own
 * suffix (`-001` and `-001`), which is less, and with the parts under other suffixes both sides come to the same.
 */
export function linkRestOfMet(open: OpenRecords, rows: readonly number[], handoff: Handoff, { coreOf, isOfNumber }: Parts): void {
  const { events } = open.scene.facts;
  const unequal = unequalOf(open, handoff, coreOf);
  if (unequal.size === 0) return;
  const isSource = (row: number): boolean => events.system[row] === handoff.from;
  const left = rows.filter((row) => !unequal.has(row) && open.isOpen(row, handoff));
  const numbers = new Set(left.map(coreOf));
  const met = new Set([...unequal, ...open.met(handoff)].filter((row) => numbers.has(coreOf(row))));
  const sumOf = (some: readonly number[]): number => some.reduce((total, row) => total + open.scene.quantity(row), 0);
  for (const bucket of listsOf(bucketsOf([left, [...met]], 3, events.item, events.location, coreOf))) {
    for (const isOfSource of [true, false]) {
      const wholes = bucket.filter((row) => isSource(row) === isOfSource && met.has(row));
      const whole = wholes.find((row) => unequal.has(row));
      if (whole === undefined) continue;
      const parts = bucket.filter((row) => isSource(row) !== isOfSource && (isOfSource ? isOfNumber(whole, row) : isOfNumber(row, whole)));
      const rest = parts.filter((row) => !met.has(row));
      if (rest.length === 0 || rest.length === parts.length || sumOf(parts) !== sumOf(wholes)) continue;
      for (const part of rest) open.link(isOfSource ? whole : part, isOfSource ? part : whole, 'learned_reference');
      break;
    }
  }
}

/** Records with a number that have met another under their reference, and no equal. */
function unequalOf(open: OpenRecords, handoff: Handoff, coreOf: (row: number) => number): ReadonlySet<number> {
  return new Set(open.unequal(handoff).filter((row) => !Number.isNaN(coreOf(row))));
}
