/**
 * A hand-filled engagement, rows written straight into the tables: the walk of DESIGN.md (SKU-1247 at DC1), equal numbers that
 * mean different things, texts a spreadsheet would run, and `fillers` more variances for pages and reports.
 */
import { gzipSync } from 'node:zlib';
import {
  DATASETS, EVENT_TYPES, FINDING_KINDS, FIXES, SEVERITIES, STOCK_STATES, SYSTEM_KINDS,
} from '../../../src/domain/vocabulary.ts';
import type { Dataset, EventType, FindingKind, StockState } from '../../../src/domain/vocabulary.ts';
import { Database } from '../../../src/store/database.ts';
import { createSchema } from '../../../src/store/schema/createSchema.ts';
import { wasm } from '../../engine/stubPorts.ts';

const UNIT = 10_000;
const HOUR = 3_600_000;
export const CUTOFF = Date.parse('2026-10-31T23:59:59-04:00');
export const DAY_BEFORE = CUTOFF - 24 * HOUR;

const kind = (word: FindingKind): number => FINDING_KINDS.indexOf(word);
const type = (word: EventType): number => EVENT_TYPES.indexOf(word);
const state = (word: StockState): number => STOCK_STATES.indexOf(word);
const dataset = (word: Dataset): number => DATASETS.indexOf(word);

export const HOSTILE_TEXTS = [
  '=1+1', '+cmd|\' /C calc\'!A0', '-2+3', '@SUM(A1)', '\tTAB', '_x0041_', 'SKU_x0041_1', 'a_X000D_b',
  '\u05e9\u05dc\u05d5\u05dd \u202egnp.exe',
  '😀 emoji', '00123', '1E5', '3141592653589793238', ' leading and trailing ', 'line\nbreak', 'TRUE', '2026-10-31', '\'quoted',
  '<img src=x onerror=alert(1)>', '__proto__', '100%_like\\sign',
] as const;

export const EVENTS_TEXT = [
  'when,kind,item,place,qty,ref', '2026-10-01,SALE,SKU-9,DC1,-1,SO1', '2026-10-30,RECEIPT,SKU-1247,DC1,50,PO1042',
  '2026-10-30,SALE,SKU-1247,DC1,-3,SO2231', '2026-10-30,SALE,SKU-1247,DC1,-3,SO2231', '2026-10-30,COUNT,SKU-1247,DC1,-1,CC88',
  '2026-10-31,SALE,SKU-1247,DC1,-2,SO2300', '',
].join('\r\n');

export async function filledDatabase(fillers = 0): Promise<Database> {
  const db = await Database.open(wasm);
  createSchema(db);
  fillMasterData(db, fillers);
  fillFacts(db);
  fillResults(db, fillers);
  return db;
}

