/** Which systems hold which places, and how each kind of movement travels between them. */
import type { EventType, SystemKind } from '../domain/vocabulary.ts';
import type { Plan } from './options.ts';
import type { Untidiness } from './untidiness.ts';

export interface SampleSystem {
  readonly id: string;
  readonly kind: SystemKind;
  readonly name: string;
  readonly timezone: string;
  readonly owner: string;
}

export interface SampleLocation {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly pool: string;
  readonly region: string;
  /** What the ERP calls it. */
  readonly plant: string;
  /** The systems that report stock there; the first one stands on its floor. */
  readonly holders: readonly string[];
  /** Opening hours in the first holder's local time. */
  readonly opens: number;
  readonly closes: number;
}

export interface SampleHandoff {
  readonly id: string;
  readonly event: EventType;
  readonly from: string;
  readonly to: string;
  readonly locations: readonly string[];
  readonly mechanism: 'webhook' | 'batch' | 'file';
  readonly everyMinutes: number;
  readonly withinMinutes: number;
  readonly owner: string;
}

export interface Network {
  readonly systems: readonly SampleSystem[];
  readonly locations: readonly SampleLocation[];
  readonly handoffs: readonly SampleHandoff[];
}

export const WAREHOUSE = 'DC1';
export const OVERFLOW = 'DC1-OVF';
export const THIRD_PARTY = '3PL1';

const STORES = ['Portland', 'Burlington', 'Albany', 'Hartford', 'Providence', 'Concord', 'Ithaca', 'Saratoga', 'Salem'] as const;
const NEW_YORK: ReadonlySet<string> = new Set(['Albany', 'Ithaca', 'Saratoga']);

export interface NetworkOptions {
  readonly stores: number;
  /** Whether an order management system holds the warehouse's stock as well. */
  readonly oms: boolean;
  readonly timezones: Readonly<Record<string, string>>;
  readonly plan: Plan;
  readonly untidiness: Pick<Untidiness, 'summaries'>;
}

export function makeNetwork(options: NetworkOptions): Network {
  const system = (id: string, kind: SystemKind, name: string, timezone: string, owner: string): SampleSystem =>
    ({ id, kind, name, timezone: options.timezones[id] ?? timezone, owner });
  const systems = [
    system('wms', 'wms', 'Warehouse (WMS)', 'America/New_York', 'Warehouse operations'),
    system('erp', 'erp', 'ERP', 'UTC', 'Finance systems'),
    system('storefront', 'storefront', 'Storefront', 'America/New_York', 'E-commerce'),
    system('3pl', '3pl', 'Lakeside Fulfilment (3PL)', 'America/Chicago', '3PL account team'),
    system('pos', 'pos', 'Store tills (POS)', 'America/New_York', 'Store operations'),
    ...(options.oms ? [system('oms', 'oms', 'Order management', 'America/New_York', 'Order desk')] : []),
  ];
  const floor = ['wms', 'erp', 'storefront', ...(options.oms ? ['oms'] : [])];
  const locations: SampleLocation[] = [
    { code: WAREHOUSE, name: 'Distribution centre, Worcester', type: 'warehouse', pool: 'online', region: 'New England', plant: '1000',
      holders: floor, opens: 6, closes: 24 },
    { code: OVERFLOW, name: 'Overflow building, Worcester', type: 'warehouse', pool: 'reserve', region: 'New England', plant: '1010',
      holders: ['wms', 'erp'], opens: 8, closes: 17 },
    { code: THIRD_PARTY, name: 'Lakeside Fulfilment, Joliet', type: '3pl', pool: 'online', region: 'Midwest', plant: '2000',
      holders: ['3pl', 'erp', 'storefront'], opens: 7, closes: 18 },
    ...Array.from({ length: options.stores }, (_, index) => ({
      code: storeCode(index), name: `${STORES[index % STORES.length] ?? 'Main Street'} store`, type: 'store', pool: 'stores',
      region: NEW_YORK.has(STORES[index % STORES.length] ?? '') ? 'New York' : 'New England',
      plant: String(3001 + index), holders: ['pos', 'erp'], opens: 10, closes: 21,
    })),
  ];
  return { systems, locations, handoffs: makeHandoffs(locations, options) };
}

export function storeCode(index: number): string {
  return `S${String(index + 1).padStart(2, '0')}`;
}

/** The types of movement at a place, and the system that records each of them first. */
export function originOf(location: SampleLocation, type: EventType): string {
  const ordered = type === 'sale' || type === 'reservation' || type === 'release' || type === 'refund';
  if (location.code === WAREHOUSE && ordered) return 'storefront';
  return location.holders[0] ?? '';
}

/** Everyone who must hear of a movement: whoever reports the figure that it changes. */
export function audienceOf(location: SampleLocation, type: EventType, origin: string): string[] {
  const reservation = type === 'reservation' || type === 'release';
  return location.holders.filter((holder) => holder !== origin && (!reservation || holder === 'erp'));
}

const TYPES_BY_PLACE: Readonly<Record<string, readonly EventType[]>> = {
  warehouse: ['receipt', 'sale', 'reservation', 'release', 'transfer_out', 'return', 'write_off', 'count', 'adjustment'],
  '3pl': ['receipt', 'shipment', 'return'],
  store: ['sale', 'refund', 'transfer_in', 'count'],
};

/** What usually happens at a kind of place, and whatever else is planned there. */
function typesAt(location: SampleLocation, plan: Plan): ReadonlySet<EventType> {
  return new Set([...TYPES_BY_PLACE[location.type] ?? [],
    ...plan.movements.filter((planned) => planned.location === location.code).map(({ type }) => type)]);
}

function makeHandoffs(locations: readonly SampleLocation[], { oms, untidiness, plan }: NetworkOptions): SampleHandoff[] {
  const handoffs = new Map<string, SampleHandoff>();
  for (const location of locations) {
    if (location.code === OVERFLOW) continue;
    for (const event of typesAt(location, plan)) {
      const from = originOf(location, event);
      for (const to of audienceOf(location, event, from)) {
        const id = `${event.replace('_', '-')}-${from}-${to}`;
        const known = handoffs.get(id);
        if (known) handoffs.set(id, { ...known, locations: [...known.locations, location.code] });
        else {
          const summary = untidiness.summaries.find((one) => one.event === event && one.from === from && one.to === to);
          handoffs.set(id, {
            id, event, from, to, locations: [location.code], ...connection(from, to, oms),
            // A posting sums up what happened since the last one, and may itself be a little late.
            ...(summary === undefined ? {} : { everyMinutes: summary.everyMinutes, withinMinutes: summary.everyMinutes + 120 }),
          });
        }
      }
    }
  }
  return [...handoffs.values()];
}

function connection(from: string, to: string, oms: boolean):
  Pick<SampleHandoff, 'mechanism' | 'everyMinutes' | 'withinMinutes' | 'owner'> {
  if (from === '3pl') {
    return to === 'erp'
      ? { mechanism: 'file', everyMinutes: 60, withinMinutes: 240, owner: '3PL account team' }
      : { mechanism: 'webhook', everyMinutes: 5, withinMinutes: 60, owner: '3PL account team' };
  }
  if (from === 'pos') return { mechanism: 'batch', everyMinutes: 60, withinMinutes: 180, owner: 'Integration' };
  if (to === 'erp') return { mechanism: 'batch', everyMinutes: 15, withinMinutes: 60, owner: 'Integration' };
  return { mechanism: 'webhook', everyMinutes: 5, withinMinutes: 30, owner: oms && to === 'oms' ? 'Order desk' : 'E-commerce' };
}
