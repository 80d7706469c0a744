/** From a grid to the tables that are read of it, with what was decided about each. */
import type { Grid } from '../grid/grid.ts';
import { cellText, rowCount, rowTexts } from '../grid/grid.ts';
import type { Merge } from '../xlsx/sheetRows.ts';
import { findTables } from './findTables.ts';
import type { Decision, FoundTable, PlaceWord } from './foundTable.ts';
import type { KnowsHeader } from './headerRow.ts';
import { LIST_LOCATION } from '../presets/list-names.ts';
import { placeOf } from '../shape/headerNames.ts';
import { encodeText, textOf } from '../bytes/text.ts';
import { leftOutDoubts } from './tableShape.ts';
import { saidPlace } from './saidPlace.ts';
import type { SaidPlace } from './saidPlace.ts';
import type { LeftOut, TableShape } from './tableShape.ts';

/** A grid and what is known of it. */
export interface GridSource {
  readonly part: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly isText: boolean;
  readonly placeWord: PlaceWord;
  readonly grid: Grid;
  readonly merges: readonly Merge[];
  readonly doubts: readonly string[];
  readonly decisions: readonly Decision[];
}

/** The name of the column that holds what a group of rows is headed by. */
const GROUP_COLUMN = 'Group';

export function tablesOf(source: GridSource, knows: KnowsHeader): readonly FoundTable[] {
  const shapes = findTables(source.grid, source.merges, knows);
  const isBeside = (shape: TableShape): boolean => shapes.some((other) => other !== shape && other.headerRow === shape.headerRow);
  const { part, isText } = source;
  return shapes.map((shape, index) => tableOf({ ...source, isText: isText && !isBeside(shape) }, shape,
    shapes.length === 1 ? part : `${part}${part === '' ? '' : ' '}table ${index + 1}`, shapes.length));
}

/** Whether a grid is one table from its first row to its last, with nothing else in it. */
export function isTidy(shapes: readonly TableShape[]): boolean {
  const [only] = shapes;
  return shapes.length === 1 && only !== undefined && only.headerRow === 0 && only.firstColumn === 0 && only.groupHeaderRow < 0
    && only.groupRows.length === 0 && [...only.leftOut].every(([kind, rows]) => rows.length === 0 || kind === 'blank'
      || kind === 'repeated header');
}

function tableOf(source: GridSource, shape: TableShape, part: string, tables: number): FoundTable {
  const { grid, placeWord } = source;
  const standsAt = (row: number): number => grid.places[row] as number;
  const hasGroups = shape.groupRows.length > 0;
  const textOfRow = (row: number): string => rowTexts(grid, row).filter((text) => text !== '').join(' ').replace(/\s+/gu, ' ');
  const doubts = [...source.doubts, ...leftOutDoubts(placeWord, shape, standsAt, textOfRow)];
  if (shape.headerRow < 0) {
    doubts.push('It has no header: its columns are called "Column 1", "Column 2" and so on.');
  } else if (!shape.isHeaderLikely && !shape.isHeaderKnown) {
    doubts.push(`It is not certain that ${placeWord} ${standsAt(shape.headerRow)} is its header.`);
  }
  const groups = hasGroups ? Int32Array.from(shape.groupRows, (row) => groupCell(grid, row)) : undefined;
  const label = groups === undefined ? undefined : placeLabel(grid, groups, shape.header);
  const groupName = label ?? GROUP_COLUMN;
  if (hasGroups) doubts.push(`What heads a group of rows is read as a column "${groupName}".`);
  const header = hasGroups ? [...shape.header, groupName] : shape.header;
  return {
    part, encoding: source.encoding, delimiter: source.delimiter, isText: source.isText, placeWord, header,
    headerPlace: shape.headerRow < 0 ? 0 : standsAt(shape.headerRow),
    grid: label === undefined || groups === undefined ? grid : withoutLabel(grid, groups, label), firstColumn: shape.firstColumn,
    width: shape.header.length, rows: Int32Array.from(shape.rows),
    groups, place: placeAround(shape, (row) => rowTexts(grid, row)),
    doubts, decisions: [...source.decisions, headerDecision(shape, placeWord, standsAt), ...tableDecisions(source, shape, part, tables)],
  };
}

