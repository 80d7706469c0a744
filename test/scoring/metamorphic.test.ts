/** Whole engagements, files and all, told differently: nothing that was not changed may change. */
import { describe, expect, it } from 'vitest';
import type { ResultDocument } from '../../src/contract/resultDocument.ts';
import { generateEngagement } from '../../src/sample/generate.ts';
import { normalReference } from '../../src/domain/reference.ts';
import { randomFrom } from '../../src/sample/random.ts';
import type { Random } from '../../src/sample/random.ts';
import { TIDY } from '../../src/sample/untidiness.ts';
import type { Untidiness } from '../../src/sample/untidiness.ts';
import { allKinds } from '../sample/allKinds.ts';
import type { TextFile } from '../sample/audited.ts';
import { audited } from '../sample/audited.ts';
import { untidyOptions } from './untidyOptions.ts';

interface Manifest {
  cutoff: string;
  systems: { id: string; kind: string; timezone: string }[];
  authority: { default: string };
  sources: { file: string; system: string; asOf?: string; control?: unknown }[];
  handoffs: { id: string; event: string; from: string; to: string; locations?: readonly string[] }[];
}

const CALLED: Readonly<Record<string, string>> = {
  wms: 'yard', erp: 'a-books', storefront: 'zz', '3pl': 'b3', pos: 'counter', oms: 'desk',
};

describe('an untidy engagement', () => {
  it.each([8101, 8102, 8103, 8104])('whose systems have other names says the same, seed %i', async (seed) => {
    const { files } = generateEngagement(untidyOptions(seed));
    const renamed = (await audited(renamedFiles(files))).document;
    const back = new Map(Object.entries(CALLED).map(([old, called]) => [called, old]));
    expect(namedBack(told(renamed), back)).toEqual(namedBack(told((await audited(files)).document), new Map()));
  });

  it.each([8111, 8112, 8113, 8114])('all of whose clocks are shifted says the same, seed %i', async (seed) => {
    // Offsets in every moment, so that local time plays no part; a whole week, for people sum up by the day.
    const options = { ...untidyOptions(seed), style: 'canonical' as const };
    const utc = Object.fromEntries(['wms', 'erp', 'storefront', '3pl', 'pos', 'oms'].map((system) => [system, 'UTC']));
    const { files } = generateEngagement({ ...options, timezones: utc });
    const week = 7 * 86_400_000;
    const shifted = files.map(({ name, text }) => ({ name, text: text.replaceAll(
      /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)/gu, (moment) => new Date(Date.parse(moment) + week).toISOString()) }));
    const before = (await audited(files)).document;
    const after = (await audited(shifted)).document;
    const earlier = (text: string | null): string | null => (text === null ? null : new Date(Date.parse(text) - week).toISOString());
    const same = (text: string | null): string | null => (text === null ? null : new Date(Date.parse(text)).toISOString());
    expect(atMoments(told(after), earlier)).toEqual(atMoments(told(before), same));
  });
});

describe('one record', () => {
  it.each([
    ['tidy', 8121], ['tidy', 8122], ['untidy', 8123], ['untidy', 8124], ['untidy', 8125], ['untidy', 8126],
  ] as const)('that is taken out of a log and out of stock is exactly its exception, %s seed %i', async (how, seed) => {
    // References that compare, so that it is told which event it was; everything else as it comes.
    const options = how === 'tidy' ? allKinds(seed) : untidyOptions(seed);
    const { files } = generateEngagement({
      ...options, style: 'canonical', untidiness: { ...options.untidiness ?? TIDY, references: {}, lostReferences: {} },
    });
    const plain = withoutControls(files);
    const before = (await audited(plain)).document;
    const chosen = randomFrom(seed, 'taken out').shuffle(removable(plain, before)).slice(0, 8);
    expect(new Set(chosen.map(({ to, type }) => `${to} ${type}`)).size).toBeGreaterThan(1);
    for (const { line, from, to, sku, location, quantity, reference } of chosen) {
      const less = plain.map((file) => (file.name === `${to}_events.csv` ? without(file, line)
        : file.name === `${to}_stock.csv` ? corrected(file, sku, location, 0 - quantity) ?? file : file));
      const after = (await audited(less)).document;
      const known = new Set(before.exceptions.map(keyOf));
      const more = after.exceptions.filter((exception) => !known.has(keyOf(exception)));
      expect(more).toHaveLength(1);
      expect(more[0]).toMatchObject({ kind: 'missing_event', reference, from, to, sku, location, quantity });
      expect(after.exceptions).toHaveLength(before.exceptions.length + 1);
    }
  });

  it.each([8131, 8132, 8133, 8134, 8135, 8136])('that every system has in time changes no statement, seed %i', async (seed) => {
    const options = untidyOptions(seed);
    const { files } = generateEngagement({ ...options, style: 'canonical' });
    const plain = withoutControls(files);
    const before = (await audited(plain)).document;
    const random = randomFrom(seed, 'put in');
    const statement = (one: ResultDocument['variances'][number]): unknown => ({ ...one, recorded: 0, authoritative: 0 });
    for (let nth = 0; nth < 5; nth += 1) {
      const { more, what } = withOneMore(plain, options.untidiness ?? TIDY, random);
      const after = (await audited(more)).document;
      expect(after.variances.map(statement), what).toEqual(before.variances.map(statement));
      expect(after.exceptions.map(keyOf), what).toEqual(before.exceptions.map(keyOf));
    }
  });
});

