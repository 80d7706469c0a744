/** What proves exceptions to whoever has to mend them: what happened, the rows of both sides, what each system recorded, the files. */
import { rowCode } from '../../domain/statements/codes.ts';
import { momentText } from '../../domain/statements/moments.ts';
import { KIND_WORDS, eventWord } from '../../domain/statements/wording.ts';
import type { EventType, FindingKind } from '../../domain/vocabulary.ts';
import { column } from './table.ts';
import type { TableSheet } from './table.ts';
import { printed } from './words.ts';

export interface ProofException {
  readonly code: string;
  readonly kind: FindingKind;
  readonly sku: string;
  readonly location: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reference: string | null;
  readonly quantity: number;
  readonly value: number;
  /** Whether any export says what the item costs; where none does, `value` is 0 and means nothing. */
  readonly priced: boolean;
  readonly firstAt: number;
  readonly fix: string;
  readonly sentence: string;
}

export interface ProofRow {
  readonly exception: string;
  readonly role: string;
  readonly system: string;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly received: Received;
}

/** A line of a file as it was received, and those around it; null where the file has none, or the engagement does not keep it. */
export interface Received {
  readonly before: string | null;
  readonly line: string | null;
  readonly after: string | null;
}

export interface ProofEvent {
  readonly exception: string;
  readonly system: string;
  readonly eventType: EventType;
  readonly at: number;
  readonly occurredAt: number;
  readonly quantity: number;
  readonly reference: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  /** The line as it was received; null where the engagement does not keep the file. */
  readonly received: string | null;
}

export interface ProofFile {
  readonly system: string;
  readonly file: string;
  readonly dataset: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  /** The line with the names of the columns as it was received; null where there is none, or the file is not kept. */
  readonly header: string | null;
}

export interface ProofInput {
  /** What is proved, in a few words: a handoff, an exception. */
  readonly about: string;
  readonly currency: string;
  readonly timezone: string;
  readonly nameOf: (code: string) => string;
  readonly exceptions: readonly ProofException[];
  /** How many there are, of which these may be the first. */
  readonly total: number;
  readonly rows: readonly ProofRow[];
  readonly events: readonly ProofEvent[];
  readonly files: readonly ProofFile[];
}

const HASH = 66;

/** The sheets of a proof pack, in their order. */
export function proofSheets(input: ProofInput): readonly TableSheet[] {
  return [claims(input), bothSides(input), recorded(input), files(input)];
}

function claims({ about, currency, timezone, nameOf, exceptions, total }: ProofInput): TableSheet {
  const name = (code: string | null): string | null => (code === null ? null : nameOf(code));
  const cut = exceptions.length < total ? [`The first ${exceptions.length} of ${total} are listed, the largest value first.`] : [];
  return {
    name: 'What happened', title: `Proof: ${about}`, rowCount: exceptions.length, empty: 'There is no exception to prove.',
    notes: [
      'Each line can be checked without this program: “Rows of both sides” names the file as it was received, its SHA-256 and the line, '
        + '“What was recorded” every event either side’s logs hold under the same reference or at that time.', ...cut,
    ],
    columns: [
      column('text', 'Exception', 11), column('text', 'Kind', 19), column('text', 'What happened', 60, { wrap: true }),
      column('text', 'SKU', 17), column('text', 'Location', 11), column('text', 'From', 20), column('text', 'To', 20),
      column('text', 'Reference', 16), column('signedUnits', 'Units', 10),
      column('money', `Value (${currency})`, 14, { total: exceptions.reduce((sum, { value }) => sum + value, 0) }),
      column('text', 'At', 24), column('text', 'Fix', 16),
    ],
    rows: () => exceptions.map((each) => [
      each.code, KIND_WORDS[each.kind], each.sentence, each.sku, each.location, name(each.from), name(each.to), each.reference,
      each.quantity, each.priced ? each.value : null, momentText(each.firstAt, timezone), printed(each.fix),
    ]),
  };
}

