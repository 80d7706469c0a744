import { fail, visible } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Reject } from '../../domain/factBatch.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import type { Preset } from '../presets/preset.ts';
import { QuantityReader } from '../bytes/quantityCell.ts';
import { CHUNK, Utf8Chunks, encodingName } from './utf8Chunks.ts';
import type { ByteSource, Digest } from './utf8Chunks.ts';
import { Cells } from './cells.ts';
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
import type { Keys, RowContext, RowReader, RowSink } from './rowReader.ts';

/** One file and how it is to be read. */
export interface DelimitedSource {
  /** The name under which problems speak of it. */
  readonly file: string;
  readonly content: ByteSource;
  readonly dataset: Dataset;
  /** The zone of moments without an offset. */
  readonly zone: Zone;
  readonly asOf: number | null;
  readonly columns: ColumnNames;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What it says beyond columns and words, which are in `columns` and `values` already. */
  readonly preset?: Preset | undefined;
}

/** What was found and loaded. */
export interface DelimitedReading {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  /** Records below the header, blank ones aside: loaded and rejected. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rejects: readonly Reject[];
  /** The sum of the loaded canonical quantity, scaled. */
  readonly quantity: number;
  /** Canonical columns in their order, each with the source's own headers. */
  readonly columns: readonly { readonly canonical: string; readonly from: readonly string[] }[];
  readonly unused: readonly string[];
  /** All but what `oddCodes` gives rise to. */
  readonly doubts: readonly string[];
  /** Codes first seen here that hold marks which cannot be seen, in the order of their rows. */
  readonly oddCodes: readonly OddCode[];
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
  const header = readHeader(source.file, records, dialect);
  const map = mapColumns(source.file, header.line, header.names, source.dataset, source.columns);
  const quantities = new QuantityReader();
  const cells = new Cells(source.file, records, map.headers, source.zone, quantities);
  const shape = new RecordShape(cells, header.names);
  const layout = layoutOf(source.preset, map.headers);
  const { skips } = layout;
  const rows = rowReader(source.dataset, {
    cells, layout, positions: map.positions, values: source.values, keys, sink, asOf: source.asOf ?? NaN,
  });
  let read = 0;
  for (;;) {
    while (records.next()) {
      cells.begin();
      if (!shape.isRow()) {
        if (cells.hasFailed()) read += 1;
        continue;
      }
      if (skips?.has(cells) === true) continue;
      rows.read();
      read += 1;
    }
    await afterPiece(read, chunks.position);
    if (last) break;
    ({ piece, last } = await chunks.next());
    records.feed(piece, last);
  }
  if (cells.problem !== undefined) fail(withCount(cells.problem, cells.problems));
  rows.flush();
  if (!Number.isSafeInteger(rows.quantity)) {
    fail({
      code: 'number_invalid', file: source.file, message: 'The quantities of this file add up to more than stays exact.',
      expected: 'a sum below 900,719,925,474', found: 'a larger one', remedy: 'See whether a column of codes was taken for the quantity.',
    });
  }
  const doubts = [...chunks.doubts, ...dialect.doubts, ...map.doubts, ...rows.doubts(), ...shape.doubts(), ...skips?.doubts() ?? []];
  if (quantities.rounded > 0) {
    doubts.push(`Numbers with more than four decimals were rounded to four: ${quantities.rounded} of them.`);
  }
  if (read === 0) doubts.push('The file has a header and no rows.');
  return {
    encoding: encodingName(chunks), delimiter: dialect.delimiter, headerLine: header.line, rowsRead: read,
    rowsLoaded: read - cells.rejects.length,
    rejects: cells.rejects, quantity: rows.quantity, ...describeColumns(source.dataset, map, layout), doubts,
    oddCodes: cells.oddCodes.map(({ code, entities }) => ({ code, of: entities === keys.items ? 'items' : 'locations' })),
  };
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
    for (const position of at) used.add(position);
    return [{ canonical, from: at.map((position) => map.headers[position] ?? '') }];
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

/** The doubt that codes with such marks give rise to; none where there are none. */
export function oddCodeDoubts(codes: readonly OddCode[]): readonly string[] {
  if (codes.length === 0) return [];
  const shown = codes.slice(0, 5).map(({ code }) => `"${visible(code)}"`).join(', ');
  const more = codes.length > 5 ? ` and ${codes.length - 5} more` : '';
  return [`Codes hold marks that cannot be seen and differ from those without them: ${shown}${more}.`];
}

function withCount(problem: Problem, count: number): Problem {
  if (count === 1) return problem;
  const more = `${count - 1} more ${count === 2 ? 'row' : 'rows'} of this file cannot be read either.`;
  return { ...problem, message: `${problem.message} ${more}` };
}
