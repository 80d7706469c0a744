import { ascending, merged } from '../ascending.ts';
import type { Handoff } from '../facts.ts';
import type { OpenRecords } from './openRecords.ts';

/** A system's clock that runs ahead (+) or behind (−) of the others by the same amount all the time, in milliseconds. */
export interface ClockSkew {
  readonly system: number;
  readonly ahead: number;
  /** The latencies that tell of it. */
  readonly pairs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Fewer latencies than this say nothing about a clock. */
const FEWEST = 8;
/** Less than this is within what clocks differ by anyway. */
const SMALLEST = 2 * SECOND;
/** Pairs of records without a common reference are taken for one event only when nothing like them is this near. */
const NEAR = 2 * 60 * MINUTE;
/** So many clocks at most are found wrong: with more there is no telling which ones are right. */
const MOST_CLOCKS = 3;
/** One clock more has to be worth so much shorter latencies, all ways together. */
const CLOCK_COST = 2 * MINUTE;
/** Latencies beyond a gap that belong to the bulk all the same: so many at least, and such a share of all. */
const FEWEST_OF_A_LUMP = 3;
const LEAST_LUMP = 0.08;
/** Corrections tried one after the other. */
const MOST_STEPS = 7;

/** The latencies of one way between two systems: the shortest of the bulk, and how far the bulk spreads. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly shortest: number;
  readonly spread: number;
  readonly count: number;
}

/**
 * Finds clocks that are wrong by a constant. A record cannot be booked before its cause; where the bulk of a way's latencies, and not
 * single ones, begins below zero, a clock is off. Which of the two clocks it is follows from the other ways that each system takes part in:
 * of all corrections that leave no way impossible, the one with the fewest clocks and the shortest latencies is taken. What a clock is
 * ahead by is told to within the shortest true latency. A clock that only makes every way seem slower cannot be told from slow ways, and
 * is not corrected.
 */
export function findClockSkew(open: OpenRecords): readonly ClockSkew[] {
  return clocksBehind(edgesOf(open));
}

/** The clocks whose correction makes the ways possible; none where all of them are, or where no correction helps. */
function clocksBehind(edges: readonly Edge[]): readonly ClockSkew[] {
  const now = edges.filter(isImpossible).length;
  if (now === 0) return [];
  const best = search(edges, new Map(), MOST_STEPS);
  if (best.left >= now) return [];
  return [...best.ahead].filter(([, ahead]) => Math.abs(ahead) > SMALLEST).sort(([a], [b]) => a - b).map(([system, ahead]) => ({
    system, ahead, pairs: edges.reduce((sum, { from, to, count }) => sum + (from === system || to === system ? count : 0), 0),
  }));
}

function isImpossible(edge: Edge): boolean {
  return edge.shortest < 0 - SMALLEST;
}

interface Correction {
  /** By system, how far its clock is ahead. */
  readonly ahead: ReadonlyMap<number, number>;
  /** The ways that are still impossible. */
  readonly left: number;
  readonly cost: number;
}

/** Makes the most impossible way possible by either of its two clocks, and so on with what is left: a tree of a few dozen leaves. */
function search(edges: readonly Edge[], ahead: ReadonlyMap<number, number>, steps: number): Correction {
  const corrected = edges.map((edge) => ({ ...edge, shortest: latencyUnder(edge, ahead) }));
  const worst = corrected.reduce<Edge | undefined>((least, edge) =>
    (isImpossible(edge) && edge.shortest < (least?.shortest ?? 0) ? edge : least), undefined);
  if (worst === undefined || steps === 0) return weighed(edges, settled(edges, ahead));
  let best: Correction | undefined;
  for (const [system, by] of [[worst.from, 0 - worst.shortest], [worst.to, worst.shortest]] as const) {
    if (!ahead.has(system) && ahead.size === MOST_CLOCKS) continue;
    const found = search(edges, new Map(ahead).set(system, (ahead.get(system) ?? 0) + by), steps - 1);
    if (best === undefined || found.left < best.left || (found.left === best.left && found.cost < best.cost)) best = found;
  }
  return best ?? weighed(edges, settled(edges, ahead));
}

function latencyUnder({ from, to, shortest }: Edge, ahead: ReadonlyMap<number, number>): number {
  return shortest + (ahead.get(from) ?? 0) - (ahead.get(to) ?? 0);
}

/** Takes back of each correction what no way needs of it, now that the other clocks are right. */
function settled(edges: readonly Edge[], ahead: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const known = new Map(ahead);
  for (const [system, by] of ahead) {
    // A clock that is set back further than its ways need makes the ways out of it slow, one set forward the ways into it.
    const slack = edges.filter((edge) => (by > 0 ? edge.from : edge.to) === system).map((edge) => latencyUnder(edge, known));
    const least = Math.min(Math.abs(by), ...slack.map((latency) => Math.max(0, latency)));
    if (slack.length > 0) known.set(system, by - Math.sign(by) * least);
  }
  return known;
}

function weighed(edges: readonly Edge[], ahead: ReadonlyMap<number, number>): Correction {
  const latencies = edges.map((edge) => latencyUnder(edge, ahead));
  const clocks = [...ahead.values()].filter((by) => Math.abs(by) > SMALLEST).length;
  return {
    ahead, left: latencies.filter((latency) => latency < 0 - SMALLEST).length,
    cost: latencies.reduce((sum, latency) => sum + Math.abs(latency), 0) + clocks * CLOCK_COST,
  };
}

function edgesOf(open: OpenRecords): Edge[] {
  const named = namedLatencies(open);
  const byWay = new Map<string, { readonly handoff: Handoff; readonly bulks: Bulk[] }>();
  for (const handoff of open.scene.plan.inOrder()) {
    const settled = open.scene.tallies.get(handoff.id)?.latencies.inOrder() ?? new Float64Array(0);
    const latencies = merged(settled, inOrder(named.get(handoff.id) ?? []));
    const bulk = bulkOf(latencies.length >= FEWEST ? latencies : inOrder(lonelyLatencies(open, handoff)));
    if (bulk === undefined) continue;
    const key = `${handoff.from}>${handoff.to}`;
    const way = byWay.get(key);
    if (way === undefined) byWay.set(key, { handoff, bulks: [bulk] });
    else way.bulks.push(bulk);
  }
  const edges: Edge[] = [];
  for (const { handoff, bulks } of byWay.values()) {
    const { main, shortest } = wayOf(bulks);
    edges.push({ from: handoff.from, to: handoff.to, shortest, spread: main.spread, count: main.count });
  }
  return edges.sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * The shortest latency of a way by its types of event. Where two types come too early by as much, it is the clock, whatever the others
 * say: what goes by the batch or the day starts anywhere. One type alone is no matter of clocks where another speaks against it. Where
 * nothing comes too early, no correction may make it: the type with the shortest way binds.
 */
function wayOf(bulks: readonly Bulk[]): { readonly main: Bulk; readonly shortest: number } {
  const shortestOf = (some: readonly Bulk[]): number => Math.min(...some.map(({ shortest }) => shortest));
  const main = densest(bulks);
  const early = bulks.filter(({ shortest }) => shortest < 0);
  if (early.length === 0) return { main, shortest: shortestOf(bulks) };
  const first = densest(early);
  const alike = early.filter((bulk) => startAlike(bulk, first));
  const speakAgainst = bulks.some((bulk) => bulk.shortest >= 0 && speaksAgainst(bulk, first)
    && (bulk === main ? !startAlike(bulk, first) : bulk.shortest > first.shortest + first.spread));
  if (alike.length === 1 && speakAgainst) return { main, shortest: Math.max(0, main.shortest) };
  return { main: first, shortest: shortestOf(alike) };
}

function densest(bulks: readonly Bulk[]): Bulk {
  return [...bulks].sort((a, b) => density(b) - density(a) || a.shortest - b.shortest)[0] as Bulk;
}

/** Whether two bulks begin at the same latency, as far as latencies spread as widely as theirs can tell. */
function startAlike(a: Bulk, b: Bulk): boolean {
  return Math.abs(a.shortest - b.shortest) <= Math.max(MINUTE, Math.min(a.spread, b.spread) / 2);
}

/** How closely the latencies of a bulk lie, to the minute: what is passed on at once tells more of a clock than what goes by the day. */
function density({ count, spread }: Bulk): number {
  return count / (spread + MINUTE);
}

/** So many latencies of a bulk as even as this one should lie before its shortest, were the clock wrong: then it is not. */
const CLEARLY = 5;

/**
 * Whether a type of event shows that its clocks are right although those of another come too early: it starts near zero, and so densely
 * that there would be shorter ones had it to be put off by as much. What is passed on by the batch or the day starts anywhere, and says
 * nothing.
 */
function speaksAgainst(bulk: Bulk, early: Bulk): boolean {
  const putOff = bulk.shortest - early.shortest;
  return bulk.shortest < 0 - early.shortest && bulk.count * putOff > CLEARLY * bulk.spread;
}

/** Latencies of open events in which both systems have one record of the same quantity, by handoff. */
function namedLatencies(open: OpenRecords): Map<number, number[]> {
  const { scene } = open;
  const { events } = scene.facts;
  const found = new Map<number, number[]>();
  const all = open.events();
  while (all.next()) {
    const { records, from, to } = all;
    if (to - from < 2) continue;
    const first = records[from] ?? 0;
    for (const handoff of scene.plan.at(events.type[first] ?? 0, events.location[first] ?? 0).handoffs) {
      const source = onlyOf(records, from, to, events.system, handoff.from);
      const target = onlyOf(records, from, to, events.system, handoff.to);
      if (source < 0 || target < 0 || scene.quantity(source) !== scene.quantity(target)) continue;
      const latency = scene.bookedAt(target) - scene.bookedAt(source);
      const list = found.get(handoff.id);
      if (list === undefined) found.set(handoff.id, [latency]);
      else list.push(latency);
    }
  }
  return found;
}

/** The one record of a system among these; −1 where it has none or several. */
function onlyOf(rows: Int32Array, from: number, to: number, systems: Int32Array, system: number): number {
  let found = -1;
  for (let at = from; at < to; at += 1) {
    const row = rows[at] as number;
    if (systems[row] !== system) continue;
    if (found >= 0) return -1;
    found = row;
  }
  return found;
}

/** Latencies of records without a common reference that have no other of their kind near them. */
function lonelyLatencies(open: OpenRecords, handoff: Handoff): number[] {
  const { scene } = open;
  const { events } = scene.facts;
  const { count, start, rows } = open.alike(handoff);
  const isNear = (a: number, b: number): boolean => Math.abs(scene.bookedAt(a) - scene.bookedAt(b)) <= NEAR;
  const latencies: number[] = [];
  for (let bucket = 0; bucket < count; bucket += 1) {
    const [from, to] = [start[bucket] as number, start[bucket + 1] as number];
    for (let at = from; at + 1 < to; at += 1) {
      const [left, right] = [rows[at] as number, rows[at + 1] as number];
      if (events.system[left] === events.system[right] || !isNear(left, right)) continue;
      if ((at > from && isNear(rows[at - 1] as number, left)) || (at + 2 < to && isNear(rows[at + 2] as number, right))) continue;
      const [source, target] = events.system[left] === handoff.from ? [left, right] : [right, left];
      latencies.push(scene.bookedAt(target) - scene.bookedAt(source));
    }
  }
  return latencies;
}

interface Bulk {
  readonly shortest: number;
  readonly spread: number;
  readonly count: number;
}

function inOrder(latencies: readonly number[]): Float64Array<ArrayBuffer> {
  return ascending(Float64Array.from(latencies));
}

/** Where most of sorted latencies lie close together, without the stragglers on either side; undefined where there are too few. */
function bulkOf(sorted: Float64Array): Bulk | undefined {
  if (sorted.length < FEWEST) return undefined;
  const count = sorted.length;
  const half = Math.ceil(count / 2);
  let low = 0;
  for (let at = 0; at + half <= count; at += 1) {
    if ((sorted[at + half - 1] as number) - (sorted[at] as number) < (sorted[low + half - 1] as number) - (sorted[low] as number)) low = at;
  }
  let high = low + half - 1;
  // From the densest half outwards, as long as the next one follows closely.
  const gap = MINUTE + 8 * ((sorted[high] as number) - (sorted[low] as number)) / half;
  const widen = (): void => {
    while (low > 0 && (sorted[low] as number) - (sorted[low - 1] as number) <= gap) low -= 1;
    while (high < count - 1 && (sorted[high + 1] as number) - (sorted[high] as number) <= gap) high += 1;
  };
  widen();
  // What comes by the batch comes in lumps: so many beyond a gap that is no wider than the rest are no stragglers.
  const lump = Math.max(FEWEST_OF_A_LUMP, Math.ceil(count * LEAST_LUMP));
  while (low >= lump && (sorted[low] as number) - (sorted[low - lump] as number) <= (sorted[high] as number) - (sorted[low] as number)) {
    low -= lump;
    widen();
  }
  return { shortest: sorted[low] as number, spread: (sorted[high] as number) - (sorted[low] as number), count };
}
