import { cellAsReceived, rowCount, widthOf } from '../../importers/grid/grid.ts';
import type { FoundTable } from '../../importers/tables/foundTable.ts';
import type { PlacedLines } from './sourceLines.ts';

/** The rows of a table that is no text, found by their places: a sheet's rows, a message's segments. Cells have a tab between them. */
export class TableLines implements PlacedLines {
  readonly #table: FoundTable;
  readonly #rows: ReadonlyMap<number, number>;
  readonly count: number;

  constructor(table: FoundTable) {
    const { grid } = table;
    this.#table = table;
    this.#rows = new Map(Array.from({ length: rowCount(grid) }, (_, row) => [grid.places[row] as number, row]));
    this.count = grid.places.at(-1) ?? 0;
  }

  line(place: number): string | null {
    if (place < 1 || place > this.count) return null;
    const row = this.#rows.get(place);
    if (row === undefined) return '';
    const { grid } = this.#table;
    return Array.from({ length: widthOf(grid, row) }, (_, column) => cellAsReceived(grid, row, column).replace(/\s*[\r\n]+\s*/gu, ' '))
      .join('\t');
  }
}
