import type { HeaderName } from './headerNames.ts';

/** A cell made of others of its row. */
export type MadeCell =
  /** Their texts with a blank, or `between`, between them: a date, a time and a time zone. `then` follows where there is any. */
  | { readonly kind: 'joined'; readonly columns: readonly HeaderName[]; readonly between?: string; readonly then?: string }
  /** A quantity that goes out and is written without a sign. */
  | { readonly kind: 'negated'; readonly column: HeaderName }
  /**
   * What came in or what went out, of which a row has one: `minus` counts as going out whatever its sign. Of several columns the
   * first that is not blank counts.
   */
  | { readonly kind: 'balance'; readonly plus: HeaderName; readonly minus: HeaderName }
  /** The text of `column`; where there is none, what a row means that has an amount in `plus`, or one in `minus`. */
  | {
    readonly kind: 'direction'; readonly column: HeaderName; readonly plus: HeaderName; readonly minus: HeaderName;
    readonly comesIn: string; readonly goesOut: string;
  }
  /** The same in every row. */
  | { readonly kind: 'constant'; readonly text: string }
  /** `text` in rows where `column` holds anything, what stands in `otherwise` in the others. */
  | { readonly kind: 'marked'; readonly column: HeaderName; readonly text: string; readonly otherwise: HeaderName }
  /** The text of `column`, or in rows whose `quantity` is negative what `negative` says it means there. */
  | {
    readonly kind: 'bySign'; readonly column: HeaderName; readonly quantity: HeaderName;
    readonly negative: Readonly<Record<string, string>>;
  };
