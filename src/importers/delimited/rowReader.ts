import type {
  EventBatch, IncidentRow, ItemListing, LocationListing, OrderRow, PaymentRow, PositionBatch,
} from '../../domain/factBatch.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import { CANONICAL_COLUMNS } from '../../domain/vocabulary.ts';
import type { KeyTable } from '../bytes/keyTable.ts';
import type { EntityKeys } from '../entityKeys.ts';
import type { ItemUnits } from '../itemUnits.ts';
import type { Cells, SourceColumn } from './cells.ts';
import type { ColumnFormats } from './columnFormats.ts';
import { ValueMap } from './codeColumns.ts';
import type { Layout } from './layout.ts';

/** What all sources of an engagement share: the ids behind codes, references and words. */
export interface Keys {
  readonly items: EntityKeys;
  readonly locations: EntityKeys;
  readonly references: KeyTable;
  readonly words: KeyTable;
}

/** Where rows go once they are read. A batch is only valid during the call. */
export interface RowSink {
  events(batch: EventBatch): void;
  positions(batch: PositionBatch): void;
  items(rows: readonly ItemListing[]): void;
  locations(rows: readonly LocationListing[]): void;
  incidents(rows: readonly IncidentRow[]): void;
  orders(rows: readonly OrderRow[]): void;
  payments(rows: readonly PaymentRow[]): void;
}

/** Reads the rows of one dataset, one after the other. */
export interface RowReader {
  /** Reads the record at hand; where it could not be used, `cells.hasFailed` says so. */
  read(): void;
  /** Hands over what is still held back. */
  flush(): void;
  /** The sum of the canonical quantity of the rows read so far, scaled. */
  readonly quantity: number;
  doubts(): readonly string[];
}

export interface RowContext {
  readonly cells: Cells;
  readonly positions: ReadonlyMap<string, readonly number[]>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly keys: Keys;
  readonly sink: RowSink;
  /** When the whole source was taken, for rows that do not say; NaN where not known. */
  readonly asOf: number;
  readonly layout: Layout;
  readonly signs: Signs;
  readonly units: ItemUnits;
  readonly formats: ColumnFormats;
}

/** Whether quantities of events are signed as stock moves, or are amounts that their type gives a sign. */
export type Signs = 'as_written' | 'by_type';

const NUMBERS = ['quantity', 'unitCost', 'value', 'packSize', 'amount', 'fee', 'net'];
const MOMENTS = ['occurredAt', 'recordedAt', 'asOf', 'reportedAt', 'at'];

export function isNumber(canonical: string): boolean {
  return NUMBERS.includes(canonical);
}

export function isMoment(canonical: string): boolean {
  return MOMENTS.includes(canonical);
}

/** Whether the cells of a column are read as numbers or moments, so that its words have to be told before. */
function isTyped(canonical: string): boolean {
  return isNumber(canonical) || isMoment(canonical);
}

/** The source columns behind one canonical column. */
export function sourceColumn(context: RowContext, canonical: string): SourceColumn {
  const [first = -1, ...others] = context.positions.get(canonical) ?? [];
  return { canonical, first, others, ...typing(context, canonical) };
}

const MONEY = ['unitCost', 'value', 'amount', 'fee', 'net'];

/** How the cells of a column are read that are not text. */
function typing(context: RowContext, canonical: string): Pick<SourceColumn, 'words' | 'format' | 'isMoney'> {
  if (!isTyped(canonical)) return {};
  return { words: valuesOf(context, canonical), format: context.formats.get(canonical), isMoney: MONEY.includes(canonical) };
}

export function valuesOf(context: RowContext, canonical: string): ValueMap | undefined {
  const values = context.values.get(canonical);
  return values === undefined ? undefined : new ValueMap(values);
}

/** All canonical columns of a dataset, in their order. */
export function canonicalColumns(dataset: Dataset): readonly string[] {
  const { required, optional } = CANONICAL_COLUMNS[dataset];
  return [...required, ...optional];
}
