import { available, inStates, onHand, tellsOnlyAvailable } from '../../attribution/figures.ts';
import { fromUnits } from '../../quantity.ts';
import { plainUnits } from '../../statements/figures.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';

export const promisesAboveStock = check({
  code: 'promises_above_stock',
  title: 'Promises above what is available',
  looksFor: 'A channel that offers more than the authority has available once what is committed is taken off.',
  looksAt: 'figures a channel offers',
  source: 'The four-step audit: promises made from committed stock, not raw on-hand.',
  severity: 'high',
  parameters: [{ name: 'tolerance', label: 'Surplus let pass', unit: 'units', standard: 0, least: 0, most: 1_000_000 }],
  look(scene, { tolerance }) {
    const { figures, comparisons, facts } = scene;
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (let pool = 0; pool < figures.pools.count; pool += 1) {
      const location = figures.pools.locationOf(pool);
      for (const { recorded, authoritative, system, authority } of comparisons.at(location)) {
        if (!tellsOnlyAvailable(recorded) || recorded.told[pool] === 0) continue;
        looked += 1;
        const offered = available(recorded, pool);
        const held = Math.max(0, available(authoritative, pool));
        if (offered - held <= fromUnits(tolerance)) continue;
        const committed = inStates(authoritative, ['committed'], pool);
        findings.push({
          item: figures.pools.itemOf(pool), location, system, at: facts.cutoff, quantity: offered - held,
          sentence: `${scene.systemName(system)} offers ${plainUnits(offered)}; ${scene.systemName(authority)} holds `
            + `${plainUnits(onHand(authoritative, pool))} of which ${plainUnits(committed)} are committed`,
          grounds: [...scene.positionGrounds(system, pool), ...scene.positionGrounds(authority, pool, 'authoritative')],
        });
      }
    }
    return outcome(looked, findings, 'A channel whose export gives what is available, at places the authority holds too.');
  },
});
