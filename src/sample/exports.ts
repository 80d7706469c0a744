/** Writes the engagement as the files a client would send, and the manifest that describes them. */
import type { Books, Figure } from './figures.ts';
import { secondCode } from './figures.ts';
import type { LogEntry, Movement } from './movement.ts';
import type { SampleSystem } from './network.ts';
import { MINUTE } from './options.ts';
import { reportFile, reportsOf } from './reports.ts';
import type { FileStyle } from './styles.ts';
import { styleOf, valuesOf } from './styles.ts';
import type { World } from './world.ts';
import { writtenReference } from './writing.ts';
import { offsetText } from './zonedTime.ts';

export interface GeneratedFile { readonly name: string; readonly text: string }
type Cells = Readonly<Record<string, string>>;

/** The columns of the tickets; ours, since no system has any of its own. */
const INCIDENTS: Cells = {
  reportedAt: 'reportedAt', kind: 'kind', sku: 'sku', location: 'location', quantity: 'quantity', reportedBy: 'reportedBy',
};

/** Systems that also send what they held before the first movement. */
const SEND_OPENING: readonly string[] = ['wms', 'erp', 'storefront'];

export function writeFiles(world: World, books: Books): GeneratedFile[] {
  const files: GeneratedFile[] = [];
  const sources: Record<string, unknown>[] = [];
  const put = (
    name: string, system: SampleSystem, style: FileStyle, dataset: 'positions' | 'events' | 'items' | 'incidents', rows: readonly Cells[],
    more: Record<string, unknown> = {},
  ): void => {
    const columns = dataset === 'incidents' ? INCIDENTS : style[dataset];
    const used = Object.fromEntries(Object.entries(columns).filter(([ours, theirs]) => ours !== theirs));
    files.push({ name, text: delimited(columns, rows, style.delimiter) });
    sources.push({ file: name, system: system.id, dataset, ...(Object.keys(used).length === 0 ? {} : { columns: used }), ...more });
  };
  for (const system of world.network.systems) {
    const style = styleOf(system, world.options.style);
    const place = placeCodes(world, system);
    for (const { name, figures, asOf } of positionFiles(world, books, system)) {
      const values = valuesOf(style.stateWords);
      put(name, system, style, 'positions', figures.map((figure) => ({
        sku: itemCode(world, system, figure.code), location: place(figure.location), quantity: String(figure.quantity),
        status: style.stateWords[figure.state] ?? (style.positions['status'] ? figure.state : ''),
        ...(style.positions['unitCost'] === undefined ? {} : { unitCost: costIn(world, figure) }),
      })), {
        asOf: offsetText(system.timezone, asOf), ...(values && style.positions['status'] ? { values: { status: values } } : {}),
        control: { rows: figures.length, quantity: figures.reduce((sum, { quantity }) => sum + quantity, 0) },
      });
    }
    const values = valuesOf(style.typeWords);
    const { toLocation: _, ...without } = style.events;
    const sends = world.movements.some(({ to, origin }) => to !== undefined && origin === system.id);
    const counts = world.options.untidiness.cases.includes(system.id) ? { uom: 'UM' } : {};
    const tells = { ...style, events: { ...sends ? style.events : without, ...counts } };
    put(`${system.id}_events.csv`, system, tells, 'events', eventRows(world, system, style, place),
      values ? { values: { type: values } } : {});
  }
  writeItemLists(world, put);
  writeIncidents(world, put);
  const columns = { code: 'code', name: 'name', type: 'type', pool: 'pool', region: 'region', alias: 'alias' };
  files.push({ name: 'locations.csv', text: delimited(columns,
    world.network.locations.map(({ code, name, type, pool, region, plant }) =>
      ({ code, name, type, pool, region, alias: world.options.style === 'own' ? plant : '' })), ',') });
  sources.push({ file: 'locations.csv', system: 'erp', dataset: 'locations' });
  files.push({ name: 'engagement.json', text: `${JSON.stringify(manifest(world, sources), null, 2)}\n` });
  return files;
}

