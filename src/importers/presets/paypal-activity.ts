import type { Preset } from './preset.ts';

/** The activity and the statement, whose header and numbers are in the account's language: English and Spanish are known. */
export const paypalActivity: Preset = {
  id: 'paypal-activity', vendor: 'paypal', report: 'Activity and statement',
  grade: 'confirmed', dataset: 'payments', kind: 'payments',
  signature: [
    ['Date', 'Fecha'], ['Time', 'Hora'], ['Type', 'Tipo', 'Description', 'Descripción'], ['Time Zone', 'TimeZone', 'Zona horaria'],
    ['Currency', 'Divisa'], ['Gross', 'Bruto'], ['Fee', 'Comisión'], ['Net', 'Neto'], ['Transaction ID', 'Id. de transacción'],
  ],
  columns: {
    kind: ['Type', 'Tipo', 'Description', 'Descripción'], amount: ['Gross', 'Bruto'], currency: ['Currency', 'Divisa'],
    fee: ['Fee', 'Comisión'], net: ['Net', 'Neto'], transaction: ['Transaction ID', 'Id. de transacción'],
    reference: ['Invoice ID', 'Invoice Number', 'Id. de factura', 'Número de factura'],
  },
  made: {
    at: { kind: 'joined', columns: [['Date', 'Fecha'], ['Time', 'Hora'], ['Time Zone', 'TimeZone', 'Zona horaria']] },
  },
  values: {
    kind: {
      '*refund*': 'refund', '*reembolso*': 'refund', '*chargeback*': 'chargeback', '*withdrawal*': 'payout', '*retirada*': 'payout',
      '*fee*': 'fee', '*payment*': 'charge', '*checkout*': 'charge', '*pago*': 'charge', '*': 'other',
    },
  },
};
