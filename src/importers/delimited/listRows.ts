import type { IncidentRow, ItemListing, LocationListing, OrderRow, PaymentRow } from '../../domain/factBatch.ts';
import { INCIDENT_KINDS, PAYMENT_KINDS } from '../../domain/vocabulary.ts';
import { hasCheckDigit, isLost, looksRounded } from '../../domain/crossReference/barcodes.ts';
import { encodeText } from '../bytes/text.ts';
import type { SourceColumn } from './cells.ts';
import { EntityColumn, isIdentifier, mappedColumn, vocabularyColumn } from './codeColumns.ts';
import { identifierOf, itemReader } from './rowItem.ts';
import { sourceColumn, valuesOf } from './rowReader.ts';
import type { RowContext, RowReader } from './rowReader.ts';

const ROWS_AT_ONCE = 4_096;

/** The datasets that come in thousands rather than millions, row by row as objects. */
function listReader<Row>(
  context: RowContext, read: () => Row, quantityOf: (row: Row) => number | null, handOver: (rows: readonly Row[]) => void,
): RowReader {
  const { identity } = context.layout;
  let rows: Row[] = [];
  let sum = 0;
  return {
    read() {
      const row = read();
      if (context.cells.hasFailed()) return;
      identity?.tellLoaded();
      if (context.cells.unit !== '') context.cells.note('have a unit beside a number, which was not converted');
      sum += quantityOf(row) ?? 0;
      rows.push(row);
      if (rows.length === ROWS_AT_ONCE) this.flush();
    },
    flush() {
      if (rows.length > 0) handOver(rows);
      rows = [];
    },
    get quantity() {
      return sum;
    },
    doubts: () => identity?.doubts(context.cells.headers) ?? [],
  };
}

/** Typed access to the cells of a row by canonical name, value maps applied. */
function cellsBy(context: RowContext) {
  const { cells } = context;
  const columns = new Map<string, SourceColumn>();
  const column = (canonical: string): SourceColumn => {
    const known = columns.get(canonical) ?? sourceColumn(context, canonical);
    columns.set(canonical, known);
    return known;
  };
  const maps = new Map([...context.values.keys()].map((canonical) => [canonical, valuesOf(context, canonical)]));
  const optional = (canonical: string): string | null => {
    const text = cells.text(column(canonical));
    if (text === null) return null;
    const meant = maps.get(canonical)?.apply(text) ?? text;
    return meant === '' ? null : meant;
  };
  const identifier = (canonical: string): string | null => {
    const text = optional(canonical);
    if (text === null) return null;
    const bytes = encodeText(text);
    if (!isIdentifier(bytes, 0, bytes.length)) {
      cells.reject(column(canonical), 'text_invalid', 'holds control characters or is too long to be an identifier');
    }
    return text;
  };
  return {
    column,
    optional,
    identifier,
    required(canonical: string): string {
      const text = identifier(canonical);
      if (text !== null && isLost(text)) {
        cells.reject(column(canonical), 'text_invalid', 'is what a spreadsheet leaves of an identifier that it lost');
      }
      if (text === null) cells.reject(column(canonical), 'value_missing', 'is blank and the row means nothing without it');
      return text ?? '';
    },
    /** A barcode; one that a spreadsheet lost is none, and one whose check digit is wrong is told. */
    barcode(canonical: string): string | null {
      const text = identifier(canonical);
      if (text === null) return null;
      if (isLost(text)) {
        cells.note('give a barcode that a spreadsheet lost, which was not used');
        return null;
      }
      if (looksRounded(text)) cells.note('give a barcode that a spreadsheet may have rounded, which is compared with none');
      if (hasCheckDigit(text) === false) cells.note('give a barcode whose GS1 check digit is wrong');
      return text;
    },
    /** All cells of a column that may be read from several source columns. */
    all(canonical: string): readonly string[] {
      const { first, others } = column(canonical);
      const texts = [first, ...others].map((at) => cells.text({ canonical, first: at, others: [] }));
      return [...new Set(texts.filter((text) => text !== null).map((text) => maps.get(canonical)?.apply(text) ?? text))];
    },
    number(canonical: string): number | null {
      const scaled = cells.quantityOrNone(column(canonical));
      return Number.isNaN(scaled) ? null : scaled;
    },
    /** A number that means something only from `least` on; what is below is told and not used. */
    numberFrom(canonical: string, least: number, what: string): number | null {
      const scaled = cells.quantityOrNone(column(canonical));
      if (scaled < least) cells.note(what);
      return scaled >= least ? scaled : null;
    },
  };
}

