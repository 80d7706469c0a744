/**
 * The inventory files of the AICPA Audit Data Standards as delimited text (RFC 4180): InventoryOnHand and InventoryTransactions, with the
 * column `locationID`, which the standard has for balances only, in both.
 */

/** A table of the standard, its rows made as they are asked for. */
export interface AuditTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

export const ON_HAND_COLUMNS = [
  'inventoryProductId', 'inventoryDescription', 'inventoryBarCode', 'locationID', 'inventoryQuantity', 'inventoryStockingUOM',
  'inventoryCostMethod', 'inventoryCost', 'balanceAsOfDate', 'sourceSystem',
] as const;
export const TRANSACTION_COLUMNS = [
  'inventoryProductId', 'transactionType', 'transactionDate', 'transactionQuantity', 'transactionDescription',
  'inventoryGLLineDebitAccount', 'inventoryGLLineCreditAccount', 'sourceSystem', 'locationID',
] as const;

const ROWS_A_PIECE = 5_000;

/** The text of a table, in pieces of some thousands of rows. Every field is as it is: nothing is put before one that begins with "=". */
export function* auditText({ columns, rows }: AuditTable): Generator<string, void, void> {
  let piece = `${columns.join(',')}\r\n`;
  let count = 0;
  for (const row of rows) {
    piece += `${row.map(field).join(',')}\r\n`;
    count += 1;
    if (count % ROWS_A_PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `InventoryOnHand_20261031`, or with the beginning and the end of a period. */
export function auditFileName(table: string, days: readonly string[]): string {
  return [table, ...days.map((day) => day.replaceAll('-', ''))].join('_');
}