type Value = string | number | null | Uint8Array;
function insert(db: Database, table: string, ...rows: (readonly Value[])[]): void {
  for (const row of rows) db.run(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(',')})`, row);
}

function fillMasterData(db: Database, fillers: number): void {
  insert(db, 'setting', ['name', 'October close'], ['client', '=Acme & Söhne'], ['currency', 'USD'], ['cutoff', String(CUTOFF)],
    ['timezone', 'America/New_York'], ['authority', '2'], ['createdWith', '0.1.0'],
    ['defaults', JSON.stringify(['No handoff map was given: handoffs were inferred from the event logs.'])]);
  insert(db, 'system', [1, 'wms', SYSTEM_KINDS.indexOf('wms'), 'Warehouse', 'America/New_York', 'Warehouse ops'],
    [2, 'erp', SYSTEM_KINDS.indexOf('erp'), 'ERP', 'America/New_York', 'Finance'],
    [3, 'web', SYSTEM_KINDS.indexOf('storefront'), 'Storefront', 'UTC', 'E-commerce']);
  insert(db, 'location', [1, 'DC1', 'Main warehouse', null, null, null, 1], [2, 'S01', 'Store 1', null, null, null, 1]);
  insert(db, 'item', [1, 'SKU-1247', 'Trail shoe, 42', '0614141000012', 'EA', 12 * UNIT, 125_000, 'Shoes', 'A', 1],
    [2, 'SKU-47', 'Water bottle', null, 'EA', null, 80_000, null, null, 1]);
  HOSTILE_TEXTS.forEach((text, at) => insert(db, 'item', [3 + at, text, `Description ${text}`, null, null, null, 10_000, null, null, 1]));
  for (let at = 0; at < fillers; at += 1) {
    const code = `F-${String(at).padStart(5, '0')}`;
    insert(db, 'item', [1000 + at, code, `Filler ${at}`, null, null, null, 25_000, null, null, 1]);
  }
  insert(db, 'item_alias', ['ALIAS-47', 2]);
}

function fillFacts(db: Database): void {
  const sha = (digit: string): string => digit.repeat(64);
  const source = (id: number, file: string, system: number, of: Dataset, rows: number, rejected: number, quantity: number,
    control: number | null): readonly Value[] => [id, file, sha(String(id)), 1000 * id, system, dataset(of), 'generic', CUTOFF - HOUR,
    'utf-8', ',', 1, rows, rows - rejected, rejected, quantity, control, control === null ? null : quantity,
    JSON.stringify([{ canonical: 'sku', from: ['item'] }, { canonical: 'quantity', from: ['qty'] }]),
    '["The line end changes midway."]', '[]'];
  insert(db, 'source', source(1, 'wms_stock.csv', 1, 'positions', 3, 0, 450 * UNIT, 3),
    source(2, 'wms_events.csv', 1, 'events', 6, 1, 42 * UNIT, 9), source(3, 'erp_stock.csv', 2, 'positions', 2, 0, 402 * UNIT, null),
    source(4, 'erp_events.csv', 2, 'events', 1, 0, -3 * UNIT, null), source(5, 'web_stock.csv', 3, 'positions', 1, 0, 402 * UNIT, null));
  insert(db, 'source_content', [2, new Uint8Array(gzipSync(EVENTS_TEXT))]);
  insert(db, 'reject', [1, 2, 8, 'qty', '=12x', 'number_invalid', '"=12x" is no number.']);
  insert(db, 'reference', [1, 'PO1042', 1], [2, 'SO2231', 2], [3, 'so-2231', 2], [4, 'CC88', 4], [5, 'SO2300', 5]);
  const position = (
    id: number, from: number, line: number, system: number, item: number, of: StockState, units: number): readonly Value[] =>
    [id, from, line, system, item, 1, state(of), units * UNIT, CUTOFF - HOUR, null, null, null];
  insert(db, 'position', position(1, 1, 2, 1, 1, 'on_hand', 450), position(2, 3, 2, 2, 1, 'on_hand', 402),
    position(3, 5, 2, 3, 1, 'available', 402), position(4, 1, 3, 1, 2, 'on_hand', 47), position(5, 3, 3, 2, 2, 'on_hand', 47),
    position(6, 1, 4, 1, 2, 'damaged', 3));
  const event = (id: number, from: number, line: number, system: number, of: EventType, units: number, at: number,
    reference: number | null): readonly Value[] =>
    [id, from, line, system, type(of), 1, 1, units * UNIT, at, at + HOUR / 2, reference, null, null, null, null, null];
  insert(db, 'event', event(1, 2, 3, 1, 'receipt', 50, DAY_BEFORE, 1), event(2, 2, 4, 1, 'sale', -3, DAY_BEFORE + HOUR, 2),
    event(3, 2, 5, 1, 'sale', -3, DAY_BEFORE + 2 * HOUR, 2), event(4, 2, 6, 1, 'count', -1, DAY_BEFORE + 3 * HOUR, 4),
    event(5, 2, 7, 1, 'sale', -2, CUTOFF - HOUR, 5), event(6, 4, 2, 2, 'sale', -3, DAY_BEFORE + HOUR, 3));
}

function fillResults(db: Database, fillers: number): void {
  insert(db, 'handoff', [1, 'receipt-wms-erp', type('receipt'), 1, 2, 'batch', 60, 180, 'Integration', 1],
    [2, 'sale-wms-erp', type('sale'), 1, 2, 'webhook', null, 30, 'Integration', 0]);
  insert(db, 'handoff_location', [1, 1]);
  insert(db, 'handoff_figure', [1, 3, 2, 1, 1, 0, 0, 0, 0, 0, 30 * 60_000, 3 * HOUR, 5 * HOUR],
    [2, 2, 1, 0, 0, 1, 0, 0, 0, 1, null, null, null]);
  const today = Math.floor(CUTOFF / 86_400_000);
  insert(db, 'write_path_day', [1, type('receipt'), today - 1, 1, 50 * UNIT, DAY_BEFORE],
    [1, type('sale'), today - 1, 2, 6 * UNIT, DAY_BEFORE],
    [1, type('sale'), today, 1, 2 * UNIT, CUTOFF - HOUR], [1, type('count'), today - 1, 1, UNIT, DAY_BEFORE + 3 * HOUR],
    [2, type('sale'), today - 1, 1, 3 * UNIT, DAY_BEFORE + HOUR]);
  insert(db, 'handoff_latency', [1, 20 * 60_000, HOUR, 1], [1, 4 * HOUR, null, 1]);
  insert(db, 'handoff_hour', [1, 9, 2], [1, 10, 1]);
  insert(db, 'handoff_day', [1, today - 1, 2], [1, today, 1]);
  insert(db, 'place_figure', [1, 1, 2, 0, 4, 3, 40 * UNIT, 2 * UNIT], [3, 1, 2, 1, 2, 1, 40 * UNIT, UNIT]);
  insert(db, 'system_figure', [1, 3, 5, 4, 3], [2, 2, 1, 0, 0], [3, 1, 0, 2, 1]);
  insert(db, 'root_event', [1, kind('missing_event'), 1, 1, DAY_BEFORE]);
  const finding = (id: number, of: FindingKind, number: number | null, item: number, handoff: number | null, reference: number | null,
    units: number, root: number | null, why: string): readonly Value[] => [id, kind(of), number, item, 1, handoff, 1, 2, reference,
    units * UNIT, units * 125_000, SEVERITIES.indexOf(Math.abs(units) > 10 ? 'high' : 'low'), 980, root, 'Integration', 0, DAY_BEFORE, 1,
    FIXES.indexOf('missing_trigger'), why, ''];
  insert(db, 'finding', finding(1, 'in_flight', null, 1, 2, 5, -2, null, ''),
    finding(2, 'missing_event', 1, 1, 1, 1, 50, 1, 'ERP has no receipt with this reference.'),
    finding(3, 'duplicate_write', 2, 1, 2, 2, -3, null, ''), finding(4, 'ungated_write', 3, 1, null, 4, -1, 1, ''),
    finding(5, 'status_scope', 4, 2, null, null, 3, null, ''), finding(6, 'unexplained_variance', 5, 1, null, null, 4, null, ''));
  insert(db, 'evidence', [1, 1, 'source', 'event', 5], [2, 1, 'source', 'event', 1], [3, 1, 'target', 'event', 2],
    [3, 2, 'extra', 'event', 3], [4, 1, 'source', 'event', 4], [5, 1, 'recorded', 'position', 4], [5, 2, 'authoritative', 'position', 5]);
  const variance = (id: number, item: number, system: number, meaning: number, recorded: number, authoritative: number,
    explained: number, owner: string): readonly Value[] => [id, item, 1, system, 2, meaning, recorded * UNIT, authoritative * UNIT, 1, 1,
    (recorded - authoritative) * UNIT, (recorded - authoritative) * 125_000, explained * UNIT,
    (recorded - authoritative - explained) * UNIT, owner];
  insert(db, 'variance', variance(1, 1, 1, 0, 450, 402, 44, 'Warehouse ops'), variance(2, 2, 1, 0, 47, 47, 0, 'Warehouse ops'),
    variance(3, 3, 3, 1, 7, 9, 0, 'E-commerce'));
  insert(db, 'statement_line', [1, 1, 1, kind('in_flight'), -2 * UNIT], [1, 2, 2, kind('missing_event'), 50 * UNIT],
    [1, 3, 3, kind('duplicate_write'), -3 * UNIT], [1, 4, 4, kind('ungated_write'), -1 * UNIT],
    [1, 5, 6, kind('unexplained_variance'), 4 * UNIT], [2, 1, 5, kind('status_scope'), 0]);
  HOSTILE_TEXTS.slice(1).forEach((_, at) => insert(db, 'variance', variance(100 + at, 4 + at, 1, 0, 11 + at, 10, 0, '=HYPERLINK("x")')));
  for (let at = 0; at < fillers; at += 1) {
    insert(db, 'variance', variance(1000 + at, 1000 + at, 1 + (at % 2) * 2, 0, (at * 37) % 100, 50, 0, 'Warehouse ops'));
  }
}
