/**
 * What the main process asks of the engine process beside the window's own calls: everything that needs a path. The window
 * cannot send these; the engine parses them like any other input.
 */
import * as z from 'zod';
import { MASKABLE_COLUMNS } from '../domain/vocabulary.ts';
import { goingBack, exceptionFilter, shownList, writtenColumns } from './calls.ts';
import { exceptionCodes } from './decisions.ts';
import type { EarlierSaveView } from './fileViews.ts';
import type { AuditDataView } from './setup.ts';
import type { DecisionView } from './decisionViews.ts';
import type { EngagementView } from './views.ts';

const path = z.string().min(1).max(4096);

export const ENGINE_COMMANDS = {
  /** Starts a new engagement from a folder of exports: import and run. */
  importFolder: z.strictObject({ folder: path }),
  /** The same from these files and folders only, wherever they lie. */
  importChosen: z.strictObject({ files: z.array(path).min(1).max(5_000) }),
  /** The same from the sample's generated exports. */
  importSample: z.strictObject({}),
  /** Adds these files, and those in these folders, to what is open. */
  addFiles: z.strictObject({ files: z.array(path).min(1).max(5_000) }),
  /** Writes the rejected rows of one loaded file. */
  writeRejects: z.strictObject({ file: path, of: z.string().max(1000) }),
  openFile: z.strictObject({ file: path, readOnly: z.boolean().optional(), password: z.string().max(1000).optional() }),
  /** The earlier saves of a file that is not open, and going back to one of them. */
  earlierSaves: z.strictObject({ file: path, password: z.string().max(1000).optional() }),
  openEarlier: z.strictObject({ file: path, going: goingBack, password: z.string().max(1000).optional() }),
  /** Writes what can be read of a damaged file into another. */
  salvage: z.strictObject({ file: path, into: path, who: z.string().max(20_000), password: z.string().max(1000).optional() }),
  /** Reads a folder of exports as the next period of what is open. */
  rollForward: z.strictObject({ folder: path, name: z.string().max(200).optional(), cutoff: z.string().max(40).optional() }),
  writeReviewCopy: z.strictObject({
    file: path, who: z.string().max(20_000), masked: z.array(z.enum(MASKABLE_COLUMNS)), password: z.string().max(1000).optional(),
  }),
  attach: z.strictObject({
    file: path, who: z.string().max(20_000), why: z.string().max(20_000).optional(), exceptions: exceptionCodes,
  }),
  writeAttachment: z.strictObject({ file: path, seq: z.number().int().positive() }),
  /** Seals the open file with a password, or with none. */
  seal: z.strictObject({ who: z.string().max(20_000), password: z.string().min(1).max(1000).nullable() }),
  /** Who works with the program, as the log is to tell it. */
  person: z.strictObject({ name: z.string().max(200) }),
  save: z.strictObject({ file: path }),
  writeReport: z.strictObject({ file: path }),
  /** Writes the inventory files of the Audit Data Standards into a folder. */
  writeAuditData: z.strictObject({ folder: path }),
  /** Writes the proof of the exceptions that a filter lets through. */
  writeProof: z.strictObject({ file: path, about: z.string().max(400), filter: exceptionFilter }),
  /** Writes a list as it is shown: a workbook, or delimited text where the file's name ends so. */
  writeList: z.strictObject({ file: path, shown: shownList, columns: writtenColumns }),
  close: z.strictObject({}),
} as const;

export interface EngineCommandOutputs {
  importFolder: EngagementView;
  importChosen: EngagementView;
  importSample: EngagementView;
  addFiles: EngagementView;
  writeRejects: { readonly bytes: number; readonly rows: number };
  openFile: EngagementView;
  earlierSaves: readonly EarlierSaveView[];
  openEarlier: EngagementView;
  salvage: { readonly bytes: number };
  rollForward: EngagementView;
  writeReviewCopy: { readonly bytes: number };
  attach: DecisionView;
  writeAttachment: { readonly bytes: number };
  seal: EngagementView;
  person: null;
  save: EngagementView;
  writeReport: { readonly bytes: number };
  writeAuditData: AuditDataView;
  writeProof: { readonly bytes: number; readonly exceptions: number };
  writeList: { readonly bytes: number; readonly rows: number };
  close: null;
}
export type EngineCommandName = keyof typeof ENGINE_COMMANDS;
export type EngineCommandInput<N extends EngineCommandName> = z.output<(typeof ENGINE_COMMANDS)[N]>;
