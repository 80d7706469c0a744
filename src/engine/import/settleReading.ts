/** How a table is read once what is said of it, what its header shows and what its columns are called have been put together. */
import type { ManifestSource } from '../../contract/manifest.ts';
import { visible } from '../../domain/problem.ts';
import type { Problem, ProposedReading } from '../../domain/problem.ts';
import { canonicalPosition } from '../../importers/delimited/columnMap.ts';
import { canonicalColumns } from '../../importers/delimited/rowReader.ts';
import { locationNames } from '../../importers/presets/list-by-location.ts';
import { figuresBeside, speaksOfMovements, unitInName } from '../../importers/recognise/proposeReading.ts';
import { wideListIn } from '../../importers/recognise/wideLists.ts';
import type { WideList } from '../../importers/recognise/wideLists.ts';
import type { SaidPlace } from '../../importers/tables/saidPlace.ts';
import { chooseReading } from './chooseReading.ts';
import type { Reading } from './chooseReading.ts';
import type { FilePart } from './lookInto.ts';
import { columnsThatMayBePlaces, firstRows, itemsWithFigures, readingsOf, titlesOf, unknownTable } from './unknownTable.ts';

interface SettledReading {
  /** With the columns that are evident, where nobody said anything. */
  readonly source: ManifestSource;
  readonly reading: Reading;
  /** Why it cannot be read as what it seems, and what is asked; null where it can. */
  readonly unknown: Problem | null;
  /** Whether rows of the part have been looked at. */
  readonly wasLookedAt: boolean;
}

/**
 * Reads on in the part's records where nobody knows its header. What only a title of the table says, which location it is of, is taken
 * from there, and a doubt says so.
 */
export function settleReading(
  file: string, said: ManifestSource, part: FilePart, places: ReadonlySet<string> = new Set(),
): SettledReading {
  const settled = settledByHeader(file, said, part, places);
  const place = part.table?.place;
  if (place === undefined || !settled.reading.asks.includes('location')) return settled;
  const source = withPlace(settled.source, place);
  const { asks, columns, values } = chooseReading(file, source, part.header);
  return { ...settled, source, reading: {
    ...settled.reading, asks, columns, values, doubts: [...settled.reading.doubts, placeDoubt(place)],
  } };
}

function withPlace(source: ManifestSource, { location }: SaidPlace): ManifestSource {
  return { ...source, values: { ...source.values, location: { ...source.values?.location, '': location } } };
}

function placeDoubt({ said }: SaidPlace): string {
  return `Its title says "${visible(said, 80)}": that was taken for the location of all its rows.`;
}

function settledByHeader(file: string, said: ManifestSource, part: FilePart, places: ReadonlySet<string>): SettledReading {
  const reading = chooseReading(file, said, part.header);
  const rows = mayBeWide(said, reading, part) ? firstRows(part) : undefined;
  const wide = rows === undefined ? undefined : wideListIn(part.header, rows, places, `${file} ${titlesOf(part)}`);
  if (wide !== undefined && (wide.isEvident || reading.preset === undefined)) return settledWide(file, said, part, reading, wide);
  if (rows !== undefined && reading.preset !== undefined) return { source: said, reading, unknown: null, wasLookedAt: true };
  const isUnsaid = reading.preset === undefined && isOpen(said) && part.headerLine > 0;
  if (isUnsaid && reading.dataset === 'positions' && speaksOfMovements(part.header)) {
    const readings = readingsOf(part);
    if (readings.some(({ dataset }) => dataset === 'events')) {
      return { source: said, reading: { ...reading, dataset: undefined }, unknown: unknownTable(file, part, readings), wasLookedAt: true };
    }
    return { source: said, reading, unknown: null, wasLookedAt: true };
  }
  const readings = isUnsaid && reading.dataset === 'items' ? readingsOf(part, rows ?? []) : [];
  // A list of items that says how many there are of each is one of stock.
  const areItems = readings.every(({ dataset }) => dataset === 'items');
  if (reading.dataset === 'items' && isUnsaid && areItems) {
    const listed = listedColumns(part.header);
    const figures = figuresBeside(part.header, rows ?? firstRows(part), (name) => listed.some((column) => column.name === name));
    const unknown = figures.length === 0 ? null : itemsWithFigures(file, listed, figures);
    return { source: said, reading: unknown === null ? reading : { ...reading, dataset: undefined }, unknown, wasLookedAt: true };
  }
  if (reading.dataset !== undefined && areItems) return { source: said, reading, unknown: null, wasLookedAt: rows !== undefined };
  return settledByColumns(file, said, part, reading, areItems ? readingsOf(part, rows) : readings);
}

