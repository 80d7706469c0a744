/** How one vendor's report is read, as data. */
import type { CanonicalColumn, Dataset, StockState, SystemKind } from '../../domain/vocabulary.ts';
import type { Signs } from '../delimited/rowReader.ts';

/** `confirmed` by a real export; `experimental` where only documentation or somebody else's fixture has been seen. */
export type PresetGrade = 'confirmed' | 'experimental';

export interface Preset {
  /** `<vendor>-<report>`, as engagement.json names it and results show it. */
  readonly id: string;
  readonly vendor: string;
  readonly report: string;
  readonly grade: PresetGrade;
  readonly dataset: Dataset;
  /** The kind of system such a report comes from. */
  readonly kind: SystemKind;
  /** Header names that tell the report from others, as exported; compared without regard to case and surrounding blanks. */
  readonly signature: readonly string[];
  /** Canonical column → the export's header, or several of which the first that is not blank counts. Those absent are left out. */
  readonly columns: Readonly<Partial<Record<CanonicalColumn, string | readonly string[]>>>;
  /** The export's own words → ours; a word mapped to nothing counts as blank. */
  readonly values?: Readonly<Partial<Record<CanonicalColumn, Readonly<Record<string, string>>>>>;
  /** The stock state of the canonical quantity, where no column says it. On hand unless told otherwise. */
  readonly quantityState?: StockState;
  /** Further quantities in the same row, each a position of its own in its state. They do not count in the source's quantity. */
  readonly otherStates?: readonly { readonly column: string; readonly state: StockState }[];
  /** What an item without a code is known by. */
  readonly identity?: Identity;
  readonly skip?: readonly SkippedRows[];
  /** Whether the quantities of events are amounts without a sign. As written unless told otherwise. */
  readonly signs?: Signs;
  /** What the export does not say and somebody has to. Never guessed. */
  readonly asks?: 'location';
  /** What somebody should know about every export of this kind. */
  readonly doubts?: readonly string[];
}

/** The item's code made of other columns: `handle:tee/Small/Red`. */
export interface Identity {
  /** Keeps such a code apart from any real one. */
  readonly prefix: string;
  readonly columns: readonly string[];
  /** Words in these columns that stand for nothing, such as "Default Title". */
  readonly placeholders: readonly string[];
}

/** Rows that are not what the dataset lists: every named column holds one of its words (`''` is blank; case does not matter). */
export interface SkippedRows {
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** What they are, to follow "3 rows were left out: ". */
  readonly what: string;
}
