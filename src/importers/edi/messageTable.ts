import { GridBuilder } from '../grid/grid.ts';
import type { Decision, FoundTable } from '../tables/foundTable.ts';

/** The rows that messages of one kind give: a header and, for each row, the segment that it stands in. */
export class MessageTable {
  readonly #grid: GridBuilder;
  readonly #header: readonly string[];
  readonly #used: boolean[];

  constructor(file: string, header: readonly string[]) {
    this.#grid = new GridBuilder(file);
    this.#header = header;
    this.#used = header.map(() => false);
  }

  add(segment: number, cells: readonly string[]): void {
    cells.forEach((cell, at) => {
      if (cell !== '') this.#used[at] = true;
      this.#grid.addText(cell);
    });
    this.#grid.endRow(segment);
  }

  /** `isOptional` columns that no row fills are not there at all: what a message never says has to be told otherwise. */
  finish(
    about: {
      readonly part: string; readonly format: string; readonly doubts: readonly string[]; readonly decisions: readonly Decision[];
      readonly interchanges: readonly string[];
    },
    isOptional: (name: string) => boolean,
  ): FoundTable {
    const whole = this.#grid.finish();
    const kept = this.#header.flatMap((name, at) => (this.#used[at] === true || !isOptional(name) ? [at] : []));
    const width = this.#header.length;
    const rows = whole.places.length;
    const starts = new Int32Array(rows * kept.length);
    const ends = new Int32Array(rows * kept.length);
    for (let row = 0; row < rows; row += 1) {
      kept.forEach((column, at) => {
        starts[row * kept.length + at] = whole.starts[row * width + column] as number;
        ends[row * kept.length + at] = whole.ends[row * width + column] as number;
      });
    }
    return {
      part: about.part, encoding: about.format, delimiter: '', isText: false, placeWord: 'segment',
      header: kept.map((at) => this.#header[at] ?? ''), headerPlace: 1,
      grid: { ...whole, starts, ends, firstCell: Int32Array.from({ length: rows + 1 }, (_, row) => row * kept.length) },
      firstColumn: 0, width: kept.length, rows: Int32Array.from({ length: rows }, (_, row) => row), groups: undefined,
      doubts: about.doubts, decisions: about.decisions, interchanges: about.interchanges,
    };
  }
}
