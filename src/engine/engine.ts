/**
 * The engine: one engagement at a time, in memory, with everything that can be done to it. The desktop program runs it in
 * a process of its own, the command line and the tests in theirs; all of them go through this interface.
 */
import type { AuditData } from './report/writeAuditData.ts';
import type { CallInput, CallOutput, CallsOf, ExceptionFilter, ShownList } from '../contract/calls.ts';
import type { FileInspection } from '../contract/inspection.ts';
import type { EarlierSaveView } from '../contract/fileViews.ts';
import type { DecisionView } from '../contract/decisionViews.ts';
import type { EngagementView } from '../contract/views.ts';
import type { MaskableColumn } from '../domain/vocabulary.ts';
import type { Task } from '../ports.ts';
import type { Attaching } from './decisions/attach.ts';
import type { SalvageWish, Salvaged } from './file/salvageEngagement.ts';
import type { GoingBack } from './file/earlierSaves.ts';
import type { PeriodWish } from './import/nextPeriod.ts';
import type { ListColumn } from './lists/wholeList.ts';

/** How one window call is answered: its parsed input in, plain data out. */
export type EngineCalls = { [N in CallsOf<'engine'>]: (input: CallInput<N>, task: Task) => Promise<CallOutput<N>> };

export interface Check {
  readonly name: string;
  readonly sound: boolean;
  /** What was found, as one line. */
  readonly finding: string;
}

/** Which exports go into the engagement, and what becomes of one that cannot be read. */
export interface ImportOptions {
  readonly keepSources: boolean;
  /** Sets it aside, to be asked about, unless engagement.json declares it; where this is left out the import fails. */
  readonly setsAside?: 'undeclared';
}

export interface OpenOptions {
  readonly readOnly?: boolean;
  /** For a file that is sealed with one. */
  readonly password?: string | undefined;
}

export interface Engine {
  /**
   * Starts a new engagement from a folder of exports (with or without an engagement.json) and runs it. Without options the
   * exports themselves go into the engagement, and what cannot be read is set aside.
   */
  importFolder(folder: string, task: Task, options?: ImportOptions): Promise<EngagementView>;
  /** The same from these files and folders only, wherever they lie. */
  importChosen(paths: readonly string[], task: Task): Promise<EngagementView>;
  importSample(task: Task): Promise<EngagementView>;
  /** Reads everything again with these files, and those in these folders, beside what is loaded. All or nothing. */
  addFiles(paths: readonly string[], task: Task): Promise<EngagementView>;
  /** Writes the rejected rows of a loaded file, each as it was received with the reason. */
  writeRejects(path: string, of: string, task: Task): Promise<{ readonly bytes: number; readonly rows: number }>;
  /** Opens a file to work in it, or to read it only. Fails with `engagement_in_use`, naming who has it open. */
  openFile(path: string, task: Task, options?: OpenOptions): Promise<EngagementView>;
  /** What a file that is not open was before its last saves. */
  earlierSaves(path: string, task: Task, password?: string): Promise<readonly EarlierSaveView[]>;
  /** Makes a file that is not open (and may be damaged) what it was at an earlier save, and opens it. What it was stays beside it. */
  openEarlier(path: string, going: GoingBack, task: Task, password?: string): Promise<EngagementView>;
  /** Writes what can be read of a damaged file into another, where nothing stands yet; neither is opened here. */
  salvage(path: string, into: string, wish: SalvageWish, task: Task): Promise<Salvaged>;
  /** Starts the next period of what is open from a folder of its exports; the period at hand stays in its file. */
  rollForward(folder: string, wish: PeriodWish, task: Task): Promise<EngagementView>;
  /** Writes a copy without the files as received, with columns masked. */
  writeReviewCopy(
    path: string, wish: { readonly who: string; readonly masked: readonly MaskableColumn[]; readonly password?: string | undefined },
    task: Task,
  ): Promise<{ readonly bytes: number }>;
  /** Attaches a file to exceptions; resolves once it is on the disk. */
  attach(path: string, attaching: Attaching, task: Task): Promise<DecisionView>;
  writeAttachment(path: string, seq: number, task: Task): Promise<{ readonly bytes: number }>;
  /** Seals the file of what is open with a password (or with none), and what is kept beside it; where there is none yet, the first save. */
  seal(wish: { readonly who: string; readonly password: string | null }, task: Task): Promise<EngagementView>;
  /**
   * Makes what the window's lists are paged from, so that each answers at once however many rows there are; whatever is asked meanwhile is
   * answered meanwhile. To be cancelled before what is open is changed as a whole.
   */
  prepareLists(task: Task): Promise<void>;
  /** Builds the indexes that whoever opens the file would otherwise wait for. */
  prepareLookups(task: Task): Promise<void>;
  /** Runs every check over what is open. A plain audit does without; what is opened in a window or kept has them. */
  runChecks(task: Task): Promise<void>;
  save(path: string, task: Task): Promise<EngagementView>;
  close(): Promise<void>;
  /** Writes a list as it is shown, every row that its filter lets through, as a workbook or (`.csv`) as delimited text. */
  writeList(
    path: string, shown: ShownList, columns: readonly ListColumn[], task: Task,
  ): Promise<{ readonly bytes: number; readonly rows: number }>;
  /** Writes the inventory files of the AICPA Audit Data Standards into a folder. */
  writeAuditData(folder: string, task: Task): Promise<AuditData>;
  /** Writes the proof of the exceptions that a filter lets through: both sides' rows, what was recorded, the files and hashes. */
  writeProof(
    path: string, about: string, filter: ExceptionFilter, task: Task,
  ): Promise<{ readonly bytes: number; readonly exceptions: number }>;
  writeReport(path: string, task: Task): Promise<{ bytes: number }>;
  /** The result document of CONTRACT.md as its bytes, UTF-8, in pieces. */
  resultDocument(task: Task): Promise<readonly Uint8Array[]>;
  /** How each of these exports would be read; loads nothing. A file that cannot be read says so in its `problem`. */
  inspect(paths: readonly string[], task: Task): Promise<readonly FileInspection[]>;
  /** The generated exports of the sample engagement, `engagement.json` among them. */
  sampleFiles(task: Task): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  /** Checks an engagement file without changing it or opening it here. */
  verify(path: string, task: Task, password?: string): Promise<readonly Check[]>;
  readonly calls: EngineCalls;
}
