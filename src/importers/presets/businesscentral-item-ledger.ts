import type { Preset } from './preset.ts';

const DATE = ['Posting Date', 'Buchungsdatum'];
const TYPE = ['Entry Type', 'Postenart'];
const DOCUMENT = ['Document No.', 'Belegnr.'];
const ITEM = ['Item No.', 'Artikelnr.'];
const LOCATION = ['Location Code', 'Lagerortcode'];
const QUANTITY = ['Quantity', 'Menge'];
const ENTRY = ['Entry No.', 'Lfd. Nr.'];

/** Item ledger entries, quantities signed, in English or German. */
export const businesscentralItemLedger: Preset = {
  id: 'businesscentral-item-ledger', vendor: 'businesscentral', report: 'Item ledger entries',
  grade: 'experimental', dataset: 'events', kind: 'erp',
  signature: [DATE, TYPE, DOCUMENT, ITEM, LOCATION, QUANTITY, ENTRY],
  columns: {
    occurredAt: DATE, sku: ITEM, location: LOCATION, quantity: QUANTITY, reference: DOCUMENT,
    line: ENTRY, actor: ['User ID', 'Benutzer-ID'], reason: ['Document Type', 'Belegart'],
  },
  made: { type: { kind: 'bySign', column: TYPE, quantity: QUANTITY, negative: { Transfer: 'transfer_out', Umlagerung: 'transfer_out' } } },
  values: {
    type: {
      Purchase: 'receipt', Sale: 'shipment', 'Positive Adjmt.': 'adjustment', 'Negative Adjmt.': 'adjustment', Transfer: 'transfer_in',
      Consumption: 'pick', Output: 'receipt', 'Assembly Consumption': 'pick', 'Assembly Output': 'receipt',
      Einkauf: 'receipt', Verkauf: 'shipment', Zugang: 'adjustment', Abgang: 'adjustment', Umlagerung: 'transfer_in', Verbrauch: 'pick',
      Istmeldung: 'receipt', Montageverbrauch: 'pick', Montageausgabe: 'receipt',
    },
  },
};
