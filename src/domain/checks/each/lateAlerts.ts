import { spanOfMinutes } from '../../statements/figures.ts';
import { MINUTE } from '../../time/calendar.ts';
import { fromUnits, toUnits } from '../../quantity.ts';
import { check, nothingToCheck, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { demandByPool } from '../demand.ts';
import type { CheckScene } from '../scene.ts';

const DAY = 86_400_000;

export const lateAlerts = check({
  code: 'late_alerts',
  title: 'Out-of-stock alerts that come too late',
  looksFor: 'An item that sells more, while a sale is still on its way between the systems, than the out-of-stock threshold keeps back.',
  looksAt: 'items in places that sell',
  source: 'The four-step audit, step 4: out-of-stock thresholds above zero, early enough to act. '
    + 'Poisson demand over the measured p95 latency.',
  severity: 'medium',
  parameters: [
    { name: 'threshold', label: 'Out-of-stock threshold in place', unit: 'units', standard: 0, least: 0, most: 100_000 },
    { name: 'safety', label: 'Safety wanted', unit: 'percent', standard: 95, least: 50, most: 99.99 },
  ],
  look(scene, { threshold, safety }) {
    const { figures, facts } = scene;
    const delayAt = delays(scene);
    if (delayAt === undefined) return nothingToCheck('A handoff of sales or shipments with measured latency.');
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (const [pool, { perDay, lastRow }] of demandByPool(scene)) {
      const location = figures.pools.locationOf(pool);
      const delay = delayAt(location);
      if (delay === null) continue;
      looked += 1;
      const expected = toUnits(perDay) * (delay / DAY);
      const needed = poissonQuantile(expected, safety / 100);
      if (needed <= threshold) continue;
      findings.push({
        item: figures.pools.itemOf(pool), location, system: 0, at: facts.cutoff, quantity: fromUnits(needed),
        sentence: `Sales take up to ${spanOfMinutes(delay / MINUTE)} to arrive; ${needed} may sell meanwhile, so an alert at `
          + `${threshold} comes too late`,
        grounds: [scene.eventGround(lastRow)],
      });
    }
    return outcome(looked, findings, 'Sales or shipments of items whose place has a handoff.');
  },
});

/** The longest p95 of the handoffs of sales and shipments that cover a location, in milliseconds; undefined where there is none at all. */
function delays(scene: CheckScene): ((location: number) => number | null) | undefined {
  const measured = scene.facts.handoffs.flatMap((handoff) => {
    const p95 = scene.latencies.find((one) => one.handoff === handoff.id)?.p95 ?? null;
    const carriesSales = handoff.eventType === 'sale' || handoff.eventType === 'shipment';
    return carriesSales && p95 !== null ? [{ locations: new Set(handoff.locations), p95 }] : [];
  });
  if (measured.length === 0) return undefined;
  return (location) => {
    const here = measured.filter(({ locations }) => locations.size === 0 || locations.has(location)).map(({ p95 }) => p95);
    return here.length === 0 ? null : Math.max(...here);
  };
}

/** The smallest number that a Poisson count with this mean does not exceed with the given probability. */
export function poissonQuantile(mean: number, probability: number): number {
  if (!(mean > 0)) return 0;
  // Far out the count is near enough to normal, and e^−mean would vanish.
  if (mean > 500) return Math.ceil(mean + 3 * Math.sqrt(mean));
  let term = Math.exp(-mean);
  let sum = term;
  let count = 0;
  while (sum < probability && count < 10_000) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}
