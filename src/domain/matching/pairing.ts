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
  /** Of several sources that one target sums up, the one booked last: before it the target could not be written. */
  readonly lastSource?: number;
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
 * 1. inside the window, so that the second receipt on one order finds its own record and not the first one's: records of the same order
 *    line and quantity, and one that is the sum of several of its line on the other side (a split shipment, a summary posting): all of
 *    those, or the few of them that add up to it; then the same without asking for the line;
 * 2. the same whatever the time, oldest with oldest;
 * 3. one record against all that is left, where it lies between the largest of them and their sum: it stands for all, and what is short
 *    is the difference;
 * 4. what is left pairs oldest with oldest whatever the quantities (a mismatch); the rest is unanswered or surplus.
 */
export function pairRecords(events: EventColumns, sources: readonly number[], targets: readonly number[], timing: Timing): Pairing {
  const open: Open = { sources: [...sources], targets: [...targets], pairs: [] };
  const [only, other] = [sources[0], targets[0]];
  if (only === undefined || other === undefined) return { pairs: [], unanswered: open.sources, surplus: open.targets };
  if (sources.length === 1 && targets.length === 1) {
    return { pairs: [{ source: only, target: other, isPart: false }], unanswered: [], surplus: [] };
  }
  const byLine = (row: number): string => `${events.quantity[row]} ${events.orderLine[row]}`;
  const byQuantity = (row: number): string => String(events.quantity[row]);
  for (const isInTime of [true, false]) {
    pairAlike(open, byLine, timing, isInTime);
    if (open.sources.length === 0 || open.targets.length === 0) break;
    pairSums(open, events, timing, isInTime, true);
    pairAlike(open, byQuantity, timing, isInTime);
    pairSums(open, events, timing, isInTime, false);
  }
  if (open.sources.length > 0 && open.targets.length > 0) {
    pairWithRest(open, events, timing);
    pairUnlike(open);
  }
  return { pairs: open.pairs, unanswered: open.sources, surplus: open.targets };
}

interface Open {
  sources: number[];
  targets: number[];
  readonly pairs: Pair[];
}

function pairAlike(open: Open, keyOf: (row: number) => string, timing: Timing, isInTime: boolean): void {
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
    if (isInTime) {
      const span = { early: timing.early, late: timing.late, usual: 0, usualFrom: 0, usualTo: timing.late };
      for (const [source, target] of align(sources, targets, timing.at, span).pairs) take(source, target);
      continue;
    }
    sources.forEach((source, index) => {
      const target = targets[index];
      if (target !== undefined) take(source, target);
    });
  }
  if (taken.size === 0) return;
  open.sources = open.sources.filter((source) => !taken.has(source));
  open.targets = open.targets.filter((target) => !taken.has(target));
}

function pairSums(open: Open, events: EventColumns, timing: Timing, isInTime: boolean, isOfLine: boolean): void {
  if (open.sources.length === 0 || open.targets.length === 0) return;
  const quantity = (row: number): number => events.quantity[row] ?? 0;
  const { at, early, late } = timing;
  for (const isTargetWhole of [true, false]) {
    for (const whole of [...(isTargetWhole ? open.targets : open.sources)]) {
      const others = isTargetWhole ? open.sources : open.targets;
      const fits = (row: number): boolean => {
        const latency = isTargetWhole ? at(whole) - at(row) : at(row) - at(whole);
        return latency >= 0 - early && latency <= late;
      };
      const candidates = others.filter((row) => timing.mayBePart(row) && Math.sign(quantity(row)) === Math.sign(quantity(whole))
        && (!isInTime || fits(row)) && (!isOfLine || events.orderLine[row] === events.orderLine[whole]));
      if (candidates.length < 2 || !timing.mayBePart(whole)) continue;
      const found = partsOf(candidates.map(quantity), quantity(whole));
      if (found === undefined) continue;
      const parts = found.map((index) => candidates[index] as number);
      join(open, whole, parts, isTargetWhole, 0, timing);
    }
  }
}

function pairWithRest(open: Open, events: EventColumns, timing: Timing): void {
  const quantity = (row: number): number => events.quantity[row] ?? 0;
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
  join(open, single, [...others], isTargetSingle, isTargetSingle ? quantity(single) - sum : sum - quantity(single), timing);
}

/** All of them where they add up, else the few that do. */
function partsOf(quantities: readonly number[], sum: number): readonly number[] | undefined {
  if (quantities.reduce((total, quantity) => total + quantity, 0) === sum) return quantities.map((_, index) => index);
  const parts = subsetOf(quantities, sum)?.parts;
  return parts === undefined || parts.length < 2 ? undefined : parts;
}

function join(
  open: Open, whole: number, parts: readonly number[], isTargetWhole: boolean, difference: number, { at }: Timing,
): void {
  const lastPart = parts.reduce((last, part) => (at(part) > at(last) ? part : last));
  parts.forEach((part, index) => {
    const [source, target] = isTargetWhole ? [part, whole] : [whole, part];
    const isLast = index === parts.length - 1;
    open.pairs.push({
      source, target, isPart: true, ...(isLast && difference !== 0 ? { difference } : {}),
      ...(isTargetWhole ? { lastSource: lastPart } : {}),
    });
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
