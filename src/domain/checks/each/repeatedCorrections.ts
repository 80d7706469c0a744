import { plainUnits } from '../../statements/figures.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';

interface Corrected { readonly pool: number; readonly system: number; rows: number[] }

export const repeatedCorrections = check({
  code: 'repeated_corrections',
  title: 'Recurring variances',
  looksFor: 'An item in a place that is corrected by hand again and again: what is resolved more than twice is structural.',
  looksAt: 'items in places that were corrected',
  source: 'The plain test of the handoff audit: the same mismatch resolved by hand more than twice.',
  severity: 'high',
  parameters: [
    { name: 'times', label: 'Corrections let pass', unit: 'times', standard: 2, least: 1, most: 1000 },
    { name: 'days', label: 'Within', unit: 'days', standard: 31, least: 1, most: 366 },
  ],
  look(scene, { times, days }) {
    const { events, cutoff } = scene.facts;
    const { pools } = scene.figures;
    const from = cutoff - days * 86_400_000;
    const corrected = new Map<string, Corrected>();
    for (let row = 0; row < events.count; row += 1) {
      const type = scene.type(row);
      if ((type !== 'count' && type !== 'adjustment') || events.quantity[row] === 0) continue;
      if ((events.occurredAt[row] ?? 0) < from || !scene.counts(row)) continue;
      const pool = pools.find(events.item[row] ?? 0, events.location[row] ?? 0);
      if (pool < 0) continue;
      const system = events.system[row] ?? 0;
      const key = `${pool}:${system}`;
      const known = corrected.get(key);
      if (known === undefined) corrected.set(key, { pool, system, rows: [row] });
      else known.rows.push(row);
    }
    const most = new Map<number, Corrected>();
    for (const one of corrected.values()) {
      // Another system may have heard of the same corrections: the one that saw most of them speaks.
      const other = most.get(one.pool);
      if (other === undefined || one.rows.length > other.rows.length
        || (one.rows.length === other.rows.length && one.system < other.system)) most.set(one.pool, one);
    }
    const findings: CheckFinding[] = [];
    for (const { pool, system, rows } of most.values()) {
      if (rows.length <= times) continue;
      const net = rows.reduce((sum, row) => sum + (events.quantity[row] ?? 0), 0);
      const gross = rows.reduce((sum, row) => sum + Math.abs(events.quantity[row] ?? 0), 0);
      findings.push({
        item: pools.itemOf(pool), location: pools.locationOf(pool), system, quantity: gross,
        at: events.occurredAt[rows[0] ?? 0] ?? cutoff,
        sentence: `Corrected ${rows.length} times in ${scene.systemName(system)}: ${plainUnits(gross)} moved, `
          + `${plainUnits(net)} in the end`,
        grounds: rows.map((row) => scene.eventGround(row)),
      });
    }
    return outcome(most.size, findings, 'Counts or adjustments.');
  },
});
