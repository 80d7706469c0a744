/** Going from screen to screen and from a figure to what it is made of. */
import type { ExceptionFilter, VarianceFilter } from '../../../src/contract/calls.ts';
import type { FactFilter } from '../../../src/contract/factViews.ts';
import type { FoundView, StoryView } from '../../../src/contract/views.ts';
import { NO_EXCEPTION_FILTER, NO_VARIANCE_FILTER, windowState, type RestsOn, type ScreenName } from './windowState.ts';

export function goTo(screen: ScreenName): void {
  windowState.set({ screen, inspectorOpen: false });
}

export function openQueue(filter: ExceptionFilter): void {
  windowState.set({ screen: 'queue', exceptionFilter: filter, pickedException: null, inspectorOpen: false });
}

export function openVariances(filter: Partial<VarianceFilter>): void {
  windowState.set({
    screen: 'authority',
    authorityView: 'variances',
    varianceFilter: { ...NO_VARIANCE_FILTER, ...filter },
    pickedVariance: null,
    inspectorOpen: false,
  });
}

export function openVariance(id: number): void {
  windowState.set({
    screen: 'authority', authorityView: 'variances', pickedVariance: id, sought: { list: 'variances', id }, inspectorOpen: true,
  });
}

export function openException(id: number): void {
  windowState.set({ screen: 'queue', pickedException: id, sought: { list: 'exceptions', id }, inspectorOpen: true });
}

/** Whether this row was picked elsewhere to be shown in its list; from now on it is not. */
export function foundSought(list: 'variances' | 'exceptions', id: number): boolean {
  const { sought } = windowState.get();
  if (sought?.list !== list || sought.id !== id) return false;
  windowState.set({ sought: null });
  return true;
}

export function openStory(story: StoryView): void {
  if (story.opens.kind === 'variance') openVariance(story.opens.id);
  else openException(story.opens.id);
}

/** Opens what was found by a text where it shows best: an item among the variances, a reference in the queue. */
export function openFound({ kind, id, text, row }: FoundView): void {
  switch (kind) {
    case 'exception':
    case 'note':
      openException(id);
      return;
    case 'item':
      openVariances({ search: text, show: 'all' });
      return;
    case 'location':
      openVariances({ location: text, show: 'all' });
      return;
    case 'reference':
      openQueue({ search: text });
      return;
    case 'handoff':
      openQueue({ handoff: text });
      return;
    case 'owner':
      openQueue({ owner: text });
      return;
    case 'source':
      openSource(id);
      return;
    case 'row':
      openSourceRow(id, row ?? 1);
  }
}

/** Shows the rows of files that a figure is made of, over the screen at hand. */
export function openRows(title: string, filter: FactFilter, note = ''): void {
  windowState.set({ overlay: { kind: 'rows', title, filter, note } });
}

/** Shows what a figure rests on that is no sum of rows, over the screen at hand. */
export function openRestsOn(restsOn: RestsOn): void {
  windowState.set({ overlay: { kind: 'restsOn', restsOn } });
}

export function openHandoff(id: number): void {
  windowState.set({ screen: 'gaps', gapsView: 'handoffs', pickedHandoff: id, inspectorOpen: true });
}

export function openRoot(id: number): void {
  windowState.set({ screen: 'gaps', gapsView: 'roots', pickedRoot: id, inspectorOpen: true });
}

export function openIncident(id: number): void {
  windowState.set({ screen: 'gaps', gapsView: 'reported', pickedIncident: id, inspectorOpen: true });
}

export function openSource(id: number): void {
  windowState.set({ screen: 'sources', pickedSource: id, pickedRow: null, inspectorOpen: true });
}

/** A line of a file as it was received. */
export function openSourceRow(id: number, row: number): void {
  windowState.set({ screen: 'sources', pickedSource: id, pickedRow: row, inspectorOpen: true });
}

export function filterVariances(change: { readonly [Name in keyof VarianceFilter]?: VarianceFilter[Name] | undefined }): void {
  const before = windowState.get().varianceFilter;
  windowState.set({ varianceFilter: withoutGaps({ ...before, ...change, show: change.show ?? before.show }) });
}

export function filterExceptions(change: { readonly [Name in keyof ExceptionFilter]?: ExceptionFilter[Name] | undefined }): void {
  windowState.set({ exceptionFilter: withoutGaps({ ...windowState.get().exceptionFilter, ...change }) });
}

export function clearFilters(): void {
  const { screen } = windowState.get();
  if (screen === 'authority') windowState.set({ varianceFilter: NO_VARIANCE_FILTER });
  if (screen === 'queue') windowState.set({ exceptionFilter: NO_EXCEPTION_FILTER });
}

/** On a narrow window the inspector covers the list, so pointing at a row opens it. */
export function showPicked(): void {
  if (window.matchMedia('(max-width: 900px)').matches) windowState.set({ inspectorOpen: true });
}

/** A filter without the fields that hold nothing: an absent field lets everything through. */
function withoutGaps<Filter extends object>(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')) as Filter;
}

/** What is picked on the screen at hand is let go; false where nothing was. */
export function letGo(): boolean {
  const state = windowState.get();
  switch (state.screen) {
    case 'authority':
      if (state.pickedVariance === null) return false;
      windowState.set({ pickedVariance: null, inspectorOpen: false });
      return true;
    case 'queue':
      if (state.pickedException === null) return false;
      windowState.set({ pickedException: null, inspectorOpen: false });
      return true;
    case 'map':
      if (state.pickedPath === null && state.pickedLink === null) return false;
      windowState.set({ pickedPath: null, pickedLink: null, inspectorOpen: false });
      return true;
    case 'gaps': {
      const picked = { handoffs: 'pickedHandoff', roots: 'pickedRoot', reported: 'pickedIncident', drift: null } as const;
      const name = picked[state.gapsView];
      if (name === null || state[name] === null) return false;
      windowState.set({ [name]: null, inspectorOpen: false });
      return true;
    }
    case 'sources':
      if (state.pickedSource === null) return false;
      windowState.set({ pickedSource: null, pickedRow: null, inspectorOpen: false });
      return true;
    case 'checks':
      if (state.pickedCheck === null || state.checksView !== 'checks') return false;
      windowState.set({ pickedCheck: null, inspectorOpen: false });
      return true;
    case 'reports':
      return false;
  }
}
