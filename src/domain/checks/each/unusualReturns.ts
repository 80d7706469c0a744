import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { groupedBy } from '../groupedBy.ts';
import { robustScores } from '../robustScore.ts';

interface Place { readonly location: number; readonly system: number; sold: number; back: number; units: number; rows: number[] }

export const unusualReturns = check({
  code: 'unusual_returns',
  title: 'Returns unusual by store',
  looksFor: 'A place where far more comes back, for what it sells, than at the others of the same system.',
  looksAt: 'places that sell',
  source: 'Robust z-score of Iglewicz and Hoaglin (1993) on returns and refunds as a share of sales.',
  severity: 'low',
  parameters: [
    { name: 'score', label: 'Robust z-score, more than', unit: 'score', standard: 3.5, least: 1, most: 20 },
    { name: 'sales', label: 'Sales of a place, at least', unit: 'times', standard: 20, least: 1, most: 100_000 },
    { name: 'places', label: 'Others to compare with, at least', unit: 'places', standard: 3, least: 2, most: 100 },
  ],
  look(scene, { score, sales, places }) {
    const { events, cutoff } = scene.facts;
    const byPlace = new Map<string, Place>();
    const cameBackAs = new Map<string, 'return' | 'refund'>();
    for (let row = 0; row < events.count; row += 1) {
      const type = scene.type(row);
      if ((type !== 'return' && type !== 'refund' && type !== 'sale') || !scene.counts(row)) continue;
      const [location, system] = [events.location[row] ?? 0, events.system[row] ?? 0];
      const key = `${system}:${location}`;
      const reference = events.normalReference[row] ?? 0;
      if (type !== 'sale' && reference !== 0) {
        // Where a system books the goods and the money of one return, it came back once.
        const returned = `${key}:${reference}:${events.item[row] ?? 0}`;
        const first = cameBackAs.get(returned);
        if (first === undefined) cameBackAs.set(returned, type);
        else if (first !== type) continue;
      }
      let place = byPlace.get(key);
      if (place === undefined) byPlace.set(key, place = { location, system, sold: 0, back: 0, units: 0, rows: [] });
      if (type === 'sale') {
        place.sold += 1;
        continue;
      }
      place.back += 1;
      place.units += Math.abs(events.quantity[row] ?? 0);
      place.rows.push(row);
    }
    const findings: CheckFinding[] = [];
    const told = new Set<number>();
    let looked = 0;
    for (const list of groupedBy([...byPlace.values()].filter(({ sold }) => sold >= sales), ({ system }) => system).values()) {
      if (list.length <= places) continue;
      looked += list.length;
      const scores = robustScores(list.map(({ sold, back }) => back / sold));
      list.forEach((place, index) => {
        const deviation = scores[index] ?? 0;
        if (deviation <= score || told.has(place.location)) return;
        told.add(place.location);
        findings.push({
          item: 0, location: place.location, system: place.system, at: cutoff, quantity: place.units,
          sentence: `${place.back} came back for ${place.sold} sold (${((100 * place.back) / place.sold).toFixed(1)} %), `
            + `${deviation.toFixed(1)} deviations above the other places`,
          grounds: place.rows.slice(-20).reverse().map((row) => scene.eventGround(row)),
        });
      });
    }
    return outcome(looked, findings, `Sales and returns or refunds at ${places + 1} places of one system or more.`);
  },
});
