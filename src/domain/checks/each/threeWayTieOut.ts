import { figureIn } from '../../attribution/comparisons.ts';
import { plainUnits } from '../../statements/figures.ts';
import { fromUnits } from '../../quantity.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { groupedBy } from '../groupedBy.ts';

export const threeWayTieOut = check({
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
  look(scene, { systems, tolerance }) {
    const { figures, comparisons, facts } = scene;
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (let pool = 0; pool < figures.pools.count; pool += 1) {
      const location = figures.pools.locationOf(pool);
      const here = comparisons.at(location).filter(({ recorded, authoritative }) =>
        recorded.told[pool] !== 0 || authoritative.told[pool] !== 0);
      if (here.length + 1 < systems) continue;
      looked += 1;
      const off = here.map(({ meaning, recorded, authoritative }) =>
        figureIn(meaning, recorded, pool) - figureIn(meaning, authoritative, pool));
      if (off.every((units) => Math.abs(units) <= fromUnits(tolerance))) continue;
      const authority = here[0]?.authority ?? 0;
      findings.push({
        item: figures.pools.itemOf(pool), location, system: 0, at: facts.cutoff, quantity: Math.max(...off, 0) - Math.min(...off, 0),
        sentence: [...groupedBy(here, ({ meaning }) => meaning)].map(([meaning, list]) =>
          [[authority, list[0]?.authoritative] as const, ...list.map(({ system, recorded }) => [system, recorded] as const)]
            .map(([system, held]) => `${scene.systemName(system)} ${held === undefined ? '' : plainUnits(figureIn(meaning, held, pool))}`)
            .join(', ') + (meaning === 'available' ? ' available' : ' on hand')).join('; '),
        grounds: [
          ...scene.positionGrounds(authority, pool, 'authoritative'), ...here.flatMap(({ system }) => scene.positionGrounds(system, pool)),
        ],
      });
    }
    return outcome(looked, findings, `Positions of ${systems} systems for the same items and places.`);
  },
});
