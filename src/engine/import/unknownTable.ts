/** Tables that no preset, dataset or person knows: what they seem to hold, and what is to be said of them. */
import type { ManifestSource } from '../../contract/manifest.ts';
import { visible } from '../../domain/problem.ts';
import type { Problem, ProposedReading } from '../../domain/problem.ts';
import { textOf } from '../../importers/bytes/text.ts';
import { canonicalPosition, fits } from '../../importers/delimited/columnMap.ts';
import { canonicalColumns } from '../../importers/delimited/rowReader.ts';
import { GridRecords } from '../../importers/grid/gridRecords.ts';
import { ROWS_LOOKED_AT, proposeReadings } from '../../importers/recognise/proposeReading.ts';
import type { WideList } from '../../importers/recognise/wideLists.ts';
import { columnsOf, question } from './chooseReading.ts';
import type { FilePart } from './lookInto.ts';

/** The problem that sets such a table aside: it asks whether it is read as it seems,
  or what it holds where nothing shows that. */
export function unknownTable(file: string, part: FilePart, readings: readonly ProposedReading[]): Problem {
  const [likeliest] = readings;
  const header = part.header.slice(0, 12).map((name) => `"${visible(name, 40)}"`).join(', ');
  const what = part.headerLine > 0 ? 'Its columns are those of no dataset' : 'It has no header';
  if (likeliest === undefined) {
    return {
      code: 'not_recognised', file, found: header, expected: 'the canonical columns of a dataset',
      message: part.headerLine > 0 ? `${what}.`
        : `${what}: nothing says what its columns hold, nor whether a quantity is a count or a change.`,
      remedy: 'Say what it is with "dataset" and "columns" in engagement.json.', asks: { of: 'columns' },
    };
  }
  const named = likeliest.columns.map(({ canonical, name }) => `"${visible(name, 40)}" as ${canonical}`).join(', ');
  const choices = likeliest.choices.map((name) => `"${visible(name, 40)}"`).join(', ');
  const open = [
    ...(readings.length > 1 ? ['whether its quantities are counts or changes'] : []),
    ...(choices === '' ? [] : [`which of ${choices} is its quantity`]),
    ...likeliest.asks.map(question),
  ];
  return {
    code: 'not_recognised', file, found: header,
    message: `${what}. It would be read with ${named}; `
      + `${open.length === 0 ? 'nobody said so yet' : `it does not say ${open.join(', nor ')}`}.`,
    expected: readings.map((reading) => settled(reading, part.headerLine > 0)).join(' or '),
    remedy: 'Say so in this source of engagement.json.', asks: { of: 'reading', readings },
  };
}

/** A list of items with figures beside them that may be how many there are: whether it is read without them is asked. */
export function itemsWithFigures(file: string, columns: readonly { readonly canonical: string; readonly name: string }[],
figures: readonly string[]): Problem {
  const named = figures.slice(0, 6).map((name) => `"${visible(name, 40)}"`).join(', ');
  const shown = Object.fromEntries(columns.map(({ canonical, name }) => [canonical, name]));
  return {
    code: 'not_recognised', file, found: named,
    message: `It names items, and ${figures.length} of its columns hold figures that may be quantities, a column a location: ${named}.`,
    expected: `"dataset": "items", "columns": ${JSON.stringify(shown)} to read it without them, or `
      + '"dataset": "positions" and which of them counts',
    remedy: 'Say so in this source of engagement.json.',
    asks: { of: 'reading', readings: [{
      dataset: 'items', columns: columns.map(({ canonical, name }) => ({ canonical, name, sample: [] })), asks: [], choices: [],
    }] },
  };
}

/** A list whose columns of figures may be locations: whether they are is asked, and the answer has a row made of each. */
export function columnsThatMayBePlaces(file: string, { header }: FilePart, { item, columns }: WideList): Problem {
  const shown = columns.slice(0, 6).map((name) => `"${visible(name, 40)}"`).join(', ');
  const named = { canonical: 'sku', name: item.name, sample: item.sample };
  const listed = canonicalColumns('items').flatMap((canonical) => {
    const at = canonicalPosition(header, canonical);
    return at < 0 || canonical === 'sku' ? [] : [{ canonical, name: header[at] ?? '', sample: [] }];
  });
  return {
    code: 'not_recognised', file, found: shown,
    message: `${columns.length} of its columns hold figures that may be quantities, a column a location: ${shown}${
      columns.length > 6 ? ` and ${columns.length - 6} more` : ''}. Nothing says that they are places, `
      + 'and nothing else says where the items are.',
    expected: `"dataset": "positions", "columns": { "sku": "${visible(item.name, 60)}" }, "locationColumns": ${JSON.stringify(columns)} or `
      + '"dataset": "items" to read it without them',
    remedy: 'Say so in this source of engagement.json.',
    asks: { of: 'reading', readings: [
      { dataset: 'positions', columns: [named], asks: [], choices: [], locationColumns: columns },
      { dataset: 'items', columns: [named, ...listed], asks: [], choices: [] },
    ] },
  };
}

/** What stands above a table, in words. */
export function titlesOf({ table }: FilePart): string {
  return table?.doubts.join(' ') ?? '';
}

/** A source of which somebody says what a file without a header holds, with the columns that it seems to have. */
export function withColumnsSeen(source: ManifestSource, part: FilePart): ManifestSource {
  if (part.headerLine > 0 || source.dataset === undefined || (source.preset ?? 'auto') !== 'auto') return source;
  const given = columnsOf(source);
  if (fits([...part.header, ...given.keys()], source.dataset).required) return source;
  const seen = readingsOf(part).find(({ dataset }) => dataset === source.dataset);
  if (seen === undefined) return source;
  const used = new Set([...given.values()].flat());
  const columns = seen.columns.filter(({ canonical, name }) => !given.has(canonical) && !used.has(name))
    .map(({ canonical, name }) => [canonical, name] as const);
  return {
    ...source, columns: { ...source.columns, ...Object.fromEntries(columns) },
    ...(seen.signs === undefined || source.signs !== undefined ? {} : { signs: seen.signs }),
  };
}

/** How an engagement.json accepts it. */
function settled({ dataset, columns, asks, signs }: ProposedReading, hasHeader: boolean): string {
  const parts = [`"dataset": "${dataset}"`];
  if (hasHeader) parts.push(`"columns": { ${columns.map(({ canonical, name }) => `"${canonical}": "${visible(name,
    60)}"`).join(', ')} }`);
  if (asks.length > 0) parts.push(`"values": { ${asks.map((canonical) => `"${canonical}": { "": "…" }`).join(', ')} }`);
  if (signs !== undefined && hasHeader) parts.push(`"signs": "${signs}"`);
  return parts.join(', ');
}

/** What a table that nobody knows seems to hold. Reads on in its records: to be called once. */
export function readingsOf(part: FilePart, rows = firstRows(part)): readonly ProposedReading[] {
  return proposeReadings(part.header, part.headerLine > 0, rows);
}

/** Reads on in the part's records: to be called once. */
export function firstRows(part: FilePart): readonly (readonly string[])[] {
  const records = part.table === undefined ? part.records : new GridRecords(part.table);
  const rows: string[][] = [];
  while (rows.length < ROWS_LOOKED_AT && records.next()) {
    rows.push(Array.from({ length: Math.min(records.count, part.header.length) }, (_, at) =>
      textOf(records.bytes, records.starts[at] as number, records.ends[at] as number).trim()));
  }
  return rows;
}