function positionFiles(world: World, books: Books, system: SampleSystem): { name: string; figures: Figure[]; asOf: number }[] {
  const held = world.network.locations.filter(({ holders }) => holders.includes(system.id)).map(({ code }) => code);
  const readAt = (code: string): number => world.staleAsOf.get(`${system.id}|${code}`) ?? world.cutoff;
  const files = [...new Set(held.map(readAt))].sort((left, right) => right - left).map((asOf, index) => ({
    name: `${system.id}_stock${index === 0 ? '' : '_morning'}.csv`, asOf,
    figures: held.filter((code) => readAt(code) === asOf).flatMap((code) => books.figures(system.id, code, 'closing')),
  }));
  if (!SEND_OPENING.includes(system.id)) return files;
  return [...files, {
    name: `${system.id}_stock_opening.csv`, asOf: world.start - 60_000,
    figures: held.flatMap((code) => books.figures(system.id, code, 'opening')),
  }];
}

/** What the system takes one to cost: the standard price, but at the first place for one item in eleven that of before it was raised. */
function costIn(world: World, { code, location }: Figure): string {
  const index = world.catalogue.findIndex(({ sku }) => sku === code);
  const cents = world.catalogue[index]?.unitCost ?? 0;
  return ((index % 11 === 5 && location === world.network.locations[0]?.code ? Math.round(cents * 0.9) : cents) / 100).toFixed(2);
}

function eventRows(world: World, system: SampleSystem, style: FileStyle, place: (code: string) => string): Cells[] {
  const rows = summedUp(world.movements.flatMap((movement) =>
    movement.entries.filter((entry) => entry.system === system.id).map((entry) => ({ movement, entry }))));
  rows.sort((left, right) => left.entry.bookedAt - right.entry.bookedAt
    || (left.movement.reference < right.movement.reference ? -1 : left.movement.reference > right.movement.reference ? 1 : 0)
    || left.movement.item - right.movement.item || left.movement.line - right.movement.line);
  const tellsBoth = style.events['recordedAt'] !== undefined;
  const { untidiness } = world.options;
  const ahead = (untidiness.clockSkew[system.id] ?? 0) * 1000;
  const named = (item: number): string => (untidiness.barcodes.includes(system.id) ? world.catalogue[item]?.barcode ?? ''
    : itemCode(world, system, world.catalogue[item]?.sku ?? ''));
  const amount = (movement: Movement, { quantity }: LogEntry): Cells => {
    const pack = world.catalogue[movement.item]?.packSize ?? 1;
    const isInCases = untidiness.cases.includes(system.id) && movement.type === 'receipt' && quantity % pack === 0
      && !world.roles.packSize.has(movement.item);
    return isInCases ? { quantity: String(quantity / pack), uom: 'CS' } : { quantity: String(quantity), uom: 'EA' };
  };
  return rows.map(({ movement, entry }) => ({
    occurredAt: style.time((tellsBoth ? entry.occurredAt : entry.bookedAt) + ahead), recordedAt: style.time(entry.bookedAt + ahead),
    type: style.typeWords[movement.type] ?? movement.type, sku: named(movement.item),
    location: place(movement.location), ...amount(movement, entry),
    reference: entry.posting === undefined ? writtenReference(world, movement, entry, style) : '',
    line: entry.posting === undefined ? String(movement.line) : '', actor: system.id === movement.origin ? movement.actor : 'interface',
    reason: system.id === movement.origin ? movement.reason : '',
    toLocation: system.id === movement.origin && movement.to !== undefined ? place(movement.to) : '',
  }));
}

/** What people reported, in tickets that the ERP keeps. */
function writeIncidents(
  world: World, put: (name: string, system: SampleSystem, style: FileStyle, dataset: 'incidents', rows: readonly Cells[]) => void,
): void {
  for (const system of world.network.systems) {
    const reports = reportsOf(world, system.id);
    if (reports.length === 0) continue;
    const style = styleOf(system, world.options.style);
    const place = placeCodes(world, system);
    put(reportFile(system.id), system, style, 'incidents', reports.map((report) => ({
      reportedAt: style.time(report.at), kind: report.kind, sku: itemCode(world, system, world.catalogue[report.item]?.sku ?? ''),
      location: report.location === '' ? '' : place(report.location), quantity: String(report.quantity), reportedBy: '',
    })));
  }
  const { incidents } = world.options.plan;
  const system = world.network.systems.find(({ id }) => id === 'erp');
  if (incidents.length === 0 || system === undefined) return;
  const style = styleOf(system, world.options.style);
  const place = placeCodes(world, system);
  put('erp_tickets.csv', system, style, 'incidents', incidents.map((incident) => ({
    reportedAt: style.time(world.cutoff - incident.minutesBeforeCutoff * MINUTE), kind: incident.kind, sku: incident.sku,
    location: place(incident.location), quantity: String(incident.quantity ?? ''), reportedBy: incident.reportedBy ?? '',
  })));
}

