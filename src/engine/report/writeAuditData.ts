/** The use case: what is on hand and what moved, as the files of the AICPA Audit Data Standards. */
import { formatInstant } from '../../domain/time/instant.ts';
import { UTC, zoneNamed } from '../../domain/time/zone.ts';
import { toUnits } from '../../domain/quantity.ts';
import { EVENT_TYPES } from '../../domain/vocabulary.ts';
import type { EventType } from '../../domain/vocabulary.ts';
import { ON_HAND_COLUMNS, TRANSACTION_COLUMNS, auditFileName, auditText } from '../../reports/auditData.ts';
import type { AuditTable } from '../../reports/auditData.ts';
import type { Database } from '../../store/database.ts';
import { countOtherStates, movementRows, onHandRows } from '../../store/queries/auditData.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import type { Ports, Task } from '../../ports.ts';

export interface AuditData {
  readonly files: readonly { readonly name: string; readonly rows: number; readonly bytes: number }[];
  /** Positions of other stock states and events that move no stock: the standard has no place for them. */
  readonly leftOut: { readonly positions: number; readonly events: number };
}

/** What the standard calls our events; those without a word do not move stock. */
const TYPES: Readonly<Partial<Record<EventType, string>>> = {
  receipt: 'Receipt', sale: 'Shipment', shipment: 'Shipment', pick: 'Moved_To_Production', return: 'Return', refund: 'Return',
  transfer_in: 'Transfer', transfer_out: 'Transfer', count: 'Physical_Count_Adjustment', adjustment: 'Physical_Count_Adjustment',
  write_off: 'Scrapped',
};

/** Writes both files into a folder, each whole or not at all. Fails with `cancelled`, `disk_full` or `not_written`. */
export async function writeAuditData(db: Database, ports: Ports, folder: string, task: Task): Promise<AuditData> {
  const { cutoff, timezone } = engagementSettings(db);
  const zone = zoneNamed(timezone) ?? UTC;
  const day = (at: number): string => formatInstant(at, zone).slice(0, 10);
  let [balances, moves, still] = [0, 0, 0];
  let [first, last] = [Infinity, -Infinity];
  const onHand = function* (): Generator<string[], void, void> {
    for (const row of onHandRows(db)) {
      balances += 1;
      yield [
        row.sku, row.description, row.barcode, row.location, String(toUnits(row.quantity)), row.uom === '' ? 'EA' : row.uom, '',
        row.unitCost === null ? '' : String(toUnits(row.unitCost)), formatInstant(row.asOf ?? cutoff, zone), row.system,
      ];
    }
  };
  const moved = function* (): Generator<string[], void, void> {
    for (const row of movementRows(db)) {
      const type = TYPES[EVENT_TYPES[row.type] ?? 'reservation'];
      if (type === undefined) {
        still += 1;
        continue;
      }
      moves += 1;
      first = Math.min(first, row.at);
      last = Math.max(last, row.at);
      yield [row.sku, type, formatInstant(row.at, zone), String(toUnits(row.quantity)), row.reference, '', '', row.system, row.location];
    }
  };
  const write = async (name: () => string, table: AuditTable, rows: () => number): Promise<AuditData['files'][number]> => {
    const encoder = new TextEncoder();
    const pieces: Uint8Array[] = [];
    for (const piece of auditText(table)) {
      pieces.push(encoder.encode(piece));
      task.report({ phase: 'Writing the audit data', done: rows(), total: 0, unit: 'rows', rate: 0 });
      await task.breathe();
    }
    await ports.files.replace(ports.files.join(folder, name()), pieces);
    return { name: name(), rows: rows(), bytes: pieces.reduce((sum, { length }) => sum + length, 0) };
  };
  const files = [
    await write(() => `${auditFileName('InventoryOnHand', [day(cutoff)])}.csv`,
      { columns: ON_HAND_COLUMNS, rows: onHand() }, () => balances),
    await write(() => `${auditFileName('InventoryTransactions', moves === 0 ? [day(cutoff)] : [day(first), day(last)])}.csv`,
      { columns: TRANSACTION_COLUMNS, rows: moved() }, () => moves),
  ];
  return { files, leftOut: { positions: countOtherStates(db), events: still } };
}