/** What nobody knows: read by its columns where these leave no choice, and asked about otherwise. */
function settledByColumns(
  file: string, said: ManifestSource, part: FilePart, reading: Reading, readings: readonly ProposedReading[],
): SettledReading {
  // What may be a log is not counted up as stock without a question.
  const mayBeLog = speaksOfMovements(part.header) && readings.some(({ dataset }) => dataset === 'events');
  const place = part.table?.place;
  const source = isOpen(said) && part.headerLine > 0 && !mayBeLog ? evident(said, readings, place) : undefined;
  if (source === undefined) {
    return {
      source: said, reading: { ...reading, dataset: undefined }, unknown: unknownTable(file, part, readings), wasLookedAt: true,
    };
  }
  const read = asEvident(chooseReading(file, source, part.header));
  const isByTitle = place !== undefined && source.values?.location?.[''] === place.location;
  const shown = isByTitle ? { ...read, doubts: [...read.doubts, placeDoubt(place)] } : read;
  return { source, reading: shown, unknown: null, wasLookedAt: true };
}

/** Whether a table that nobody said anything of may have a column a location: neither a vendor's report, nor canonical but for items. */
function mayBeWide(said: ManifestSource, { dataset, preset }: Reading, part: FilePart): boolean {
  if (!isOpen(said) || part.headerLine === 0 || part.header.length < 3) return false;
  return dataset === undefined || (preset === undefined ? dataset === 'items' : preset.general === true);
}

/** A list with a column a location: read so where its names leave no choice, and asked about otherwise. */
function settledWide(file: string, said: ManifestSource, part: FilePart, reading: Reading, wide: WideList): SettledReading {
  const { columns, item, because } = wide;
  if (!wide.isEvident) {
    return {
      source: said, reading: { ...reading, dataset: undefined }, unknown: columnsThatMayBePlaces(file, part, wide), wasLookedAt: true,
    };
  }
  const source: ManifestSource = { ...said, dataset: 'positions', columns: { sku: item.name }, locationColumns: [...columns] };
  const read = chooseReading(file, source, part.header);
  const shown = locationNames(columns).slice(0, 12).map(({ location }) => `"${visible(location, 40)}"`);
  return {
    source, wasLookedAt: true, unknown: null, reading: {
      ...read, doubts: [`${columns.length} of its columns were taken to be locations, because ${because}, and a row was made of each `
        + `quantity in them: ${shown.join(', ')}${columns.length > 12 ? ` and ${columns.length - 12} more` : ''}.`],
      decisions: read.decisions.map((decision) => ({ ...decision, because, sureness: 'guess' as const })),
    },
  };
}

/** The columns of a list of items by their canonical names. */
function listedColumns(header: readonly string[]): readonly { readonly canonical: string; readonly name: string }[] {
  return canonicalColumns('items').flatMap((canonical) => {
    const at = canonicalPosition(header, canonical);
    return at < 0 ? [] : [{ canonical, name: header[at] ?? '' }];
  });
}

/** Whether nothing is said of how a source is read. */
export function isOpen({ dataset, preset, columns, values, formats, locationColumns }: ManifestSource): boolean {
  return dataset === undefined && (preset ?? 'auto') === 'auto' && columns === undefined && values === undefined
    && formats === undefined && locationColumns === undefined;
}

/**
 * What the names of the columns leave no choice about: counts, with an item,
   a place and one quantity. Undefined where anything of it is
 * to be asked.
 */
function evident(
  said: ManifestSource, readings: readonly ProposedReading[], place: SaidPlace | undefined,
): ManifestSource | undefined {
  const [only] = readings;
  const isAsked = (canonical: string): boolean => canonical !== 'location' || place === undefined;
  if (only === undefined || readings.length > 1 || only.dataset !== 'positions' || only.choices.length > 0 || only.asks.some(isAsked)) {
    return undefined;
  }
  const columns = Object.fromEntries(only.columns.map(({ canonical, name }) => [canonical, name]));
  const unit = columns['uom'] === undefined ? unitInName(columns['quantity'] ?? '') : undefined;
  const read = { ...said, dataset: only.dataset, columns, ...(unit === undefined ? {} : { values: { uom: { '': unit } } }) };
  return only.asks.length > 0 && place !== undefined ? withPlace(read, place) : read;
}

function asEvident(reading: Reading): Reading {
  const unit = reading.values.get('uom')?.get('');
  const columns = [...reading.columns].map(([canonical, [name]]) => `"${visible(name ?? '', 40)}" as ${canonical}`).join(', ');
  return {
    ...reading, doubts: [
      `No preset has its header. It was read as positions by the names of its columns: ${columns}.`,
      ...(unit === undefined ? [] : [`The name of its quantity says that it is in ${unit}.`]),
    ],
    decisions: [
      { about: 'dataset', decided: 'positions', because: 'the names of its columns leave no other', sureness: 'guess' },
      { about: 'columns', decided: columns, because: 'their names and cells are like those', sureness: 'guess' },
    ],
  };
}
