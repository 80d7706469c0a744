export interface Controlled {
  readonly rowsRead: number;
  /** Scaled. */
  readonly quantity: number;
  readonly controlRows: number | null;
  /** Scaled. */
  readonly controlQuantity: number | null;
}

export interface ControlOutcome {
  readonly rows?: 'agreed' | 'disagreed';
  readonly quantity?: 'agreed' | 'disagreed';
}

/**
 * Whether a source agrees with its control totals: the rows read (rejected ones included) and the sum of the loaded canonical
 * quantity. A total that was not given is absent; null where none was.
 */
export function controlOf(source: Controlled): ControlOutcome | null {
  const { controlRows, controlQuantity } = source;
  if (controlRows === null && controlQuantity === null) return null;
  return {
    ...(controlRows === null ? {} : { rows: controlRows === source.rowsRead ? 'agreed' : 'disagreed' }),
    ...(controlQuantity === null ? {} : { quantity: controlQuantity === source.quantity ? 'agreed' : 'disagreed' }),
  };
}
