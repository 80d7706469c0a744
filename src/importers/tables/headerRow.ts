/** Which row of a grid names the columns. */
import type { Grid } from '../grid/grid.ts';
import { cellText } from '../grid/grid.ts';
import type { Merge } from '../xlsx/sheetRows.ts';
import { KIND } from './cellKinds.ts';
import type { CellKinds } from './cellKinds.ts';

/**
 * Whether somebody knows these names as a header: a preset, a dataset, the mapping of an engagement. With `generally` names that many
 * systems use are enough.
 */
export type KnowsHeader = (names: readonly string[], generally?: boolean) => boolean;

export interface HeaderChoice {
  /** −1 where the table has no header. */
  readonly row: number;
  readonly groupRow: number;
  readonly isKnown: boolean;
  /** Whether it looks like a header: no figures in it, as wide as the rows below. */
  readonly isLikely: boolean;
}

/** Titles and preambles are not longer than this. */
const WINDOW = 60;
const BELOW = 50;

/** Chooses among the first rows from `from` on; `to` is where the grid, or the next table, ends. */
export function chooseHeader(
  grid: Grid, kinds: CellKinds, merges: readonly Merge[], from: number, to: number, knows: KnowsHeader,
): HeaderChoice {
  const end = Math.min(to, from + WINDOW);
  const candidates: number[] = [];
  for (let row = from; row < end; row += 1) if (couldBeHeader(kinds, row)) candidates.push(row);
  const looksRight = candidates.find((row) =>
    isWideEnough(kinds, row, groupRowOf(grid, kinds, merges, row, from), to, spannedBeside(grid, merges, row)));
  const namesOf = (row: number): string[] => headerNames(grid, kinds, merges, row, groupRowOf(grid, kinds, merges, row, from));
  const best = looksRight !== undefined && knows(namesOf(looksRight)) ? looksRight : candidates.find((row) => knows(namesOf(row)));
  // What a table of its own stands below is no title of the next one, however well that one's header is known.
  const before = best === undefined ? undefined
    : candidates.find((row) => row < best && headsRows(kinds, row, best) && knows(namesOf(row), true));
  const known = before ?? best;
  const upper = known ?? looksRight;
  if (upper !== undefined) {
    const isUpper = isCompletedBelow(grid, kinds, merges, upper, to);
    const row = isUpper ? upper + 1 : upper;
    const groupRow = isUpper ? upper : groupRowOf(grid, kinds, merges, row, from);
    return { row, groupRow, isKnown: known !== undefined, isLikely: upper === looksRight };
  }
  const first = firstFilled(kinds, from, to);
  if (first < 0 || hasLabel(kinds, first)) return { row: first, groupRow: -1, isKnown: false, isLikely: false };
  return { row: -1, groupRow: -1, isKnown: false, isLikely: false };
}

/** Whether rows with figures follow at once, each within the columns that a row has words over. */
function headsRows(kinds: CellKinds, row: number, to: number): boolean {
  const [first, last] = [kinds.first[row] as number, kinds.last[row] as number];
  let rows = 0;
  for (let next = row + 1; next < to && (kinds.filled[next] as number) > 1; next += 1) {
    if ((kinds.first[next] as number) < first || (kinds.last[next] as number) > last) return false;
    if (kinds.count(next, KIND.value, first, last) === 0) break;
    rows += 1;
  }
  return rows > 0;
}

function firstFilled(kinds: CellKinds, from: number, to: number): number {
  for (let row = from; row < to; row += 1) if ((kinds.filled[row] as number) > 0) return row;
  return -1;
}

function hasLabel(kinds: CellKinds, row: number): boolean {
  return kinds.count(row, KIND.label, kinds.first[row] as number, kinds.last[row] as number) > 0;
}

/** At least two cells, nearly all of them words. */
function couldBeHeader(kinds: CellKinds, row: number): boolean {
  const filled = kinds.filled[row] as number;
  if (filled < 2 || !hasLabel(kinds, row)) return false;
  const values = kinds.count(row, KIND.value, kinds.first[row] as number, kinds.last[row] as number);
  return values * 5 <= filled;
}

/** As many names, those of the row above counted where it has none, as nearly every row below has cells. */
function isWideEnough(kinds: CellKinds, row: number, groupRow: number, to: number, spanned: number): boolean {
  let names = (kinds.filled[row] as number) + spanned;
  if (groupRow >= 0) {
    for (let column = kinds.first[groupRow] as number; column <= (kinds.last[groupRow] as number); column += 1) {
      if (kinds.kind(row, column) === KIND.blank && kinds.kind(groupRow, column) !== KIND.blank) names += 1;
    }
  }
  const below: number[] = [];
  for (let next = row + 1; next < to && below.length < BELOW; next += 1) {
    if ((kinds.filled[next] as number) > 0) below.push(kinds.filled[next] as number);
  }
  below.sort((a, b) => a - b);
  const usual = below[Math.floor(0.9 * (below.length - 1))] ?? 0;
  return names >= 0.8 * usual;
}

