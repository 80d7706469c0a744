import { exceptionCode } from '../../domain/statements/codes.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import type { ReportException, ReportInput, ReportStatement, ReportVariance } from '../../reports/model/reportInput.ts';
import { MOST_ROWS } from '../../reports/model/table.ts';
import type { Database } from '../../store/database.ts';
import { listChecks } from '../checks/listChecks.ts';
import { decisionsOf } from './decisionsOf.ts';
import { checkFindings } from '../../store/queries/checkFindings.ts';
import { countStatementLines } from '../../store/queries/counts.ts';
import { listSystems } from '../../store/queries/engagementView.ts';
import { exceptionOrder } from '../../store/queries/exceptionGrid.ts';
import { exceptionsById } from '../../store/queries/exceptionRows.ts';
import { findingWords } from '../../store/queries/findingWords.ts';
import { listHandoffs } from '../../store/queries/handoffs.ts';
import {
  countRejects, evidencePlaces, exceptionTotals, exceptionsByOwner, streamRejects, varianceTotals,
} from '../../store/queries/reportTotals.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { listSources } from '../../store/queries/sources.ts';
import { figureRolls, linesOfStatements, statementLines } from '../../store/queries/statement.ts';
import { summaryOf } from '../../store/queries/summary.ts';
import { engagementWarnings } from '../../store/queries/warnings.ts';
import { varianceOrder } from '../../store/queries/varianceGrid.ts';
import { variancesById } from '../../store/queries/varianceRows.ts';

/** Records read from the tables at a time. */
const AT_A_TIME = 500;
/** Places of evidence told in one cell. */
const PLACES = 8;
/** So many variances lead to their statements. */
const LED_TO = 5_000;

/** What the report prints beside its evidence, from the same queries as the window; long lists are read while they are printed. */
export function reportInput(db: Database, programVersion: string): Omit<ReportInput, 'evidence'> {
  const settings = engagementSettings(db);
  const warnings = engagementWarnings(db);
  const systems = listSystems(db, settings.authority);
  const ordered = varianceOrder(db, 'absoluteValue', 'desc', { show: 'differing' }).ids();
  const variances = ordered.subarray(0, MOST_ROWS);
  const queue = exceptionOrder(db, 'absoluteValue', 'desc', {}).ids();
  const exceptions = queue.subarray(0, MOST_ROWS);
  const walked = withinRows(db, variances);
  const rejected = countRejects(db);
  const authority = systems.find(({ isAuthority }) => isAuthority)?.name ?? '';
  return {
    engagement: {
      name: settings.name, client: settings.client, currency: settings.currency, cutoff: settings.cutoff,
      cutoffKnown: settings.cutoffKnown, timezone: settings.timezone, authority, programVersion, defaults: settings.defaults,
      warnings: warnings.map(({ text }) => text), isCompared: !warnings.some(({ code }) => code === 'nothing_compared'),
    },
    systems, summary: summaryOf(db), owners: exceptionsByOwner(db), sources: listSources(db), handoffs: listHandoffs(db),
    variances: {
      count: variances.length, total: ordered.length, totals: varianceTotals(db, variances), records: () => eachVariance(db, variances),
    },
    statements: {
      count: walked.length, total: ordered.length, starts: startsOf(db, walked.subarray(0, LED_TO)),
      records: () => eachStatement(db, walked),
    },
    exceptions: {
      count: exceptions.length, total: queue.length, totals: exceptionTotals(db, exceptions),
      records: () => eachException(db, exceptions),
    },
    ...checksOf(db), decisions: decisionsOf(db),
    rejects: { count: Math.min(rejected.kept, MOST_ROWS), total: rejected.total, records: () => streamRejects(db, MOST_ROWS) },
  };
}

function checksOf(db: Database): Pick<ReportInput, 'checks' | 'checkFindings'> {
  const checks = listChecks(db);
  const found = checks.reduce((sum, { result }) => sum + (result?.found ?? 0), 0);
  return {
    checks,
    checkFindings: {
      count: Math.min(found, MOST_ROWS), total: found,
      *records() {
        let left = MOST_ROWS;
        for (const { code, title, result } of checks) {
          const most = Math.min(left, result?.found ?? 0);
          left -= most;
          for (let start = 0; start < most; start += AT_A_TIME) {
            for (const finding of checkFindings(db, code, start, Math.min(AT_A_TIME, most - start))) yield { check: title, ...finding };
          }
        }
      },
    },
  };
}

/** As many variances as have room on one sheet with their statements: two rows and a row a line each. */
function withinRows(db: Database, variances: Int32Array): Int32Array {
  if (variances.length * 2 + countStatementLines(db) <= MOST_ROWS) return variances;
  let rows = 0;
  let count = 0;
  for (const ids of pieces(variances)) {
    const lines = linesOfStatements(db, ids);
    for (const id of ids) {
      rows += 2 + (lines.get(id) ?? 0);
      if (rows > MOST_ROWS) return variances.subarray(0, count);
      count += 1;
    }
  }
  return variances;
}

/** How many rows stand before the walk of each of these variances: each takes two rows and one a line. */
function startsOf(db: Database, variances: Int32Array): ReadonlyMap<number, number> {
  const lines = linesOfStatements(db, variances);
  const starts = new Map<number, number>();
  let start = 0;
  for (const id of variances) {
    starts.set(id, start);
    start += 2 + (lines.get(id) ?? 0);
  }
  return starts;
}

function* pieces(ids: Int32Array): Generator<Int32Array, void, void> {
  for (let start = 0; start < ids.length; start += AT_A_TIME) yield ids.subarray(start, start + AT_A_TIME);
}

function* eachVariance(db: Database, ids: Int32Array): Generator<ReportVariance, void, void> {
  for (const piece of pieces(ids)) yield* variancesById(db, piece);
}

function* eachStatement(db: Database, ids: Int32Array): Generator<ReportStatement, void, void> {
  const { timezone } = engagementSettings(db);
  for (const piece of pieces(ids)) {
    const lines = statementLines(db, piece);
    const rolls = figureRolls(db, piece, timezone);
    let roll = 0;
    let at = 0;
    for (const variance of variancesById(db, piece)) {
      const own = [];
      for (let line = lines[at]; line !== undefined && line.varianceId === variance.id; line = lines[at]) {
        own.push({ ...line, exception: line.number === null ? null : exceptionCode(line.number) });
        at += 1;
      }
      const from = roll;
      while (rolls[roll]?.varianceId === variance.id) roll += 1;
      yield { variance, lines: own, rolls: rolls.slice(from, roll) };
    }
  }
}

function* eachException(db: Database, ids: Int32Array): Generator<ReportException, void, void> {
  for (const piece of pieces(ids)) {
    const words = findingWords(db, piece);
    const places = evidencePlaces(db, [...piece], PLACES);
    for (const exception of exceptionsById(db, piece)) {
      const known = words.get(exception.id);
      yield { ...exception, sentence: known === undefined ? '' : sentenceOf(known), evidence: places.get(exception.id) ?? '' };
    }
  }
}
