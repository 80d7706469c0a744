/**
 * Every call between the window and the rest of the program, declared once. `runs` says which process answers: `main` for
 * what needs a dialog or the system, `engine` for everything else. Inputs are parsed with their schema where they arrive; a
 * missing handler does not compile (see `Handlers`).
 *
 * Calls named `…AtChosenPlace` open a system dialog in the main process, which then hands the engine a path the window never sees.
 */
import * as z from 'zod';
import {
  EVENT_TYPES, EXCEPTION_KINDS, EXCEPTION_STATES, FINDING_KINDS, MASKABLE_COLUMNS, REASON_CODES, RUN_CHANGES, SEVERITIES,
  SYSTEM_KINDS,
} from '../domain/vocabulary.ts';
import type { Problem } from '../domain/problem.ts';
import type { Preferences } from './preferences.ts';
import { preferences } from './preferencesSchema.ts';
import type { CheckFindingView, CheckView, ConfidenceView } from './checkViews.ts';
import { crossReferenceInput, crossReferenceList, type CrossReferenceView } from './crossReferenceViews.ts';
import { decisionRequest, exceptionCodes } from './decisions.ts';
import { factFilter, type FactPage } from './factViews.ts';
import type { EarlierSaveView, FileView, GoneExceptionView, GoneProofView, RunHistoryView, RunProofView } from './fileViews.ts';
import type { IncidentView, RootDetailView, RootEventView } from './rootViews.ts';
import {
  readingChoice, setupChange, type AuditDataView, type FileSetupView, type ReadingPreview, type SetAsideView,
} from './setup.ts';
import type { DecisionRecordView, DecisionView } from './decisionViews.ts';
import type {
  EngagementView, EvidenceRowView, ExceptionDetailView, ExceptionGroupView, ExceptionRow, FoundView, HandoffView, Page,
  ProgressView, RecentEngagement, RejectView, SourceLinesView, SourceView, StatementView, StoryView, TimelineEventView,
  VarianceRow, WritePathView,
} from './views.ts';
import type { WorkView } from './workViews.ts';
import type {
  AuthorityPlaceView, EventRow, HandoffDetailView, ObservedHandoffView, StateShareView, SurfaceView, UngatedView,
} from './stepViews.ts';

const none = z.strictObject({});
const id = z.number().int().positive();
const pageOf = { start: z.number().int().min(0), count: z.number().int().min(1).max(1000) };
const direction = z.enum(['asc', 'desc']);
const text = z.string().max(200);
const prose = z.string().max(20_000);
const password = z.string().min(1).max(1000);
/** Who goes back to which earlier save (1 is the last one), and why. */
export const goingBack = z.strictObject({ number: z.number().int().min(1).max(9), who: prose, why: prose.default('') });

export const VARIANCE_SORTS = [
  'sku', 'location', 'system', 'recorded', 'authoritative', 'variance', 'absoluteVariance', 'value', 'absoluteValue', 'unexplained',
] as const;
export const EXCEPTION_SORTS = [
  'code', 'kind', 'sku', 'location', 'handoff', 'quantity', 'value', 'absoluteValue', 'severity', 'owner', 'firstAt',
  'status', 'due',
] as const;

export const EXCEPTION_AGES = ['day', 'week', 'month', 'older'] as const;
export const EXCEPTION_GROUPINGS = ['rootEvent', 'owner', 'handoff', 'kind', 'status', 'severity', 'age'] as const;
export type ExceptionGrouping = (typeof EXCEPTION_GROUPINGS)[number];
/** `several` exceptions of one, those people `reported`, those in which a pattern was recognised. */
export const ROOTS_SHOWN = ['all', 'several', 'reported', 'patterns'] as const;
export type RootsShown = (typeof ROOTS_SHOWN)[number];
/** What root events are ranked by; the largest first. */
export const ROOT_RANKS = ['exceptions', 'units', 'value', 'incidents'] as const;
export type RootRank = (typeof ROOT_RANKS)[number];

