import type {
  EventColumns, Facts, Handoff, Incident, ItemRow, PositionColumns, ReferenceSpellings, SystemFact, UnsureMoments,
} from '../../../src/domain/facts.ts';
import { QUANTITY_SCALE, fromUnits } from '../../../src/domain/quantity.ts';
import { normalReference } from '../../../src/domain/reference.ts';
import { stockStateOf } from '../../../src/domain/stockState.ts';
import { EVENT_TYPES, STOCK_STATES, SYSTEM_KINDS } from '../../../src/domain/vocabulary.ts';
import type { EventType, IncidentKind, SystemKind } from '../../../src/domain/vocabulary.ts';

/** Minutes before the cut-off are the clock of these examples: 0 is the cut-off itself, −60 an hour before. */
export const CUTOFF = Date.UTC(2026, 9, 31, 23, 59, 59);

export interface EventLine {
  readonly system: string;
  readonly type?: EventType;
  readonly sku?: string;
  readonly location?: string;
  readonly quantity: number;
  readonly at: number;
  readonly reference?: string;
  /** The line of the order. */
  readonly orderLine?: number;
  /** Minutes from `at` to the other moment that it may mean, at a turn of the clocks. */
  readonly or?: number;
}
export interface PositionLine {
  readonly system: string;
  readonly sku?: string;
  readonly location?: string;
  readonly quantity: number;
  readonly state?: string;
  readonly at?: number;
  readonly bin?: string;
  readonly unitCost?: number | undefined;
  /** Which export of its system it stands in; by moment where it does not say. */
  readonly file?: number;
}
export interface IncidentLine {
  readonly kind: IncidentKind;
  readonly system?: string;
  readonly sku?: string;
  /** Null where the report names none. */
  readonly location?: string | null;
  readonly quantity?: number;
  readonly at: number;
  readonly reference?: string;
}
export interface HandoffLine {
  readonly from: string;
  readonly to: string;
  readonly event?: EventType;
  readonly within?: number;
  readonly locations?: readonly string[];
}
export interface Example {
  readonly authority?: string;
  readonly events?: readonly EventLine[];
  readonly positions?: readonly PositionLine[];
  readonly handoffs?: readonly HandoffLine[];
  readonly incidents?: readonly IncidentLine[];
  /** Systems whose log is there and has not a single row. */
  readonly emptyLogs?: readonly string[];
  readonly packs?: Readonly<Record<string, number>>;
  readonly itemRows?: readonly { system: string; sku: string; barcode?: string; pack?: number; uom?: string }[];
}

/**
 * Facts from a few readable lines; item "A" at "DC1" where a line names none. Quantities are units, `at` minutes from the
 * cut-off.
 */
