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

/**
 * The smallest number that a Poisson count with this mean does not exceed with the given probability. Counts are weighed against the
 * likeliest one, as far out as any weight is left, so that no mean is too large for it: e^−mean alone would vanish.
 */
export function poissonQuantile(mean: number, probability: number): number {
  if (!(mean > 0)) return 0;
  const likeliest = Math.floor(mean);
  const reach = Math.ceil(12 * Math.sqrt(mean)) + 20;
  const lowest = Math.max(0, likeliest - reach);
  const weights = new Float64Array(likeliest + reach - lowest + 1);
  weights[likeliest - lowest] = 1;
  for (let count = likeliest; count > lowest; count -= 1) {
    weights[count - 1 - lowest] = (weights[count - lowest] ?? 0) * (count / mean);
  }
  for (let count = likeliest + 1; count <= likeliest + reach; count += 1) {
    weights[count - lowest] = (weights[count - 1 - lowest] ?? 0) * (mean / count);
  }
  const wanted = weights.reduce((sum, weight) => sum + weight, 0) * probability;
  let sum = 0;
  return lowest + weights.findIndex((weight) => (sum += weight) >= wanted);
}
