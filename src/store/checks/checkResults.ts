import type { StateShare } from '../../domain/attribution/stateShares.ts';
import type { CheckFinding, CheckOutcome, ParameterValues } from '../../domain/checks/check.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';

/** What the last run of a check came to, and how many it had found the time before. Scaled. */
export interface CheckResult {
  readonly code: string;
  readonly looked: number;
  readonly found: number;
  readonly quantity: number;
  readonly value: number;
  /** How many findings are of an item that nobody knows the cost of. */
  readonly unpriced: number;
  readonly needs: string | null;
  readonly parameters: ParameterValues;
  readonly ranAt: number;
  readonly foundBefore: number | null;
  readonly ranBefore: number | null;
}

/** A finding with its value in scaled money. */
export type PricedFinding = CheckFinding & { readonly value: number };

/** Replaces what a check found by what it finds now and keeps the count of the time before. Call inside a transaction. */
export function writeCheckResult(
  db: Database, code: string,
  ran: { readonly at: number; readonly parameters: ParameterValues; readonly unpriced: ReadonlySet<number> },
  outcome: CheckOutcome, findings: readonly PricedFinding[],
): void {
  const before = db.first(
    'SELECT found, ran_at FROM check_result WHERE code = ?', (row) => [Number(row[0]), Number(row[1])] as const, [code]);
  db.run('DELETE FROM check_evidence WHERE finding_id IN (SELECT id FROM check_finding WHERE code = ?)', [code]);
  db.run('DELETE FROM check_finding WHERE code = ?', [code]);
  const sum = (of: 'quantity' | 'value'): number => findings.reduce((total, finding) => total + Math.abs(finding[of]), 0);
  db.run('INSERT OR REPLACE INTO check_result VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    code, outcome.looked, findings.length, sum('quantity'), sum('value'), findings.filter(({ item }) => ran.unpriced.has(item)).length,
    outcome.needs, JSON.stringify(ran.parameters), ran.at, before?.[0] ?? null, before?.[1] ?? null,
  ]);
  let id = db.number('SELECT coalesce(max(id), 0) FROM check_finding');
  const rows = db.bulk('check_finding', ['id', 'code', 'item_id', 'location_id', 'system_id', 'at', 'quantity', 'value', 'sentence']);
  const evidence = db.bulk('check_evidence', ['finding_id', 'seq', 'role', 'fact', 'fact_id']);
  for (const finding of findings) {
    id += 1;
    rows.add([id, code, finding.item || null, finding.location || null, finding.system || null, finding.at, finding.quantity, finding.value,
      finding.sentence]);
    for (const [seq, { role, fact, factId }] of finding.grounds.entries()) evidence.add([id, seq, role, fact, factId]);
  }
  rows.end();
  evidence.end();
}

export function readCheckResults(db: Database): ReadonlyMap<string, CheckResult> {
  return new Map(db.rows(
    `SELECT code, looked, found, quantity, value, needs, parameters, ran_at, found_before, ran_before, unpriced
       FROM check_result`, (row) => {
      const code = String(row[0]);
      return [code, {
        code, looked: Number(row[1]), found: Number(row[2]), quantity: Number(row[3]), value: Number(row[4]),
        needs: row[5] === null ? null : String(row[5]), parameters: JSON.parse(String(row[6])) as ParameterValues, ranAt: Number(row[7]),
        foundBefore: row[8] === null ? null : Number(row[8]), ranBefore: row[9] === null ? null : Number(row[9]),
        unpriced: Number(row[10]),
      }] as const;
    }));
}

/** What the analyst decided, by check and parameter; standards are not among them. */
export function readCheckParameters(db: Database): ReadonlyMap<string, ParameterValues> {
  const values = new Map<string, Record<string, number>>();
  db.each("SELECT name, value FROM parameter WHERE name LIKE 'check.%'", (row) => {
    const [, code = '', name = ''] = String(row[0]).split('.');
    const value: unknown = JSON.parse(String(row[1]));
    if (typeof value === 'number') values.set(code, { ...values.get(code), [name]: value });
  });
  return values;
}

/** Replaces what each system reports state by state. Call inside a transaction. */
export function writeStateShares(db: Database, shares: readonly StateShare[]): void {
  db.run('DELETE FROM state_figure');
  const rows = db.bulk('state_figure', ['system_id', 'location_id', 'state', 'items', 'units', 'on_hand', 'available']);
  for (const { system, location, state, items, units, onHand, available } of shares) {
    rows.add([system, location, STOCK_STATES.indexOf(state), items, units, onHand, available]);
  }
  rows.end();
}
