import { fail, visible } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Reject } from '../../domain/factBatch.ts';
import type { RejectCount } from './rejects.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import type { Preset } from '../presets/preset.ts';
import { looksRounded } from '../../domain/crossReference/barcodes.ts';
import { WatchedZone } from '../../domain/time/watchedZone.ts';
import { QuantityReader } from '../bytes/quantityCell.ts';
import { CHUNK, Utf8Chunks, encodingName } from './utf8Chunks.ts';
import type { ByteSource, Digest } from './utf8Chunks.ts';
import { Cells } from './cells.ts';
import type { ItemUnits } from '../itemUnits.ts';
import type { ColumnFormats } from './columnFormats.ts';
import { mapColumns } from './columnMap.ts';
import type { ColumnMap, ColumnNames } from './columnMap.ts';
import { readHeader, recogniseDialect } from './dialect.ts';
import { eventRows } from './eventRows.ts';
import { layoutOf } from './layout.ts';
import type { Layout } from './layout.ts';
import { incidentRows, itemRows, locationRows, orderRows, paymentRows } from './listRows.ts';
import { positionRows } from './positionRows.ts';
import { RecordReader } from './recordReader.ts';
import { RecordShape } from './recordShape.ts';
import { canonicalColumns } from './rowReader.ts';
import type { Records } from './records.ts';
import type { Keys, RowContext, RowReader, RowSink, Signs } from './rowReader.ts';
import { GridRecords } from '../grid/gridRecords.ts';
import type { FoundTable } from '../tables/foundTable.ts';
import { ShapedRecords } from '../shape/shapedRecords.ts';
import { shapingOf } from '../shape/shaping.ts';

/** How rows are to be read, whatever they stand in. */
export interface TypedSource {
  /** The name under which problems speak of it. */
  readonly file: string;
  readonly dataset: Dataset;
  /** The zone of moments without an offset. */
  readonly zone: Zone;
  readonly asOf: number | null;
  readonly columns: ColumnNames;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What it says beyond columns and words, which are in `columns` and `values` already. */
  readonly preset?: Preset | undefined;
  readonly signs?: Signs | undefined;
  /** What is known of the items' units of measure. */
  readonly units?: ItemUnits | undefined;
  readonly formats?: ColumnFormats | undefined;
}

/** One delimited file and how it is to be read. */
export interface DelimitedSource extends TypedSource {
  readonly content: ByteSource;
}

/** What was found and loaded. */
export interface DelimitedReading {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  /** Records below the header, blank ones aside: loaded and rejected. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  /** The first of them, at most `REJECTS_KEPT`. */
  readonly rejects: readonly Reject[];
  /** All of them by kind. */
  readonly rejectCounts: readonly RejectCount[];
  /** The sum of the loaded canonical quantity, scaled. */
  readonly quantity: number;
  /** Canonical columns in their order, each with the source's own headers. */
  readonly columns: readonly { readonly canonical: string; readonly from: readonly string[] }[];
  readonly unused: readonly string[];
  /** All but what `oddCodes` gives rise to. */
  readonly doubts: readonly string[];
  /** Codes first seen here that hold marks which cannot be seen, in the order of their rows. */
  readonly oddCodes: readonly OddCode[];
  /** Of an events file: the moments that clocks showed twice or never, in the order of their rows. */
  readonly unsure: readonly UnsureMoment[];
}

/** A moment without an offset in an hour that clocks showed twice or skipped. */
export interface UnsureMoment {
  readonly line: number;
  /** As it was read: the first of two, or what was skipped later. */
  readonly at: number;
  /** Milliseconds from there to the other reading. */
  readonly shift: number;
}

export interface OddCode {
  readonly code: string;
  readonly of: 'items' | 'locations';
}

/** Called after each piece of the file, so that progress can be shown and a cancel can arrive. */
export type AfterPiece = (rows: number, bytesRead: number) => Promise<void>;

/**
 * Reads a delimited file from its first byte to its last into `sink`. Fails as `README.md` beside this file says; what it has
 * handed
 * over until then is the caller's to undo.
 */
export async function readDelimited(
  source: DelimitedSource, keys: Keys, sink: RowSink, digest: Digest, afterPiece: AfterPiece, chunk = CHUNK,
): Promise<DelimitedReading> {
  const chunks = new Utf8Chunks(source.content, source.file, digest, chunk);
  let { piece, last } = await chunks.next();
  const dialect = recogniseDialect(piece, last);
  const records = new RecordReader(source.file, dialect.delimiter);
  records.feed(piece, last);
  const rows = new TypedRows(source, records, readHeader(source.file, records, dialect), keys, sink);
  for (;;) {
    rows.readOn();
    await afterPiece(rows.read, chunks.position);
    if (last) break;
    ({ piece, last } = await chunks.next());
    records.feed(piece, last);
  }
  const open = records.endsOpen ? [
    `Line ${records.line}, the last, does not end as a line does: if the file was cut off there, its last value is not whole.`] : [];
  return rows.finish({ encoding: encodingName(chunks), delimiter: dialect.delimiter }, [...chunks.doubts, ...dialect.doubts, ...open]);
}

