import type { Grid } from '../grid/grid.ts';
import { cellText } from '../grid/grid.ts';
import { KIND } from './cellKinds.ts';
import type { CellKinds } from './cellKinds.ts';
import type { Area } from './findTables.ts';
import type { KnowsHeader } from './headerRow.ts';
import type { TypicalRow } from './typicalRow.ts';

/** How many rows of a column are looked at for the same word. */
const NEAR = 300;
/** Rows below a header that have to differ from those above it. */
const AFTER = 5;

/**
 * Where another table begins below this one: the row that names its columns; `to` where there is none. A word in a column of figures
 * ("not stocked") is no header: a header's words differ from each other, do not come again in their columns, and other rows follow.
 */
export function nextHeader(
  grid: Grid, kinds: CellKinds, typical: TypicalRow, from: number, to: number, area: Area, knows: KnowsHeader,
): number {
  let below = from;
  for (let row = from + 1; row < to - 1; row += 1) {
    if (below <= row) below = nextFilled(kinds, row, to);
    const isAfterGap = (kinds.filled[row] as number) > 1 && isBelowGap(grid, kinds, titlesFrom(kinds, typical, row, from));
    if (typical.valueColumns.length === 0 && !isAfterGap) continue;
    const opens = opensColumns(kinds, row, from, below, area);
    if (!opens && !isAfterGap && !breaksColumns(kinds, typical, row)) continue;
    if (isOtherHeader(grid, kinds, typical, row, from, to, area, (names) => opens || knows(names, true))) return row;
  }
  return to;
}

/** Titles above a header are not more than this many. */
const TITLES = 6;

/** Where the titles right above a header begin, blank rows among them: rows of a cell or two that are none of the table above. */
export function titlesFrom(kinds: CellKinds, typical: TypicalRow, header: number, from: number): number {
  let first = header;
  for (let row = header - 1; row > from && header - row <= TITLES; row -= 1) {
    const filled = kinds.filled[row] as number;
    if (filled > 0 && (filled > 2 || filled * 2 > (kinds.filled[header] as number) || typical.isRegular(row))) break;
    first = row;
  }
  return first;
}

/** Whether a blank row, or a line that is left out of the grid, parts a row from what stands above it. */
function isBelowGap(grid: Grid, kinds: CellKinds, row: number): boolean {
  return kinds.filled[row] === 0 || (grid.places[row] as number) - (grid.places[row - 1] as number) > 1;
}

/** Words over columns that had neither a name nor a cell above, and have figures below. */
function opensColumns(kinds: CellKinds, row: number, from: number, below: number, area: Area): boolean {
  if (below >= kinds.filled.length) return false;
  for (let column = kinds.first[row] as number; column <= (kinds.last[row] as number); column += 1) {
    if ((area.header[column - area.firstColumn] ?? '') !== '' || kinds.kind(row, column) !== KIND.label) continue;
    if (kinds.kind(below, column) !== KIND.value) continue;
    let isNew = true;
    for (let above = Math.max(from, row - NEAR); above < row && isNew; above += 1) isNew = kinds.kind(above, column) === KIND.blank;
    if (isNew) return true;
  }
  return false;
}

/** The next row below that is not blank; as many as there are where there is none. */
function nextFilled(kinds: CellKinds, row: number, to: number): number {
  for (let next = row + 1; next < to; next += 1) if ((kinds.filled[next] as number) > 0) return next;
  return kinds.filled.length;
}

function breaksColumns(kinds: CellKinds, typical: TypicalRow, row: number): boolean {
  let breaks = 0;
  let keeps = 0;
  for (const column of typical.valueColumns) {
    const kind = kinds.kind(row, column);
    if (kind === KIND.value) keeps += 1;
    else if (kind === KIND.label || kind === KIND.mixed) breaks += 1;
  }
  return breaks > 0 && keeps <= 1;
}

function isOtherHeader(
  grid: Grid, kinds: CellKinds, typical: TypicalRow, row: number, from: number, to: number, area: Area, knows: KnowsHeader,
): boolean {
  const first = kinds.first[row] as number;
  const last = kinds.last[row] as number;
  const values = kinds.count(row, KIND.value, first, last);
  const labels = kinds.count(row, KIND.label, first, last);
  // Only a running number may go on through a header.
  if (labels === 0 || values > 1 || (values === 1 && kinds.kind(row, first) !== KIND.value)) return false;
  const names: string[] = [];
  for (let column = first; column <= last; column += 1) {
    const kind = kinds.kind(row, column);
    if (kind === KIND.label || kind === KIND.mixed) names.push(cellText(grid, row, column));
  }
  if (new Set(names).size < names.length) return false;
  if (names.every((name, at) => name === area.header[at])) return false;
  if (names.length === 1 && values === 0) return false;
  if (comesAgain(grid, kinds, row, from, to, first, last)) return false;
  if (knows(names)) return true;
  // The rows that follow are of another kind: not regular here, or as the new names make them.
  let others = 0;
  let seen = 0;
  for (let next = row + 1; next < to && seen < AFTER; next += 1) {
    const filled = kinds.filled[next] as number;
    if (filled === 0) continue;
    seen += 1;
    const values2 = kinds.count(next, KIND.value, kinds.first[next] as number, kinds.last[next] as number);
    if (!typical.isRegular(next) && filled <= (kinds.filled[row] as number) && (values2 > 0 || names.length === 1)) others += 1;
  }
  return seen > 0 && others * 2 > seen;
}

function comesAgain(grid: Grid, kinds: CellKinds, row: number, from: number, to: number, first: number, last: number): boolean {
  for (let column = first; column <= last; column += 1) {
    const kind = kinds.kind(row, column);
    if (kind !== KIND.label && kind !== KIND.mixed) continue;
    const text = cellText(grid, row, column);
    for (let other = Math.max(from, row - NEAR); other < Math.min(to, row + NEAR); other += 1) {
      if (other !== row && kinds.kind(other, column) === kind && cellText(grid, other, column) === text) return true;
    }
  }
  return false;
}
