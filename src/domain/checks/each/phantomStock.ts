import { onHand } from '../../attribution/figures.ts';
import { plainUnits } from '../../statements/figures.ts';
import { toUnits } from '../../quantity.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { demandByPool } from '../demand.ts';

const DAY = 86_400_000;

export const phantomStock = check({
  code: 'phantom_stock',
  title: 'Phantom stock',
  looksFor: 'Stock on the books of an item that used to sell and has stopped selling for longer than chance allows: it may not be there.',
  looksAt: 'items in places with stock and enough sales',
  source: 'Zero-sales test on a Poisson demand, after DeHoratius, Mersereau and Schrage (2008) and Kang and Gershwin (2005).',
  severity: 'medium',
  parameters: [
    { name: 'chance', label: 'Chance of such a silence, at most', unit: 'percent', standard: 0.1, least: 0.0001, most: 50 },
    { name: 'sales', label: 'Sales before the silence, at least', unit: 'times', standard: 5, least: 2, most: 1000 },
  ],
  look(scene, { chance, sales }) {
    const { figures, facts } = scene;
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (const [pool, demand] of demandByPool(scene)) {
      const location = figures.pools.locationOf(pool);
      const books = scene.authorityFigures(location);
      const stock = books === undefined ? 0 : onHand(books, pool);
      if (demand.sales < sales || stock <= 0) continue;
      looked += 1;
      const selling = Math.max(1, (demand.last - demand.first) / DAY);
      const silent = (facts.cutoff - demand.last) / DAY;
      // Sales come one by one at a steady rate, which is told by the gaps between them, one fewer than the sales themselves: the
      // chance of none over the silence is e^−(rate × days).
      const expected = ((demand.sales - 1) / selling) * silent;
      if (Math.exp(-expected) * 100 > chance) continue;
      findings.push({
        item: figures.pools.itemOf(pool), location, system: books?.system ?? 0, at: demand.last, quantity: stock,
        sentence: `${plainUnits(stock)} on hand, ${demand.sales} sales in ${Math.round(selling)} days, then none for `
          + `${Math.round(silent)} days where ${Math.round(expected * 10) / 10} were to be expected`,
        grounds: [scene.eventGround(demand.lastRow), ...(books === undefined ? [] : scene.positionGrounds(books.system, pool))],
      });
    }
    findings.sort((a, b) => toUnits(b.quantity) - toUnits(a.quantity));
    return outcome(looked, findings, 'Sales over some weeks, and the authority’s positions at the same places.');
  },
});
