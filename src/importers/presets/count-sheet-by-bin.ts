import type { Preset } from './preset.ts';

/** A stock take written bin by bin, with pallets beside the total; which warehouse the bins are in is not in it. */
export const countSheetByBin: Preset = {
  id: 'count-sheet-by-bin', vendor: 'count', report: 'Stock take by bin',
  grade: 'confirmed', dataset: 'positions', kind: 'count',
  signature: ['loc', 'item', 'level', 'batch_produk', 'total'],
  columns: { sku: 'item', quantity: 'total', bin: 'loc', lot: 'batch_produk' },
  skip: [{ where: [{ column: 'item', is: [''] }, { column: 'total', is: ['', '0'] }], what: 'empty bins' }],
  asks: ['location'],
};
