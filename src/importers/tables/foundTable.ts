import type { Grid } from '../grid/grid.ts';
import type { SaidPlace } from './saidPlace.ts';

/** How sure a decision is: it could not be otherwise; everything speaks for it; somebody should look. */
export type Sureness = 'certain' | 'likely' | 'guess';

/** One thing that recognition decided about a file, and why. */
export interface Decision {
  /** What it is about: "format", "encoding", "header". */
  readonly about: string;
  readonly decided: string;
  readonly because: string;
  readonly sureness: Sureness;
}

/** What a place in a file is called: "line 4", "row 4", "segment 4". */
export type PlaceWord = 'line' | 'row' | 'segment';

/** One table of a file, with everything that is needed to read its rows. Plain data. */
export interface FoundTable {
  /** Which part of the file it is: a sheet, a member of an archive, a set of messages; '' where it is all there is. */
  readonly part: string;
  /** The encoding of a text, and of what is none the format: "xlsx", "x12". */
  readonly encoding: string;
  /** '' where the format has none. */
  readonly delimiter: string;
  /** Whether a row with more cells than the header is torn, as a line of text is, rather than wider, as one of a sheet can be. */
  readonly isText: boolean;
  readonly placeWord: PlaceWord;
  readonly header: readonly string[];
  /** The place of the header; 0 where the file has none. */
  readonly headerPlace: number;
  readonly grid: Grid;
  readonly firstColumn: number;
  /** Columns of the grid; the header has one more where rows stand in groups. */
  readonly width: number;
  /** The grid's rows that are the table's, in their order. */
  readonly rows: Int32Array;
  /** For each of `rows` the cell that names its group, −1 for none. */
  readonly groups: Int32Array | undefined;
  /** The location that its titles say all of its rows are of. */
  readonly place?: SaidPlace | undefined;
  readonly doubts: readonly string[];
  readonly decisions: readonly Decision[];
  /** Of messages: the interchanges they came in, each by its number, sender and receiver, so that one sent twice is known. */
  readonly interchanges?: readonly string[];
}