export function itemRows(context: RowContext): RowReader {
  const by = cellsBy(context);
  const { cells, layout: { identity } } = context;
  const codeOf = (): string => {
    identity?.tellNamed(false);
    if (identity === undefined || by.optional('sku') !== null) return by.required('sku');
    return identifierOf(cells, by.column('sku'), identity) ?? '';
  };
  return listReader<ItemListing>(context, () => ({
    line: context.cells.records.line, code: codeOf(), description: by.optional('description'),
    barcode: by.barcode('barcode'),
    uom: by.optional('uom'), packSize: by.numberFrom('packSize', 1, 'give a pack size that is not above 0, which was not used'),
    unitCost: by.numberFrom('unitCost', 0, 'give a price of a unit below 0, which was not used'), category: by.optional('category'),
    abc: by.optional('abc'), aliases: by.all('alias'),
  }), () => null, (rows) => { context.sink.items(rows); });
}

export function locationRows(context: RowContext): RowReader {
  const by = cellsBy(context);
  return listReader<LocationListing>(context, () => ({
    line: context.cells.records.line, code: by.required('code'), name: by.optional('name'), type: by.optional('type'),
    pool: by.optional('pool'), region: by.optional('region'), aliases: by.all('alias'),
  }), () => null, (rows) => { context.sink.locations(rows); });
}

export function incidentRows(context: RowContext): RowReader {
  const by = cellsBy(context);
  const { cells, keys } = context;
  const kinds = vocabularyColumn(INCIDENT_KINDS, valuesOf(context, 'kind'));
  const itemOf = itemReader(context);
  const locations = mappedColumn(new EntityColumn(keys.locations, cells.tellOdd), valuesOf(context, 'location'));
  return listReader<IncidentRow>(context, () => ({
    line: cells.records.line, reportedAt: cells.instant(by.column('reportedAt')),
    kind: cells.code(by.column('kind'), kinds, INCIDENT_KINDS) - 1, quantity: by.number('quantity'),
    item: itemOf(), location: cells.codeOrNone(by.column('location'), locations),
    reportedBy: by.optional('reportedBy'), reference: by.identifier('reference'),
  }), (row) => row.quantity, (rows) => { context.sink.incidents(rows); });
}

export function orderRows(context: RowContext): RowReader {
  const by = cellsBy(context);
  const { cells, keys } = context;
  const itemOf = itemReader(context);
  const locations = mappedColumn(new EntityColumn(keys.locations, cells.tellOdd), valuesOf(context, 'location'));
  return listReader<OrderRow>(context, () => ({
    line: cells.records.line, reference: by.required('reference'), quantity: cells.quantity(by.column('quantity')),
    state: by.required('state'), at: cells.instant(by.column('at')), item: itemOf(),
    location: cells.codeOrNone(by.column('location'), locations), channel: by.optional('channel'),
    orderLine: by.identifier('line'),
  }), (row) => row.quantity, (rows) => { context.sink.orders(rows); });
}

export function paymentRows(context: RowContext): RowReader {
  const by = cellsBy(context);
  const { cells } = context;
  const kinds = vocabularyColumn(PAYMENT_KINDS, valuesOf(context, 'kind'));
  return listReader<PaymentRow>(context, () => ({
    line: cells.records.line, at: cells.instant(by.column('at')), kind: cells.code(by.column('kind'), kinds, PAYMENT_KINDS) - 1,
    amount: cells.quantity(by.column('amount')), currency: by.required('currency'), reference: by.identifier('reference'),
    transaction: by.identifier('transaction'), fee: by.number('fee'), net: by.number('net'),
  }), () => null, (rows) => { context.sink.payments(rows); });
}
