/**
 * What `countersign inspect --json` prints: how each export would be read, without loading anything. Field names and their
 * order are part of the headless contract.
 */
import * as z from 'zod';
import { DATASETS } from '../domain/vocabulary.ts';
import { PROBLEM_CODES } from '../domain/problem.ts';

/** A value as it would be stored: text as it stands, a quantity in units, a moment as ISO 8601; null where the cell is empty. */
const typedValue = z.union([z.string(), z.number(), z.null()]);

export const fileInspection = z.strictObject({
  file: z.string(),
  bytes: z.number().int().min(0),
  encoding: z.string().nullable(),
  /** The character itself; null where the format has none. */
  delimiter: z.string().nullable(),
  /** The sheet, or another part of the file; one with several tables has an entry for each. */
  sheet: z.string().nullable(),
  /** The line the header stands on, counted from 1. */
  headerLine: z.number().int().min(1).nullable(),
  system: z.string().nullable(),
  dataset: z.enum(DATASETS).nullable(),
  preset: z.string().nullable(),
  columns: z.array(z.strictObject({ canonical: z.string(), from: z.array(z.string()) })),
  /** Header names that nothing would be read from. */
  unused: z.array(z.string()),
  rows: z.array(z.strictObject({
    row: z.number().int().min(1), values: z.record(z.string(), typedValue),
    /** The file's column that the quantity stands in, where it is another from row to row. */
    column: z.exactOptional(z.string()),
  })),
  doubts: z.array(z.string()),
  /** What recognition decided, why, and how sure it is. */
  decisions: z.array(z.strictObject({
    about: z.string(), decided: z.string(), because: z.string(), sureness: z.enum(['certain', 'likely', 'guess']),
  })),
  /** Why the file cannot be used; null where it can. */
  problem: z.strictObject({
    code: z.enum(PROBLEM_CODES),
    message: z.string(),
    file: z.exactOptional(z.string()),
    row: z.exactOptional(z.number()),
    column: z.exactOptional(z.string()),
    expected: z.exactOptional(z.string()),
    found: z.exactOptional(z.string()),
    remedy: z.exactOptional(z.string()),
    /** What an answer is missing to, where that is all. */
    asks: z.exactOptional(z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('value'), columns: z.array(z.string()).readonly() }),
      z.strictObject({ of: z.literal('format'), columns: z.array(z.string()).readonly(), choices: z.array(z.string()).readonly() }),
      z.strictObject({ of: z.literal('system') }),
      z.strictObject({ of: z.literal('columns') }),
      z.strictObject({
        of: z.literal('reading'),
        readings: z.array(z.strictObject({
          dataset: z.enum(['positions', 'events', 'items']),
          columns: z.array(z.strictObject({ canonical: z.string(), name: z.string(), sample: z.array(z.string()).readonly() })).readonly(),
          asks: z.array(z.string()).readonly(), choices: z.array(z.string()).readonly(), signs: z.exactOptional(z.literal('by_type')),
          locationColumns: z.exactOptional(z.array(z.string()).readonly()),
        })).readonly(),
      }),
    ])),
  }).nullable(),
});
export type FileInspection = z.infer<typeof fileInspection>;

export const inspectionDocument = z.strictObject({ version: z.literal(1), files: z.array(fileInspection) });
export type InspectionDocument = z.infer<typeof inspectionDocument>;
