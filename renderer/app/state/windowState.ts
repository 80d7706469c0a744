import type { FactFilter } from '../../../src/contract/factViews.ts';
import type { DroppedView, ExceptionFilter, ExceptionGrouping, VarianceFilter } from '../../../src/contract/calls.ts';
import { USUAL_PREFERENCES, type Preferences } from '../../../src/contract/preferences.ts';
import type { EngagementView, HandoffView, ProgressView, RecentEngagement } from '../../../src/contract/views.ts';
import type { EventType } from '../../../src/domain/vocabulary.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import type { Taken } from '../commands/listHandle.ts';
import type { Proposal } from './decisions.ts';
import type { TriageAction } from './triage.ts';
import { createStore, useStore } from './store.ts';

/** The views of one step, in the order of their tabs. */
export const MAP_VIEWS = ['recorded', 'handoffs', 'surface', 'crossReference'] as const;
export type MapViewName = (typeof MAP_VIEWS)[number];
export const GAPS_VIEWS = ['handoffs', 'roots', 'reported', 'drift'] as const;
export type GapsViewName = (typeof GAPS_VIEWS)[number];
export const AUTHORITY_VIEWS = ['variances', 'places', 'meanings', 'gate', 'rules'] as const;
export type AuthorityViewName = (typeof AUTHORITY_VIEWS)[number];
export const CHECKS_VIEWS = ['checks', 'confidence', 'kinds'] as const;
export type ChecksViewName = (typeof CHECKS_VIEWS)[number];

export const SCREENS = ['map', 'gaps', 'authority', 'checks', 'queue', 'sources', 'reports'] as const;
export type ScreenName = (typeof SCREENS)[number];

/** Work that takes long enough to be watched and stopped. */
export interface Work {
  readonly callId: string;
  /** What is being done, in words fit to show: "Importing a folder". */
  readonly title: string;
  readonly progress: ProgressView | null;
  readonly startedAt: number;
  readonly stopping: boolean;
  /** True where there is nothing to show meanwhile: the centre panel stands in for the screen. */
  readonly opens: boolean;
}

/** What is told in a strip above the screen until it is put away. */
export interface Notice {
  readonly id: number;
  readonly tone: 'problem' | 'done' | 'news';
  readonly title: string;
  readonly problem: Problem | null;
}

/** Why the start screen could not open what was asked for, and how to ask again. */
export interface Obstacle {
  readonly title: string;
  readonly problem: Problem;
  readonly again: () => void;
}

/** The dialogs about the engagement's file and its record. */
export type FileDialogName =
  | 'earlier'
  | 'damaged'
  | 'password'
  | 'unlock'
  | 'inUse'
  | 'reviewCopy'
  | 'nextPeriod'
  | 'runs'
  | 'log'
  | 'owners'
  | 'attach';

/** What is told of a figure that is no sum of rows: why it is none, and what leads to rows or proves it. */
export interface RestsOn {
  /** The figure and what it is of, as the dialog's heading. */
  readonly title: string;
  readonly says: readonly string[];
  /** What it is made of, each the way to it. */
  readonly parts?: readonly { readonly word: string; readonly note?: string; readonly open: () => void }[];
  /** The run that it was a figure of: what proves that one is shown. */
  readonly run?: number;
  /** The exception, not seen any more, that it was a figure of: what proved that one is shown. */
  readonly gone?: string;
}

export type Overlay =
  | { readonly kind: 'palette' }
  | { readonly kind: 'help'; readonly tab: 'keys' | 'terms' }
  | { readonly kind: 'triage'; readonly action: TriageAction }
  | { readonly kind: 'decision'; readonly proposal: Proposal }
  /** An entry of the map to be changed; null for a new one. */
  | { readonly kind: 'handoff'; readonly handoff: HandoffView | null }
  | { readonly kind: 'dropped'; readonly dropped: DroppedView }
  | { readonly kind: 'file'; readonly dialog: FileDialogName; readonly problem: Problem | null }
  /** The rows of files behind a figure; `note` says how the figure and they differ, where they do. */
  | { readonly kind: 'rows'; readonly title: string; readonly filter: FactFilter; readonly note: string }
  /** What a figure rests on that is no sum of rows. */
  | { readonly kind: 'restsOn'; readonly restsOn: RestsOn }
  | { readonly kind: 'unsaved'; readonly then: () => void };

