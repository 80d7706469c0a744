/** Compares root events, reports and patterns with what the generator knows to hang together. */
import type { ResultDocument, ResultException } from '../../src/contract/resultDocument.ts';
import type { TrueFault, Truth } from '../../src/sample/truth.ts';
import type { RootScore, Told } from './score.ts';

/**
 * A root is right where all its faults were found under one root event, and that one holds nothing else. A report is traced where
 * the first of its causes is of the root that lies behind it; a pattern is named where the item has a root event of that pattern.
 *
 * @param seen the exception in which each fault was found.
 */
export function scoreRoots(
  document: ResultDocument, truth: Truth, seen: ReadonlyMap<TrueFault, ResultException>, told: Told,
): RootScore {
  const faults: string[] = [];
  const rootOfException = new Map<string, number>();
  for (const [fault, exception] of seen) rootOfException.set(exception.id, fault.root);
  const exceptionsOf = new Map(document.rootEvents.map(({ id, exceptions }) => [id, exceptions]));
  const byRoot = new Map<number, TrueFault[]>();
  for (const fault of truth.faults) byRoot.set(fault.root, [...byRoot.get(fault.root) ?? [], fault]);
  let rootsRight = 0;
  for (const [root, members] of byRoot) {
    const events = new Set(members.map((fault) => seen.get(fault)?.rootEvent ?? ''));
    const [event = ''] = events;
    const isWhole = events.size === 1 && event !== '';
    const isPure = (exceptionsOf.get(event) ?? []).every((id) => rootOfException.get(id) === root);
    if (isWhole && isPure) rootsRight += 1;
    else {
      const of = members.map(({ kind, sku, reference }) => `${kind} ${sku} ${reference ?? ''}`).join(', ');
      faults.push(`root of ${of}: ${[...events].join(' ')}`);
    }
  }
  const foundRoot = (root: number): ReadonlySet<string> =>
    new Set((byRoot.get(root) ?? []).map((fault) => seen.get(fault)?.rootEvent ?? ''));
  let reportsTraced = 0;
  for (const report of truth.reports) {
    const incident = told.incidents?.find(({ file, row }) => file === report.file && row === report.row);
    const cause = incident?.causes[0];
    if (cause !== undefined && foundRoot(report.root).has(cause.rootEvent)) reportsTraced += 1;
    else faults.push(`report ${report.file}:${report.row} ${incident?.kind ?? ''} ${incident?.sku ?? ''}: ${cause?.text ?? 'nothing'}`);
  }
  let patternsNamed = 0;
  for (const { pattern, sku } of truth.patterns) {
    if (told.patterns?.some((root) => root.sku === sku && root.patterns.includes(pattern)) === true) patternsNamed += 1;
    else faults.push(`pattern ${pattern} of ${sku}: not named`);
  }
  return {
    roots: byRoot.size, rootsRight, reports: truth.reports.length, reportsTraced, patterns: truth.patterns.length, patternsNamed, faults,
  };
}