export function factsOf(example: Example): Facts {
  const systems = new Names();
  const items = new Names();
  const locations = new Names();
  const references = new Names();
  const normals = new Names();
  const words = new Names();
  const events = example.events ?? [];
  const positions = example.positions ?? [];
  systems.id(example.authority ?? 'erp');
  const emptyLogs = (example.emptyLogs ?? []).map((code) => systems.id(code));
  const handoffs = (example.handoffs ?? []).map((line, index): Handoff => ({
    id: index + 1, code: `${line.event ?? 'sale'}-${line.from}-${line.to}`, eventType: line.event ?? 'sale', from: systems.id(line.from),
    to: systems.id(line.to), everyMinutes: null, withinMinutes: line.within ?? 60, owner: 'Integration', declared: true,
    locations: (line.locations ?? []).map((code) => locations.id(code)),
  }));
  const eventColumns: EventColumns = {
    count: events.length,
    id: Int32Array.from(events, (_, row) => row + 1),
    source: Int32Array.from(events, (line) => systems.id(line.system)),
    line: Int32Array.from(events, (_, row) => row + 2),
    system: Int32Array.from(events, (line) => systems.id(line.system)),
    type: Uint8Array.from(events, (line) => EVENT_TYPES.indexOf(line.type ?? 'sale')),
    item: Int32Array.from(events, (line) => items.id(line.sku ?? 'A')),
    location: Int32Array.from(events, (line) => locations.id(line.location ?? 'DC1')),
    quantity: Float64Array.from(events, (line) => line.quantity * QUANTITY_SCALE),
    occurredAt: Float64Array.from(events, (line) => CUTOFF + line.at * 60_000),
    recordedAt: new Float64Array(events.length).fill(NaN),
    reference: Int32Array.from(events, (line) => (line.reference === undefined ? 0 : references.id(line.reference))),
    normalReference: Int32Array.from(events, (line) => (line.reference === undefined ? 0 : normals.id(normalReference(line.reference)))),
    orderLine: Int32Array.from(events, (line) => line.orderLine ?? 0),
  };
  const positionColumns: PositionColumns = {
    count: positions.length,
    id: Int32Array.from(positions, (_, row) => row + 1),
    source: Int32Array.from(positions, (line) => systems.id(line.system) * 10 + (line.file ?? (line.at === undefined ? 0 : 1))),
    line: Int32Array.from(positions, (_, row) => row + 2),
    system: Int32Array.from(positions, (line) => systems.id(line.system)),
    item: Int32Array.from(positions, (line) => items.id(line.sku ?? 'A')),
    location: Int32Array.from(positions, (line) => locations.id(line.location ?? 'DC1')),
    state: Uint8Array.from(positions, (line) => STOCK_STATES.indexOf(stockStateOf(line.state ?? ''))),
    quantity: Float64Array.from(positions, (line) => line.quantity * QUANTITY_SCALE),
    asOf: Float64Array.from(positions, (line) => CUTOFF + (line.at ?? 0) * 60_000),
    unitCost: Float64Array.from(positions, ({ unitCost }) => (unitCost === undefined ? NaN : fromUnits(unitCost))),
    bin: Int32Array.from(positions, (line) => (line.bin === undefined ? 0 : words.id(line.bin))),
    lot: new Int32Array(positions.length),
  };
  const incidents = (example.incidents ?? []).map((line, index): Incident => ({
    id: index + 1, kind: line.kind, system: line.system === undefined ? 0 : systems.id(line.system), item: items.id(line.sku ?? 'A'),
    location: line.location === null ? 0 : locations.id(line.location ?? 'DC1'),
    quantity: line.quantity === undefined ? null : line.quantity * QUANTITY_SCALE, reportedAt: CUTOFF + line.at * 60_000,
    reference: line.reference === undefined ? null : normalReference(line.reference),
  }));
  const itemRows = (example.itemRows ?? []).map((row, index): ItemRow => ({
    id: index + 1, system: systems.id(row.system), item: items.id(row.sku), code: row.sku, barcode: row.barcode ?? null,
    uom: row.uom ?? null, packSize: row.pack === undefined ? null : row.pack * QUANTITY_SCALE,
  }));
  let spellings: ReferenceSpellings | undefined;
  return {
    cutoff: CUTOFF,
    authority: { systemByDefault: systems.id(example.authority ?? 'erp'), byLocation: new Map() },
    systems: systems.all.map((code, index): SystemFact => ({
      id: index + 1, code, name: code, kind: kindOf(code), owner: `${code} owner`,
    })),
    items: {
      code: ['', ...items.all],
      packSize: Float64Array.from(['', ...items.all], (code) => (example.packs?.[code] ?? 0) * QUANTITY_SCALE),
      unitCost: new Float64Array(items.all.length + 1).fill(2.5 * QUANTITY_SCALE),
    },
    locations: { code: ['', ...locations.all] },
    itemRows,
    handoffs, incidents,
    logs: new Set([...eventColumns.system, ...emptyLogs]),
    referenceText: (id) => references.all[id - 1] ?? '',
    referenceSpellings: () => (spellings ??= spellingsOf(references.all)),
    positions: positionColumns,
    events: eventColumns,
    unsure: unsureOf(events),
  };
}

function unsureOf(events: readonly EventLine[]): UnsureMoments {
  const rows = events.flatMap(({ or }, row) => (or === undefined ? [] : [row]));
  return {
    rows: Int32Array.from(rows), shift: Float64Array.from(rows, (row) => (events[row]?.or ?? 0) * 60_000),
    occurred: new Uint8Array(rows.length),
  };
}

function kindOf(code: string): SystemKind {
  return SYSTEM_KINDS.find((kind) => kind === code) ?? 'oms';
}

class Names {
  readonly all: string[] = [];
  readonly #ids = new Map<string, number>();
  id(name: string): number {
    const known = this.#ids.get(name) ?? this.all.push(name);
    this.#ids.set(name, known);
    return known;
  }
}

function spellingsOf(texts: readonly string[]): ReferenceSpellings {
  const ends = [0];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + new TextEncoder().encode(text).length);
  return { bytes: new TextEncoder().encode(texts.join('')), startOf: (id) => ends[id - 1] ?? 0, endOf: (id) => ends[id] ?? 0 };
}