/** How much a list holds under its filter: what the status bar says of it. */
export interface ListFigures {
  readonly shown: number;
  readonly units: number;
  readonly value: number;
  /** How many of them nobody knows the cost of; they are worth 0 in `value`. */
  readonly unpriced: number;
}

export interface WindowState {
  readonly started: boolean;
  readonly version: string;
  readonly recent: readonly RecentEngagement[];
  readonly engagement: EngagementView | null;
  /** Grows whenever the engagement's figures may have changed; what was asked before is then asked again. */
  readonly generation: number;
  readonly screen: ScreenName;
  readonly work: Work | null;
  /** Steps left until every list answers at once; 0 where all do. */
  readonly preparing: number;
  readonly notices: readonly Notice[];
  readonly obstacle: Obstacle | null;
  readonly overlay: Overlay | null;
  readonly preferences: Preferences;
  readonly varianceFilter: VarianceFilter;
  readonly exceptionFilter: ExceptionFilter;
  /** What the queue is gathered by; null where it is one list. */
  readonly queueGrouping: ExceptionGrouping | null;
  /** Exceptions marked for one decision on all of them. */
  readonly markedExceptions: ReadonlySet<number>;
  /** Everything that the queue's filter lets through is marked. */
  readonly allMarked: boolean;
  readonly pickedVariance: number | null;
  readonly pickedException: number | null;
  readonly mapView: MapViewName;
  readonly gapsView: GapsViewName;
  readonly authorityView: AuthorityViewName;
  readonly checksView: ChecksViewName;
  /** A cell of the map: a system and a kind of event it records. */
  readonly pickedPath: { readonly system: string; readonly eventType: EventType } | null;
  /** An arrow of the handoff map: all handoffs from one system to another. */
  readonly pickedLink: { readonly from: string; readonly to: string } | null;
  readonly pickedRoot: number | null;
  readonly pickedIncident: number | null;
  readonly pickedHandoff: number | null;
  readonly pickedSource: number | null;
  /** The line of the picked file that was asked for; null where none was. */
  readonly pickedRow: number | null;
  readonly pickedCheck: string | null;
  /** What was picked from elsewhere and is to be shown in its list, whatever its filter says, until it was looked for. */
  readonly sought: { readonly list: 'variances' | 'exceptions'; readonly id: number } | null;
  readonly varianceFigures: ListFigures | null;
  readonly exceptionFigures: ListFigures | null;
  /** On a narrow window the inspector covers the list; then it is open only when asked for. */
  readonly inspectorOpen: boolean;
  /** A list as it goes onto paper, while it does. */
  readonly printing: { readonly title: string; readonly table: Taken } | null;
  readonly report: { readonly fileName: string; readonly bytes: number } | null;
}

export const NO_VARIANCE_FILTER: VarianceFilter = { show: 'differing' };
export const NO_EXCEPTION_FILTER: ExceptionFilter = {};

/** What belongs to one engagement and is forgotten when another is opened. */
export const NOTHING_PICKED = {
  varianceFilter: NO_VARIANCE_FILTER,
  exceptionFilter: NO_EXCEPTION_FILTER,
  queueGrouping: null,
  markedExceptions: new Set<number>(),
  allMarked: false,
  pickedVariance: null,
  pickedException: null,
  mapView: 'recorded',
  gapsView: 'handoffs',
  authorityView: 'variances',
  checksView: 'checks',
  pickedPath: null,
  pickedLink: null,
  pickedRoot: null,
  pickedIncident: null,
  pickedHandoff: null,
  pickedSource: null,
  pickedRow: null,
  pickedCheck: null,
  sought: null,
  varianceFigures: null,
  exceptionFigures: null,
  inspectorOpen: false,
  report: null,
} satisfies Partial<WindowState>;

export const windowState = createStore<WindowState>({
  started: false,
  version: '',
  recent: [],
  engagement: null,
  generation: 0,
  screen: 'authority',
  work: null,
  preparing: 0,
  notices: [],
  obstacle: null,
  overlay: null,
  preferences: USUAL_PREFERENCES,
  printing: null,
  ...NOTHING_PICKED,
});

export function useWindow<Part>(pick: (state: WindowState) => Part): Part {
  return useStore(windowState, pick);
}
