/** The columns of the large tables beside their id, in the order of the schema; written and read page by page. */
const ORIGIN = ['source_id', 'line', 'system_id'] as const;

export const EVENT_COLUMNS = [
  ...ORIGIN, 'type', 'item_id', 'location_id', 'quantity', 'occurred_at', 'recorded_at', 'reference_id', 'order_line_id',
  'to_location_id',
  'actor_id', 'reason_id', 'channel_id',
] as const;
export const POSITION_COLUMNS = [
  ...ORIGIN, 'item_id', 'location_id', 'state', 'quantity', 'as_of', 'unit_cost', 'bin_id', 'lot_id',
] as const;
export const REFERENCE_COLUMNS = ['text', 'normal_id'] as const;
