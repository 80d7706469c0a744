/** The columns of the window's lists, by the names they have there, as a written table holds them. */
import { wallClock } from '../../domain/statements/moments.ts';
import { KIND_WORDS } from '../../domain/statements/wording.ts';
import { fail } from '../../domain/problem.ts';
import { column } from './table.ts';
import type { ReportException, ReportVariance } from './reportInput.ts';
import type { CellValue, ColumnKind, TableColumn } from './table.ts';
import { printed } from './words.ts';

/** What a list's words depend on. */
export interface ListSetting {
  readonly currency: string;
  readonly timezone: string;
  readonly nameOf: (system: string) => string;
}

interface ListColumn<Row> {
  /** Its header where nobody asks for another. */
  readonly title?: string;
  readonly kind: ColumnKind;
  readonly width: number;
  readonly value: (row: Row, setting: ListSetting) => CellValue;
}
export type ListColumns<Row> = Readonly<Record<string, ListColumn<Row>>>;

export const VARIANCE_COLUMNS: ListColumns<ReportVariance> = {
  sku: { kind: 'text', width: 18, value: (row) => row.sku },
  description: { kind: 'text', width: 28, value: (row) => row.description },
  location: { kind: 'text', width: 12, value: (row) => row.location },
  system: { kind: 'text', width: 16, value: (row, { nameOf }) => nameOf(row.system) },
  recorded: { kind: 'units', width: 11, value: (row) => (row.recordedListed ? row.recorded : null) },
  authoritative: { kind: 'units', width: 13, value: (row) => (row.authoritativeListed ? row.authoritative : null) },
  absoluteVariance: { kind: 'signedUnits', width: 11, value: (row) => row.variance },
  absoluteValue: { kind: 'money', width: 14, value: (row) => (row.priced ? row.value : null) },
  unexplained: { kind: 'signedUnits', width: 12, value: (row) => row.unexplained },
  kinds: { kind: 'text', width: 30, value: (row) => row.kinds.map((kind) => KIND_WORDS[kind]).join(', ') },
  meaning: { kind: 'text', width: 11, value: (row) => (row.meaning === 'available' ? 'Available' : 'On hand') },
  owner: { kind: 'text', width: 20, value: (row) => row.owner },
};

export const EXCEPTION_COLUMNS: ListColumns<Omit<ReportException, 'sentence' | 'evidence'>> = {
  code: { kind: 'text', width: 11, value: (row) => row.code },
  severity: { kind: 'text', width: 10, value: (row) => printed(row.severity) },
  kind: { kind: 'text', width: 19, value: (row) => KIND_WORDS[row.kind] },
  sku: { kind: 'text', width: 18, value: (row) => row.sku },
  description: { kind: 'text', width: 28, value: (row) => row.description },
  location: { kind: 'text', width: 12, value: (row) => row.location },
  quantity: { kind: 'signedUnits', width: 10, value: (row) => row.quantity },
  absoluteValue: { kind: 'money', width: 14, value: (row) => (row.priced ? row.value : null) },
  reference: { kind: 'text', width: 15, value: (row) => row.reference },
  handoff: {
    kind: 'text', width: 24,
    value: (row, { nameOf }) => row.handoff ?? (row.from === null || row.to === null ? null : `${nameOf(row.from)} to ${nameOf(row.to)}`),
  },
  owner: { kind: 'text', width: 20, value: (row) => row.owner },
  firstAt: { kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.firstAt, timezone) },
  fix: { kind: 'text', width: 17, value: (row) => printed(row.fix) },
  rootEvent: { kind: 'text', width: 11, value: (row) => row.rootEvent },
  status: { kind: 'text', width: 13, value: (row) => printed(row.status) },
  confidence: { kind: 'share', width: 10, value: (row) => row.confidence },
  timesSeen: { kind: 'count', width: 8, value: (row) => row.timesSeen },
};

/**
 * The columns asked for, each under its header, or all of them under their own; money says its currency, moments their zone. Fails with
 * `bad_request` for one that there is not.
 */
export function chosenColumns<Row>(
  known: ListColumns<Row>, wanted: readonly { readonly id: string; readonly title: string }[], { currency, timezone }: ListSetting,
): readonly { readonly table: TableColumn; readonly of: ListColumn<Row> }[] {
  const all = Object.entries(known).map(([id, { title }]) => ({ id, title: title ?? printed(id) }));
  return (wanted.length === 0 ? all : wanted).map(({ id, title }) => {
    const of = Object.hasOwn(known, id) ? known[id] : undefined;
    if (of === undefined) return fail({ code: 'bad_request', message: `There is no column ${id} to write.` });
    const unit = of.kind === 'money' ? ` (${currency})` : of.kind === 'moment' ? ` (${timezone})` : '';
    return { of, table: column(of.kind, `${title}${unit}`, Math.max(of.width, unit === '' ? 0 : 17)) };
  });
}
