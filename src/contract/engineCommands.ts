/**
 * What the main process asks of the engine process beside the window's own calls: everything that needs a path. The window
 * cannot send these; the engine parses them like any other input.
 */
import { z } from 'zod';
import { shownList, writtenColumns } from './calls.ts';
import type { EngagementView } from './views.ts';

const path = z.string().min(1).max(4096);

export const ENGINE_COMMANDS = {
  /** Starts a new engagement from a folder of exports: import and run. */
  importFolder: z.strictObject({ folder: path }),
  /** The same from these files only, wherever they lie. */
  importChosen: z.strictObject({ files: z.array(path).min(1).max(5_000) }),
  /** The same from the sample's generated exports. */
  importSample: z.strictObject({}),
  /** Adds these files to what is open. */
  addFiles: z.strictObject({ files: z.array(path).min(1).max(5_000) }),
  /** Writes the rejected rows of one loaded file. */
  writeRejects: z.strictObject({ file: path, of: z.string().max(1000) }),
  openFile: z.strictObject({ file: path, readOnly: z.boolean().optional() }),
  save: z.strictObject({ file: path }),
  writeReport: z.strictObject({ file: path }),
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
  save: EngagementView;
  writeReport: { readonly bytes: number };
  writeList: { readonly bytes: number; readonly rows: number };
  close: null;
}
export type EngineCommandName = keyof typeof ENGINE_COMMANDS;
export type EngineCommandInput<N extends EngineCommandName> = z.output<(typeof ENGINE_COMMANDS)[N]>;