const ROWS_AT_ONCE = 65_536;

/** Reads one table that was found in a file. Fails, and hands over, as `readDelimited` does. */
export async function readTable(
  source: TypedSource, table: FoundTable, keys: Keys, sink: RowSink, afterPiece: (rows: number) => Promise<void>,
): Promise<DelimitedReading> {
  const records = new GridRecords(table);
  const rows = new TypedRows(source, records, { names: table.header, line: table.headerPlace }, keys, sink);
  while (records.passed < table.rows.length) {
    rows.readOn(ROWS_AT_ONCE);
    await afterPiece(rows.read);
  }
  return rows.finish({ encoding: table.encoding, delimiter: table.delimiter }, table.doubts);
}

/** The typed part of a reading, the same for every format: records in, rows of a dataset out. */
class TypedRows {
  read = 0;
  readonly #source: TypedSource;
  readonly #records: Records;
  /** The same records where a preset or a value says that rows are not as they stand. */
  readonly #shaped: ShapedRecords | undefined;
  readonly #line: number;
  readonly #map: ColumnMap;
  readonly #quantities = new QuantityReader();
  readonly #zone: WatchedZone;
  readonly #cells: Cells;
  readonly #shape: RecordShape;
  readonly #layout: Layout;
  readonly #rows: RowReader;
  readonly #keys: Keys;
  readonly #unsure: UnsureMoment[] = [];

