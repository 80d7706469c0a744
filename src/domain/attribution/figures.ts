import type { PositionColumns } from '../facts.ts';
import { OUTSIDE_ON_HAND, statesBehind } from '../stockState.ts';
import { STOCK_STATES } from '../vocabulary.ts';
import type { StockState } from '../vocabulary.ts';
import { PoolIndex } from './pools.ts';
import { ROW_CURRENT, ROW_OPENING, chooseSnapshots } from './snapshots.ts';

const OUTSIDE = new Set(OUTSIDE_ON_HAND.map((state) => STOCK_STATES.indexOf(state)));

/** What one system says of every pool, by stock state; arrays run over the pools. */
export interface SystemFigures {
  readonly system: number;
  /** The states its exports use at all. */
  readonly states: ReadonlySet<StockState>;
  /** Scaled quantities by position in STOCK_STATES; undefined for states it does not use. */
  readonly byState: readonly (Float64Array | undefined)[];
  /** The states the export gives for each pool, a bit each by position in STOCK_STATES; 0 where it does not list the pool. */
  readonly told: Uint16Array;
  /** The moment each pool was read at; NaN where it is not listed. */
  readonly asOf: Float64Array;
  /** The locations its exports name: elsewhere it holds nothing and is not compared. */
  readonly covers: ReadonlySet<number>;
  /** The moment a location was read at, for items the export does not list there. */
  readonly asOfLocation: ReadonlyMap<number, number>;
}

export interface Figures {
  readonly pools: PoolIndex;
  /** What each position row is used for; see `snapshots.ts`. */
  readonly use: Uint8Array;
  /** By system id. */
  readonly current: ReadonlyMap<number, SystemFigures>;
  /** Of the earliest superseded snapshot, where a system sent one. */
  readonly opening: ReadonlyMap<number, SystemFigures>;
  /** Scaled price of one unit by pool, from positions; NaN where none gives one. */
  readonly unitCost: Float64Array;
}

/** What figures are added up from; of items and places it is only asked how many ids there may be. */
export interface FiguresOf {
  readonly positions: PositionColumns;
  readonly cutoff: number;
  readonly items: { readonly code: { readonly length: number } };
  readonly locations: { readonly code: { readonly length: number } };
}

/** Adds up the positions of every system by pool and state. */
export function collectFigures({ positions, cutoff, items, locations }: FiguresOf): Figures {
  const use = chooseSnapshots(positions, cutoff);
  const pools = new PoolIndex(items.code.length, locations.code.length);
  const poolOfRow = new Int32Array(positions.count);
  for (let row = 0; row < positions.count; row += 1) {
    poolOfRow[row] = use[row] === 0 ? -1 : pools.add(positions.item[row] ?? 0, positions.location[row] ?? 0);
  }
  const current = new Map<number, Collector>();
  const opening = new Map<number, Collector>();
  const unitCost = new Float64Array(pools.count).fill(NaN);
  for (let row = 0; row < positions.count; row += 1) {
    const kind = use[row];
    if (kind !== ROW_CURRENT && kind !== ROW_OPENING) continue;
    const system = positions.system[row] ?? 0;
    const into = kind === ROW_CURRENT ? current : opening;
    let collector = into.get(system);
    if (collector === undefined) {
      collector = new Collector(system, pools.count);
      into.set(system, collector);
    }
    const pool = poolOfRow[row] ?? 0;
    const moment = positions.asOf[row] ?? NaN;
    collector.add(pool, positions.location[row] ?? 0, positions.state[row] ?? 0, positions.quantity[row] ?? 0,
      Number.isNaN(moment) ? cutoff : moment);
    const cost = positions.unitCost[row] ?? NaN;
    // The lowest of several prices: any rule will do that does not depend on the order of rows.
    if (cost === cost && !((unitCost[pool] ?? NaN) <= cost)) unitCost[pool] = cost;
  }
  return { pools, use, current, opening, unitCost };
}

class Collector implements SystemFigures {
  readonly system: number;
  readonly byState: (Float64Array | undefined)[] = new Array<Float64Array | undefined>(STOCK_STATES.length).fill(undefined);
  readonly told: Uint16Array;
  readonly asOf: Float64Array;
  readonly states = new Set<StockState>();
  readonly covers = new Set<number>();
  readonly asOfLocation = new Map<number, number>();
  #lastLocation = -1;
  #lastMoment = NaN;

