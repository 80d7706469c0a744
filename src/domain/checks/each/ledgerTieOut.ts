import { figureIn } from '../../attribution/comparisons.ts';
import type { Comparison } from '../../attribution/comparisons.ts';
import { ROW_CURRENT } from '../../attribution/snapshots.ts';
import { extend, toMoney } from '../../quantity.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import type { CheckScene } from '../scene.ts';

/** Items named in a sentence and proved by their rows: those that make most of the difference. */
const SHOWN = 5;

/** What a system's stock of one place comes to beside the authority's, in scaled money. */
interface Tie {
  readonly of: Comparison;
  readonly location: number;
  own: number;
  ledger: number;
  byQuantity: number;
  byCost: number;
  readonly parts: { readonly pool: number; readonly value: number; readonly quantity: number }[];
}

export const ledgerTieOut = check({
  code: 'ledger_tie_out',
  title: 'Ledger tie-out',
  looksFor: 'A place whose stock a system values, at its own unit costs, otherwise than the books of the authority do.',
  looksAt: 'places valued by a system and the authority',
  source: 'The four-step audit, step 4; AICPA Audit Data Standards: InventoryOnHand carries a cost with each quantity.',
  severity: 'high',
  parameters: [
    { name: 'tolerance', label: 'Difference let pass, of the authority’s value', unit: 'percent', standard: 0.5, least: 0, most: 100 },
  ],
  look(scene, { tolerance }) {
    const ties = tiesOf(scene);
    const findings = ties
      .filter(({ own, ledger }) => Math.abs(own - ledger) * 100 > Math.abs(ledger) * tolerance)
      .map((tie) => findingOf(scene, tie));
    return outcome(ties.length, findings,
      'Positions with unit costs of a system beside the authority, and costs in the authority’s or in a list of items.');
  },
});

/** By place, then by system. Quantities differ at the authority's cost, costs on the system's quantity, so that both add up. */
function tiesOf(scene: CheckScene): readonly Tie[] {
  const { figures, comparisons } = scene;
  const costs = costsOf(scene);
  const ties = new Map<string, Tie>();
  for (let pool = 0; pool < figures.pools.count; pool += 1) {
    const location = figures.pools.locationOf(pool);
    for (const of of comparisons.at(location)) {
      const cost = costs.get(of.system)?.[pool];
      if (cost === undefined || Number.isNaN(cost)) continue;
      const listed = costs.get(of.authority)?.[pool] ?? NaN;
      const booked = Number.isNaN(listed) ? scene.facts.items.unitCost[figures.pools.itemOf(pool)] ?? NaN : listed;
      if (Number.isNaN(booked)) continue;
      const [held, written] = [figureIn(of.meaning, of.recorded, pool), figureIn(of.meaning, of.authoritative, pool)];
      const [own, ledger] = [extend(held, cost), extend(written, booked)];
      const key = `${location} ${of.system}`;
      const tie = ties.get(key) ?? { of, location, own: 0, ledger: 0, byQuantity: 0, byCost: 0, parts: [] };
      ties.set(key, tie);
      const atBookedCost = extend(held, booked);
      tie.own += own;
      tie.ledger += ledger;
      tie.byQuantity += atBookedCost - ledger;
      tie.byCost += own - atBookedCost;
      if (own !== ledger) tie.parts.push({ pool, value: own - ledger, quantity: Math.abs(held - written) });
    }
  }
  return [...ties.values()].sort((a, b) => a.location - b.location || a.of.system - b.of.system);
}

/** The scaled unit cost that each system's present rows give by pool; NaN where they give none. Of several the last read. */
function costsOf({ facts: { positions }, figures: { use, pools } }: CheckScene): ReadonlyMap<number, Float64Array> {
  const costs = new Map<number, Float64Array>();
  for (let row = 0; row < positions.count; row += 1) {
    const cost = positions.unitCost[row] ?? NaN;
    if (use[row] !== ROW_CURRENT || Number.isNaN(cost)) continue;
    const system = positions.system[row] ?? 0;
    const bySystem = costs.get(system) ?? new Float64Array(pools.count).fill(NaN);
    costs.set(system, bySystem);
    bySystem[pools.find(positions.item[row] ?? 0, positions.location[row] ?? 0)] = cost;
  }
  return costs;
}

function findingOf(scene: CheckScene, { of, location, own, ledger, byQuantity, byCost, parts }: Tie): CheckFinding {
  const largest = [...parts].sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.pool - b.pool).slice(0, SHOWN);
  const items = largest.map(({ pool }) => scene.itemCode(scene.figures.pools.itemOf(pool)));
  const more = parts.length > SHOWN ? ` and ${parts.length - SHOWN} more` : '';
  return {
    item: 0, location, system: of.system, at: scene.facts.cutoff, quantity: parts.reduce((sum, { quantity }) => sum + quantity, 0),
    value: own - ledger,
    sentence: `${scene.systemName(of.system)} values its stock at ${money(own)}, ${scene.systemName(of.authority)} at ${money(ledger)}: `
      + `${signed(byQuantity)} by quantities, ${signed(byCost)} by unit costs, most of it in ${items.join(', ')}${more}`,
    grounds: largest.flatMap(({ pool }) => [
      ...scene.positionGrounds(of.system, pool), ...scene.positionGrounds(of.authority, pool, 'authoritative'),
    ]),
  };
}

function money(scaled: number): string {
  return toMoney(scaled).toLocaleString('en-US', { minimumFractionDigits: 2 }).replace('-', '−');
}

function signed(scaled: number): string {
  return scaled > 0 ? `+${money(scaled)}` : money(scaled);
}
