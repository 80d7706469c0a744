import { fail } from '../../domain/problem.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { proportion } from '../../domain/statements/figures.ts';
import { rollSentence } from '../../domain/statements/rolling.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import { FINDING_KINDS, FIXES, STOCK_STATES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { countedPositions, evidenceOf } from './evidence.ts';
import type { PositionRow } from './evidence.ts';
import type { EvidenceRecord } from './evidence.ts';
import { behindFigure } from './figureRows.ts';
import { findingWords } from './findingWords.ts';
import { variancesById } from './varianceRows.ts';
import { textOrNull, wordAt } from './words.ts';

/** The rolls of these variances, by variance in the order given, the recorded figure's first. */
export function figureRolls(db: Database, variances: Iterable<number>, timezone: string) {
  const cutoff = cutoffOf(db);
  return db.rows(
    `SELECT r.variance_id, s.code, r.read_at, r.events, r.quantity, IIF(r.system_id = v.system_id, v.recorded, v.authoritative)
       FROM json_each(?) AS wanted CROSS JOIN figure_roll AS r ON r.variance_id = wanted.value
       JOIN variance AS v ON v.id = r.variance_id JOIN system AS s ON s.id = r.system_id
      ORDER BY wanted.key, r.system_id = v.authority_id`,
    (row) => {
      const [readAt, events, quantity, figure] = [Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5])];
      return {
        varianceId: Number(row[0]), system: String(row[1]), readAt, events, quantity: toUnits(quantity), rolled: toUnits(figure + quantity),
        text: rollSentence({ figure, readAt, cutoff, events, quantity }, timezone),
      };
    }, [JSON.stringify([...variances])]);
}

/** How many lines the statements of these variances have. */
export function linesOfStatements(db: Database, variances: Iterable<number>): ReadonlyMap<number, number> {
  return new Map(db.rows(
    `SELECT s.variance_id, COUNT(*) FROM json_each(?) AS wanted CROSS JOIN statement_line AS s ON s.variance_id = wanted.value
      GROUP BY 1`,
    (row) => [Number(row[0]), Number(row[1])] as const, [JSON.stringify([...variances])]));
}

/** The lines of these variances, by variance in the order given and then in the statement's order. */
export function statementLines(db: Database, variances: Iterable<number>) {
  const list = JSON.stringify([...variances]);
  const rows = db.rows(
    `SELECT s.variance_id, s.finding_id, f.number, s.kind, s.quantity, h.code, r.text, f.owner, f.fix, v.variance, v.value,
            f.quantity, f.value
       FROM json_each(?) AS wanted CROSS JOIN statement_line AS s ON s.variance_id = wanted.value
       JOIN variance AS v ON v.id = s.variance_id JOIN finding AS f ON f.id = s.finding_id
       LEFT JOIN handoff AS h ON h.id = f.handoff_id LEFT JOIN reference AS r ON r.id = f.reference_id
      ORDER BY wanted.key, s.seq`,
    (row) => {
      const quantity = Number(row[4]);
      // At the price at which the variance itself is valued; where that is 0 units, at the finding's.
      const value = Number(row[9]) === 0
        ? proportion(Number(row[12]), quantity, Number(row[11]))
        : proportion(Number(row[10]), quantity, Number(row[9]));
      return {
        varianceId: Number(row[0]), findingId: Number(row[1]), number: row[2] === null ? null : Number(row[2]),
        kind: wordAt(FINDING_KINDS, row[3]), scaled: quantity, value: toMoney(value), handoff: textOrNull(row[5]),
        reference: textOrNull(row[6]), owner: String(row[7]), fix: wordAt(FIXES, row[8]),
      };
    }, [list]);
  const words = findingWords(db, new Set(rows.map((row) => row.findingId)));
  return rows.map(({ scaled, ...row }) => {
    const known = words.get(row.findingId);
    return { ...row, quantity: toUnits(scaled), text: known === undefined ? '' : sentenceOf(known) };
  });
}

/** A variance with its walk, its evidence and what every system reports there. Fails with `unknown_record`. */
export function statementOf(db: Database, id: number, timezone: string) {
  const variance = variancesById(db, [id])[0];
  const place = db.first(
    'SELECT item_id, location_id, system_id, authority_id FROM variance WHERE id = ?', (row) => row.map(Number), [id]);
  if (variance === undefined || place === undefined) {
    return fail({
      code: 'unknown_record', message: `There is no variance ${id} in this engagement any more.`,
      remedy: 'Choose it again from the list.',
    });
  }
  const [item = 0, location = 0, system = 0, authority = 0] = place;
  const lines = statementLines(db, [id]);
  const evidence = evidenceOf(db, new Set(lines.map((line) => line.findingId)), timezone);
  const rows = countedPositions(db, item, location, timezone);
  const behind = (of: number, role: string): readonly EvidenceRecord[] =>
    behindFigure(rows.filter((row) => row.systemId === of), variance.meaning).map((row) => ({ role, ...row.record }));
  return {
    variance,
    lines: lines.map((line) => ({ ...line, evidence: evidence.get(line.findingId) ?? [] })),
    positions: [...behind(system, 'recorded'), ...behind(authority, 'authoritative')],
    figures: figuresOf(rows),
    rolls: figureRolls(db, [id], timezone),
  };
}

function cutoffOf(db: Database): number {
  return db.first('SELECT value FROM setting WHERE name = \'cutoff\'', (row) => Number(row[0])) ?? Number.MAX_SAFE_INTEGER;
}

/** Sums by system and state, systems in the order of import, states in the vocabulary's. */
function figuresOf(rows: readonly PositionRow[]) {
  const sums = new Map<string, { readonly systemId: number; readonly state: number; readonly system: string; quantity: number }>();
  for (const { systemId, state, quantity, record } of rows) {
    const key = `${systemId} ${state}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { systemId, state, system: record.system, quantity });
    else sum.quantity += quantity;
  }
  return [...sums.values()]
    .sort((left, right) => left.systemId - right.systemId || left.state - right.state)
    .map(({ system, state, quantity }) => ({ system, state: wordAt(STOCK_STATES, state), quantity: toUnits(quantity) }));
}
