import type { Preset } from './preset.ts';

const MATERIAL = ['Material', 'Article'];
const PLANT = ['Plant', 'Plnt', 'Werk', 'Centro', 'Division', 'Div.'];
const STORAGE = ['Storage Location', 'SLoc', 'Stor. Loc.', 'Lagerort', 'LOrt', 'Almacén', 'Depósito', 'Magasin', 'Mag.'];
const FREE = ['Unrestricted', 'Unrestricted Use', 'Unrestricted-Use Stock', 'Frei verwendbar', 'Libre utilización',
  'Utilização livre', 'Utilisation libre'];

/**
 * Stock by plant and storage location,
   in the language of whoever ran it: real exports confirm the Spanish and Portuguese headers and not
 * the English, German and French ones. A storage location's code means something within its plant only. "Transit and transfer" holds
 * what the
 * columns of transit hold again.
 */
export const sapMb52: Preset = {
  id: 'sap-mb52', vendor: 'sap', report: 'MB52, warehouse stocks of material',
  grade: 'confirmed', unconfirmed: ['Plant', 'Plnt', 'Werk', 'Division', 'Div.'], dataset: 'positions', kind: 'erp',
  signature: [MATERIAL, PLANT, STORAGE, FREE],
  columns: {
    sku: MATERIAL, quantity: FREE, lot: ['Batch', 'Charge', 'Lote'],
    value: ['Value Unrestricted', 'Wert frei verw.', 'Valor libre util.', 'Valor utiliz.livre'],
    uom: ['Base Unit of Measure', 'BUn', 'Base Unit', 'Basismengeneinheit', 'BME', 'Unité de quantité de base', 'UQ base',
      'Unidad medida base', 'Unid.medida básica'],
  },
  made: { location: { kind: 'joined', columns: [PLANT, STORAGE], between: '/' } },
  quantityState: 'available',
  otherStates: [
    {
      column: ['In Quality Insp.', 'In Qualitätsprüfung', 'In Qual.prüfung', 'In Qual. Insp.', 'En contrôle qualité',
        'Inspecc.de calidad', 'Em contr.qualidade'],
      state: 'quarantined',
    },
    { column: ['Blocked', 'Gesperrt', 'Bloqueado', 'Bloqué'], state: 'quarantined' },
    { column: ['Restricted-Use Stock', 'Restricted-Use', 'Nicht frei', 'Estq.não disponível'], state: 'unavailable' },
    { column: ['Returns', 'Retouren', 'Devoluções', 'Devoluciones'], state: 'quarantined' },
    { column: ['Stock in Transit', 'Transitbestand', 'Stock en tránsito', 'Estoque em trânsito'], state: 'in_transit' },
    { column: ['In transfer (plant)', 'In Umlag. (Werk)', 'En traslado (Centro)', 'Em transfer.(centro)'], state: 'in_transit' },
  ],
  skip: [{ where: [{ column: PLANT, is: [''] }], what: 'totals' }],
  doubts: ['Its locations are a plant and a storage location with "/" between; stock on its way stands under the plant alone.'],
};
