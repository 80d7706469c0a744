/** Whole engagements, files and all, told differently: nothing that was not changed may change. */
import { describe, expect, it } from 'vitest';
import type { ResultDocument } from '../../src/contract/resultDocument.ts';
import { generateEngagement } from '../../src/sample/generate.ts';
import { randomFrom } from '../../src/sample/random.ts';
import { TIDY } from '../../src/sample/untidiness.ts';
import { allKinds } from '../sample/allKinds.ts';
import type { TextFile } from '../sample/audited.ts';
import { audited } from '../sample/audited.ts';
import { untidyOptions } from './untidyOptions.ts';

interface Manifest {
  cutoff: string;
  systems: { id: string; kind: string; timezone: string }[];
  authority: { default: string };
  sources: { file: string; system: string; asOf?: string; control?: unknown }[];
  handoffs: { id: string; from: string; to: string }[];
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
    ['tidy', 8121], ['tidy', 8122], ['untidy', 8123], ['untidy', 8124], ['untidy', 8125],
  ] as const)('that is taken out of a log and out of stock is exactly its exception, %s seed %i', async (how, seed) => {
    // References that compare, so that it is told which event it was; everything else as it comes.
    const options = how === 'tidy' ? allKinds(seed) : untidyOptions(seed);
    const { files } = generateEngagement({
      ...options, style: 'canonical',
      untidiness: { ...options.untidiness ?? TIDY, references: {}, clockSkew: {}, cases: [], placeNames: [] },
    });
    const before = (await audited(withoutControls(files))).document;
    const candidates = removable(files, before);
    expect(candidates.length).toBeGreaterThan(20);
    for (const { line, sku, location, quantity, reference } of randomFrom(seed, 'taken out').shuffle(candidates).slice(0, 4)) {
      const less = withoutControls(files).map((file) => (file.name === 'erp_events.csv' ? without(file, line)
        : file.name === 'erp_stock.csv' ? corrected(file, sku, location, 0 - quantity) : file));
      const after = (await audited(less)).document;
      const known = new Set(before.exceptions.map(keyOf));
      const more = after.exceptions.filter((exception) => !known.has(keyOf(exception)));
      expect(more.map(({ kind, reference: own, to }) => [kind, own, to])).toEqual([['missing_event', reference, 'erp']]);
      expect(more[0]).toMatchObject({ sku, location, quantity });
      expect(after.exceptions).toHaveLength(before.exceptions.length + 1);
    }
  });

  it.each([8131, 8132, 8133, 8134])('that every system has in time changes no statement, seed %i', async (seed) => {
    const options = untidyOptions(seed);
    // Clocks that are right, or the record would have to be told by wrong ones to be in time.
    const { files } = generateEngagement({
      ...options, style: 'canonical', oms: false,
      untidiness: { ...options.untidiness ?? TIDY, clockSkew: {}, cases: [], placeNames: [] },
    });
    const before = (await audited(withoutControls(files))).document;
    const cutoff = Date.parse(before.engagement.cutoff);
    const at = new Date(cutoff - 3 * 86_400_000).toISOString();
    const sku = before.variances[3]?.sku ?? '';
    const systems = ['storefront', 'wms', 'erp'];
    const more = withoutControls(files).map((file) => {
      const system = systems.find((one) => file.name === `${one}_events.csv`);
      if (system === undefined) {
        const closing = systems.some((one) => file.name === `${one}_stock.csv`);
        return closing ? corrected(file, sku, 'DC1', -2) : file;
      }
      const row = [at, at, 'sale', sku, 'DC1', '-2', 'ORDER-77001234', '1', 'web', ''].join(',');
      return { ...file, text: `${file.text}${row}\n` };
    });
    const after = (await audited(more)).document;
    const statement = (one: ResultDocument['variances'][number]): unknown => ({ ...one, recorded: 0, authoritative: 0 });
    expect(after.variances.map(statement)).toEqual(before.variances.map(statement));
    expect(after.exceptions.map(keyOf)).toEqual(before.exceptions.map(keyOf));
  });
});

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
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly reference: string;
}

/** Lines of the ERP's log that are in order: one record here and one at the source, older than any window, of no exception. */
function removable(files: readonly TextFile[], { exceptions, engagement }: ResultDocument): Removable[] {
  const blamed = new Set(exceptions.map(({ reference }) => reference));
  const touched = new Set(exceptions.filter(({ kind }) => kind === 'item_alias' || kind === 'stale_read').map(({ sku }) => sku));
  const rowsOf = (system: string): readonly string[] =>
    (files.find(({ name }) => name === `${system}_events.csv`)?.text ?? '').trimEnd().split('\n');
  const timesIn = (system: string): ReadonlyMap<string, number> => {
    const times = new Map<string, number>();
    for (const row of rowsOf(system)) times.set(row.split(',')[6] ?? '', (times.get(row.split(',')[6] ?? '') ?? 0) + 1);
    return times;
  };
  const rows = rowsOf('erp');
  const [times, sold] = [timesIn('erp'), timesIn('storefront')];
  return rows.flatMap((row, line): Removable[] => {
    const [at = '', , type = '', sku = '', location = '', quantity = '', reference = ''] = row.split(',');
    const isOld = Date.parse(engagement.cutoff) - Date.parse(at) > 86_400_000;
    if (type !== 'sale' || !isOld || blamed.has(reference) || touched.has(sku) || times.get(reference) !== 1
      || sold.get(reference) !== 1) return [];
    return [{ line, sku, location, quantity: Number(quantity), reference }];
  });
}

function without(file: TextFile, line: number): TextFile {
  return { ...file, text: file.text.split('\n').filter((_, at) => at !== line).join('\n') };
}

/** The same positions with so many units more of an item in its first state at a place. */
function corrected(file: TextFile, sku: string, location: string, by: number): TextFile {
  const lines = file.text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${sku},${location},`));
  const cells = (lines[at] ?? '').split(',');
  lines[at] = [cells[0], cells[1], String(Number(cells[2]) + by), ...cells.slice(3)].join(',');
  return { ...file, text: lines.join('\n') };
}