/**
 * The same logs with one movement more that every system which must hear of it has in time, by clocks as wrong as they are, and that every
 * closing figure counts.
 */
function withOneMore(
  files: readonly TextFile[], { clockSkew, placeNames }: Untidiness, random: Random,
): { readonly more: TextFile[]; readonly what: string } {
  const manifest = manifestOf(files);
  for (;;) {
    const way = random.pick(manifest.handoffs.filter(({ event }) => MOVES.has(event)));
    const location = random.pick(way.locations ?? []);
    const audience = manifest.handoffs.filter(({ event, from, locations }) =>
      event === way.event && from === way.from && locations?.includes(location) === true).map(({ to }) => to);
    const at = Date.parse(manifest.cutoff) - random.int(30 * 60, 96 * 60) * 60_000;
    const systems = [way.from, ...audience];
    const stock = files.find(({ name }) => name === `${way.from}_stock.csv`)?.text.split('\n') ?? [];
    const places = new Map((files.find(({ name }) => name === 'locations.csv')?.text ?? '').split('\n').map((row) => {
      const [code = '', name = ''] = row.split(',');
      return [code, name] as const;
    }));
    const cells = random.pick(stock.slice(1)).split(',');
    const sku = cells[0] ?? '';
    const quantity = (way.event === 'sale' || way.event === 'shipment' || way.event.endsWith('out') || way.event === 'write_off' ? -1 : 1)
      * random.int(1, 3);
    const changed = systems.map((system) => {
      const file = files.find(({ name }) => name === `${system}_stock.csv`);
      return file === undefined ? undefined : corrected(file, sku, location, quantity);
    });
    if (changed.includes(undefined)) continue;
    const more = files.map((file) => {
      const place = systems.findIndex((one) => file.name === `${one}_events.csv`);
      if (place < 0) return changed.find((one) => one?.name === file.name) ?? file;
      const system = systems[place] ?? '';
      const booked = new Date(at + place * 60_000 + (clockSkew[system] ?? 0) * 1000).toISOString();
      const given: Readonly<Record<string, string>> = {
        occurredAt: booked, recordedAt: booked, type: way.event, sku, quantity: String(quantity), reference: 'ORDER-77001234', line: '1',
        location: placeNames.includes(system) ? places.get(location) ?? location : location,
      };
      const header = (file.text.split('\n')[0] ?? '').split(',');
      return { ...file, text: `${file.text}${header.map((name) => given[name] ?? '').join(',')}\n` };
    });
    return { more, what: `${way.event} of ${sku} at ${location} from ${way.from}, ${quantity}, ${new Date(at).toISOString()}` };
  }
}

/** The types that change what is on the premises, hand on as they are and are not written by hand. */
const MOVES: ReadonlySet<string> = new Set([
  'sale', 'receipt', 'return', 'refund', 'shipment', 'transfer_out', 'transfer_in', 'write_off',
]);

/** The document without what names files, hashes and lines. */
function told(document: ResultDocument): ResultDocument {
  return {
    ...document, sources: [],
    exceptions: document.exceptions.map((exception) => ({ ...exception, evidence: [] })),
  };
}

function keyOf(exception: ResultDocument['exceptions'][number]): string {
  const { kind, sku, location, handoff, from, to, reference, quantity, firstAt } = exception;
  return [kind, sku, location, handoff, from, to, reference, quantity, firstAt].join(' ');
}

/** With the systems' old names put back; parts of a text, so that handoffs are meant too. */
function namedBack(document: ResultDocument, back: ReadonlyMap<string, string>): unknown {
  let text = JSON.stringify(document);
  for (const [called, old] of back) {
    text = text.replaceAll(new RegExp(`(?<=["-])${called}(?=["-])`, 'gu'), old);
  }
  return JSON.parse(text);
}

function atMoments(document: ResultDocument, turn: (text: string | null) => string | null): unknown {
  return {
    ...document, engagement: { ...document.engagement, cutoff: turn(document.engagement.cutoff) },
    exceptions: document.exceptions.map((one) => ({ ...one, firstAt: turn(one.firstAt) })),
    rootEvents: document.rootEvents.map((one) => ({ ...one, at: turn(one.at) })),
  };
}

