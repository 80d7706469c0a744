/** Compares a result document with what the generator knows to be true. */
import type { ResultDocument, ResultException, ResultVariance } from '../../src/contract/resultDocument.ts';
import { normalReference } from '../../src/domain/reference.ts';
import type { ExceptionKind } from '../../src/domain/vocabulary.ts';
import { EXCEPTION_KINDS } from '../../src/domain/vocabulary.ts';
import type { PlantedFault, TrueFault, TrueVariance, Truth } from '../../src/sample/truth.ts';
import type { Audited } from '../sample/audited.ts';
import { scoreRoots } from './scoreRoots.ts';

export interface KindScore {
  readonly kind: ExceptionKind;
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly PlantedFault[];
  readonly falseAlarms: readonly ResultException[];
  /** Harmonic mean of precision and recall; 1 where nothing was planted and nothing reported. */
  readonly f1: number;
}

export interface Score {
  readonly kinds: readonly KindScore[];
  /** What is wrong with the variances, one sentence each; empty where all are exact and no other is reported. */
  readonly varianceFaults: readonly string[];
  readonly variancesExact: number;
  readonly explainedExact: number;
  readonly inFlightFaults: readonly string[];
  readonly roots: RootScore;
}

/** How much of what hangs together was seen to; one sentence for each thing that was not. */
export interface RootScore {
  readonly roots: number;
  readonly rootsRight: number;
  readonly reports: number;
  readonly reportsTraced: number;
  readonly patterns: number;
  readonly patternsNamed: number;
  readonly faults: readonly string[];
}

/** What the program says beside the document; where it is not given, reports and patterns count as not seen. */
export type Told = Partial<Pick<Audited, 'incidents' | 'patterns'>>;

export function score(document: ResultDocument, truth: Truth, told: Told = {}): Score {
  const open = [...document.exceptions];
  const missed: PlantedFault[] = [];
  const seen = new Map<TrueFault, ResultException>();
  // What several events could be takes what is left.
  const firm = truth.faults.filter(({ isOneOfSeveral }) => isOneOfSeveral !== true);
  for (const fault of [...firm, ...truth.faults.filter(({ isOneOfSeveral }) => isOneOfSeveral === true)]) {
    const at = open.findIndex((exception) => isSame(exception, fault));
    const [found] = at < 0 ? [] : open.splice(at, 1);
    if (found === undefined) missed.push(fault);
    else seen.set(fault, found);
  }
  const kinds = EXCEPTION_KINDS.map((kind): KindScore => {
    const planted = truth.faults.filter((fault) => fault.kind === kind).length;
    const ofKind = missed.filter((fault) => fault.kind === kind);
    const falseAlarms = open.filter((exception) => exception.kind === kind);
    const found = planted - ofKind.length;
    const wrong = ofKind.length + falseAlarms.length;
    return { kind, planted, found, missed: ofKind, falseAlarms, f1: found + wrong === 0 ? 1 : (2 * found) / (2 * found + wrong) };
  });
  return {
    kinds, ...scoreVariances(document.variances, truth.variances), inFlightFaults: scoreInFlight(document, truth),
    roots: scoreRoots(document, truth, seen, told),
  };
}

function isSame(exception: ResultException, fault: PlantedFault): boolean {
  return exception.kind === fault.kind
    && (exception.sku === fault.sku || exception.sku === fault.otherSku)
    && (fault.location === null || exception.location === fault.location)
    && exception.to === fault.system
    && (fault.from === null || exception.from === fault.from)
    && (fault.handoff === null || exception.handoff === fault.handoff)
    && (fault.isOneOfSeveral === true || normalised(exception.reference) === normalised(fault.reference))
    && (fault.quantity === null || exception.quantity === fault.quantity);
}

function normalised(reference: string | null): string | null {
  return reference === null ? null : normalReference(reference);
}

function scoreVariances(reported: readonly ResultVariance[], truth: readonly TrueVariance[]):
  Pick<Score, 'varianceFaults' | 'variancesExact' | 'explainedExact'> {
  const faults: string[] = [];
  const open = new Map(reported.map((variance) => [`${variance.sku} at ${variance.location} in ${variance.system}`, variance]));
  if (open.size < reported.length) faults.push('a variance is reported twice');
  let [variancesExact, explainedExact] = [0, 0];
  for (const expected of truth) {
    const name = `${expected.sku} at ${expected.location} in ${expected.system}`;
    const found = open.get(name);
    open.delete(name);
    if (found === undefined) {
      faults.push(`${name}: not reported, is ${expected.variance}`);
      continue;
    }
    const isExact = found.recorded === expected.recorded && found.authoritative === expected.authoritative
      && found.variance === expected.variance;
    if (isExact) variancesExact += 1;
    else {
      faults.push(`${name}: ${found.recorded} against ${found.authoritative}, `
        + `is ${expected.recorded} against ${expected.authoritative}`);
    }
    const lines = explanation(found);
    const wanted = sortedLines(Object.entries(expected.explained));
    if (lines === wanted) explainedExact += 1;
    else faults.push(`${name}: explained as ${lines}, is ${wanted}`);
    const sum = found.explained.reduce((total, { quantity }) => total + quantity, found.unexplained);
    if (sum !== found.variance) faults.push(`${name}: explained and unexplained make ${sum}, the variance is ${found.variance}`);
  }
  for (const [name, { variance }] of open) faults.push(`${name}: reported as ${variance}, but agrees`);
  return { varianceFaults: faults, variancesExact, explainedExact };
}

/** What is left unexplained counts as its kind, whether the document lists it as a line or beside the lines. */
function explanation(variance: ResultVariance): string {
  const listed = new Map(variance.explained.map(({ kind, quantity }) => [kind as string, quantity]));
  if (variance.unexplained !== 0) {
    listed.set('unexplained_variance', (listed.get('unexplained_variance') ?? 0) + variance.unexplained);
  }
  return sortedLines([...listed]);
}

function sortedLines(lines: readonly (readonly [string, number])[]): string {
  const told = lines.filter(([, quantity]) => quantity !== 0).map(([kind, quantity]) => `${kind} ${quantity}`);
  return told.length === 0 ? 'nothing' : told.sort().join(', ');
}

function scoreInFlight(document: ResultDocument, truth: Truth): string[] {
  return document.handoffs.flatMap(({ id, inFlight }) => {
    const expected = truth.inFlight.filter(({ handoff }) => handoff === id).length;
    return expected === inFlight ? [] : [`${id}: ${inFlight} in flight, are ${expected}`];
  });
}

/** The score as a table for people, worst first where anything is wrong. */
export function scoreTable(result: Score): string {
  const rows = result.kinds.filter(({ planted, falseAlarms }) => planted + falseAlarms.length > 0).map((kind) =>
    [kind.kind, kind.planted, kind.found, kind.missed.length, kind.falseAlarms.length, kind.f1.toFixed(3)]);
  const lines = [['kind', 'planted', 'found', 'missed', 'false alarms', 'F1'], ...rows].map((cells) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(22) : String(cell).padStart(13))).join(''));
  const { variancesExact, explainedExact, varianceFaults } = result;
  return [...lines, `variances exact ${variancesExact}, explained exactly ${explainedExact}, faults ${varianceFaults.length}`].join('\n');
}
