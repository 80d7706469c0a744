/**
 * The figures of an engagement as a whole. This is the one place where they are computed: the window, the report and the result
 * document all ask here. Quantities are units, money has two decimals.
 */
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { EXCEPTION_KINDS, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { exceptionColumns } from './exceptionColumns.ts';
import { countUnpricedItems, unpricedItems } from './priced.ts';
import { varianceColumns } from './varianceGrid.ts';

export function summaryOf(db: Database) {
  const { variances, unpriced, absolute, value, unexplained } = varianceSums(db);
  const byKind = sumsByKind(db);
  return {
    positions: db.number('SELECT COALESCE(SUM(positions), 0) FROM system_figure'),
    events: db.number('SELECT COALESCE(SUM(events), 0) FROM system_figure'),
    variances,
    exceptions: byKind.reduce((sum, { count }) => sum + count, 0),
    inFlight: db.number('SELECT COUNT(*) FROM finding WHERE number IS NULL AND kind = ?', [FINDING_KINDS.indexOf('in_flight')]),
    rejected: db.number('SELECT COALESCE(SUM(rows_rejected), 0) FROM source'),
    absoluteUnits: toUnits(absolute),
    netValue: toMoney(value),
    unpricedVariances: unpriced,
    unpricedItems: countUnpricedItems(db),
    explainedShare: absolute === 0 ? 1 : Math.max(0, Math.round((1 - unexplained / absolute) * 1e6) / 1e6),
    byKind,
  };
}

/** Scaled. From the columns that the lists are made of, which are read sooner than SQLite adds them up. */
function varianceSums(db: Database) {
  const { count, column } = varianceColumns(db);
  const without = unpricedItems(db);
  const sums = { variances: 0, unpriced: 0, absolute: 0, value: 0, unexplained: 0 };
  for (let row = 0; row < count; row += 1) {
    const variance = column.variance[row] as number;
    if (variance === 0) continue;
    sums.variances += 1;
    if (without?.[column.item_id[row] as number] === 1) sums.unpriced += 1;
    sums.absolute += Math.abs(variance);
    sums.value += column.value[row] as number;
    sums.unexplained += Math.abs(column.unexplained[row] as number);
  }
  return sums;
}

/** The exceptions of each kind that occurs; units and value are sums of sizes. */
function sumsByKind(db: Database) {
  const { count, column } = exceptionColumns(db);
  const without = unpricedItems(db);
  const sums = EXCEPTION_KINDS.map(() => ({ count: 0, units: 0, value: 0, unpriced: 0 }));
  for (let row = 0; row < count; row += 1) {
    const sum = sums[column.kind[row] as number];
    if (sum === undefined) continue;
    sum.count += 1;
    sum.units += Math.abs(column.quantity[row] as number);
    sum.value += Math.abs(column.value[row] as number);
    if (without?.[column.item_id[row] as number] === 1) sum.unpriced += 1;
  }
  return EXCEPTION_KINDS.map((kind, at) => ({ kind, sum: sums[at] })).flatMap(({ kind, sum }) => (sum === undefined || sum.count === 0 ? []
    : [{ kind, count: sum.count, units: toUnits(sum.units), value: toMoney(sum.value), unpriced: sum.unpriced }]));
}

/** Every system, in the order of import, with its share of records that agree. */
export function systemAccuracies(db: Database) {
  return db.rows(
    `SELECT s.id, s.code, COALESCE(f.positions, 0), COALESCE(f.events, 0), COALESCE(f.compared, 0), COALESCE(f.accurate, 0)
       FROM system AS s LEFT JOIN system_figure AS f ON f.system_id = s.id ORDER BY s.id`,
    (row) => ({
      systemId: Number(row[0]), code: String(row[1]), positions: Number(row[2]), events: Number(row[3]),
      recordAccuracy: Number(row[4]) === 0 ? null : Number(row[5]) / Number(row[4]),
    }));
}
