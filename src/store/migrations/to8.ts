import type { Migration } from './migration.ts';

/** Items whose cost is in no export: what they are worth was written as 0 until then, as what costs nothing is. */
export const to8: Migration = {
  to: 8,
  fill: {},
  then: `INSERT INTO unpriced_item
    SELECT item_id FROM finding WHERE value = 0 AND quantity <> 0 UNION SELECT item_id FROM variance WHERE value = 0 AND variance <> 0
    EXCEPT SELECT id FROM item WHERE unit_cost IS NOT NULL EXCEPT SELECT item_id FROM position WHERE unit_cost IS NOT NULL`,
};
