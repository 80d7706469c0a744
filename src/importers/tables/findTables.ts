/** The tables of a grid: where each begins and ends, what names its columns, which rows are its own and which are none. */
import type { Grid } from '../grid/grid.ts';
import { cellText, rowCount, rowTexts } from '../grid/grid.ts';
import type { Merge } from '../xlsx/sheetRows.ts';
import { splitBeside } from './besideTables.ts';
import { KIND } from './cellKinds.ts';
import { CellKinds } from './cellKinds.ts';
import { chooseHeader, headerNames } from './headerRow.ts';
import type { KnowsHeader } from './headerRow.ts';
import { nextHeader, titlesFrom } from './nextHeader.ts';
import { placeIn } from './saidPlace.ts';
import type { LeftOut, TableShape } from './tableShape.ts';
import { isTotalWord } from './totalWords.ts';
import { TypicalRow, mergedAcross } from './typicalRow.ts';
import type { MergedAcross } from './typicalRow.ts';

/** One more than this many tables in one grid is no table at all but free text. */
const TABLES_AT_MOST = 50;

export function findTables(grid: Grid, merges: readonly Merge[], knows: KnowsHeader): readonly TableShape[] {
  const kinds = new CellKinds(grid);
  const across = mergedAcross(merges);
  const rows = rowCount(grid);
  const tables: TableShape[] = [];
  let header = 0;
  for (let from = 0; from < rows && tables.length < TABLES_AT_MOST;) {
    const choice = tables.length === 0
      ? chooseHeader(grid, kinds, merges, from, rows, knows)
      : { row: header, groupRow: -1, isKnown: knows(headerNames(grid, kinds, merges, header, -1)), isLikely: true };
    if (choice.row < 0 && (tables.length > 0 || firstFilled(kinds, from) < 0)) break;
    const area = areaOf(grid, kinds, merges, choice.row, choice.groupRow, from, tables.at(-1));
    const typical = new TypicalRow(grid, kinds, choice.row + 1, rows, area.firstColumn, area.lastColumn);
    const until = nextHeader(grid, kinds, typical, choice.row + 1, rows, area, knows);
    // What stands right above the next header is said of the next table.
    const end = until < rows ? titlesFrom(kinds, typical, until, choice.row + 1) : until;
    const shape = rowsOf(grid, kinds, across, typical, { ...area, ...choice, from, until: end });
    tables.push(...splitBeside(grid, kinds, shape));
    header = until;
    from = end;
  }
  return tables;
}

function firstFilled(kinds: CellKinds, from: number): number {
  for (let row = from; row < kinds.filled.length; row += 1) if ((kinds.filled[row] as number) > 0) return row;
  return -1;
}

