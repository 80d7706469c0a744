import { Comparisons } from '../attribution/comparisons.ts';
import { collectFigures } from '../attribution/figures.ts';
import type { Figures, SystemFigures } from '../attribution/figures.ts';
import { ROW_CURRENT } from '../attribution/snapshots.ts';
import { authorityAt } from '../facts.ts';
import type { Facts, SystemFact } from '../facts.ts';
import type { Ground } from '../findings.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import type { EventType } from '../vocabulary.ts';

/** What an event says beside what matching reads; ids, 0 for none; by event row. */
export interface EventDetails {
  readonly toLocation: Int32Array;
  readonly actor: Int32Array;
  readonly reason: Int32Array;
}

/** A handoff with its measured latency in milliseconds; null where nothing was matched. */
export interface MeasuredHandoff {
  readonly handoff: number;
  readonly p95: number | null;
}

/** A line of an order export, for checks that follow orders. */
export interface OrderFact {
  /** The row's id in its table. */
  readonly id: number;
  readonly reference: string;
  readonly item: number;
  readonly location: number;
  readonly quantity: number;
  readonly state: string;
  readonly at: number;
  readonly system: number;
}

export interface PlaceFact {
  readonly name: string;
  readonly type: string;
  readonly pool: string;
}

export interface SceneInput {
  readonly facts: Facts;
  readonly details: EventDetails;
  readonly latencies: readonly MeasuredHandoff[];
  readonly orders: readonly OrderFact[];
  /** By location id. */
  readonly places: readonly (PlaceFact | undefined)[];
  /** A word as the export wrote it (a person, a reason), by its id. */
  readonly word: (id: number) => string;
}

/** What the checks look at: the facts, the figures drawn from them, and quick ways to what belongs together. */
export class CheckScene {
  readonly facts: Facts;
  readonly details: EventDetails;
  readonly latencies: readonly MeasuredHandoff[];
  readonly orders: readonly OrderFact[];
  readonly places: readonly (PlaceFact | undefined)[];
  readonly word: (id: number) => string;
  readonly figures: Figures;
  readonly comparisons: Comparisons;
  readonly #systems: ReadonlyMap<number, SystemFact>;
  #positionHeads: Int32Array | undefined;
  #positionNext: Int32Array | undefined;
  #eventHeads: Int32Array | undefined;
  #eventNext: Int32Array | undefined;

  constructor(input: SceneInput) {
    this.facts = input.facts;
    this.details = input.details;
    this.latencies = input.latencies;
    this.orders = input.orders;
    this.places = input.places;
    this.word = input.word;
    this.figures = collectFigures(input.facts);
    this.comparisons = new Comparisons(this.figures, input.facts.authority);
    this.#systems = new Map(input.facts.systems.map((system) => [system.id, system]));
  }

  systemName(id: number): string {
    return this.#systems.get(id)?.name ?? 'a system';
  }

  system(id: number): SystemFact | undefined {
    return this.#systems.get(id);
  }

  itemCode(id: number): string {
    return this.facts.items.code[id] ?? '';
  }

  locationCode(id: number): string {
    return this.facts.locations.code[id] ?? '';
  }

  /** The authority's figures at a location; undefined where it holds nothing there. */
  authorityFigures(location: number): SystemFigures | undefined {
    const figures = this.figures.current.get(authorityAt(this.facts.authority, location));
    return figures?.covers.has(location) === true ? figures : undefined;
  }

  type(row: number): EventType {
    return EVENT_TYPES[this.facts.events.type[row] ?? 0] ?? 'adjustment';
  }

  /** Whether an event had happened by the cut-off. */
  counts(row: number): boolean {
    return (this.facts.events.occurredAt[row] ?? 0) <= this.facts.cutoff;
  }

  /** The rows of positions that a system's present figure of a pool is made of. */
  positionGrounds(system: number, pool: number, role: Ground['role'] = 'recorded'): readonly Ground[] {
    const { positions } = this.facts;
    this.#chainPositions();
    const grounds: Ground[] = [];
    for (let row = this.#positionHeads?.[pool] ?? -1; row >= 0; row = this.#positionNext?.[row] ?? -1) {
      if (positions.system[row] === system && this.figures.use[row] === ROW_CURRENT) {
        grounds.push({ role, fact: 'position', factId: positions.id[row] ?? 0 });
      }
    }
    return grounds;
  }

  eventGround(row: number, role: Ground['role'] = 'source'): Ground {
    return { role, fact: 'event', factId: this.facts.events.id[row] ?? 0 };
  }

  orderGround({ id }: OrderFact): Ground {
    return { role: 'source', fact: 'order', factId: id };
  }

  /** The rows of events of a pool, in the order of the table. */
  eventsOf(pool: number): readonly number[] {
    this.#chainEvents();
    const rows: number[] = [];
    for (let row = this.#eventHeads?.[pool] ?? -1; row >= 0; row = this.#eventNext?.[row] ?? -1) rows.push(row);
    return rows;
  }

  #chainPositions(): void {
    if (this.#positionHeads !== undefined) return;
    const { positions } = this.facts;
    [this.#positionHeads, this.#positionNext] = chained(positions.count, this.figures.pools.count,
      (row) => this.figures.pools.find(positions.item[row] ?? 0, positions.location[row] ?? 0));
  }

  #chainEvents(): void {
    if (this.#eventHeads !== undefined) return;
    const { events } = this.facts;
    [this.#eventHeads, this.#eventNext] = chained(events.count, this.figures.pools.count,
      (row) => this.figures.pools.find(events.item[row] ?? 0, events.location[row] ?? 0));
  }
}

/** For each group its first row and for each row the next of its group, in the order of rows; −1 ends a chain. */
function chained(rows: number, groups: number, groupOf: (row: number) => number): [Int32Array, Int32Array] {
  const heads = new Int32Array(groups).fill(-1);
  const next = new Int32Array(rows).fill(-1);
  for (let row = rows - 1; row >= 0; row -= 1) {
    const group = groupOf(row);
    if (group < 0) continue;
    next[row] = heads[group] ?? -1;
    heads[group] = row;
  }
  return [heads, next];
}

