import type { Migration } from './migration.ts';

/**
 * What proved exceptions that are not seen any more: of those that went before, it gave way with the results of their run. How many
 * findings of a check are of an item without a cost, and whether an earlier exception is: a value of 0 stands for either there.
 */
export const to9: Migration = {
  to: 9,
  fill: { check_result: { unpriced: '0' }, earlier_exception: { priced: 'value <> 0 OR quantity = 0' } },
  then: `UPDATE check_result SET unpriced = c.findings
    FROM (SELECT f.code, COUNT(*) AS findings FROM check_finding AS f JOIN unpriced_item AS u ON u.item_id = f.item_id GROUP BY f.code) AS c
    WHERE c.code = check_result.code`,
};