function placeAround({ leftOut }: TableShape, textsOf: (row: number) => readonly string[]): SaidPlace | undefined {
  const cells = (kinds: readonly LeftOut[]): readonly (readonly string[])[] =>
    kinds.flatMap((kind) => leftOut.get(kind) ?? []).map(textsOf);
  return saidPlace(cells(['title']), cells(['page heading', 'group', 'footer']));
}

/** The first cell of a row that is not blank. */
function groupCell(grid: Grid, row: number): number {
  if (row < 0) return -1;
  const from = grid.firstCell[row] as number;
  for (let column = 0; from + column < (grid.firstCell[row + 1] as number); column += 1) {
    if (cellText(grid, row, column) !== '') return from + column;
  }
  return -1;
}

/** What every heading of a group begins with, as "Warehouse: Chicago" does, where it is a name for locations that no column has. */
function placeLabel(grid: Grid, groups: Int32Array, header: readonly string[]): string | undefined {
  const labels = new Set(Array.from(new Set(groups), (cell) => {
    const text = cell < 0 ? '' : textOf(grid.bytes, grid.starts[cell] as number, grid.ends[cell] as number).trim();
    return /^(\p{L}[\p{L} .]*?)\s*:\s*\S/u.exec(text)?.[1];
  }));
  const [label] = labels;
  return labels.size === 1 && label !== undefined && placeOf([label], LIST_LOCATION) === 0 && placeOf(header, LIST_LOCATION) < 0
    ? label : undefined;
}

/** The headings of groups without what all of them begin with. */
function withoutLabel(grid: Grid, groups: Int32Array, label: string): Grid {
  const starts = grid.starts.slice();
  for (const cell of new Set(groups)) {
    if (cell < 0) continue;
    const text = textOf(grid.bytes, grid.starts[cell] as number, grid.ends[cell] as number);
    starts[cell] = (grid.starts[cell] as number) + encodeText(/^\s*/u.exec(text)?.[0] ?? '').length
      + encodeText(/^[^:]*:\s*/u.exec(text.trimStart())?.[0] ?? label).length;
  }
  return { ...grid, starts };
}

function headerDecision(shape: TableShape, word: PlaceWord, placeOf: (row: number) => number): Decision {
  if (shape.headerRow < 0) {
    return { about: 'header', decided: 'none', because: `the first ${word} holds figures and no names`, sureness: 'guess' };
  }
  const decided = shape.groupHeaderRow < 0 ? `${word} ${placeOf(shape.headerRow)}`
    : `${word}s ${placeOf(shape.groupHeaderRow)} and ${placeOf(shape.headerRow)}`;
  if (shape.isHeaderKnown) return { about: 'header', decided, because: 'its names are those of a known export', sureness: 'certain' };
  return shape.isHeaderLikely
    ? { about: 'header', decided, because: 'it has names only, as many as the rows below have cells', sureness: 'likely' }
    : { about: 'header', decided, because: 'nothing looks more like one', sureness: 'guess' };
}

function tableDecisions(
  { part: sheet, grid, placeWord }: GridSource, shape: TableShape, part: string, tables: number,
): readonly Decision[] {
  const [first, last] = [shape.rows[0], shape.rows.at(-1)];
  const decisions: Decision[] = [];
  if (tables > 1) {
    decisions.push({
      about: 'table', decided: part, sureness: 'likely',
      because: `${sheet === '' ? 'the file' : `"${sheet}"`} holds ${tables} tables, each under names of its own`,
    });
  }
  if (first !== undefined && last !== undefined) {
    decisions.push({
      about: 'rows', decided: `${shape.rows.length} from ${placeWord} ${grid.places[first] ?? 0} to ${grid.places[last] ?? 0}`,
      because: rowCount(grid) === shape.rows.length + 1 ? 'everything below the header is of one kind'
        : 'they look alike; what does not is listed among the doubts',
      sureness: rowCount(grid) === shape.rows.length + 1 ? 'certain' : 'likely',
    });
  }
  return decisions;
}
