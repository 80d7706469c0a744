import type { Preset } from './preset.ts';

const DATE = ['Date', 'Fecha', 'Datum', 'Data'];
const TIME = ['Time', 'Hora', 'Uhrzeit', 'Heure', 'Ora'];
const ZONE = ['Time Zone', 'TimeZone', 'Zona horaria', 'Zeitzone', 'Fuseau horaire', 'Fuso orario'];
const KIND = ['Type', 'Tipo', 'Typ', 'Description', 'Descripción', 'Beschreibung', 'Descrizione'];
const CURRENCY = ['Currency', 'Divisa', 'Währung', 'Devise', 'Valuta'];
const GROSS = ['Gross', 'Bruto', 'Brutto', 'Avant commission', 'Lordo'];
const FEE = ['Fee', 'Comisión', 'Entgelt', 'Gebühr', 'Commission', 'Tariffa'];
const NET = ['Net', 'Neto', 'Netto'];
const TRANSACTION = [
  'Transaction ID', 'Id. de transacción', 'Transaktionscode', 'Numéro de transaction', 'Codice transazione',
  'Identificativo transazione',
];

/** The activity and the statement,
  whose header and numbers are in the account's language: real ones confirm English and Spanish. */
export const paypalActivity: Preset = {
  id: 'paypal-activity', vendor: 'paypal', report: 'Activity and statement',
  grade: 'confirmed', unconfirmed: ['Währung', 'Devise', 'Valuta'], dataset: 'payments', kind: 'payments',
  signature: [
    DATE, TIME, KIND, ZONE, CURRENCY, GROSS, FEE, NET, TRANSACTION,
  ],
  columns: {
    kind: KIND, amount: GROSS, currency: CURRENCY, fee: FEE, net: NET, transaction: TRANSACTION,
    reference: [
      'Invoice ID', 'Invoice Number', 'Id. de factura', 'Número de factura', 'Rechnungsnummer', 'Numéro de facture',
      'Numero fattura',
    ],
  },
  made: {
    at: { kind: 'joined', columns: [DATE, TIME, ZONE] },
  },
  values: {
    kind: {
      '*refund*': 'refund', '*reembolso*': 'refund', '*rückzahlung*': 'refund', '*remboursement*': 'refund',
      '*rimborso*': 'refund',
      '*chargeback*': 'chargeback', '*withdrawal*': 'payout', '*retirada*': 'payout',
      '*abbuchung*': 'payout', '*virement*': 'payout', '*gebühr*': 'fee', '*zahlung*': 'charge', '*paiement*': 'charge',
      '*pagamento*': 'charge',
      '*fee*': 'fee', '*payment*': 'charge', '*checkout*': 'charge', '*pago*': 'charge', '*': 'other',
    },
  },
};
