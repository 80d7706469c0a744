import { onHand } from '../../attribution/figures.ts';
import { movesFigure } from '../../attribution/comparisons.ts';
import { bookedAt } from '../../facts.ts';
import { plainUnits } from '../../statements/figures.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';

export const salesAgainstBooks = check({
  code: 'sales_against_books',
  title: 'Store sales the books say were impossible',
  looksFor: 'A till that sold more of an item than the perpetual stock said was there at that moment.',
  looksAt: 'sales at tills',
  source: 'Signals operations people ask for: POS sales that do not fit perpetual stock.',
  severity: 'medium',
  parameters: [{ name: 'units', label: 'Shortfall let pass', unit: 'units', standard: 0, least: 0, most: 100_000 }],
  look(scene, { units }) {
    const { events, cutoff } = scene.facts;
    const { pools } = scene.figures;
    const tills = new Set(scene.facts.systems.filter(({ kind }) => kind === 'pos').map(({ id }) => id));
    const poolsOfTills = new Set<number>();
    for (let row = 0; row < events.count; row += 1) {
      if (!tills.has(events.system[row] ?? 0) || scene.type(row) !== 'sale') continue;
      const pool = pools.find(events.item[row] ?? 0, events.location[row] ?? 0);
      if (pool >= 0) poolsOfTills.add(pool);
    }
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (const pool of poolsOfTills) {
      const location = pools.locationOf(pool);
      const books = scene.authorityFigures(location);
      if (books === undefined || tills.has(books.system) || books.told[pool] === 0) continue;
      const rows = scene.eventsOf(pool).filter((row) => scene.counts(row));
      const booked = rows.filter((row) => events.system[row] === books.system && bookedAt(events, row) <= cutoff
        && movesFigure(events.type[row] ?? 0, 'on_hand')).sort((a, b) => bookedAt(events, b) - bookedAt(events, a));
      if (booked.length === 0) continue;
      const sales = rows.filter((row) => tills.has(events.system[row] ?? 0) && scene.type(row) === 'sale')
        .sort((a, b) => (events.occurredAt[b] ?? 0) - (events.occurredAt[a] ?? 0));
      // Backwards from the figure at the cut-off: what the books held before each sale is what they hold less all booked since.
      let held = onHand(books, pool);
      let next = 0;
      let worst: { row: number; short: number; held: number } | undefined;
      for (const row of sales) {
        const at = events.occurredAt[row] ?? 0;
        while (next < booked.length && bookedAt(events, booked[next] ?? 0) >= at) {
          held -= events.quantity[booked[next] ?? 0] ?? 0;
          next += 1;
        }
        looked += 1;
        const short = -(events.quantity[row] ?? 0) - held;
        if (short > units * 10_000 && short > (worst?.short ?? 0)) worst = { row, short, held };
      }
      if (worst === undefined) continue;
      findings.push({
        item: pools.itemOf(pool), location, system: events.system[worst.row] ?? 0, quantity: worst.short,
        at: events.occurredAt[worst.row] ?? 0,
        sentence: `${plainUnits(-(events.quantity[worst.row] ?? 0))} sold where `
          + `${scene.systemName(books.system)} held ${plainUnits(worst.held)}`,
        grounds: [scene.eventGround(worst.row), ...scene.positionGrounds(books.system, pool, 'authoritative')],
      });
    }
    return outcome(looked, findings, 'Sales of a point of sale, and the authority’s log and positions at the same places.');
  },
});