export const varianceFilter = z.strictObject({
  /** Matches the item's code, description or barcode, or the location's code; from the start or inside. */
  search: text.optional(),
  system: text.optional(),
  location: text.optional(),
  /** Of the systems: those of this kind. */
  systemKind: z.enum(SYSTEM_KINDS).optional(),
  /** Of the places: the pool they belong to, the region they lie in, and their kind. */
  pool: text.optional(),
  region: text.optional(),
  placeType: text.optional(),
  kind: z.enum(FINDING_KINDS).optional(),
  owner: text.optional(),
  /** `differing`: recorded ≠ authoritative. `offsetting`: the numbers agree although events differ, or they mean different things. */
  show: z.enum(['differing', 'unexplained', 'offsetting', 'all']).default('differing'),
});
export type VarianceFilter = z.infer<typeof varianceFilter>;

export const exceptionFilter = z.strictObject({
  search: text.optional(),
  kind: z.enum(EXCEPTION_KINDS).optional(),
  severity: z.enum(SEVERITIES).optional(),
  status: z.enum(EXCEPTION_STATES).optional(),
  owner: text.optional(),
  handoff: text.optional(),
  eventType: z.enum(EVENT_TYPES).optional(),
  location: text.optional(),
  reason: z.enum(REASON_CODES).optional(),
  change: z.enum(RUN_CHANGES).optional(),
  /** `unsettled`: nobody settled it yet. `overdue`: unsettled, and due before the moment given. `customers`: they meet it first. */
  work: z.enum(['unsettled', 'settled', 'overdue', 'withoutOwner', 'customers']).optional(),
  /** What `overdue` is measured by, in milliseconds; the cut-off where it is not given. */
  now: z.number().int().optional(),
  rootEvent: z.string().max(20).optional(),
  /** Those that have none. */
  without: z.enum(['handoff', 'rootEvent', 'owner']).optional(),
  /** Since it began, at the cut-off: up to a day, a week, thirty days, or longer. */
  age: z.enum(EXCEPTION_AGES).optional(),
  ids: z.array(id).max(10_000).optional(),
});
export type ExceptionFilter = z.infer<typeof exceptionFilter>;

/** A list with its filter and order, as it is shown. */
export const shownList = z.discriminatedUnion('list', [
  z.strictObject({
    list: z.literal('variances'), sort: z.enum(VARIANCE_SORTS), direction, filter: varianceFilter,
  }),
  z.strictObject({
    list: z.literal('exceptions'), sort: z.enum(EXCEPTION_SORTS), direction, filter: exceptionFilter,
  }),
  z.strictObject({ list: z.literal('roots'), show: z.enum(ROOTS_SHOWN), rank: z.enum(ROOT_RANKS) }),
  z.strictObject({ list: z.literal('reports') }),
  crossReferenceList.extend({ list: z.literal('codes') }),
  z.strictObject({ list: z.literal('events'), system: text, eventType: z.enum(EVENT_TYPES) }),
  /** The rows of files behind a figure; `title` says which. */
  z.strictObject({ list: z.literal('rows'), title: text, filter: factFilter }),
  z.strictObject({ list: z.literal('findings'), code: text }),
  z.strictObject({ list: z.literal('decisions') }),
  z.strictObject({ list: z.literal('gone') }),
  /** A table that the window draws whole: its cells as plain texts, under columns of which some hold numbers. */
  z.strictObject({
    list: z.literal('table'), title: z.string().min(1).max(200), numbers: z.array(z.boolean()).max(60),
    rows: z.array(z.array(z.string().max(32_000)).max(60)).max(10_000), notes: z.array(text).max(10).default([]),
  }),
]);
export type ShownList = z.infer<typeof shownList>;
/** The columns of a list to write, in their order, under the headers given; none: all that the list has, under its own headers. */
export const writtenColumns = z.array(z.strictObject({ id: z.string().max(40), title: z.string().max(100) })).max(60);