export interface Area {
  readonly header: readonly string[];
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The columns of a table: its header's, and further ones without a name where rows have cells there. */
function areaOf(
  grid: Grid, kinds: CellKinds, merges: readonly Merge[], headerRow: number, groupRow: number, from: number, before: TableShape | undefined,
): Area {
  if (headerRow < 0) {
    const row = firstFilled(kinds, from);
    const [first, last] = [kinds.first[row] as number, kinds.last[row] as number];
    return { header: Array.from({ length: last - first + 1 }, (_, at) => `Column ${at + 1}`), firstColumn: first, lastColumn: last };
  }
  const names = headerNames(grid, kinds, merges, headerRow, groupRow);
  let first = kinds.first[headerRow] as number;
  if (groupRow >= 0) first = Math.min(first, kinds.first[groupRow] as number);
  if (before !== undefined && kinds.kind(headerRow, first) === KIND.value) {
    // A running number goes on through the headers of further tables.
    names[0] = before.header[first - before.firstColumn] ?? '';
  }
  return { header: names, firstColumn: first, lastColumn: first + names.length - 1 };
}

interface Span extends Area {
  readonly row: number;
  readonly groupRow: number;
  readonly isKnown: boolean;
  readonly isLikely: boolean;
  readonly from: number;
  readonly until: number;
}

function rowsOf(grid: Grid, kinds: CellKinds, across: MergedAcross, typical: TypicalRow, span: Span): TableShape {
  const { header, firstColumn, row: headerRow } = span;
  const leftOut = new Map<LeftOut, number[]>();
  const leave = (kind: LeftOut, row: number): void => {
    const rows = leftOut.get(kind);
    if (rows === undefined) leftOut.set(kind, [row]);
    else rows.push(row);
  };
  for (let row = span.from; row < headerRow; row += 1) {
    if (row !== span.groupRow && (kinds.filled[row] as number) > 0) leave('title', row);
  }
  const kept: number[] = [];
  const headerTexts = headerRow < 0 ? undefined : textsOf(grid, headerRow);
  const firstName = headerRow < 0 ? '' : cellText(grid, headerRow, 0);
  const lastRegular = typical.lastRegular(Math.max(span.from, headerRow + 1), span.until);
  const blanks: number[] = [];
  const groups: number[] = [];
  const places: number[] = [];
  for (let row = Math.max(span.from, headerRow + 1); row < span.until; row += 1) {
    if ((kinds.filled[row] as number) === 0) blanks.push(row);
    else if (headerTexts !== undefined && cellText(grid, row, 0) === firstName && textsOf(grid, row) === headerTexts) {
      leave('repeated header', row);
      leavePageHeading(kinds, typical, kept, (one) => {
        if (placeIn(rowTexts(grid, one)) === undefined) leave('page heading', one);
        else places.push(one);
      });
    } else if (typical.isLabelledTotal(row, isTotalWord)) leave('total', row);
    else if (typical.isBareTotal(row)) leave('unlabelled total', row);
    else if (row > lastRegular && typical.isFooter(row)) leave('footer', row);
    else if (typical.couldBeGroup(row, across)) groups.push(row);
    else kept.push(row);
  }
  if (places.length > 0) groups.push(...places, ...takePlaces(grid, leftOut));
  groups.sort((a, b) => a - b);
  const area: Area = withUnnamed(kinds, kept, span);
  if (blanks.length > 0) leftOut.set('blank', blanks);
  // One such row alone is as likely a torn one: it stays, and is rejected where it cannot be read.
  const areGroups = groups.length > 1 || groups.some((row) => typical.isMergedAcross(row, across));
  if (areGroups) leftOut.set('group', groups);
  const rows = areGroups || groups.length === 0 ? kept : [...kept, ...groups].sort((a, b) => a - b);
  return {
    headerRow, groupHeaderRow: span.groupRow, header: area.header, firstColumn, lastColumn: area.lastColumn, rows,
    groupRows: areGroups ? groupsFor(rows, groups) : [], leftOut, isHeaderKnown: span.isKnown,
    isHeaderLikely: span.isLikely || header.length === 1,
  };
}

/** Titles that name a location, where others name another above each repeated header: they head the rows below them as those do. */
function takePlaces(grid: Grid, leftOut: Map<LeftOut, readonly number[]>): readonly number[] {
  const titles = leftOut.get('title') ?? [];
  const places = titles.filter((row) => placeIn(rowTexts(grid, row)) !== undefined);
  leftOut.set('title', titles.filter((row) => !places.includes(row)));
  return places.slice(-1);
}

function groupsFor(rows: readonly number[], groups: readonly number[]): number[] {
  let next = 0;
  let current = -1;
  return rows.map((row) => {
    while (next < groups.length && (groups[next] as number) < row) {
      current = groups[next] as number;
      next += 1;
    }
    return current;
  });
}

/** Short lines right before a repeated header belong to the page that begins. */
function leavePageHeading(kinds: CellKinds, typical: TypicalRow, kept: number[], leave: (row: number) => void): void {
  for (let count = 0; count < 6; count += 1) {
    const row = kept.at(-1);
    if (row === undefined || typical.isRegular(row) || (kinds.filled[row] as number) > 2) return;
    kept.pop();
    leave(row);
  }
}

function withUnnamed(kinds: CellKinds, rows: readonly number[], { header, firstColumn, lastColumn }: Area): Area {
  let last = lastColumn;
  for (const row of rows) if ((kinds.last[row] as number) > last) last = kinds.last[row] as number;
  return { header: [...header, ...Array.from({ length: last - lastColumn }, () => '')], firstColumn, lastColumn: last };
}

function textsOf(grid: Grid, row: number): string {
  const width = (grid.firstCell[row + 1] as number) - (grid.firstCell[row] as number);
  return JSON.stringify(Array.from({ length: width }, (_, column) => cellText(grid, row, column))).replace(/(,"")*\]$/u, ']');
}