/** The entries of one posting become one line, which says what they add up to. */
function summedUp(rows: readonly { readonly movement: Movement; readonly entry: LogEntry }[]): { movement: Movement; entry: LogEntry }[] {
  const postings = new Map<string, { movement: Movement; entry: LogEntry }>();
  const lines: { movement: Movement; entry: LogEntry }[] = [];
  for (const row of rows) {
    const { posting } = row.entry;
    const known = posting === undefined ? undefined : postings.get(posting);
    if (known !== undefined) {
      known.entry = { ...known.entry, quantity: known.entry.quantity + row.entry.quantity };
      continue;
    }
    const line = { ...row };
    lines.push(line);
    if (posting !== undefined) postings.set(posting, line);
  }
  return lines;
}

function writeItemLists(
  world: World,
  put: (name: string, system: SampleSystem, style: FileStyle, dataset: 'items', rows: readonly Cells[]) => void,
): void {
  const list = (id: string, name: string, cells: (index: number, sku: string) => Cells): void => {
    const system = world.network.systems.find((one) => one.id === id) as SampleSystem;
    put(name, system, styleOf(system, world.options.style), 'items', world.catalogue.map((item, index) => cells(index, item.sku)));
  };
  const basic = (index: number): Cells => {
    const item = world.catalogue[index];
    return { barcode: item?.barcode ?? '', uom: 'EA', packSize: String(item?.packSize ?? '') };
  };
  const theirs = (sku: string): string => itemCode(world, { id: '3pl' }, sku);
  list('erp', 'items.csv', (index, sku) => ({
    ...basic(index), sku, description: world.catalogue[index]?.description ?? '', category: world.catalogue[index]?.category ?? '',
    unitCost: ((world.catalogue[index]?.unitCost ?? 0) / 100).toFixed(2),
    alias: world.roles.aliased.has(index) || theirs(sku) === sku ? '' : theirs(sku),
  }));
  list('wms', 'wms_items.csv', (index, sku) =>
    ({ ...basic(index), sku, packSize: String(world.roles.packSize.get(index) ?? world.catalogue[index]?.packSize ?? '') }));
  list('3pl', '3pl_items.csv', (index, sku) => ({ ...basic(index), sku: world.roles.aliased.has(index) ? secondCode(sku) : theirs(sku) }));
}

/** The third party keeps our items under codes of its own, which the ERP's item list cross-references. */
function itemCode(world: World, system: { readonly id: string }, code: string): string {
  return world.options.style === 'own' && system.id === '3pl' ? code.replace('SKU-', 'AO0') : code;
}

function placeCodes(world: World, system: SampleSystem): (code: string) => string {
  if (world.options.untidiness.placeNames.includes(system.id)) {
    const names = new Map(world.network.locations.map(({ code, name }) => [code, name]));
    return (code) => names.get(code) ?? code;
  }
  if (world.options.style === 'canonical' || system.id !== 'erp') return (code) => code;
  const plants = new Map(world.network.locations.map(({ code, plant }) => [code, plant]));
  return (code) => plants.get(code) ?? code;
}

function manifest(world: World, sources: readonly Record<string, unknown>[]): Record<string, unknown> {
  const { options, network } = world;
  return {
    version: 1, name: options.name, client: options.client, currency: 'USD', cutoff: options.cutoff, systems: network.systems,
    authority: { default: 'erp' }, sources, handoffs: network.handoffs,
  };
}

function delimited(columns: Readonly<Record<string, string>>, rows: readonly Cells[], delimiter: string): string {
  const quoted = (cell: string): string =>
    (/["\r\n]/u.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(delimiter)}\n`;
  const ours = Object.keys(columns);
  return line(Object.values(columns)) + rows.map((row) => line(ours.map((column) => row[column] ?? ''))).join('');
}