export type Place = 'main' | 'engine';

interface Call<Runs extends Place, Input extends z.ZodType, Output> {
  readonly runs: Runs;
  readonly input: Input;
  /** Carries the answer's type only. */
  readonly output?: Output;
}
function call<Output>() {
  return <Runs extends Place, Input extends z.ZodType>(runs: Runs, input: Input): Call<Runs, Input, Output> => ({ runs, input });
}

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly recent: readonly RecentEngagement[];
  readonly preferences: Preferences;
  /** What is open in the engine already (after the window was reloaded); null where nothing is. */
  readonly open: EngagementView | null;
}
/** Null where the person closed the dialog without choosing. */
export type Chosen<T> = T | null;

/** Part of a list, and how long the whole of it is. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Numbers and moments are written as other programs read them. */
export interface ListRowsView {
  readonly header: readonly string[];
  /** True where a column holds numbers. */
  readonly numbers: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
}

export const CALLS = {
  'app.info': call<AppInfo>()('main', none),
  'app.openHelp': call<null>()('main', z.strictObject({ topic: z.enum(['readme']) })),
  /** Keeps how the person likes the window, and draws it at the size wanted. */
  'app.keepPreferences': call<null>()('main', preferences),
  /** The commands that can be run now, by id: the native menu greys out the others. */
  'app.showAble': call<null>()('main', z.strictObject({ commands: z.array(z.string().max(40)).max(200) })),
  'app.copy': call<null>()('main', z.strictObject({ text: z.string().max(30_000_000), html: z.string().max(60_000_000) })),
  'app.print': call<null>()('main', none),
  'engagement.importFolderAtChosenPlace': call<Chosen<EngagementView>>()('main', none),
  /** `token` stands for a folder or files dropped on the window; the preload made it, only main can read it. */
  'engagement.importDropped': call<EngagementView>()('main', z.strictObject({ token: z.string().max(100) })),
  /** Adds files to what is open: everything is read again with them. */
  'engagement.addAtChosenPlace': call<Chosen<EngagementView>>()('main', none),
  'engagement.addDropped': call<EngagementView>()('main', z.strictObject({ token: z.string().max(100) })),
  'sources.exportRejectsAtChosenPlace': call<Chosen<{ fileName: string; bytes: number; rows: number }>>()(
    'main', z.strictObject({ file: z.string().max(1000) })),
  'engagement.openFileAtChosenPlace': call<Chosen<EngagementView>>()('main', none),
  'engagement.openRecent': call<EngagementView>()('main', z.strictObject({ id: z.string().max(100) })),
  /** Opens the engagement that was just refused with `engagement_in_use`, to be read only. */
  'engagement.openInUseReadOnly': call<EngagementView>()('main', none),
  /** Opens the engagement that was just refused with `password_needed` or `password_wrong`. */
  'engagement.unlock': call<EngagementView>()('main', z.strictObject({ password })),
  /** The earlier saves of the engagement that was just refused as damaged, and going back to one of them. */
  'engagement.refusedEarlier': call<readonly EarlierSaveView[]>()('main', none),
  'engagement.goBackRefused': call<EngagementView>()('main', goingBack),
  /** Writes what can be read of that engagement into a file of its own, and opens it; the damaged one stays as it is. */
  'engagement.salvageRefusedAtChosenPlace': call<Chosen<EngagementView>>()('main', z.strictObject({ who: prose })),
  /** Reads the exports of the next period in a folder, as those of the period at hand were read; what was decided goes on. */
  'engagement.rollForwardAtChosenPlace': call<Chosen<EngagementView>>()('main', z.strictObject({
    name: text.optional(), cutoff: z.string().max(40).optional(),
  })),
  /** Writes a copy without the files as received. `password` seals it; without one it is sealed as the engagement is. */
  'engagement.reviewCopyAtChosenPlace': call<Chosen<{ fileName: string; bytes: number }>>()('main', z.strictObject({
    who: prose, masked: z.array(z.enum(MASKABLE_COLUMNS)).max(MASKABLE_COLUMNS.length), password: password.optional(),
  })),
  /** Attaches a file to exceptions. */
  'exceptions.attachAtChosenPlace': call<Chosen<DecisionView>>()('main', z.strictObject({
    who: prose, why: prose.optional(), exceptions: exceptionCodes,
  })),
  /** Writes what was attached by a decision, byte for byte. */
  'attachments.saveAtChosenPlace': call<Chosen<{ fileName: string; bytes: number }>>()('main', z.strictObject({
    seq: id, name: z.string().max(1000),
  })),
  /** Forgets one of the engagements opened last, or all of them (null). Their files stay. */
  'engagement.forgetRecent': call<null>()('main', z.strictObject({ id: z.string().max(100).nullable() })),
  'engagement.openSample': call<EngagementView>()('main', none),
  /** Saves where it lies, or asks where to where it has no file yet. */
  'engagement.save': call<Chosen<EngagementView>>()('main', none),
  'engagement.saveAtChosenPlace': call<Chosen<EngagementView>>()('main', none),
  'engagement.close': call<null>()('main', none),
  'report.writeAtChosenPlace': call<Chosen<{ fileName: string; bytes: number }>>()('main', none),
  /** Writes InventoryOnHand and InventoryTransactions of the AICPA Audit Data Standards into a folder. */
  'auditData.writeAtChosenPlace': call<Chosen<AuditDataView>>()('main', none),
  'report.show': call<null>()('main', none),
  /** The proof of the exceptions under a filter, for whoever has to mend them; `about` says what is proved. */
  'proof.writeAtChosenPlace': call<Chosen<{ fileName: string; bytes: number; exceptions: number }>>()(
    'main', z.strictObject({ about: z.string().max(400), filter: exceptionFilter })),
  'list.exportAtChosenPlace': call<Chosen<{ fileName: string; bytes: number; rows: number }>>()(
    'main', z.strictObject({ shown: shownList, columns: writtenColumns })),

  'engagement.view': call<EngagementView>()('engine', none),
  'engagement.run': call<EngagementView>()('engine', none),
  'engagement.file': call<FileView>()('engine', none),
  /** What the file was before its last saves. */
  'engagement.earlier': call<readonly EarlierSaveView[]>()('engine', none),
  /** Makes the engagement what it was at an earlier save; what it is now stays as one. */
  'engagement.goBack': call<EngagementView>()('engine', goingBack),
  /** Seals the file with a password from now on, or with none (null). What is kept beside it is sealed alike. */
  'engagement.seal': call<EngagementView>()('main', z.strictObject({ who: prose, password: password.nullable() })),
  /** What the runs came to, and each handoff from period to period. */
  'runs.history': call<RunHistoryView>()('engine', none),
  /** The exceptions that are not seen any more, those closed last first. */
  'runs.gone': call<Listed<GoneExceptionView>>()('engine', z.strictObject(pageOf)),
  /** How one of them was proved. */
  'runs.goneProof': call<GoneProofView>()('engine', z.strictObject({ code: z.string().regex(/^E-\d{1,9}$/u) })),
  /** The lines around a row that proved it, of a file that the engagement does not keep any more. */
  'runs.goneLines': call<SourceLinesView>()('engine', z.strictObject({
    code: z.string().regex(/^E-\d{1,9}$/u), seq: z.number().int().min(0), around: z.number().int().min(0).max(50).default(3),
  })),
  /** What proves the figures of a run. */
  'runs.proof': call<RunProofView>()('engine', z.strictObject({ run: id })),
  'sources.list': call<readonly SourceView[]>()('engine', none),
  /** The files that were given and are not read, each with what it needs. */
  'sources.setAside': call<readonly SetAsideView[]>()('engine', none),
  /** How a file is read now, and what may be chosen. */
  'sources.setup': call<FileSetupView>()('engine', z.strictObject({ file: z.string().max(1000) })),
  /** How its first rows would be read. Loads nothing. */
  'sources.preview': call<ReadingPreview>()('engine', z.strictObject({ file: z.string().max(1000), as: readingChoice })),
  /** Reads all files again with one change, and runs. All or nothing. */
  'sources.change': call<EngagementView>()('engine', z.strictObject({ change: setupChange })),
  /** What a file should add up to, as whoever sent it says; changes no figure. */
  'sources.control': call<EngagementView>()('engine', z.strictObject({
    file: z.string().max(1000), rows: z.number().int().min(0).nullable(), quantity: z.number().min(-9e11).max(9e11).nullable(),
  })),
  'sources.rejects': call<Page<RejectView>>()('engine', z.strictObject({ sourceId: id, ...pageOf })),
  'sources.lines': call<SourceLinesView>()(
    'engine', z.strictObject({ sourceId: id, row: id, around: z.number().int().min(0).max(50).default(3) })),
  /** The rows of files that a figure is made of, in the order in which they were read. */
  'facts.page': call<FactPage>()('engine', z.strictObject({ ...pageOf, filter: factFilter })),
  'map.writePaths': call<readonly WritePathView[]>()('engine', none),
  /** The events of one write path, the last booked first. */
  'map.events': call<Page<EventRow>>()('engine', z.strictObject({ ...pageOf, system: text, eventType: z.enum(EVENT_TYPES) })),
  /** What every system recorded of the same thing as this event. */
  'map.eventTimeline': call<readonly TimelineEventView[]>()('engine', z.strictObject({ id })),
  /** Items or places by code across the systems, with proposals of which stand for one. */
  'map.crossReference': call<CrossReferenceView>()('engine', crossReferenceInput),
  'map.observed': call<readonly ObservedHandoffView[]>()('engine', none),
  'map.surface': call<SurfaceView>()('engine', none),
  'handoffs.list': call<readonly HandoffView[]>()('engine', none),
  'handoffs.detail': call<HandoffDetailView>()('engine', z.strictObject({ id })),
  'authority.places': call<readonly AuthorityPlaceView[]>()('engine', none),
  'authority.states': call<readonly StateShareView[]>()('engine', none),
  'authority.ungated': call<readonly UngatedView[]>()('engine', none),
  'variances.page': call<Page<VarianceRow>>()('engine', z.strictObject({
    ...pageOf, sort: z.enum(VARIANCE_SORTS).default('absoluteValue'), direction: direction.default('desc'), filter: varianceFilter,
  })),
  /** At which place of its order a row stands; null where the filter does not let it through. */
  'variances.place': call<{ readonly index: number | null }>()('engine', z.strictObject({
    id, sort: z.enum(VARIANCE_SORTS).default('absoluteValue'), direction: direction.default('desc'), filter: varianceFilter,
  })),
  'variances.statement': call<StatementView>()('engine', z.strictObject({ id })),
  'exceptions.page': call<Page<ExceptionRow>>()('engine', z.strictObject({
    ...pageOf, sort: z.enum(EXCEPTION_SORTS).default('absoluteValue'), direction: direction.default('desc'), filter: exceptionFilter,
  })),
  'exceptions.place': call<{ readonly index: number | null }>()('engine', z.strictObject({
    id, sort: z.enum(EXCEPTION_SORTS).default('absoluteValue'), direction: direction.default('desc'), filter: exceptionFilter,
  })),
  'exceptions.detail': call<ExceptionDetailView>()('engine', z.strictObject({ id })),
  /** Takes one decision, on one exception or many; see `decisions.ts`. Answers once it is on the disk, where the engagement is. */
  'decisions.make': call<DecisionView>()('engine', decisionRequest),
  /** The log, the last decision first; of one exception where its code is given. */
  'decisions.list': call<Page<DecisionView>>()('engine', z.strictObject({ ...pageOf, exception: z.string().max(20).optional() })),
  /** A decision as it stands in the log, byte for byte, with the hashes that tie it there. */
  'decisions.record': call<DecisionRecordView>()('engine', z.strictObject({ seq: id })),
  /** Owners, rules, saved filters, parameters and sign-offs as decided. */
  'work.view': call<WorkView>()('engine', none),
  'checks.list': call<readonly CheckView[]>()('engine', none),
  /** Runs the checks named, or all, and answers all. */
  'checks.run': call<readonly CheckView[]>()('engine', z.strictObject({ codes: z.array(text).max(100).optional() })),
  'checks.findings': call<Page<CheckFindingView>>()('engine', z.strictObject({ code: text, ...pageOf })),
  'checks.evidence': call<readonly EvidenceRowView[]>()('engine', z.strictObject({ id })),
  'checks.confidence': call<readonly ConfidenceView[]>()('engine', none),
  'roots.page': call<Page<RootEventView>>()('engine', z.strictObject({
    ...pageOf, show: z.enum(ROOTS_SHOWN).default('all'), rank: z.enum(ROOT_RANKS).default('exceptions'),
  })),
  'roots.detail': call<RootDetailView>()('engine', z.strictObject({ id })),
  'incidents.page': call<Listed<IncidentView>>()('engine', z.strictObject(pageOf)),
  /** The exceptions under a filter gathered by what they have in common, the costliest group first. */
  'exceptions.groups': call<{
    readonly rows: readonly ExceptionGroupView[]; readonly total: number; readonly exceptions: number;
  }>()('engine', z.strictObject({
    ...pageOf, by: z.enum(EXCEPTION_GROUPINGS), filter: exceptionFilter,
  })),
  /** The codes of all exceptions that a filter lets through, as decisions name them. */
  'exceptions.codes': call<readonly string[]>()('engine', z.strictObject({ filter: exceptionFilter })),
  /** The first rows of a list as plain texts under its headers, to be copied or printed, and how many there are. */
  'list.rows': call<ListRowsView>()('engine', z.strictObject({ shown: shownList, most: z.number().int().min(1).max(10_000) })),
  /** What goes by a text anywhere in the engagement. */
  'search.find': call<readonly FoundView[]>()('engine', z.strictObject({ text })),
  'stories.list': call<readonly StoryView[]>()('engine', none),
} as const;

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = z.input<(typeof CALLS)[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<(typeof CALLS)[N]['input']>;
export type CallOutput<N extends CallName> = (typeof CALLS)[N] extends Call<Place, z.ZodType, infer Output> ? Output : never;
/** The names of the calls that one process answers. */
export type CallsOf<P extends Place> = { [N in CallName]: (typeof CALLS)[N]['runs'] extends P ? N : never }[CallName];

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What was dropped on the window: the token stands for the paths, which the window never sees. */
export interface DroppedView {
  readonly token: string;
  readonly holds: 'folder' | 'engagement' | 'files';
  readonly count: number;
}

/** What is sent to the window without being asked. */
export interface Events {
  progress: ProgressView;
  /** The engine makes the lists of what is open ready: so many steps are left. A list asked meanwhile is answered, a little later. */
  preparing: { readonly left: number };
  /** A command chosen in the native menu or by its shortcut. */
  command: { readonly name: string };
  /** A recent engagement chosen in the native menu: answer with the call `engagement.openRecent`. */
  openRecent: { readonly id: string };
  /**
   * Something was dropped on the window: answer with the call `engagement.importDropped`. The preload listens for the drop itself
   * and gives its paths to main under the token; the window gets the token only, and the page's own drop listeners are not reached.
   */
  dropped: DroppedView;
  /** The engine's process ended and was started again; what was open was opened again from its file, or is gone. */
  engineRestarted: { readonly reopened: boolean; readonly problem: Problem | null };
}
export type EventName = keyof Events;