/** How many columns beside their own the names of a row stand over, where a row below divides them; none for a title across the sheet. */
function spannedBeside(grid: Grid, merges: readonly Merge[], row: number): number {
  const place = grid.places[row] as number;
  if (grid.places[row + 1] !== place + 1) return 0;
  return merges.filter(({ top, bottom }) => top === place && bottom === place).reduce((sum, { left, right }) => sum + right - left, 0);
}

/** The row above a header whose cells stand over several of its columns; −1 where there is none. */
function groupRowOf(grid: Grid, kinds: CellKinds, merges: readonly Merge[], row: number, from: number): number {
  const above = row - 1;
  if (above < from || grid.places[above] !== (grid.places[row] as number) - 1) return -1;
  const filled = kinds.filled[above] as number;
  if (filled < 2) return -1;
  const [first, last] = [kinds.first[above] as number, kinds.last[above] as number];
  if (kinds.count(above, KIND.value, first, last) > 0 || kinds.count(above, KIND.mixed, first, last) > 0) return -1;
  const place = grid.places[above];
  const isMerged = merges.some(({ top, bottom, left, right }) => top <= place && place <= bottom && right > left
    && right - left < (kinds.last[row] as number) - (kinds.first[row] as number));
  if (isMerged) return above;
  // Without merges: names over gaps, each of which begins a run of the header's names.
  const isOverRow = last <= (kinds.last[row] as number) && first >= (kinds.first[row] as number);
  return isOverRow && filled * 2 <= (kinds.filled[row] as number) && merges.length === 0 ? above : -1;
}

/** Whether the next row divides names of this one that stand over several columns each: words only, and under such names alone. */
function isCompletedBelow(grid: Grid, kinds: CellKinds, merges: readonly Merge[], row: number, to: number): boolean {
  const below = row + 1;
  if (below >= to || grid.places[below] !== (grid.places[row] as number) + 1) return false;
  const place = grid.places[row] as number;
  let words = 0;
  for (let column = kinds.first[below] as number; column <= (kinds.last[below] as number); column += 1) {
    const kind = kinds.kind(below, column);
    if (kind === KIND.blank) continue;
    const isUnderWide = merges.some(({ top, bottom, left, right }) =>
      top <= place && place <= bottom && left < right && left <= column && column <= right);
    if (kind !== KIND.label || !isUnderWide) return false;
    words += 1;
  }
  return words > 1;
}

/**
 * The names of the columns from the header's first to its last. A name that the header leaves out or repeats is completed by the
 * group above it.
 */
export function headerNames(grid: Grid, kinds: CellKinds, merges: readonly Merge[], row: number, groupRow: number): string[] {
  const first = Math.min(kinds.first[row] as number, groupRow < 0 ? Number.POSITIVE_INFINITY : kinds.first[groupRow] as number);
  const last = Math.max(kinds.last[row] as number, groupRow < 0 ? -1 : kinds.last[groupRow] as number);
  const names: string[] = [];
  for (let column = first; column <= last; column += 1) names.push(cellText(grid, row, column).replace(/\s*\n\s*/gu, ' '));
  if (groupRow < 0) return names;
  const groups = groupsOver(grid, merges, groupRow, first, last);
  const repeated = new Set(names.filter((name, at) => name !== '' && names.indexOf(name) !== at));
  return names.map((name, at) => {
    const group = groups[at] ?? '';
    if (name === '') return /\p{L}/u.test(group) && groups.filter((one) => one === group).length === 1 ? group : '';
    return repeated.has(name) && group !== '' ? `${group} ${name}` : name;
  });
}

function groupsOver(grid: Grid, merges: readonly Merge[], row: number, first: number, last: number): string[] {
  const place = grid.places[row] as number;
  const groups: string[] = [];
  let current = '';
  for (let column = first; column <= last; column += 1) {
    const text = cellText(grid, row, column);
    const merge = merges.find(({ top, bottom, left, right }) => top <= place && place <= bottom && left <= column && column <= right);
    if (text !== '') current = text;
    else if (merges.length > 0 && merge === undefined) current = '';
    groups.push(current);
  }
  return groups;
}