/** Columns of fields that rows may have, in the order in which they are read best. */
const FIELDS: readonly (readonly [name: string, header: string, width: number])[] = [
  ['type', 'Event', 13], ['occurredAt', 'Occurred', 24], ['recordedAt', 'Booked', 24], ['asOf', 'As of', 24], ['sku', 'Item', 17],
  ['location', 'Place', 11], ['status', 'State', 12], ['quantity', 'Quantity', 10], ['reference', 'Reference', 16],
  ['toLocation', 'To place', 11], ['actor', 'By', 16], ['reason', 'Reason', 20], ['channel', 'Channel', 14], ['bin', 'Bin', 10],
  ['lot', 'Lot', 10], ['barcode', 'Barcode', 16], ['uom', 'Unit', 8], ['packSize', 'Pack size', 9], ['unitCost', 'Unit cost', 10],
];

function bothSides({ nameOf, rows }: ProofInput): TableSheet {
  const used = FIELDS.filter(([name]) => rows.some(({ fields }) => fields.some((field) => field.name === name)));
  return {
    name: 'Rows of both sides', title: 'Rows of both sides', rowCount: rows.length, empty: 'No row stands behind these exceptions.',
    notes: ['The rows of the exports that each exception rests on, with the lines as they were received. Where a side has none, that side '
      + 'never recorded it.'],
    columns: [
      column('text', 'Exception', 11), column('text', 'Side', 14), column('text', 'System', 20), column('text', 'File', 28),
      column('count', 'Line', 9), column('text', 'Row code', 16), ...used.map(([, header, width]) => column('text', header, width)),
      column('text', 'SHA-256 of the file', HASH), column('text', 'As received', 90), column('text', 'Line before', 90),
      column('text', 'Line after', 90),
    ],
    rows: () => rows.map((row) => [
      row.exception, printed(row.role), nameOf(row.system), row.file, row.row, rowCode(row.sha256, row.row),
      ...used.map(([name]) => row.fields.find((field) => field.name === name)?.value ?? null), row.sha256,
      row.received.line, row.received.before, row.received.after,
    ]),
  };
}

function recorded({ timezone, nameOf, events }: ProofInput): TableSheet {
  return {
    name: 'What was recorded', title: 'What each system recorded', rowCount: events.length,
    empty: 'No log holds an event of these items and places.',
    notes: ['Every event of the item and place under the exception’s reference, or, where it has none, those nearest in time.'],
    columns: [
      column('text', 'Exception', 11), column('text', 'System', 20), column('text', 'Event', 14), column('text', 'Booked', 24),
      column('text', 'Occurred', 24), column('signedUnits', 'Units', 10), column('text', 'Reference', 16), column('text', 'File', 28),
      column('count', 'Line', 9), column('text', 'SHA-256 of the file', HASH), column('text', 'As received', 90),
    ],
    rows: () => events.map((each) => [
      each.exception, nameOf(each.system), eventWord(each.eventType), momentText(each.at, timezone), momentText(each.occurredAt, timezone),
      each.quantity, each.reference, each.file, each.row, each.sha256, each.received,
    ]),
  };
}

function files({ nameOf, files: list }: ProofInput): TableSheet {
  return {
    name: 'Files', title: 'The files as they were received', rowCount: list.length, empty: 'No file was read.',
    notes: ['A file whose SHA-256 is this one is the file that was read, to the last byte.'],
    columns: [
      column('text', 'System', 20), column('text', 'File', 34), column('text', 'Holds', 12), column('count', 'Bytes', 12),
      column('count', 'Rows read', 11), column('count', 'Loaded', 11), column('count', 'Rejected', 10), column('text', 'SHA-256', HASH),
      column('text', 'Header as received', 90),
    ],
    rows: () => list.map((each) => [
      nameOf(each.system), each.file, printed(each.dataset), each.bytes, each.rowsRead, each.rowsLoaded, each.rowsRejected, each.sha256,
      each.header,
    ]),
  };
}