function manifestOf(files: readonly TextFile[]): Manifest {
  return JSON.parse(files.find(({ name }) => name === 'engagement.json')?.text ?? '') as Manifest;
}

function withManifest(files: readonly TextFile[], manifest: Manifest): TextFile[] {
  return files.map((file) => (file.name === 'engagement.json' ? { ...file, text: JSON.stringify(manifest) } : file));
}

function renamedFiles(files: readonly TextFile[]): TextFile[] {
  const manifest = manifestOf(files);
  const called = (system: string): string => CALLED[system] ?? system;
  return withManifest(files, {
    ...manifest, authority: { default: called(manifest.authority.default) },
    systems: manifest.systems.map((system) => ({ ...system, id: called(system.id) })),
    sources: manifest.sources.map((source) => ({ ...source, system: called(source.system) })),
    handoffs: manifest.handoffs.map((way) => ({
      ...way, from: called(way.from), to: called(way.to),
      id: way.id.replace(`-${way.from}-${way.to}`, `-${called(way.from)}-${called(way.to)}`),
    })),
  });
}

function withoutControls(files: readonly TextFile[]): TextFile[] {
  const manifest = manifestOf(files);
  return withManifest(files, {
    ...manifest, sources: manifest.sources.map((source) => {
      const { control, ...rest } = source;
      return control === undefined ? source : rest;
    }),
  });
}

interface Removable {
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly reference: string;
}

/** Lines of any target's log that are in order: one record there and an equal one at the source, older than any window, of no exception. */
function removable(files: readonly TextFile[], { exceptions, engagement }: ResultDocument): Removable[] {
  const blamed = new Set(exceptions.map(({ reference }) => normalReference(reference ?? '')));
  const touched = new Set(exceptions.filter(({ kind }) => kind === 'item_alias' || kind === 'stale_read').map(({ sku }) => sku));
  const logs = new Map(manifestOf(files).systems.map(({ id }) => [id, logOf(files, id)]));
  return manifestOf(files).handoffs.flatMap(({ event, from, to, locations }): Removable[] => {
    const [sources, targets] = [logs.get(from) ?? [], logs.get(to) ?? []];
    const once = (rows: readonly LogRow[]): ReadonlyMap<string, LogRow> => {
      const counts = new Map<string, number>();
      for (const { reference } of rows) counts.set(reference, (counts.get(reference) ?? 0) + 1);
      return new Map(rows.filter(({ reference }) => reference !== '' && counts.get(reference) === 1).map((row) => [row.reference, row]));
    };
    const known = once(sources);
    return [...once(targets).values()].flatMap(({ line, at, type, sku, location, quantity, reference }) => {
      const source = known.get(reference);
      const isOld = Date.parse(engagement.cutoff) - at > 2 * 86_400_000;
      const isInOrder = type === event && MOVES.has(type) && locations?.includes(location) === true && isOld && !blamed.has(reference)
        && !touched.has(sku) && source?.quantity === quantity && source.sku === sku && source.location === location;
      const stock = files.find(({ name }) => name === `${to}_stock.csv`);
      return isInOrder && stock !== undefined && corrected(stock, sku, location, 0) !== undefined
        ? [{ line, from, to, type, sku, location, quantity, reference: source.written }] : [];
    });
  });
}

interface LogRow {
  readonly line: number;
  readonly at: number;
  readonly type: string;
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  /** In normal form. */
  readonly reference: string;
  readonly written: string;
}

function logOf(files: readonly TextFile[], system: string): LogRow[] {
  const [header = '', ...rows] = (files.find(({ name }) => name === `${system}_events.csv`)?.text ?? '').trimEnd().split('\n');
  const names = header.split(',');
  return rows.map((row, index) => {
    const cells = row.split(',');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    return {
      line: index + 1, at: Date.parse(cell('occurredAt')), type: cell('type'), sku: cell('sku'), location: cell('location'),
      quantity: cell('uom') === 'CS' ? NaN : Number(cell('quantity')), reference: normalReference(cell('reference')),
      written: cell('reference'),
    };
  });
}

function without(file: TextFile, line: number): TextFile {
  return { ...file, text: file.text.split('\n').filter((_, at) => at !== line).join('\n') };
}

/** The same positions with so many units more of an item in its first state at a place; undefined where the file does not have it. */
function corrected(file: TextFile, sku: string, location: string, by: number): TextFile | undefined {
  const lines = file.text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${sku},${location},`));
  if (at < 0) return undefined;
  const cells = (lines[at] ?? '').split(',');
  lines[at] = [cells[0], cells[1], String(Number(cells[2]) + by), ...cells.slice(3)].join(',');
  return { ...file, text: lines.join('\n') };
}
