import type { EventColumns, Handoff, SystemFact } from '../facts.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import type { EventType, SystemKind } from '../vocabulary.ts';
import { groupPhysicalEvents } from './physicalEvents.ts';

/** Fewer shared events than this are chance. */
const FEWEST_SHARED = 3;
/** The share of a system's events that must turn up at the other one for a handoff to be believed. */
const REACHES = 0.5;
/** The share of shared events the source must have had first. */
const PRECEDES = 0.8;
/** Windows a person would declare, in minutes. */
const WINDOWS = [15, 30, 60, 120, 240, 480, 1440, 2880, 10_080];
const MINUTE = 60_000;

/**
 * Where logs carry the very same moments, who writes an event first by the nature of the systems: those who act, then those who
 * keep books.
 */
const SELLERS_FIRST: readonly SystemKind[] = [
  'storefront', 'marketplace', 'pos', 'payments', 'oms', 'wms', '3pl', 'dropship', 'returns', 'supplier', 'count', 'erp',
];
const HANDLERS_FIRST: readonly SystemKind[] = [
  '3pl', 'wms', 'pos', 'returns', 'dropship', 'supplier', 'count', 'oms', 'storefront', 'marketplace', 'payments', 'erp',
];
const SOLD: ReadonlySet<EventType> = new Set(['sale', 'reservation', 'release', 'refund']);

interface Shared {
  count: number;
  first: number;
  readonly lags: number[];
}

/**
 * The handoff map as the logs show it, for engagements that declare none: system F hands an event type to T where most of F's
 * events turn up at T under the same reference, and nearly always later. Where T also hears of them from a system that F itself
 * hears of them from, the shorter way from the origin is kept. The window is the smallest usual one that holds twice the 90th
 * percentile of the lags.
 */
export function inferHandoffs(events: EventColumns, systems: readonly SystemFact[]): Omit<Handoff, 'id'>[] {
  const { own, shared } = countShared(events);
  const found: Omit<Handoff, 'id'>[] = [];
  for (let type = 0; type < EVENT_TYPES.length; type += 1) {
    const believed: { from: number; to: number; lags: number[] }[] = [];
    for (const from of systems) {
      for (const to of systems) {
        const entry = shared.get(keyOf(type, from.id, to.id));
        const reverse = shared.get(keyOf(type, to.id, from.id));
        if (entry === undefined || entry.count < FEWEST_SHARED || !precedes(entry, reverse, type, from, to)) continue;
        const all = own.get(keyOf(type, from.id, 0)) ?? 0;
        if (entry.count >= all * REACHES) believed.push({ from: from.id, to: to.id, lags: entry.lags });
      }
    }
    const isEcho = (from: number, to: number): boolean => believed.some((other) => other.to === from
      && believed.some((direct) => direct.from === other.from && direct.to === to));
    for (const { from, to, lags } of believed) {
      if (isEcho(from, to)) continue;
      const eventType = EVENT_TYPES[type] ?? 'adjustment';
      const codeOf = (id: number): string => systems.find((system) => system.id === id)?.code ?? '';
      found.push({
        code: `${eventType}-${codeOf(from)}-${codeOf(to)}`, eventType, from, to, everyMinutes: null, withinMinutes: windowFor(lags),
        owner: systems.find((system) => system.id === to)?.owner ?? '', declared: false, locations: [],
      });
    }
  }
  return found;
}

/** Nearly always first; or first as often as not at the same moment, and never second; or of a nature to be first. */
function precedes(entry: Shared, reverse: Shared | undefined, type: number, from: SystemFact, to: SystemFact): boolean {
  if (entry.first >= entry.count * PRECEDES) return true;
  const second = reverse?.first ?? 0;
  const together = entry.count - entry.first - second;
  if (entry.first + together < entry.count * PRECEDES) return false;
  if (entry.first !== second) return entry.first > second;
  const order = SOLD.has(EVENT_TYPES[type] ?? 'adjustment') ? SELLERS_FIRST : HANDLERS_FIRST;
  return order.indexOf(from.kind) < order.indexOf(to.kind);
}

function countShared(events: EventColumns): { own: Map<number, number>; shared: Map<number, Shared> } {
  const groups = groupPhysicalEvents(events);
  const own = new Map<number, number>();
  const shared = new Map<number, Shared>();
  const firstAt = new Map<number, number>();
  for (let group = 0; group < groups.count; group += 1) {
    const start = groups.start[group] ?? 0;
    const end = groups.start[group + 1] ?? 0;
    const row = groups.rows[start] ?? 0;
    if ((events.normalReference[row] ?? 0) === 0) continue;
    firstAt.clear();
    for (let at = start; at < end; at += 1) {
      const record = groups.rows[at] ?? 0;
      const system = events.system[record] ?? 0;
      if (!firstAt.has(system)) firstAt.set(system, groups.booked[record] ?? 0);
    }
    const type = events.type[row] ?? 0;
    for (const [from, fromAt] of firstAt) {
      own.set(keyOf(type, from, 0), (own.get(keyOf(type, from, 0)) ?? 0) + 1);
      for (const [to, toAt] of firstAt) {
        if (from === to) continue;
        const key = keyOf(type, from, to);
        const entry = shared.get(key) ?? { count: 0, first: 0, lags: [] };
        shared.set(key, entry);
        entry.count += 1;
        if (fromAt < toAt) {
          entry.first += 1;
          entry.lags.push(toAt - fromAt);
        }
      }
    }
  }
  return { own, shared };
}

function keyOf(type: number, from: number, to: number): number {
  return (type * 256 + from) * 256 + to;
}

function windowFor(lags: readonly number[]): number {
  const sorted = [...lags].sort((a, b) => a - b);
  const needed = 2 * (sorted[Math.floor(sorted.length * 0.9)] ?? 0) / MINUTE;
  return WINDOWS.find((minutes) => minutes >= needed) ?? Math.ceil(needed / 1440) * 1440;
}