  constructor(
    source: TypedSource, records: Records, header: { readonly names: readonly string[]; readonly line: number }, keys: Keys, sink: RowSink,
  ) {
    this.#source = source;
    const shaping = shapingOf(header.names, source);
    this.#shaped = shaping === undefined ? undefined : new ShapedRecords(records, shaping);
    this.#records = this.#shaped ?? records;
    this.#keys = keys;
    this.#line = header.line;
    const map = mapColumns(source.file, header.line, shaping?.header ?? header.names, source.dataset, shaping?.columns ?? source.columns);
    this.#map = map;
    this.#zone = new WatchedZone(source.zone, source.dataset === 'events'
      ? (at, shift) => { this.#unsure.push({ line: this.#records.line, at, shift }); } : undefined);
    this.#cells = new Cells(source.file, this.#records, map.headers, this.#zone, this.#quantities);
    this.#shape = new RecordShape(this.#cells, header.names, source.preset?.shortRows);
    this.#layout = layoutOf(source.preset, map.headers, shaping);
    this.#rows = rowReader(source.dataset, {
      cells: this.#cells, layout: this.#layout, positions: map.positions, values: source.values, keys, sink, asOf: source.asOf ?? NaN,
      signs: source.signs ?? 'as_written', units: source.units ?? new Map(), formats: source.formats ?? new Map(),
    });
  }

  /** Reads what records there are, at most so many. */
  readOn(limit = Number.POSITIVE_INFINITY): void {
    const records = this.#records;
    const cells = this.#cells;
    const shape = this.#shape;
    const rows = this.#rows;
    const { skips, oneSystem, checks } = this.#layout;
    let read = 0;
    let passed = 0;
    while (passed < limit && records.next()) {
      passed += 1;
      cells.begin();
      if (!shape.isRow()) {
        if (cells.hasFailed()) read += 1;
        continue;
      }
      if (skips?.has(cells) === true) continue;
      if (oneSystem?.rejects(cells) === true) {
        read += 1;
        continue;
      }
      if (this.#shaped !== undefined) {
        this.#readShaped(this.#shaped);
        continue;
      }
      rows.read();
      read += 1;
      checks?.check(cells);
    }
    this.read += read;
  }

  /** Reads the rows that the record at hand means. */
  #readShaped(shaped: ShapedRecords): void {
    while (shaped.nextRow()) {
      this.#cells.begin();
      this.#rows.read();
      this.read += 1;
    }
    this.#layout.checks?.check(this.#cells);
  }

  finish(format: Pick<DelimitedReading, 'encoding' | 'delimiter'>, known: readonly string[]): DelimitedReading {
    const cells = this.#cells;
    const rows = this.#rows;
    const { file, dataset } = this.#source;
    if (cells.problem !== undefined) fail(withCount(cells.problem, cells.problems));
    rows.flush();
    if (!Number.isSafeInteger(rows.quantity)) {
      fail({
        code: 'number_invalid', file, message: 'The quantities of this file add up to more than stays exact.',
        expected: 'a sum below 900,719,925,474', found: 'a larger one',
        remedy: 'See whether a column of codes was taken for the quantity.',
      });
    }
    const doubts = [...known, ...this.#map.doubts, ...rows.doubts(), ...this.#shape.doubts(), ...this.#layout.skips?.doubts() ?? [],
      ...this.#layout.checks?.doubts() ?? [], ...this.#shaped?.doubts() ?? []];
    const { rounded } = this.#quantities;
    if (rounded > 0) doubts.push(`Numbers with more than four decimals were rounded to four: ${rounded} of them.`);
    doubts.push(...turnDoubts(this.#zone, dataset, this.#unsure), ...cells.doubts(), ...cells.rejects.doubts());
    if (this.read === 0) doubts.push('The file has a header and no rows.');
    return {
      ...format, headerLine: this.#line, rowsRead: this.read, rowsLoaded: this.read - cells.rejects.total,
      rowsRejected: cells.rejects.total, rejects: cells.rejects.kept, rejectCounts: cells.rejects.counts(),
      quantity: rows.quantity, ...describeColumns(dataset, this.#map, this.#layout), doubts,
      oddCodes: cells.oddCodes.map(({ code, entities }) => ({ code, of: entities === this.#keys.items ? 'items' : 'locations' })),
      unsure: this.#unsure,
    };
  }
}

/** The columns as they are shown: what each canonical one is read from, and what is read from nowhere. */
export function describeColumns(
  dataset: Dataset, map: ColumnMap, layout: Layout,
): Pick<DelimitedReading, 'columns' | 'unused'> {
  const used = new Set<number>();
  const others = new Map<string, number[]>();
  for (const { canonical, first } of [...layout.identity?.columns ?? [], ...layout.otherStates.map(({ column }) => column)]) {
    others.set(canonical, [...others.get(canonical) ?? [], first]);
  }
  const columns = [...canonicalColumns(dataset), ...others.keys()].flatMap((canonical) => {
    const at = map.positions.get(canonical) ?? others.get(canonical);
    if (at === undefined) return [];
    const own = at.flatMap((position) => layout.sources.get(position) ?? position);
    for (const position of [...at, ...own]) used.add(position);
    return [{ canonical, from: own.map((position) => map.headers[position] ?? '') }];
  });
  return { columns, unused: map.headers.filter((name, position) => !used.has(position) && name.trim() !== '') };
}

function rowReader(dataset: Dataset, context: RowContext): RowReader {
  switch (dataset) {
    case 'positions': return positionRows(context);
    case 'events': return eventRows(context);
    case 'items': return itemRows(context);
    case 'locations': return locationRows(context);
    case 'incidents': return incidentRows(context);
    case 'orders': return orderRows(context);
    case 'payments': return paymentRows(context);
  }
}

/** What local times without an offset leave open at the turns of the clocks. */
function turnDoubts(
  { name, repeated, skipped }: WatchedZone, dataset: Dataset, unsure: readonly UnsureMoment[],
): readonly string[] {
  const doubts: string[] = [];
  const from = (isTwice: boolean): string => {
    const line = unsure.find(({ shift }) => shift > 0 === isTwice)?.line;
    return line === undefined ? '' : `, the first on line ${line}`;
  };
  if (repeated > 0) {
    doubts.push(`${repeated} ${repeated === 1 ? 'moment falls' : 'moments fall'} into an hour that clocks in ${name} showed twice, and no `
      + `offset says which is meant${from(true)}; ${dataset === 'events'
        ? 'the run asks the other systems\' records which, and takes the first, before clocks were set back, where none tells.'
        : 'the first, before clocks were set back, was taken.'}`);
  }
  if (skipped > 0) {
    doubts.push(`${skipped} ${skipped === 1 ? 'moment falls' : 'moments fall'} into an hour that clocks in ${name} skipped`
      + `${from(false)}; ${skipped === 1 ? 'it was' : 'they were'} moved forward by what was skipped. `
      + 'Clocks that show such an hour do not keep to this zone: see whether the system\'s timezone is right.');
  }
  return doubts;
}

/** The doubt that codes with such marks give rise to; none where there are none. */
export function oddCodeDoubts(codes: readonly OddCode[]): readonly string[] {
  const listed = (some: readonly OddCode[]): string => some.slice(0, 5).map(({ code }) => `"${visible(code)}"`).join(', ')
    + (some.length > 5 ? ` and ${some.length - 5} more` : '');
  const rounded = codes.filter(({ code }) => looksRounded(code));
  const unseen = codes.filter(({ code }) => !looksRounded(code));
  return [
    ...unseen.length === 0 ? [] : [`Codes hold marks that cannot be seen and differ from those without them: ${listed(unseen)}.`],
    ...rounded.length === 0 ? [] : [
      `Codes have 16 digits or more and end in 0, as numbers do that a spreadsheet rounded to 15 digits: ${listed(rounded)}.`],
  ];
}

function withCount(problem: Problem, count: number): Problem {
  if (count === 1) return problem;
  const more = `${count - 1} more ${count === 2 ? 'row' : 'rows'} of this file cannot be read either.`;
  return { ...problem, message: `${problem.message} ${more}` };
}
