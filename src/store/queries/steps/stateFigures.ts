import { toUnits } from '../../../domain/quantity.ts';
import { OUTSIDE_ON_HAND, PARTS_OF_ON_HAND } from '../../../domain/stockState.ts';
import { STOCK_STATES } from '../../../domain/vocabulary.ts';
import type { StockState } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { resultCache } from '../grid/rowOrder.ts';
import { wordAt } from '../words.ts';

export interface StateFigure {
  readonly system: string;
  readonly state: StockState;
  readonly rows: number;
  readonly units: number;
  readonly inOnHand: 'in' | 'out' | 'total';
  readonly inAvailable: 'in' | 'out' | 'taken off';
}

const FOR_SALE: readonly StockState[] = ['available', 'sellable'];
const NOT_FOR_SALE: readonly StockState[] = ['committed', 'damaged', 'quarantined', 'unavailable'];

/**
 * What each system reports state by state at the cut-off, and whether it is in its figures: the rules of
 * `domain/attribution/figures.ts` told for a system as a whole. Rows of the latest export up to the cut-off count, earlier ones are
 * superseded.
 */
export function stateFigures(db: Database): readonly StateFigure[] {
  return resultCache(db).part('state figures', () => {
    const found = db.rows(
      `WITH moment AS (
         SELECT source_id, COALESCE(MAX(as_of), (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'cutoff')) AS at
           FROM position GROUP BY source_id),
       part AS (
         SELECT p.system_id, p.state, p.location_id, p.source_id, m.at, COUNT(*) AS n, SUM(p.quantity) AS units
           FROM position AS p JOIN moment AS m ON m.source_id = p.source_id
          WHERE m.at <= (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'cutoff')
          GROUP BY p.system_id, p.state, p.location_id, p.source_id),
       latest AS (SELECT system_id, state, location_id, MAX(at) AS at FROM part GROUP BY system_id, state, location_id)
       SELECT s.code, part.state, SUM(part.n), SUM(part.units)
         FROM part JOIN latest ON latest.system_id = part.system_id AND latest.state = part.state
              AND latest.location_id = part.location_id AND latest.at = part.at
         JOIN system AS s ON s.id = part.system_id GROUP BY s.id, part.state ORDER BY s.id, part.state`,
      (row) => ({ system: String(row[0]), state: wordAt(STOCK_STATES, row[1]), rows: Number(row[2]), units: toUnits(Number(row[3])) }));
    const statesOf = new Map<string, Set<StockState>>();
    for (const { system, state } of found) statesOf.set(system, (statesOf.get(system) ?? new Set()).add(state));
    return found.map((figure) => ({ ...figure, ...partOf(figure.state, statesOf.get(figure.system) ?? new Set()) }));
  });
}

function partOf(state: StockState, all: ReadonlySet<StockState>): Pick<StateFigure, 'inOnHand' | 'inAvailable'> {
  const givesTotal = all.has('on_hand');
  const givesAvailable = FOR_SALE.some((each) => all.has(each));
  if (OUTSIDE_ON_HAND.includes(state)) return { inOnHand: 'out', inAvailable: 'out' };
  const inOnHand = state === 'on_hand' ? 'total' : givesTotal || !PARTS_OF_ON_HAND.includes(state) ? 'out' : 'in';
  if (givesAvailable) return { inOnHand, inAvailable: FOR_SALE.includes(state) ? 'in' : 'out' };
  if (NOT_FOR_SALE.includes(state)) return { inOnHand, inAvailable: givesTotal ? 'taken off' : 'out' };
  return { inOnHand, inAvailable: inOnHand === 'out' ? 'out' : 'in' };
}
