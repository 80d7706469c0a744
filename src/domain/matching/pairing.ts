import type { EventColumns } from '../facts.ts';
import { align } from './links/alignment.ts';
import { subsetOf } from './links/subsets.ts';

/** How the records of a source and a target that are of one event belong together. Numbers are rows of the event table. */
export interface Pair {
  readonly source: number;
  readonly target: number;
  /** One of several records that only together make up the other side: their quantities are not to be compared one by one. */
  readonly isPart: boolean;
  /** What the targets of all parts together say more (+) or less (−) than the sources; told with the last part. Scaled. */
  readonly difference?: number;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Source records the target has no record for. */
  readonly unanswered: readonly number[];
  /** Target records beyond what the source has. */
  readonly surplus: readonly number[];
}

/** What pairing asks of time: when each row was booked, how much earlier or later a target may be, and who may be one of several. */
export interface Timing {
  readonly at: (row: number) => number;
  readonly early: number;
  readonly late: number;
  /** Whether a record was booked in time to be one of several that add up. */
  readonly mayBePart: (row: number) => boolean;
}

/**
 * Pairs the records of one physical event at two systems, both lists oldest first:
 *
 * 1. records of the same order line and quantity, then of the same quantity: those inside the window first, so that the second receipt
 *    on one order finds its own record and not the first one's; the others oldest with oldest;
 * 2. where one record is the sum of several on the other side (a split shipment, a summary posting), all of those, or the few of them
 *    that add up to it; then one record against all that is left, where it lies between the largest of them and their sum: it
 *    stands for all, and what is short is the difference;
 * 3. what is left pairs oldest with oldest whatever the quantities (a mismatch); the rest is unanswered or surplus.
 */
export function pairRecords(events: EventColumns, sources: readonly number[], targets: readonly number[], timing: Timing): Pairing {
  const open: Open = { sources: [...sources], targets: [...targets], pairs: [] };
  const [only, other] = [sources[0], targets[0]];
  if (only === undefined || other === undefined) return { pairs: [], unanswered: open.sources, surplus: open.targets };
  if (sources.length === 1 && targets.length === 1) {
    return { pairs: [{ source: only, target: other, isPart: false }], unanswered: [], surplus: [] };
  }
  pairAlike(open, (row) => `${events.quantity[row]} ${events.orderLine[row]}`, timing);
  pairAlike(open, (row) => String(events.quantity[row]), timing);
  if (open.sources.length > 0 && open.targets.length > 0) {
    pairSums(open, events, timing);
    pairUnlike(open);
  }
  return { pairs: open.pairs, unanswered: open.sources, surplus: open.targets };
}

interface Open {
  sources: number[];
  targets: number[];
  readonly pairs: Pair[];
}

function pairAlike(open: Open, keyOf: (row: number) => string, timing: Timing): void {
  const alike = new Map<string, { readonly sources: number[]; readonly targets: number[] }>();
  for (const source of open.sources) {
    const key = keyOf(source);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { sources: [source], targets: [] });
    else known.sources.push(source);
  }
  for (const target of open.targets) alike.get(keyOf(target))?.targets.push(target);
  const taken = new Set<number>();
  const take = (source: number, target: number): void => {
    open.pairs.push({ source, target, isPart: false });
    taken.add(source).add(target);
  };
  for (const { sources, targets } of alike.values()) {
    if (targets.length === 0) continue;
    if (sources.length > 1 || targets.length > 1) {
      const span = { early: timing.early, late: timing.late, usual: 0, usualFrom: 0, usualTo: timing.late };
      for (const [source, target] of align(sources, targets, timing.at, span).pairs) take(source, target);
    }
    const rest = targets.filter((target) => !taken.has(target));
    sources.filter((source) => !taken.has(source)).forEach((source, index) => {
      const target = rest[index];
      if (target !== undefined) take(source, target);
    });
  }
  if (taken.size === 0) return;
  open.sources = open.sources.filter((source) => !taken.has(source));
  open.targets = open.targets.filter((target) => !taken.has(target));
}

function pairSums(open: Open, events: EventColumns, timing: Timing): void {
  const quantity = (row: number): number => events.quantity[row] ?? 0;
  for (const isTargetWhole of [true, false]) {
    for (const whole of [...(isTargetWhole ? open.targets : open.sources)]) {
      const others = isTargetWhole ? open.sources : open.targets;
      const candidates = others.filter((row) => timing.mayBePart(row) && Math.sign(quantity(row)) === Math.sign(quantity(whole)));
      if (candidates.length < 2 || !timing.mayBePart(whole)) continue;
      const found = partsOf(candidates.map(quantity), quantity(whole));
      if (found === undefined) continue;
      const parts = found.map((index) => candidates[index] as number);
      join(open, whole, parts, isTargetWhole, 0);
    }
  }
  const single = open.targets.length === 1 ? open.targets[0] : open.sources.length === 1 ? open.sources[0] : undefined;
  const isTargetSingle = open.targets.length === 1;
  const others = isTargetSingle ? open.sources : open.targets;
  if (single === undefined || others.length < 2 || ![single, ...others].every((row) =>
    timing.mayBePart(row) && Math.sign(quantity(row)) === Math.sign(quantity(single)))) return;
  const sum = others.reduce((total, row) => total + quantity(row), 0);
  const largest = Math.max(...others.map((row) => Math.abs(quantity(row))));
  // A sum may be short or over; parcels that come to more than was sent are no parcels.
  const isWhole = isTargetSingle ? Math.abs(quantity(single)) > largest : Math.abs(sum) < Math.abs(quantity(single));
  if (!isWhole) return;
  join(open, single, [...others], isTargetSingle, isTargetSingle ? quantity(single) - sum : sum - quantity(single));
}

/** All of them where they add up, else the few that do. */
function partsOf(quantities: readonly number[], sum: number): readonly number[] | undefined {
  if (quantities.reduce((total, quantity) => total + quantity, 0) === sum) return quantities.map((_, index) => index);
  const parts = subsetOf(quantities, sum)?.parts;
  return parts === undefined || parts.length < 2 ? undefined : parts;
}

function join(open: Open, whole: number, parts: readonly number[], isTargetWhole: boolean, difference: number): void {
  parts.forEach((part, index) => {
    const [source, target] = isTargetWhole ? [part, whole] : [whole, part];
    const isLast = index === parts.length - 1;
    open.pairs.push({ source, target, isPart: true, ...(isLast && difference !== 0 ? { difference } : {}) });
  });
  const gone = new Set([whole, ...parts]);
  open.sources = open.sources.filter((row) => !gone.has(row));
  open.targets = open.targets.filter((row) => !gone.has(row));
}

function pairUnlike(open: Open): void {
  const count = Math.min(open.sources.length, open.targets.length);
  for (let at = 0; at < count; at += 1) {
    open.pairs.push({ source: open.sources[at] as number, target: open.targets[at] as number, isPart: false });
  }
  open.sources = open.sources.slice(count);
  open.targets = open.targets.slice(count);
}