  constructor(system: number, pools: number) {
    this.system = system;
    this.told = new Uint16Array(pools);
    this.asOf = new Float64Array(pools).fill(NaN);
  }

  add(pool: number, location: number, state: number, quantity: number, moment: number): void {
    let sums = this.byState[state];
    if (sums === undefined) {
      sums = new Float64Array(this.told.length);
      this.byState[state] = sums;
      this.states.add(STOCK_STATES[state] ?? 'other');
    }
    sums[pool] = (sums[pool] ?? 0) + quantity;
    this.told[pool] = (this.told[pool] ?? 0) | (1 << state);
    if (!((this.asOf[pool] ?? NaN) >= moment)) this.asOf[pool] = moment;
    if (location === this.#lastLocation && moment === this.#lastMoment) return;
    this.#lastLocation = location;
    this.#lastMoment = moment;
    this.covers.add(location);
    this.asOfLocation.set(location, Math.max(this.asOfLocation.get(location) ?? -Infinity, moment));
  }
}

/** Positions in STOCK_STATES of the states behind a figure, by the states that are told, a bit each. */
class StatesByTold {
  readonly #meaning: 'on_hand' | 'available';
  readonly #known: ({ readonly added: readonly number[]; readonly takenOff: readonly number[] } | undefined)[] = [];

  constructor(meaning: 'on_hand' | 'available') {
    this.#meaning = meaning;
  }

  /** The figure of a pool, scaled. */
  sum({ told, byState }: SystemFigures, pool: number): number {
    const bits = told[pool] ?? 0;
    const { added, takenOff } = this.#known[bits] ??= this.#behind(bits);
    let sum = 0;
    for (const state of added) sum += byState[state]?.[pool] ?? 0;
    for (const state of takenOff) sum -= byState[state]?.[pool] ?? 0;
    return sum;
  }

  #behind(told: number): { readonly added: readonly number[]; readonly takenOff: readonly number[] } {
    const at = (state: StockState): number => STOCK_STATES.indexOf(state);
    const { added, takenOff } = statesBehind(this.#meaning, (state) => ((told >> at(state)) & 1) === 1);
    return { added: added.map(at), takenOff: takenOff.map(at) };
  }
}

const ON_HAND = new StatesByTold('on_hand');
const AVAILABLE = new StatesByTold('available');

/**
 * Everything physically there; see `statesBehind`. Incoming and in-transit units are outside of it. Scaled units; 0 where the pool is
 * not listed.
 */
export function onHand(figures: SystemFigures, pool: number): number {
  return ON_HAND.sum(figures, pool);
}

/** The sum of some states at a pool, scaled. */
export function inStates(figures: SystemFigures, states: readonly StockState[], pool: number): number {
  let sum = 0;
  for (const state of states) sum += figures.byState[STOCK_STATES.indexOf(state)]?.[pool] ?? 0;
  return sum;
}

/** What may still be promised; see `statesBehind`. Scaled units. */
export function available(figures: SystemFigures, pool: number): number {
  return AVAILABLE.sum(figures, pool);
}

/** True where all that a system tells is what may be promised: a channel's figure, not a stock count. */
export function tellsOnlyAvailable(figures: SystemFigures): boolean {
  const told = [...figures.states].filter((state) => !OUTSIDE.has(STOCK_STATES.indexOf(state)));
  return told.length > 0 && told.every((state) => state === 'available' || state === 'sellable');
}

/** True where what may be promised can be told from the export: it names it, or it names what is to be taken off. */
export function canTellAvailable(figures: SystemFigures): boolean {
  return figures.states.has('available') || figures.states.has('sellable') || figures.states.has('committed');
}

/**
 * When a system's figure of a pool was read; for items its export does not list, when it read the location. NaN: it holds
 * nothing.
 */
export function readAt(figures: SystemFigures, pool: number, location: number): number {
  const own = figures.asOf[pool] ?? NaN;
  return Number.isNaN(own) ? (figures.asOfLocation.get(location) ?? NaN) : own;
}
