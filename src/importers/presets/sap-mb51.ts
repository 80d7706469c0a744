import type { Preset } from './preset.ts';

const MATERIAL = ['Material', 'Article'];
const DATE = [
  'Posting Date', 'Pstng Date', 'Pstg Date', 'Buchungsdatum', 'Buch.dat.', 'Fe.contabilización', 'Data de lançamento',
  'Date comptable',
];
const PLANT = ['Plant', 'Plnt', 'Werk', 'Centro', 'Division', 'Div.'];
const STORAGE = ['Storage Location', 'SLoc', 'Stor. Loc.', 'Lagerort', 'LOrt', 'Almacén', 'Depósito', 'Magasin', 'Mag.'];
const TYPE = ['Movement Type', 'MvT', 'Mvt Type', 'Bewegungsart', 'BwA', 'Code mouvement', 'CMv', 'Clase de movimiento',
  'Tipo de movimento'];
const QUANTITY = ['Qty in Un. of Entry', 'Qty in unit of entry', 'Quantity', 'Qty in UnE', 'Menge in ErfassME', 'Menge',
  'Cantidad', 'Quantité', 'Qtd.  UM registro'];

/**
 * Movement types that every system has. Their numbers in pairs are a posting and its reversal,
   which is the same event the other way
 * round. A company's own (9xx, X…, Z…) are its to explain.
 */
const MOVEMENTS = {
  101: 'receipt', 102: 'receipt', 103: 'receipt', 104: 'receipt', 105: 'receipt', 106: 'receipt', 121: 'receipt', 122: 'shipment',
  123: 'shipment', 131: 'receipt', 132: 'receipt', 161: 'shipment', 162: 'shipment',
  201: 'pick', 202: 'pick', 221: 'pick', 222: 'pick', 231: 'pick', 232: 'pick', 241: 'pick', 242: 'pick', 251: 'sale',
    252: 'sale',
  261: 'pick', 262: 'pick', 281: 'pick', 282: 'pick', 291: 'pick', 292: 'pick',
  301: 'transfer_in', 302: 'transfer_in', 303: 'transfer_in', 304: 'transfer_in', 305: 'transfer_in', 306: 'transfer_in',
  309: 'adjustment', 310: 'adjustment', 311: 'transfer_in', 312: 'transfer_in', 313: 'transfer_in', 314: 'transfer_in',
  315: 'transfer_in', 316: 'transfer_in', 317: 'adjustment', 318: 'adjustment', 321: 'status_change', 322: 'status_change',
  323: 'transfer_in', 324: 'transfer_in', 325: 'transfer_in', 326: 'transfer_in', 341: 'status_change', 342: 'status_change',
  343: 'status_change', 344: 'status_change', 349: 'status_change', 350: 'status_change', 351: 'transfer_in', 352: 'transfer_in',
  411: 'status_change', 412: 'status_change', 413: 'status_change', 414: 'status_change', 415: 'status_change',
    416: 'status_change',
  451: 'return', 452: 'return', 453: 'status_change', 454: 'status_change', 501: 'receipt', 502: 'receipt', 503: 'receipt',
  504: 'receipt', 505: 'receipt', 506: 'receipt', 511: 'receipt', 512: 'receipt', 521: 'receipt', 522: 'receipt', 531: 'receipt',
  532: 'receipt', 541: 'transfer_in', 542: 'transfer_in', 543: 'pick', 544: 'pick', 551: 'write_off', 552: 'write_off',
  553: 'write_off', 554: 'write_off', 555: 'write_off', 556: 'write_off', 561: 'adjustment', 562: 'adjustment', 563: 'adjustment',
  564: 'adjustment', 565: 'adjustment', 566: 'adjustment', 601: 'shipment', 602: 'shipment', 631: 'transfer_in',
    632: 'transfer_in',
  641: 'transfer_in', 642: 'transfer_in', 643: 'transfer_in', 644: 'transfer_in', 651: 'return', 652: 'return', 653: 'return',
  654: 'return', 655: 'return', 656: 'return', 657: 'return', 658: 'return', 701: 'count', 702: 'count', 703: 'count',
    704: 'count',
  707: 'count', 708: 'count', 711: 'count', 712: 'count', 713: 'count', 714: 'count', 715: 'count', 716: 'count', 717: 'count',
  718: 'count',
} as const;

const OUT = Object.fromEntries(Object.entries(MOVEMENTS).filter(([, meaning]) => meaning === 'transfer_in')
  .map(([number]) => [number, 'transfer_out']));

/**
 * Material documents, quantities signed,
   in the language of whoever ran it: real exports confirm the Spanish and Portuguese headers and
 * not the English and German ones.
 */
export const sapMb51: Preset = {
  id: 'sap-mb51', vendor: 'sap', report: 'MB51, material documents',
  grade: 'confirmed', unconfirmed: ['Plant', 'Plnt', 'Werk', 'Division', 'Div.'], dataset: 'events', kind: 'erp',
  signature: [MATERIAL, PLANT, STORAGE, TYPE, DATE, QUANTITY],
  columns: {
    occurredAt: DATE, sku: MATERIAL, quantity: QUANTITY,
    reference: ['Material Document', 'Mat. Doc.', 'Materialbeleg', 'Mat.Beleg', 'Document article', 'Documento material',
      'Documento de material'],
    line: ['Material Doc.Item', 'Mat. Doc.Item', 'Materialbelegposition', 'Posición doc.mat.', 'Item do documento'],
    actor: ['User Name', 'Benutzername', 'Nombre de usuario', 'Nome do usuário'],
    reason: ['Movement Type Text', 'Bewegungsartentext', 'Txt.tipo movimento', 'Texto clase-mov.'],
  },
  made: {
    location: { kind: 'joined', columns: [PLANT, STORAGE], between: '/' },
    type: { kind: 'bySign', column: TYPE, quantity: QUANTITY, negative: OUT },
  },
  values: { type: MOVEMENTS },
  skip: [{ where: [{ column: TYPE, is: [''] }, { column: PLANT, is: [''] }], what: 'totals' }],
  doubts: ['Its locations are a plant and a storage location with "/" between. Posting dates are days: the hour of an event is not in it.'],
};
