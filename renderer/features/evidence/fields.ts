import { stateWord } from '../vocabulary/words.ts';
import type { EvidenceRowView } from '../../../src/contract/views.ts';

/** One field of the rows side by side: a value a row, null where the row does not give it. */
export interface ComparedField {
  readonly name: string;
  readonly values: readonly (string | null)[];
  /** True where two rows give it differently; a value that one row lacks does not differ. */
  readonly differs: boolean;
}

/** Every field any of the rows gives, in the order in which they first appear. */
export function compareFields(rows: readonly EvidenceRowView[]): readonly ComparedField[] {
  const names = [...new Set(rows.flatMap((row) => row.fields.map((field) => field.name)))];
  return names.map((name) => {
    const values = rows.map((row) => row.fields.find((field) => field.name === name)?.value ?? null);
    const given = new Set(values.filter((value) => value !== null));
    return { name, values, differs: given.size > 1 };
  });
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  type: 'Event',
  occurredAt: 'Occurred',
  recordedAt: 'Recorded',
  sku: 'Item',
  location: 'Place',
  quantity: 'Quantity',
  reference: 'Reference',
  toLocation: 'To place',
  actor: 'By',
  reason: 'Reason',
  channel: 'Channel',
  status: 'State',
  asOf: 'As of',
  unitCost: 'Unit cost',
  value: 'Value',
  bin: 'Bin',
  lot: 'Lot',
  barcode: 'Barcode',
  uom: 'Unit',
  packSize: 'Pack size',
  description: 'Description',
  category: 'Category',
};

export function fieldWord(name: string): string {
  return FIELD_WORDS[name] ?? name;
}

/** A value as a person reads it: our own words for events and states are spelt out, everything else is as it was read. */
export function fieldValue(name: string, value: string): string {
  return name === 'type' || name === 'status' ? stateWord(value) : value;
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  source: 'Source',
  target: 'Target',
  extra: 'Recorded again',
  recorded: 'Recorded',
  authoritative: 'Authoritative',
  opening: 'At the opening',
  listed: 'As listed',
};

export function roleWord(role: string): string {
  return ROLE_WORDS[role] ?? role;
}

const LEFT = new Set(['source', 'recorded', 'listed', 'opening']);

/** The source's rows first, so that they stand on the left; otherwise in the order given. */
export function sourceFirst(rows: readonly EvidenceRowView[]): readonly EvidenceRowView[] {
  return [...rows.filter((row) => LEFT.has(row.role)), ...rows.filter((row) => !LEFT.has(row.role))];
}

/** Rows in sets of at most `width`, each set drawn as one table. */
export function inSets<Row>(rows: readonly Row[], width: number): readonly (readonly Row[])[] {
  const sets: Row[][] = [];
  for (let start = 0; start < rows.length; start += width) sets.push(rows.slice(start, start + width));
  return sets;
}
