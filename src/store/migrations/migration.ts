/** What a version brought, for engagements that were saved before it. */
export interface Migration {
  /** The version that it leads to. */
  readonly to: number;
  /** What stands in columns that tables have since then, as SQL over the old row: by table, then by column. */
  readonly fill: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Run afterwards, where columns alone do not say it. */
  readonly then?: string;
}
