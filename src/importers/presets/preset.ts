/** How one vendor's report is read, as data: plain, so that it can be handed to another thread. */
import type { CanonicalColumn, Dataset, StockState, SystemKind } from '../../domain/vocabulary.ts';
import type { FormatWord } from '../delimited/columnFormats.ts';
import type { Signs } from '../delimited/rowReader.ts';
import type { HeaderName } from '../shape/headerNames.ts';
import type { MadeCell } from '../shape/madeCell.ts';

/** `confirmed` by a real export; `experimental` where only documentation or somebody else's fixture has been seen. */
export type PresetGrade = 'confirmed' | 'experimental';

export interface Preset {
  /** `<vendor>-<report>`, as engagement.json names it and results show it. */
  readonly id: string;
  readonly vendor: string;
  readonly report: string;
  readonly grade: PresetGrade;
  /** Names of the signature that no real export has shown, those of another language say: a header with one of them is experimental. */
  readonly unconfirmed?: readonly string[];
  readonly dataset: Dataset;
  /** The kind of system such a report comes from. */
  readonly kind: SystemKind;
  /** Header names that tell the report from others, as exported; compared without regard to case, accents and punctuation. */
  readonly signature: readonly HeaderName[];
  /**
   * Of no vendor in particular: told by names that many systems use, and taken only where no vendor's report is recognised. Of the
   * spellings of a column the first that a header has is read, and no column twice.
   */
  readonly general?: true;
  /** Names of which a header must have none: with them it is another list. */
  readonly absent?: readonly string[];
  /** A second way to read a report that another preset reads: taken only where its id or its dataset is asked for. */
  readonly onRequest?: true;
  /** Canonical column → the export's header, or several of which the first that is not blank counts. Those absent are left out. */
  readonly columns: Readonly<Partial<Record<CanonicalColumn, HeaderName>>>;
  /** Canonical columns that no column of the export holds as they are. */
  readonly made?: Readonly<Partial<Record<CanonicalColumn, MadeCell>>>;
  /** The export's own words → ours; a word mapped to nothing counts as blank. */
  readonly values?: Readonly<Partial<Record<CanonicalColumn, Readonly<Record<string, string>>>>>;
  /** The stock state of the canonical quantity, where no column says it. On hand unless told otherwise. */
  readonly quantityState?: StockState;
  /** Further quantities in the same row, each a position of its own in its state. They do not count in the source's quantity. */
  readonly otherStates?: readonly { readonly column: HeaderName; readonly state: StockState }[];
  /** A column a location instead of a row: each cell that holds a quantity is a row. */
  readonly wide?: WideColumns;
  /** Rows that leave out what the row above them says. */
  readonly fill?: FillDown;
  /** What an item without a code is known by. */
  readonly identity?: Identity;
  readonly skip?: readonly SkippedRows[];
  /** The column that says which system a row is from. A file is one system's: rows of another than the first are rejected. */
  readonly systemColumn?: HeaderName;
  /** How its numbers and dates are written, where that is the same in every export; told from the columns otherwise. */
  readonly formats?: Readonly<Partial<Record<CanonicalColumn, FormatWord>>>;
  /** Whether the quantities of events are amounts without a sign. As written unless told otherwise. */
  readonly signs?: Signs;
  /** Rows end with their last value, so that they have fewer fields than the header. */
  readonly shortRows?: true;
  /** Sums that the export's own figures should make. Where they do not, a doubt says so; nothing is changed or left out. */
  readonly checks?: readonly SumCheck[];
  /** What the export does not say and somebody has to. Never guessed. */
  readonly asks?: readonly CanonicalColumn[];
  /** What somebody should know about every export of this kind. */
  readonly doubts?: readonly string[];
}

/** The item's code made of other columns: `handle:tee/Small/Red`. */
export interface Identity {
  /** Keeps such a code apart from any real one. */
  readonly prefix: string;
  readonly columns: readonly HeaderName[];
  /** Words in these columns that stand for nothing, such as "Default Title". */
  readonly placeholders: readonly string[];
}

/**
 * Rows that are not what the dataset lists: every named column holds one of its words. `''` is blank; a `*` stands for any text;
 * case does not matter.
 */
export interface SkippedRows {
  readonly where: readonly { readonly column: HeaderName; readonly is: readonly string[] }[];
  /** What they are, to follow "3 rows were left out: ". */
  readonly what: string;
}

export interface WideColumns {
  /**
   * Which columns are locations: those whose names fit, `*` standing for the location (`inventory_*`); with `named`, each pair of
   * which the one names the location and the other holds its quantity (`Location_*`, `Qty_*`); all to the right of every column
   * that is listed; or those that are listed themselves, each with what it is called.
   */
  readonly columns: { readonly like: string; readonly named?: string } | { readonly after: readonly string[] }
    | { readonly listed: readonly ListedLocation[] };
  /** Names for the quantities in other states that a location has columns of, in the order of their columns. */
  readonly further?: readonly string[];
  /** Names that would fit and are none. */
  readonly except?: readonly string[];
  /** Words that say that the location does not hold the item, as a blank cell does; neither is 0. */
  readonly none?: readonly string[];
}

export interface ListedLocation {
  readonly column: string;
  readonly location: string;
  /** Its columns of other states; '' where it has none of one. */
  readonly further: readonly string[];
}

export interface FillDown {
  /** Rows with one value here belong together, and those where it is blank to the ones above. */
  readonly by: HeaderName;
  /** Where blank, the value of the first row of those that belong together counts. */
  readonly columns: readonly HeaderName[];
}

/** `total` should be what `parts` add up to; a blank part counts as 0, and a row without a total is not checked. */
export interface SumCheck {
  readonly total: HeaderName;
  /** `wide` for the quantities of all locations of the row. */
  readonly parts: readonly HeaderName[] | 'wide';
}
