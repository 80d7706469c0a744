/** Scores of many engagements as one. */
import type { ExceptionKind } from '../../src/domain/vocabulary.ts';
import { EXCEPTION_KINDS } from '../../src/domain/vocabulary.ts';
import type { RootScore, Score } from './score.ts';

export interface KindTotal {
  readonly kind: ExceptionKind;
  readonly planted: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly f1: number;
}

export interface Total {
  readonly kinds: readonly KindTotal[];
  readonly macroF1: number;
  readonly falseAlarms: number;
  readonly variancesExact: number;
  readonly explainedExact: number;
  readonly varianceFaults: number;
  readonly inFlightFaults: number;
  readonly roots: Omit<RootScore, 'faults'>;
}

export function totalOf(scores: readonly Score[]): Total {
  const kinds = EXCEPTION_KINDS.map((kind) => {
    const all = scores.flatMap((one) => one.kinds.filter((entry) => entry.kind === kind));
    const sum = (of: (entry: (typeof all)[number]) => number): number => all.reduce((total, entry) => total + of(entry), 0);
    const planted = sum((entry) => entry.planted);
    const found = sum((entry) => entry.found);
    const falseAlarms = sum((entry) => entry.falseAlarms.length);
    const wrong = planted - found + falseAlarms;
    return { kind, planted, found, falseAlarms, f1: found + wrong === 0 ? 1 : (2 * found) / (2 * found + wrong) };
  });
  const sum = (of: (one: Score) => number): number => scores.reduce((total, one) => total + of(one), 0);
  return {
    kinds, macroF1: kinds.reduce((total, { f1 }) => total + f1, 0) / kinds.length,
    falseAlarms: kinds.reduce((total, { falseAlarms }) => total + falseAlarms, 0),
    variancesExact: sum((one) => one.variancesExact), explainedExact: sum((one) => one.explainedExact),
    varianceFaults: sum((one) => one.varianceFaults.length), inFlightFaults: sum((one) => one.inFlightFaults.length),
    roots: {
      roots: sum(({ roots }) => roots.roots), rootsRight: sum(({ roots }) => roots.rootsRight),
      reports: sum(({ roots }) => roots.reports), reportsTraced: sum(({ roots }) => roots.reportsTraced),
      patterns: sum(({ roots }) => roots.patterns), patternsNamed: sum(({ roots }) => roots.patternsNamed),
    },
  };
}

export function totalTable(
  total: Total, of: { readonly engagements: number; readonly trueVariances: number; readonly exceptions: number },
): string {
  const rows = total.kinds.map(({ kind, planted, found, falseAlarms, f1 }) =>
    [kind, planted, found, planted - found, falseAlarms, f1.toFixed(4)]);
  const lines = [['kind', 'planted', 'found', 'missed', 'false alarms', 'F1'], ...rows].map((cells) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(22) : String(cell).padStart(13))).join(''));
  const share = (part: number, whole = of.trueVariances): string => (whole === 0 ? '1.0000' : (part / whole).toFixed(4));
  const { roots } = total;
  return [
    ...lines, '',
    `${of.engagements} engagements, ${of.exceptions} exceptions reported, ${of.trueVariances} true variances`,
    `macro-F1 ${total.macroF1.toFixed(4)}`,
    `false alarms ${total.falseAlarms} (${(total.falseAlarms * 200 / Math.max(1, of.exceptions)).toFixed(2)} in 200 exceptions)`,
    `variances exact ${share(total.variancesExact)}, explained exactly ${share(total.explainedExact)}`,
    `root events right ${share(roots.rootsRight, roots.roots)} of ${roots.roots}, reports traced `
      + `${share(roots.reportsTraced, roots.reports)} of ${roots.reports}, patterns named `
      + `${share(roots.patternsNamed, roots.patterns)} of ${roots.patterns}`,
    `statements that are wrong or false ${total.varianceFaults}, handoffs with a wrong number in flight ${total.inFlightFaults}`,
  ].join('\n');
}
