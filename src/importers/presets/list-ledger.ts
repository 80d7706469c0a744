import { LEDGER_DOCUMENT, LEDGER_IN, LEDGER_MOMENT, LEDGER_OUT, LEDGER_TYPE, LEDGER_WORDS, NO_LEDGER } from './list-movement-names.ts';
import { LIST_ITEM, LIST_LOCATION, LIST_UNIT } from './list-names.ts';
import type { Preset } from './preset.ts';

const NOTHING = ['', '0', '0.0', '0.00', '0,0', '0,00', '-'];

/** Movements with what came in and what went out in columns of their own, as many systems print a stock card or stock ledger. */
export const listLedger: Preset = {
  id: 'list-ledger', vendor: 'list', report: 'Stock ledger, what came in and what went out', general: true,
  grade: 'experimental', dataset: 'events', kind: 'erp',
  signature: [LIST_ITEM, LEDGER_IN, LEDGER_OUT, LEDGER_MOMENT], absent: NO_LEDGER,
  columns: { sku: LIST_ITEM, location: LIST_LOCATION, occurredAt: LEDGER_MOMENT, reference: LEDGER_DOCUMENT, uom: LIST_UNIT },
  made: {
    quantity: { kind: 'balance', plus: LEDGER_IN, minus: LEDGER_OUT },
    type: { kind: 'direction', column: LEDGER_TYPE, plus: LEDGER_IN, minus: LEDGER_OUT, comesIn: 'receipt', goesOut: 'shipment' },
  },
  values: { type: LEDGER_WORDS },
  skip: [{
    where: [{ column: LEDGER_IN, is: NOTHING }, { column: LEDGER_OUT, is: NOTHING }],
    what: 'nothing came in or went out in them, as in an opening balance or a total',
  }],
  asks: ['location'],
  doubts: ['What came in counts above 0 and what went out below 0; where a row does not say what kind of movement it is, what came in was '
    + 'taken for a receipt and what went out for a shipment.'],
};
