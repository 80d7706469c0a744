/**
 * A large and tidy engagement on disk for the benchmark: four systems that hold the same stock and hear of every movement, about
 * one movement in a hundred with something wrong. Written as a stream, and kept in the temporary folder between runs.
 */
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../src/sample/random.ts';
import { randomFrom } from '../../src/sample/random.ts';
import { localText, offsetText } from '../../src/sample/zonedTime.ts';

export interface BenchSize {
  readonly positions: number;
  readonly events: number;
  /** Every system writes references in a way of its own, and the OMS none at all. */
  readonly isUntidy?: boolean;
  /** How many of the copies in other systems have something wrong, 0 to 1; one movement in a hundred where it is not said. */
  readonly wrong?: number;
}

/** Raised whenever the files would come out differently, so that an old cache is not used. */
const GENERATION = 4;
const PLACES = 20;
const ZONE = 'America/New_York';
const CUTOFF = '2026-10-31T23:59:59-04:00';
const MINUTE = 60_000;
const DAYS = 28;

export const BENCH_SYSTEMS = ['wms', 'erp', 'storefront', 'oms'] as const;
type BenchSystem = (typeof BENCH_SYSTEMS)[number];
/** Who records a type of movement first, and its share in a hundred. */
const ORIGINS = [
  ['sale', 'storefront', 'SO', 62], ['receipt', 'wms', 'PO', 16], ['transfer_out', 'wms', 'TR', 8], ['return', 'wms', 'RMA', 10],
  ['write_off', 'wms', 'WO', 4],
] as const;
const WITHIN_MINUTES: Readonly<Record<BenchSystem, number>> = { wms: 30, erp: 60, storefront: 30, oms: 30 };

