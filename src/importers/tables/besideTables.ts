import type { Grid } from '../grid/grid.ts';
import { cellText } from '../grid/grid.ts';
import { KIND } from './cellKinds.ts';
import type { CellKinds } from './cellKinds.ts';
import type { TableShape } from './tableShape.ts';

/** A table that is several, one beside the other: parted by an empty column, or glued on with the same names again. */
export function splitBeside(grid: Grid, kinds: CellKinds, shape: TableShape): readonly TableShape[] {
  if (shape.headerRow < 0 || shape.rows.length === 0) return [shape];
  const cut = cutAtRepeatedNames(grid, shape) ?? cutAtEmptyColumn(kinds, shape);
  if (cut === undefined) return [shape];
  const left = part(kinds, shape, 0, cut.leftEnd);
  const right = part(kinds, shape, cut.rightStart, shape.header.length);
  return [left, ...splitBeside(grid, kinds, { ...right, leftOut: new Map() })];
}

function part(kinds: CellKinds, shape: TableShape, start: number, end: number): TableShape {
  let last = end;
  while (last > start + 1 && (shape.header[last - 1] ?? '') === '' && isEmpty(kinds, shape, last - 1)) last -= 1;
  const firstColumn = shape.firstColumn + start;
  const lastColumn = shape.firstColumn + last - 1;
  const isOfIt = (row: number): boolean => {
    for (let column = firstColumn; column <= lastColumn; column += 1) if (kinds.kind(row, column) !== KIND.blank) return true;
    return false;
  };
  return {
    ...shape, header: shape.header.slice(start, last), firstColumn, lastColumn, rows: shape.rows.filter(isOfIt), groupRows: [],
    isHeaderKnown: false,
  };
}

function isEmpty(kinds: CellKinds, shape: TableShape, at: number): boolean {
  return shape.rows.every((row) => kinds.kind(row, shape.firstColumn + at) === KIND.blank);
}

interface Cut {
  readonly leftEnd: number;
  readonly rightStart: number;
}

/** Three names or more in a row that stood before, as "SKU", "SKU1" or "SKU.1", and hold something else in some row. */
function cutAtRepeatedNames(grid: Grid, { header, rows, firstColumn }: TableShape): Cut | undefined {
  const earlier = (at: number): number => {
    const name = header[at] ?? '';
    const base = name.replace(/[. _]?1$/u, '');
    return name === '' ? -1 : header.findIndex((other, index) => index < at && other !== '' && (other === name || other === base));
  };
  for (let at = 2; at + 2 < header.length; at += 1) {
    if (earlier(at) < 0 || earlier(at + 1) < 0 || earlier(at + 2) < 0) continue;
    const differs = rows.slice(0, 200).some((row) =>
      cellText(grid, row, firstColumn + at) !== cellText(grid, row, firstColumn + earlier(at)));
    return differs ? { leftEnd: at, rightStart: at } : undefined;
  }
  return undefined;
}

/** A column without any cell between two groups of names of which one ends before the other or the rows are filled on one side only. */
function cutAtEmptyColumn(kinds: CellKinds, shape: TableShape): Cut | undefined {
  const { header, firstColumn, rows } = shape;
  const named = (from: number, to: number): number => header.slice(from, to).filter((name) => name !== '').length;
  for (let at = 2; at < header.length - 2; at += 1) {
    if (header[at] !== '' || !isEmpty(kinds, shape, at)) continue;
    let next = at + 1;
    while (next < header.length && header[next] === '' && isEmpty(kinds, shape, next)) next += 1;
    if (named(0, at) < 2 || named(next, header.length) < 2) continue;
    const filled = (row: number, from: number, to: number): boolean => {
      for (let column = from; column < to; column += 1) if (kinds.kind(row, firstColumn + column) !== KIND.blank) return true;
      return false;
    };
    const oneSided = rows.filter((row) => filled(row, 0, at) !== filled(row, next, header.length));
    if (oneSided.length > 0 || header.slice(next).some((name) => name !== '' && header.slice(0, at).includes(name))) {
      return { leftEnd: at, rightStart: next };
    }
  }
  return undefined;
}
