import type { Zone } from '../../domain/time/zone.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { toUnits } from '../../domain/quantity.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import { QuantityReader } from '../bytes/quantityCell.ts';
import { Cells } from './cells.ts';
import type { SourceColumn } from './cells.ts';
import { ValueMap } from './codeColumns.ts';
import type { ColumnFormat, ColumnFormats } from './columnFormats.ts';
import type { ColumnMap } from './columnMap.ts';
import type { Layout } from './layout.ts';
import type { Records } from './records.ts';
import { RecordShape } from './recordShape.ts';
import { canonicalColumns, isMoment, isNumber } from './rowReader.ts';
import { ShapedRecords } from '../shape/shapedRecords.ts';
import type { Shaping } from '../shape/shaping.ts';

export interface PreviewRow {
  readonly row: number;
  /** The file's column that the row's quantity stands in, where it is another from row to row. */
  readonly column?: string;
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** How rows would be read, and how many of them are wanted. */
export interface Previewing {
  readonly dataset: Dataset;
  readonly zone: Zone;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly formats: ColumnFormats;
  readonly limit: number;
  readonly layout: Layout;
  readonly shaping: Shaping | undefined;
}

/**
 * The first rows as they would be stored: moments in ISO 8601, quantities in units, words mapped. What cannot be read shows as
 * received.
 */
export function previewRows(
  records: Records, map: ColumnMap, { dataset, zone, values, formats, limit, layout, shaping }: Previewing,
): readonly PreviewRow[] {
  const shaped = shaping === undefined ? undefined : new ShapedRecords(records, shaping);
  const source = shaped ?? records;
  const cells = new Cells('', source, map.headers, zone, new QuantityReader());
  const shape = new RecordShape(cells, map.headers.slice(0, shaping?.width), layout.shortRows);
  const maps = new Map([...values].map(([canonical, words]) => [canonical, new ValueMap(words)]));
  const columns = canonicalColumns(dataset).flatMap((canonical): SourceColumn[] => {
    const [first, ...others] = map.positions.get(canonical) ?? [];
    if (first === undefined) return [];
    const words = isNumber(canonical) || isMoment(canonical) ? maps.get(canonical) : undefined;
    return [{ canonical, first, others, words, format: formats.get(canonical) }];
  });
  const rows: PreviewRow[] = [];
  const quantityAt = shaping?.wide === undefined ? undefined : map.positions.get('quantity')?.[0];
  const addRow = (): void => {
    const column = quantityAt === undefined ? undefined : shaped?.nameAt(quantityAt);
    rows.push({
      row: source.line, ...(column === undefined ? {} : { column }),
      values: {
        ...Object.fromEntries(columns.map((column) => [column.canonical, typed(cells, column, zone, maps.get(column.canonical))
          ?? (column.canonical === 'sku' ? layout.identity?.codeOf(cells) ?? null : null)])),
        ...statesOf(cells, layout, maps.get('quantity'), formats.get('quantity')),
      },
    });
  };
  while (rows.length < limit && source.next()) {
    cells.begin();
    if (!shape.isRow() || layout.skips?.has(cells) === true) continue;
    if (shaped === undefined) addRow();
    else while (rows.length < limit && shaped.nextRow()) addRow();
  }
  return rows;
}

function typed(cells: Cells, column: SourceColumn, zone: Zone, words: ValueMap | undefined): string | number | null {
  const text = cells.text(column);
  cells.begin();
  if (isNumber(column.canonical)) {
    const scaled = cells.quantityOrNone(column);
    return cells.hasFailed() ? text : Number.isNaN(scaled) ? null : toUnits(scaled);
  }
  if (isMoment(column.canonical)) {
    const instant = cells.instantOrNone(column);
    return cells.hasFailed() ? text : Number.isNaN(instant) ? null : formatInstant(instant, zone);
  }
  if (text === null) return null;
  const meant = words?.apply(text) ?? text;
  return meant === '' ? null : meant;
}

/** The quantities of further stock states, those of one state added up. */
function statesOf(
  cells: Cells, { otherStates }: Layout, words: ValueMap | undefined, format: ColumnFormat | undefined,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { column } of otherStates) {
    cells.begin();
    const scaled = cells.quantityOrNone({ ...column, words, format });
    if (cells.hasFailed() || Number.isNaN(scaled)) continue;
    sums[column.canonical] = (sums[column.canonical] ?? 0) + scaled;
  }
  return Object.fromEntries(Object.entries(sums).map(([name, scaled]) => [name, toUnits(scaled)]));
}