/** Makes the engagement where it is not there yet; returns its folder. */
export async function tidyEngagement(size: BenchSize): Promise<string> {
  const kind = (size.isUntidy === true ? '-untidy' : '') + (size.wrong === undefined ? '' : `-wrong${size.wrong}`);
  const folder = join(tmpdir(), `countersign-bench-v${GENERATION}-${size.positions}-${size.events}${kind}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await write(draft, size);
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

class CsvFile {
  readonly #stream;
  #piece = '';
  constructor(path: string, header: string) {
    this.#stream = createWriteStream(path);
    this.#piece = `${header}\n`;
  }
  add(line: string): boolean {
    this.#piece += line;
    return this.#piece.length > 1 << 20;
  }
  async flush(): Promise<void> {
    const piece = this.#piece;
    this.#piece = '';
    if (!this.#stream.write(piece)) await once(this.#stream, 'drain');
  }
  async end(): Promise<void> {
    this.#stream.end(this.#piece);
    await once(this.#stream, 'finish');
  }
}

async function write(folder: string, size: BenchSize): Promise<void> {
  const random = randomFrom(7, 'bench');
  const items = Math.floor(size.positions / BENCH_SYSTEMS.length / PLACES);
  const movements = Math.floor(size.events / BENCH_SYSTEMS.length);
  const cutoff = Date.parse(CUTOFF);
  const start = cutoff - DAYS * 1440 * MINUTE;
  const net = BENCH_SYSTEMS.map(() => new Int32Array(items * PLACES));
  const logs = BENCH_SYSTEMS.map((system) => new CsvFile(join(folder, `${system}_events.csv`),
    'occurredAt,recordedAt,type,sku,location,quantity,reference,actor'));
  const pace = Math.floor((cutoff - start - 2 * MINUTE) / movements);
  for (let n = 0; n < movements; n += 1) {
    const at = Math.floor((start + MINUTE + n * pace) / 1000) * 1000;
    const draw = random.int(1, 100);
    let share = 0;
    const [type, origin, prefix] = ORIGINS.find(([, , , weight]) => (share += weight) >= draw) ?? ORIGINS[0];
    const cell = random.int(0, items * PLACES - 1);
    const quantity = type === 'receipt' ? 12 * random.int(1, 5) : type === 'return' ? 1 : -random.int(1, 4);
    const decided = cutoff - at > 26 * 60 * MINUTE;
    const fault = decided && random.chance(0.01) ? random.int(0, 4) : -1;
    const spoilt = random.int(0, 2);
    let nth = 0;
    const flushes: Promise<void>[] = [];
    BENCH_SYSTEMS.forEach((system, index) => {
      const own = decided && size.wrong !== undefined && random.chance(size.wrong) ? random.int(0, 4) : -1;
      const wrong = system === origin ? -1 : size.wrong !== undefined ? own : nth++ === spoilt ? fault : -1;
      for (const [told, booked] of copies(system, system === origin, quantity, at, wrong, random)) {
        if (booked > cutoff) continue;
        const cells = net[index] as Int32Array;
        cells[cell] = (cells[cell] ?? 0) + told;
        const log = logs[index] as CsvFile;
        const isUntidy = size.isUntidy === true;
        const reference = isUntidy ? untidyReference(system, type, n + 1) : referenceText(system, prefix, n + 1);
        if (log.add(eventLine(system, type, cell, told, at, booked, reference, n + 1))) flushes.push(log.flush());
      }
    });
    if (flushes.length > 0) await Promise.all(flushes);
  }
  await Promise.all(logs.map((log) => log.end()));
  await writeStock(folder, items, net);
  await writeFile(join(folder, 'engagement.json'), JSON.stringify(manifest(), null, 2));
}

/** What one system writes of a movement, as pairs of quantity and booking: once, not at all, late, twice, wrong, or early. */
function copies(
  system: BenchSystem, isOrigin: boolean, quantity: number, at: number, wrong: number, random: Random,
): readonly (readonly [told: number, booked: number])[] {
  if (isOrigin) return [[quantity, at]];
  const booked = at + (system === 'erp' ? random.int(20, 50 * 60) : random.int(2, 110)) * 1000;
  switch (wrong) {
    case 0: return [];
    case 1: return [[quantity, at + (WITHIN_MINUTES[system] + random.int(10, 900)) * MINUTE]];
    case 2: return [[quantity, booked + random.int(1, 300) * MINUTE], [quantity, booked]];
    case 3: return [[quantity - 5, booked]];
    case 4: return [[quantity, at - random.int(30, 900) * MINUTE]];
    default: return [[quantity, booked]];
  }
}

function eventLine(
  system: BenchSystem, type: string, cell: number, quantity: number, at: number, booked: number, reference: string, number: number,
): string {
  return `${timeText(system, at)},${timeText(system, booked)},${type},${skuOf(cell)},${placeOf(cell)},${quantity},${
    reference},${system}-${number % 17}\n`;
}

async function writeStock(folder: string, items: number, net: readonly Int32Array[]): Promise<void> {
  const random = randomFrom(7, 'stock');
  const files = BENCH_SYSTEMS.map((system) => new CsvFile(join(folder, `${system}_stock.csv`), 'sku,location,quantity'));
  for (let cell = 0; cell < items * PLACES; cell += 1) {
    const opening = random.int(0, 400);
    const full = files.filter((file, index) => file.add(`${skuOf(cell)},${placeOf(cell)},${opening + (net[index]?.[cell] ?? 0)}\n`));
    if (full.length > 0) await Promise.all(full.map((file) => file.flush()));
  }
  await Promise.all(files.map((file) => file.end()));
  const list = new CsvFile(join(folder, 'items.csv'), 'sku,description,barcode,packSize,unitCost');
  for (let item = 0; item < items; item += 1) {
    list.add(`${skuOf(item * PLACES)},Article ${item},${200_000_000_000 + item},12,${(random.int(300, 9000) / 100).toFixed(2)}\n`);
  }
  await list.end();
}

const skuOf = (cell: number): string => `SKU-${String(Math.floor(cell / PLACES) + 1).padStart(6, '0')}`;
const placeOf = (cell: number): string => `DC${String((cell % PLACES) + 1).padStart(2, '0')}`;

/** Two systems write local time without an offset, one UTC, one local time with its offset. */
function timeText(system: BenchSystem, at: number): string {
  if (system === 'erp') return `${localText('UTC', at)}Z`;
  return system === 'storefront' ? offsetText(ZONE, at) : localText(ZONE, at).replace('T', ' ');
}

function referenceText(system: BenchSystem, prefix: string, number: number): string {
  if (system === 'erp') return `${prefix}-${String(number).padStart(10, '0')}`;
  return system === 'storefront' ? `#${prefix.toLowerCase()}${number}` : `${prefix}${number}`;
}

function untidyReference(system: BenchSystem, type: string, number: number): string {
  switch (system) {
    case 'wms': return `${type.slice(0, 3)}/${number}`;
    case 'erp': return `DOC-${String(number).padStart(10, '0')}`;
    case 'storefront': return String(number);
    case 'oms': return '';
  }
}

/** The declared handoffs, for the manifest and for the DuckDB script alike. */
export function benchHandoffs(): { id: string; event: string; from: string; to: string; withinMinutes: number }[] {
  return ORIGINS.flatMap(([event, from]) => BENCH_SYSTEMS.filter((to) => to !== from).map((to) =>
    ({ id: `${event}-${from}-${to}`, event, from, to, withinMinutes: WITHIN_MINUTES[to] })));
}

function manifest(): unknown {
  return {
    version: 1, name: 'Benchmark', client: 'Tidy', currency: 'USD', cutoff: CUTOFF, authority: { default: 'erp' },
    systems: BENCH_SYSTEMS.map((id) => ({ id, kind: id, name: id, timezone: id === 'erp' ? 'UTC' : ZONE, owner: id })),
    sources: [
      ...BENCH_SYSTEMS.flatMap((system) => [
        { file: `${system}_stock.csv`, system, dataset: 'positions', asOf: CUTOFF },
        { file: `${system}_events.csv`, system, dataset: 'events' },
      ]),
      { file: 'items.csv', system: 'erp', dataset: 'items' },
    ],
    handoffs: benchHandoffs().map((handoff) => ({ ...handoff, mechanism: 'webhook', owner: 'Integration' })),
  };
}
