import { figureIn } from '../../attribution/comparisons.ts';
import type { Meaning } from '../../attribution/comparisons.ts';
import { plainUnits } from '../../statements/figures.ts';
import { fromUnits } from '../../quantity.ts';
import { outcome } from '../check.ts';
import type { Check, CheckFinding } from '../check.ts';

interface Told { readonly system: number; readonly quantity: number }

export const threeWayTieOut: Check = {
  code: 'three_way_tie_out',
  title: 'Three-way tie-out',
  looksFor: 'An item in a place that three or more systems hold, and not all with the same figure.',
  looksAt: 'items in places held by enough systems',
  source: 'The four-step audit, step 4: a daily scan across all systems.',
  severity: 'high',
  parameters: [
    { name: 'systems', label: 'Systems that hold it, at least', unit: 'systems', standard: 3, least: 2, most: 12 },
    { name: 'tolerance', label: 'Difference let pass', unit: 'units', standard: 0, least: 0, most: 1_000_000 },
  ],
  look(scene, { systems = 3, tolerance = 0 }) {
    const { figures, comparisons, facts } = scene;
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (let pool = 0; pool < figures.pools.count; pool += 1) {
      const location = figures.pools.locationOf(pool);
      const told = new Map<Meaning, Told[]>();
      for (const { meaning, recorded, authoritative, system, authority } of comparisons.at(location)) {
        if (recorded.told[pool] === 0 && authoritative.told[pool] === 0) continue;
        let list = told.get(meaning);
        if (list === undefined) {
          told.set(meaning, list = [{ system: authority, quantity: figureIn(meaning, authoritative, pool) }]);
        }
        list.push({ system, quantity: figureIn(meaning, recorded, pool) });
      }
      for (const [meaning, list] of told) {
        if (list.length < systems) continue;
        looked += 1;
        const quantities = list.map(({ quantity }) => quantity);
        const spread = Math.max(...quantities) - Math.min(...quantities);
        if (spread <= fromUnits(tolerance)) continue;
        findings.push({
          item: figures.pools.itemOf(pool), location, system: 0, at: facts.cutoff, quantity: spread,
          sentence: `${list.map(({ system, quantity }) => `${scene.systemName(system)} ${plainUnits(quantity)}`).join(', ')} `
            + (meaning === 'available' ? 'available' : 'on hand'),
          grounds: list.flatMap(({ system }, index) =>
            scene.positionGrounds(system, pool, index === 0 ? 'authoritative' : 'recorded')),
        });
      }
    }
    return outcome(looked, findings, `Positions of ${systems} systems for the same items and places.`);
  },
};
