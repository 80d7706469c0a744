/** The stories every inventory auditor knows, as they stand in the sample: planted by hand and found by these names. */
import type { ExceptionKind } from '../domain/vocabulary.ts';
import { THIRD_PARTY, WAREHOUSE } from './network.ts';
import type { Plan } from './options.ts';
import { SIGNAL_INCIDENTS, SIGNAL_MOVEMENTS } from './signals.ts';

export interface SampleStory {
  readonly title: string;
  readonly sentence: string;
  readonly sku: string;
  readonly location: string;
  /** The system in whose figures it shows. */
  readonly system: string;
  readonly kind: ExceptionKind;
  readonly reference: string | null;
}

export const SAMPLE_STORIES: readonly SampleStory[] = [
  {
    title: '47, 52 and “available”',
    sentence: 'SKU-1247: the warehouse counts 47, the ERP 52, and the storefront shows what it calls available. An order of 3 never '
      + 'reached the ERP, and one of 2 is still on its way.',
    sku: 'SKU-1247', location: WAREHOUSE, system: 'wms', kind: 'missing_event', reference: 'SO2107',
  },
  {
    title: 'A receipt that one system has and two have not',
    sentence: 'PO1042: the warehouse took in 50 of SKU-1180; neither the ERP nor the storefront ever heard of it.',
    sku: 'SKU-1180', location: WAREHOUSE, system: 'wms', kind: 'missing_event', reference: 'PO1042',
  },
  {
    title: 'An order decremented twice',
    sentence: 'SO2231: the warehouse took the storefront\'s message and captured the order itself, so 2 of SKU-1315 left its books twice.',
    sku: 'SKU-1315', location: WAREHOUSE, system: 'wms', kind: 'duplicate_write', reference: 'SO2231',
  },
  {
    title: 'A confirmation that stopped at the ERP',
    sentence: 'SH4410: the third party shipped 2 of SKU-1092 and told the ERP; the storefront still promises them.',
    sku: 'SKU-1092', location: THIRD_PARTY, system: 'storefront', kind: 'missing_event', reference: 'SH4410',
  },
  {
    title: 'A count corrected in one system only',
    sentence: 'CC88: a cycle count took 4 of SKU-1133 out of the warehouse\'s books and out of nobody else\'s.',
    sku: 'SKU-1133', location: WAREHOUSE, system: 'wms', kind: 'ungated_write', reference: 'CC88',
  },
  {
    title: 'A refund restocked before the goods came back',
    sentence: 'RMA612: the storefront put 1 of SKU-1208 back on sale three days before the warehouse had it in hand.',
    sku: 'SKU-1208', location: WAREHOUSE, system: 'storefront', kind: 'sequence_error', reference: 'RMA612',
  },
  {
    title: 'Equal numbers that mean different things',
    sentence: 'SKU-1275: warehouse, ERP and storefront all say 47, but 12 of them are committed and the storefront offers them again.',
    sku: 'SKU-1275', location: WAREHOUSE, system: 'storefront', kind: 'phantom_availability', reference: null,
  },
];

const DAY_IN_MINUTES = 1440;

export const SAMPLE_PLAN: Plan = {
  movements: [
    { type: 'sale', sku: 'SKU-1247', location: WAREHOUSE, quantity: -3, minutesBeforeCutoff: 4 * DAY_IN_MINUTES + 611,
      reference: 'SO2107', outcomes: { erp: 'missing' } },
    { type: 'sale', sku: 'SKU-1247', location: WAREHOUSE, quantity: -2, minutesBeforeCutoff: 9, reference: 'SO2298',
      outcomes: { erp: 'in_flight' } },
    { type: 'receipt', sku: 'SKU-1180', location: WAREHOUSE, quantity: 50, minutesBeforeCutoff: 5 * DAY_IN_MINUTES + 840,
      reference: 'PO1042', actor: 'd.okafor', outcomes: { erp: 'missing', storefront: 'missing' } },
    { type: 'sale', sku: 'SKU-1315', location: WAREHOUSE, quantity: -2, minutesBeforeCutoff: 3 * DAY_IN_MINUTES + 437,
      reference: 'SO2231', outcomes: { wms: 'duplicate' } },
    { type: 'shipment', sku: 'SKU-1092', location: THIRD_PARTY, quantity: -2, minutesBeforeCutoff: 6 * DAY_IN_MINUTES + 702,
      reference: 'SH4410', actor: 'LKS-02', outcomes: { storefront: 'missing' } },
    { type: 'count', sku: 'SKU-1133', location: WAREHOUSE, quantity: -4, minutesBeforeCutoff: 7 * DAY_IN_MINUTES + 533,
      reference: 'CC88', actor: 'j.tran', reason: 'cycle count', outcomes: {}, ungated: true },
    { type: 'return', sku: 'SKU-1208', location: WAREHOUSE, quantity: 1, minutesBeforeCutoff: 5 * DAY_IN_MINUTES + 655,
      reference: 'RMA612', actor: 'k.lindqvist', outcomes: { storefront: { minutesEarly: 3 * DAY_IN_MINUTES + 95 } } },
    ...SIGNAL_MOVEMENTS,
  ],
  finals: [
    { sku: 'SKU-1247', location: WAREHOUSE, onHand: 47 }, { sku: 'SKU-1275', location: WAREHOUSE, onHand: 47 },
  ],
  phantoms: [{ sku: 'SKU-1275', committed: 12 }],
  committed: [{ sku: 'SKU-1247', committed: 6 }],
  clusters: [{ kind: 'missing_event', handoff: 'sale-storefront-erp', count: 26 }],
  incidents: SIGNAL_INCIDENTS,
};
