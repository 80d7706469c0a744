/** What the person prefers, applied to the page and kept by main for the next time. */
import { ZOOMS, type ColumnPreference, type Preferences } from '../../../src/contract/preferences.ts';
import { ask } from '../../api/ask.ts';
import { windowState } from './windowState.ts';

/** How long changes are gathered before they are kept, in milliseconds: dragging an edge makes many. */
const PAUSE = 250;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Changes some preferences. They hold at once and are kept a moment later. */
export function prefer(change: Partial<Preferences>): void {
  const before = windowState.get().preferences;
  const names = Object.keys(change) as (keyof Preferences)[];
  if (names.every((name) => JSON.stringify(before[name]) === JSON.stringify(change[name]))) return;
  windowState.set({ preferences: { ...before, ...change } });
  apply();
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
}

function keep(): void {
  timer = null;
  void ask('app.keepPreferences', windowState.get().preferences);
}

/** Puts what is preferred on the page: theme and height of rows. The size of everything is main's to set. */
export function apply(): void {
  const { theme, rows } = windowState.get().preferences;
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['rows'] = rows;
}

/** A grid's columns as they were left; undefined where nobody touched them. */
export function columnsOf(grid: string): readonly ColumnPreference[] | undefined {
  return windowState.get().preferences.grids[grid];
}

export function keepColumns(grid: string, columns: readonly ColumnPreference[]): void {
  prefer({ grids: { ...windowState.get().preferences.grids, [grid]: [...columns] } });
}

/** Gives a grid its first columns back. */
export function forgetColumns(grid: string): void {
  const { [grid]: _left, ...others } = windowState.get().preferences.grids;
  prefer({ grids: others });
}

/** One step larger or smaller, or the actual size. */
export function zoom(to: 'in' | 'out' | 'actual'): void {
  const { zoom: now } = windowState.get().preferences;
  const next = to === 'actual' ? 1 : to === 'in' ? ZOOMS.find((step) => step > now + 0.01) : ZOOMS.findLast((step) => step < now - 0.01);
  if (next !== undefined) prefer({ zoom: next });
}
