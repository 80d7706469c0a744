/** How a table is read once what is said of it, what its header shows and what its columns are called have been put together. */
import type { ManifestSource } from '../../contract/manifest.ts';
import { visible } from '../../domain/problem.ts';
import type { Problem, ProposedReading } from '../../domain/problem.ts';
import { canonicalPosition } from '../../importers/delimited/columnMap.ts';
import { canonicalColumns } from '../../importers/delimited/rowReader.ts';
import { figuresBeside } from '../../importers/recognise/proposeReading.ts';
import { chooseReading } from './chooseReading.ts';
import type { Reading } from './chooseReading.ts';
import type { FilePart } from './lookInto.ts';
import { firstRows, itemsWithFigures, readingsOf, unknownTable } from './unknownTable.ts';

interface SettledReading {
  /** With the columns that are evident, where nobody said anything. */
  readonly source: ManifestSource;
  readonly reading: Reading;
  /** Why it cannot be read as what it seems, and what is asked; null where it can. */
  readonly unknown: Problem | null;
  /** Whether rows of the part have been looked at. */
  readonly wasLookedAt: boolean;
}

/** Reads on in the part's records where nobody knows its header. */
export function settleReading(file: string, said: ManifestSource, part: FilePart): SettledReading {
  const reading = chooseReading(file, said, part.header);
  if (reading.dataset === 'items' && reading.preset === undefined && isOpen(said) && part.headerLine > 0) {
    const listed = listedColumns(part.header);
    const figures = figuresBeside(part.header, firstRows(part), (name) => listed.some((column) => column.name === name));
    const unknown = figures.length === 0 ? null : itemsWithFigures(file, listed, figures);
    return { source: said, reading: unknown === null ? reading : { ...reading, dataset: undefined }, unknown, wasLookedAt: true };
  }
  if (reading.dataset !== undefined) return { source: said, reading, unknown: null, wasLookedAt: false };
  const readings = readingsOf(part);
  const source = isOpen(said) && part.headerLine > 0 ? evident(said, readings) : undefined;
  if (source === undefined) return { source: said, reading, unknown: unknownTable(file, part, readings), wasLookedAt: true };
  return { source, reading: asEvident(chooseReading(file, source, part.header)), unknown: null, wasLookedAt: true };
}

/** The columns of a list of items by their canonical names. */
function listedColumns(header: readonly string[]): readonly { readonly canonical: string; readonly name: string }[] {
  return canonicalColumns('items').flatMap((canonical) => {
    const at = canonicalPosition(header, canonical);
    return at < 0 ? [] : [{ canonical, name: header[at] ?? '' }];
  });
}

/** Whether nothing is said of how a source is read. */
export function isOpen({ dataset, preset, columns, values, formats }: ManifestSource): boolean {
  return dataset === undefined && (preset ?? 'auto') === 'auto' && columns === undefined && values === undefined
    && formats === undefined;
}

/**
 * What the names of the columns leave no choice about: counts, with an item,
   a place and one quantity. Undefined where anything of it is
 * to be asked.
 */
function evident(said: ManifestSource, readings: readonly ProposedReading[]): ManifestSource | undefined {
  const [only] = readings;
  if (only === undefined || readings.length > 1 || only.dataset !== 'positions'
    || only.asks.length + only.choices.length > 0) return undefined;
  return { ...said, dataset: only.dataset, columns: Object.fromEntries(only.columns.map(({ canonical, name }) => [canonical,
    name])) };
}

function asEvident(reading: Reading): Reading {
  const columns = [...reading.columns].map(([canonical, [name]]) => `"${visible(name ?? '', 40)}" as ${canonical}`).join(', ');
  return {
    ...reading, doubts: [`No preset has its header. It was read as positions by the names of its columns: ${columns}.`],
    decisions: [
      { about: 'dataset', decided: 'positions', because: 'the names of its columns leave no other', sureness: 'guess' },
      { about: 'columns', decided: columns, because: 'their names and cells are like those', sureness: 'guess' },
    ],
  };
}
