import { toMoney, toUnits } from '../../domain/quantity.ts';
import { FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { FindingKind } from '../../domain/vocabulary.ts';
import type { Database, Row } from '../database.ts';
import { pricedItem } from './priced.ts';
import { textOrNull, wordAt } from './words.ts';

/** A variance ready to show: systems by code, quantities in units, money with two decimals. */
type VarianceRecord = ReturnType<typeof recordOf>;

const MEANINGS = ['on_hand', 'available'] as const;

/** The variances with these ids, in the order of the ids; ids that are not there are left out. */
export function variancesById(db: Database, ids: Iterable<number>): readonly VarianceRecord[] {
  const wanted = [...ids];
  const list = JSON.stringify(wanted);
  const kinds = new Map<number, FindingKind[]>();
  db.each(
    `SELECT s.variance_id, s.kind FROM json_each(?) AS wanted CROSS JOIN statement_line AS s ON s.variance_id = wanted.value
     ORDER BY s.variance_id, s.seq`,
    (row) => {
      const kind = wordAt(FINDING_KINDS, row[1]);
      const known = kinds.get(Number(row[0]));
      if (known === undefined) kinds.set(Number(row[0]), [kind]);
      else if (!known.includes(kind)) known.push(kind);
    }, [list]);
  const found = new Map<number, VarianceRecord>();
  db.each(
    `SELECT v.id, i.code, i.description, l.code, s.code, a.code, v.meaning, v.recorded, v.authoritative, v.recorded_listed,
            v.authoritative_listed, v.variance, v.value, v.explained, v.unexplained, v.owner,
            ${pricedItem('v.item_id')}
       FROM json_each(?) AS wanted CROSS JOIN variance AS v ON v.id = wanted.value
       JOIN item AS i ON i.id = v.item_id JOIN location AS l ON l.id = v.location_id
       JOIN system AS s ON s.id = v.system_id JOIN system AS a ON a.id = v.authority_id`,
    (row) => { found.set(Number(row[0]), recordOf(row, kinds.get(Number(row[0])) ?? [])); }, [list]);
  return wanted.map((id) => found.get(id)).filter((record) => record !== undefined);
}

function recordOf(row: Row, kinds: readonly FindingKind[]) {
  const units = (at: number): number => toUnits(Number(row[at]));
  return {
    id: Number(row[0]), sku: String(row[1]), description: textOrNull(row[2]), location: String(row[3]), system: String(row[4]),
    authority: String(row[5]), meaning: wordAt(MEANINGS, row[6]), recorded: units(7), authoritative: units(8),
    recordedListed: row[9] === 1, authoritativeListed: row[10] === 1, variance: units(11), value: toMoney(Number(row[12])),
    explained: units(13), unexplained: units(14), owner: String(row[15]), priced: row[16] === 1, kinds,
  };
}
