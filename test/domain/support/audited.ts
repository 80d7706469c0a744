import { runAudit } from '../../../src/domain/audit/runAudit.ts';
import type { AuditResult } from '../../../src/domain/audit/result.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { toUnits } from '../../../src/domain/quantity.ts';
import { factsOf } from './factsOf.ts';
import type { Example } from './factsOf.ts';

export interface Audited {
  readonly result: AuditResult;
  /** "kind from>to quantity reference", one a finding, in the document's order. */
  readonly findings: readonly string[];
  /** "system sku@location: recorded - authoritative = variance [kind quantity, …]", one a statement. */
  readonly statements: readonly string[];
}

/** Runs the audit over a few readable lines and tells its result just as readably. */
export function audited(example: Example): Audited {
  const facts = factsOf(example);
  const result = finish(facts);
  const system = (id: number): string => facts.systems[id - 1]?.code ?? '-';
  return {
    result,
    findings: result.findings.map((finding) =>
      [finding.kind, `${system(finding.from)}>${system(finding.to)}`, toUnits(finding.quantity), facts.referenceText(finding.reference)]
        .join(' ').trim()),
    statements: result.variances.map((row) => {
      const lines = row.lines.map((line) => `${line.kind} ${toUnits(line.quantity)}`).join(', ');
      return `${system(row.system)} ${facts.items.code[row.item]}@${facts.locations.code[row.location]}: ${toUnits(row.recorded)} - `
        + `${toUnits(row.authoritative)} = ${toUnits(row.variance)} [${lines}]`;
    }),
  };
}

export function finish(facts: Facts): AuditResult {
  const run = runAudit(facts);
  let step = run.next();
  while (step.done !== true) step = run.next();
  return step.value;
}
