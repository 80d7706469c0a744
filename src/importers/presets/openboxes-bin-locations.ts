import type { Preset } from './preset.ts';

/** Bins, each with the facility it lies in, which is the pool that it folds into. */
export const openboxesBinLocations: Preset = {
  id: 'openboxes-bin-locations', vendor: 'openboxes', report: 'Bin locations',
  grade: 'confirmed', dataset: 'locations', kind: 'wms',
  signature: ['name', 'active', 'locationType', 'parentLocation', 'locationNumber', 'locationGroup'],
  columns: { code: ['locationNumber', 'name'], name: 'name', type: 'locationType', pool: 'parentLocation' },
};
