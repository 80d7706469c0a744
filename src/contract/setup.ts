/** Changes to how an engagement's files are read, and what the mapping editor is shown. */
import * as z from 'zod';
import { DATASETS } from '../domain/vocabulary.ts';
import type { Dataset } from '../domain/vocabulary.ts';
import type { Problem } from '../domain/problem.ts';

const name = z.string().min(1).max(1000);
const columnName = z.string().min(1).max(200);

/** How one file is to be read; what is left out is recognised. */
export const readingChoice = z.strictObject({
  system: z.string().min(1).max(100).optional(),
  dataset: z.enum(DATASETS).optional(),
  preset: z.string().min(1).max(100).optional(),
  /** Canonical column → the file's own. */
  columns: z.record(z.string().max(40), z.array(columnName).min(1).max(20)).optional(),
  /** Canonical column → the file's own words → what they stand for. */
  values: z.record(z.string().max(40), z.record(z.string().max(1000), z.string().max(1000))).optional(),
  /** Canonical column → how its numbers or dates are written. */
  formats: z.partialRecord(z.string().max(40), z.enum(['1,234.5', '1.234,5', 'DD/MM/YYYY', 'MM/DD/YYYY'])).optional(),
  signs: z.enum(['as_written', 'by_type']).optional(),
  /** The file's columns that are a location each and hold its quantity. */
  locationColumns: z.array(columnName).min(1).max(2_000).optional(),
});
export type ReadingChoice = z.infer<typeof readingChoice>;

export const setupChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('read'), file: name, as: readingChoice }),
  /** Takes a load back: the file is read no more, and is no longer kept. */
  z.strictObject({ kind: z.literal('leaveOut'), file: name }),
  /** Reads everything as it is read now, with what was decided since: codes that stand for one thing, readings that were settled. */
  z.strictObject({ kind: z.literal('again') }),
]);
/** Files are added by main, which has their paths. */
export type SetupChange = z.infer<typeof setupChange> | { readonly kind: 'add'; readonly files: readonly string[] };

/** Everything the mapping editor needs to know of a file. */
export interface FileSetupView {
  readonly file: string;
  /** How it is read now, as far as somebody said so. */
  readonly reading: ReadingChoice;
  /** SHA-256 of its header: what a reading is remembered by. */
  readonly fingerprint: string;
  /** How exports with this header were settled to be read; null where nobody did. */
  readonly remembered: ReadingChoice | null;
  readonly header: readonly string[];
  readonly systems: readonly string[];
  /** The system that is said or that its name tells; null where it has to be said. */
  readonly system: string | null;
  readonly presets: readonly { readonly id: string; readonly title: string; readonly dataset: Dataset; readonly experimental: boolean }[];
  readonly columns: Readonly<Record<Dataset, { readonly required: readonly string[]; readonly optional: readonly string[] }>>;
}

/** The first rows as they would be read: each raw, and typed beside it. */
export interface ReadingPreview {
  readonly system: string | null;
  readonly dataset: Dataset | null;
  readonly preset: string | null;
  readonly header: readonly string[];
  readonly columns: readonly { readonly canonical: string; readonly from: readonly string[] }[];
  readonly rows: readonly {
    readonly line: number;
    /** In the order of the header. */
    readonly raw: readonly string[];
    /** The file's column that its quantity stands in, where it is another from row to row. */
    readonly column?: string;
    readonly typed: Readonly<Record<string, string | number | null>>;
  }[];
  readonly doubts: readonly string[];
  readonly problem: Problem | null;
}

/** A file that was given and is not read. */
export interface SetAsideView {
  readonly file: string;
  readonly bytes: number;
  /** What is wrong with it, or has to be said first (`asks`). */
  readonly problem: Problem;
  /** Whether it can be read from here once somebody says how; otherwise it has to be added again. */
  readonly isKept: boolean;
}

/** What was written of the audit data, and what the standard has no place for. */
export interface AuditDataView {
  readonly files: readonly { readonly name: string; readonly rows: number; readonly bytes: number }[];
  readonly leftOut: { readonly positions: number; readonly events: number };
}
