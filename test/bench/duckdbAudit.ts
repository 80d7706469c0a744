/**
 * The same audit as a DuckDB script, as its user would write it: read all files, bring times and references to one form, match each
 * handoff, classify, compare the positions with the authority's, attribute, and write variances and exceptions as JSON. DuckDB
 * uses its default threads.
 */
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { BENCH_SYSTEMS, benchHandoffs } from './tidyEngagement.ts';

const CUTOFF = "TIMESTAMPTZ '2026-10-31 23:59:59-04:00'";

export async function duckdbAudit(folder: string, outFolder: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of script(folder, outFolder)) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

function script(folder: string, outFolder: string): string[] {
  const file = (name: string): string => `'${join(folder, name).replaceAll("'", "''")}'`;
  const out = (name: string): string => `'${join(outFolder, name).replaceAll("'", "''")}'`;
  // Two logs hold local time without an offset, the others say where they stand.
  const moment = (system: string, column: string): string => (system === 'wms' || system === 'oms'
    ? `timezone('America/New_York', ${column}::TIMESTAMP)` : `${column}::TIMESTAMPTZ`);
  const normal = "regexp_replace(regexp_replace(lower(reference), '[^a-z0-9]', '', 'g'), '(^|[^0-9])0+([0-9])', '\\1\\2', 'g')";
  const columns = (names: string): string => `{${names.split(' ').map((name) => `'${name}': 'VARCHAR'`).join(', ')}}`;
  const read = (name: string, names: string): string => `read_csv(${file(name)}, header = true, columns = ${columns(names)})`;
  const events = BENCH_SYSTEMS.map((system) => `
    SELECT '${system}' AS system, type, sku, location, quantity::DECIMAL(18, 4) AS quantity, reference, ${normal} AS normal,
      coalesce(${moment(system, 'recordedAt')}, ${moment(system, 'occurredAt')}) AS at
    FROM ${read(`${system}_events.csv`, 'occurredAt recordedAt type sku location quantity reference actor')}`);
  const stock = BENCH_SYSTEMS.map((system) => `
    SELECT '${system}' AS system, sku, location, quantity::DECIMAL(18, 4) AS quantity
    FROM ${read(`${system}_stock.csv`, 'sku location quantity')}`);
  const handoffs = benchHandoffs().map(({ id, event, from, to, withinMinutes }) =>
    `('${id}', '${event}', '${from}', '${to}', INTERVAL ${withinMinutes} MINUTE)`);
  const side = (end: 'source' | 'target'): string => `
    SELECT h.id AS handoff, e.sku, e.location, e.normal, e.reference, e.quantity, e.at, h.within,
      row_number() OVER (PARTITION BY h.id, e.sku, e.location, e.normal ORDER BY e.at, e.quantity) AS n
    FROM event e JOIN handoff h ON h.event = e.type AND h.${end} = e.system`;
  return [
    "SET TimeZone = 'America/New_York'",
    `CREATE TABLE handoff AS SELECT * FROM (VALUES ${handoffs.join(', ')}) AS t(id, event, source, target, within)`,
    `CREATE TABLE item AS SELECT sku, packSize::DECIMAL(18, 4) AS pack, unitCost::DECIMAL(18, 4) AS cost
       FROM ${read('items.csv', 'sku description barcode packSize unitCost')}`,
    `CREATE TABLE event AS ${events.join(' UNION ALL ')}`,
    `CREATE TABLE position AS ${stock.join(' UNION ALL ')}`,
    `CREATE TABLE pair AS
      SELECT coalesce(s.handoff, t.handoff) AS handoff, coalesce(s.sku, t.sku) AS sku, coalesce(s.location, t.location) AS location,
        coalesce(s.reference, t.reference) AS reference, s.quantity AS told, t.quantity AS heard, s.at AS told_at, t.at AS heard_at,
        CASE WHEN s.handoff IS NULL AND t.n > 1 THEN 'duplicate_write'
             WHEN s.handoff IS NULL THEN 'orphan_event'
             WHEN t.handoff IS NULL AND ${CUTOFF} - s.at <= s.within THEN 'in_flight'
             WHEN t.handoff IS NULL THEN 'missing_event'
             WHEN t.quantity <> s.quantity AND (t.quantity = s.quantity * i.pack OR s.quantity = t.quantity * i.pack)
               THEN 'unit_of_measure'
             WHEN t.quantity <> s.quantity THEN 'quantity_mismatch'
             WHEN t.at < s.at THEN 'sequence_error'
             WHEN t.at - s.at > s.within THEN 'late_event' ELSE 'matched' END AS kind
      FROM (${side('source')}) s FULL JOIN (${side('target')}) t
        ON s.handoff = t.handoff AND s.sku = t.sku AND s.location = t.location AND s.normal = t.normal AND s.n = t.n
      LEFT JOIN item i ON i.sku = coalesce(s.sku, t.sku)`,
    `CREATE TABLE deviation AS
      SELECT h.target AS system, p.sku, p.location, p.kind, sum(coalesce(p.heard, 0) - coalesce(p.told, 0)) AS quantity
      FROM pair p JOIN handoff h ON h.id = p.handoff WHERE p.kind <> 'matched' GROUP BY ALL HAVING quantity <> 0`,
    `CREATE TABLE line AS
      SELECT system, sku, location, kind, sum(quantity) AS quantity FROM (
        SELECT * FROM deviation WHERE system <> 'erp' UNION ALL
        SELECT s.system, d.sku, d.location, d.kind, -d.quantity FROM deviation d
          CROSS JOIN (SELECT unnest(['wms', 'storefront', 'oms']) AS system) s WHERE d.system = 'erp')
      GROUP BY ALL HAVING sum(quantity) <> 0`,
    `CREATE TABLE figure AS SELECT system, sku, location, sum(quantity) AS quantity FROM position GROUP BY ALL`,
    `CREATE TABLE variance AS
      WITH compared AS (
        SELECT coalesce(f.sku, a.sku) AS sku, coalesce(f.location, a.location) AS location, coalesce(f.system, a.system) AS system,
          coalesce(f.quantity, 0) AS recorded, coalesce(a.quantity, 0) AS authoritative
        FROM (SELECT * FROM figure WHERE system <> 'erp') f FULL JOIN (
          SELECT s.system, a.sku, a.location, a.quantity FROM figure a
            CROSS JOIN (SELECT unnest(['wms', 'storefront', 'oms']) AS system) s WHERE a.system = 'erp') a
          ON a.system = f.system AND a.sku = f.sku AND a.location = f.location)
      SELECT c.*, recorded - authoritative AS variance, (recorded - authoritative) * i.cost AS value, l.explained,
        recorded - authoritative - coalesce(l.total, 0) AS unexplained
      FROM compared c LEFT JOIN item i ON i.sku = c.sku LEFT JOIN (
        SELECT system, sku, location, list({kind: kind, quantity: quantity}) AS explained, sum(quantity) AS total FROM line GROUP BY ALL) l
        ON l.system = c.system AND l.sku = c.sku AND l.location = c.location
      WHERE recorded <> authoritative`,
    `COPY (SELECT p.handoff, h.source, h.target, p.sku, p.location, p.reference, p.kind, coalesce(p.told, p.heard) AS quantity,
        coalesce(p.told, p.heard) * i.cost AS value, p.told_at, p.heard_at
      FROM pair p JOIN handoff h ON h.id = p.handoff LEFT JOIN item i ON i.sku = p.sku WHERE p.kind NOT IN ('matched', 'in_flight')
      ORDER BY p.handoff, p.sku, p.location, p.reference, p.told_at) TO ${out('exceptions.json')} (FORMAT json, ARRAY true)`,
    `COPY (SELECT * FROM variance ORDER BY sku, location, system) TO ${out('variances.json')} (FORMAT json, ARRAY true)`,
    `COPY (SELECT handoff, kind, count(*) AS n, quantile_cont(epoch(heard_at) - epoch(told_at), [0.5, 0.95, 1.0]) AS latency
      FROM pair GROUP BY ALL ORDER BY ALL) TO ${out('handoffs.json')} (FORMAT json, ARRAY true)`,
  ];
}
