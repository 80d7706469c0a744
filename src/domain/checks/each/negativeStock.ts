import { onHand } from '../../attribution/figures.ts';
import { plainUnits } from '../../statements/figures.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';

export const negativeStock = check({
  code: 'negative_stock',
  title: 'Negative stock',
  looksFor: 'A system that holds less than nothing of an item: something left its books that never entered them.',
  looksAt: 'figures of a system',
  source: 'The four-step audit, step 4; ERPNext and SAP find the same.',
  severity: 'high',
  parameters: [],
  look(scene) {
    const { figures, facts } = scene;
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (const one of figures.current.values()) {
      for (let pool = 0; pool < figures.pools.count; pool += 1) {
        if (one.told[pool] === 0) continue;
        looked += 1;
        const quantity = onHand(one, pool);
        if (quantity >= 0) continue;
        findings.push({
          item: figures.pools.itemOf(pool), location: figures.pools.locationOf(pool), system: one.system,
          at: one.asOf[pool] ?? facts.cutoff, quantity: -quantity,
          sentence: `${scene.systemName(one.system)} holds ${plainUnits(quantity)}`,
          grounds: scene.positionGrounds(one.system, pool),
        });
      }
    }
    return outcome(looked, findings, 'Positions of any system.');
  },
});
