/** What each kind of X12 message says of stock. Columns are named for presets to read; quantities are signed: in +, out −. */
import type { ControlNotes, Segment } from '../edi/segments.ts';
import { read846, HEADER_846 } from './rows/inventoryAdvice.ts';
import { read852, HEADER_852 } from './rows/activity.ts';
import { read867, HEADER_867 } from './rows/resale.ts';
import { read856, HEADER_856 } from './rows/shipNotice.ts';
import { read940, read943, HEADER_940, HEADER_943 } from './rows/warehouseOrders.ts';
import { read944, read945, read947, HEADER_944, HEADER_945, HEADER_947 } from './rows/warehouseMoves.ts';

export type AddRow = (at: Segment, cells: readonly string[]) => void;

export interface Message {
  /** The first is always there and tells the message from others. */
  readonly header: readonly string[];
  readonly read: (set: readonly Segment[], add: AddRow, notes: ControlNotes) => void;
}

export const MESSAGES: Readonly<Record<string, Message>> = {
  846: { header: HEADER_846, read: read846 }, 852: { header: HEADER_852, read: read852 }, 856: { header: HEADER_856, read: read856 },
  867: { header: HEADER_867, read: read867 }, 940: { header: HEADER_940, read: read940 }, 943: { header: HEADER_943, read: read943 },
  944: { header: HEADER_944, read: read944 }, 945: { header: HEADER_945, read: read945 }, 947: { header: HEADER_947, read: read947 },
};
