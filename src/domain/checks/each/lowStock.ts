import { available } from '../../attribution/figures.ts';
import { QUANTITY_SCALE } from '../../quantity.ts';
import { plainUnits } from '../../statements/figures.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { demandByPool } from '../demand.ts';

export const lowStock = check({
  code: 'low_stock',
  title: 'Low stock',
  looksFor: 'An item whose available stock is down to twice what sells of it in a day, or less: the alert should have gone off.',
  looksAt: 'items in places that sell',
  source: 'The four-step audit, step 4: low-stock alerts at twice the average daily sell-through.',
  severity: 'medium',
  parameters: [{ name: 'days', label: 'Days of average sell-through', unit: 'days', standard: 2, least: 0.1, most: 365 }],
  look(scene, { days }) {
    const { figures, facts } = scene;
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (const [pool, { perDay, system, lastRow }] of demandByPool(scene)) {
      const location = figures.pools.locationOf(pool);
      const books = scene.authorityFigures(location);
      if (books === undefined || books.told[pool] === 0) continue;
      looked += 1;
      // An alert is set in whole units; what a division leaves beyond the scale of quantities is no reason for one more.
      const threshold = Math.ceil(Math.round(perDay * days) / QUANTITY_SCALE) * QUANTITY_SCALE;
      const left = available(books, pool);
      if (left > threshold) continue;
      findings.push({
        item: figures.pools.itemOf(pool), location, system: books.system, at: facts.cutoff, quantity: threshold - left,
        sentence: `${plainUnits(left)} available in ${scene.systemName(books.system)}, ${plainUnits(Math.round(perDay / 100) * 100)} `
          + `sold a day by the log of ${scene.systemName(system)}: alert at ${plainUnits(threshold)}`,
        grounds: [...scene.positionGrounds(books.system, pool), scene.eventGround(lastRow)],
      });
    }
    return outcome(looked, findings, 'Sales or shipments, and the authority’s positions at the same places.');
  },
});
