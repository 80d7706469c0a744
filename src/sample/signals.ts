/**
 * What the checks of the last step find in the sample beside the faults: goods that went from place to place and did not all arrive,
 * refunds without goods, orders that kept being substituted, a store where too much comes back, a shelf that fell silent; and what
 * people reported. None of it is a fault between systems: every log tells the same.
 */
import { THIRD_PARTY, WAREHOUSE, storeCode } from './network.ts';
import type { PlannedIncident, PlannedMovement } from './options.ts';

const DAY = 1440;
const [WESTBOROUGH, HARBOUR, MILL, STATION] = [0, 1, 2, 3].map(storeCode) as [string, string, string, string];

/** A transfer out of the warehouse, and what of it arrived how many days later; nothing where that is null. */
function transfer(
  reference: string, sku: string, to: string, sent: number, daysAgo: number, received: number | null, days = 1,
): PlannedMovement[] {
  const common = { sku, reference, outcomes: {} };
  return [
    { ...common, type: 'transfer_out', location: WAREHOUSE, to, quantity: -sent, minutesBeforeCutoff: daysAgo * DAY + 615 },
    ...(received === null ? [] : [{
      ...common, type: 'transfer_in' as const, location: to, quantity: received, minutesBeforeCutoff: (daysAgo - days) * DAY + 730,
    }]),
  ];
}

/** The storefront pays an order back: no goods move with it; the warehouse books them back when they come, if they do. */
function refund(reference: string, sku: string, daysAgo: number, backDaysAgo: number | null): PlannedMovement[] {
  const common = { sku, reference, location: WAREHOUSE, outcomes: {} };
  return [
    { ...common, type: 'refund', quantity: 0, minutesBeforeCutoff: daysAgo * DAY + 505 },
    ...(backDaysAgo === null ? [] : [{
      ...common, type: 'return' as const, quantity: 1, minutesBeforeCutoff: backDaysAgo * DAY + 540,
    }]),
  ];
}

export const SIGNAL_MOVEMENTS: readonly PlannedMovement[] = [
  ...transfer('TR801', 'SKU-1180', WESTBOROUGH, 12, 20, 12),
  ...transfer('TR802', 'SKU-1315', WESTBOROUGH, 10, 12, 10),
  ...transfer('TR803', 'SKU-1208', HARBOUR, 24, 17, 24),
  ...transfer('TR804', 'SKU-1133', HARBOUR, 18, 10, 15, 2),
  ...transfer('TR805', 'SKU-1092', MILL, 20, 9, null),
  ...transfer('TR806', 'SKU-1180', MILL, 16, 15, 16),
  ...transfer('TR807', 'SKU-1315', STATION, 8, 1, null),
  ...transfer('TR808', 'SKU-1208', STATION, 14, 8, 14),
  ...refund('RMA801', 'SKU-1208', 21, 21),
  ...refund('RMA802', 'SKU-1180', 18, 13),
  ...refund('RMA803', 'SKU-1092', 19, null),
  ...refund('RMA804', 'SKU-1315', 11, 11),
  ...[24, 17, 10, 4, 3].map((days, index): PlannedMovement => ({
    type: 'sale', sku: days === 3 ? 'SKU-1133' : 'SKU-1208', location: HARBOUR, quantity: -1, minutesBeforeCutoff: days * DAY + 480,
    reference: `S02T80${index + 1}`, reason: 'substituted for SKU-1275', outcomes: {},
  })),
  // Sold every day for a fortnight, then never again, and 25 of them are still on the books.
  ...Array.from({ length: 13 }, (_, index): PlannedMovement => ({
    type: 'sale', sku: 'SKU-1208', location: MILL, quantity: -1, minutesBeforeCutoff: (26 - index) * DAY + 430,
    reference: `S03T${801 + index}`, outcomes: {},
  })),
  ...Array.from({ length: 40 }, (_, index): PlannedMovement => ({
    type: 'refund', sku: ['SKU-1092', 'SKU-1133', 'SKU-1180', 'SKU-1208', 'SKU-1275'][index % 5] ?? '', location: STATION, quantity: 1,
    minutesBeforeCutoff: 2 * DAY + index * 900 % (24 * DAY) + 500, reference: `S04R${810 + index}`, outcomes: {},
  })),
];

export const SIGNAL_INCIDENTS: readonly PlannedIncident[] = [
  { kind: 'finance_discrepancy', sku: 'SKU-1180', location: WAREHOUSE, quantity: 50, minutesBeforeCutoff: 2 * DAY + 860,
    reportedBy: 'Finance' },
  { kind: 'cancelled_order', sku: 'SKU-1180', location: WAREHOUSE, quantity: 4, minutesBeforeCutoff: 4 * DAY + 700,
    reportedBy: 'Web team' },
  { kind: 'short_pick', sku: 'SKU-1133', location: WAREHOUSE, quantity: 4, minutesBeforeCutoff: 6 * DAY + 640, reportedBy: 'Pickers' },
  { kind: 'negative_reservation', sku: 'SKU-1133', location: WAREHOUSE, quantity: null, minutesBeforeCutoff: 6 * DAY + 130,
    reportedBy: 'Planning' },
  { kind: 'oversell', sku: 'SKU-1092', location: THIRD_PARTY, quantity: 2, minutesBeforeCutoff: 5 * DAY + 380, reportedBy: 'Web team' },
  { kind: 'wrong_status', sku: 'SKU-1208', location: WAREHOUSE, quantity: 1, minutesBeforeCutoff: 6 * DAY + 310,
    reportedBy: 'Service desk' },
  { kind: 'finance_discrepancy', sku: 'SKU-1315', location: WAREHOUSE, quantity: 2, minutesBeforeCutoff: DAY + 300,
    reportedBy: 'Finance' },
  { kind: 'short_pick', sku: 'SKU-1247', location: 'S03', quantity: 1, minutesBeforeCutoff: 3 * DAY + 420, reportedBy: null },
];
