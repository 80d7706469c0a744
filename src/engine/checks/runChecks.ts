/** The use case: the checks over what the tables hold, each replacing what it found before. */
import { stateShares } from '../../domain/attribution/stateShares.ts';
import { Prices } from '../../domain/attribution/prices.ts';
import { ALL_CHECKS } from '../../domain/checks/allChecks.ts';
import { valueOf } from '../../domain/checks/check.ts';
import type { CheckOutcome, ParameterValues } from '../../domain/checks/check.ts';
import { CheckScene } from '../../domain/checks/scene.ts';
import type { Ports, Task } from '../../ports.ts';
import { readCheckParameters, writeCheckResult, writeStateShares } from '../../store/checks/checkResults.ts';
import type { PricedFinding } from '../../store/checks/checkResults.ts';
import { writeUnpriced } from '../../store/results/writeUnpriced.ts';
import { readScene } from '../../store/checks/readScene.ts';
import type { Database } from '../../store/database.ts';
import { resultCache } from '../../store/queries/grid/rowOrder.ts';
import type { KeptFacts } from '../../store/facts/keptFacts.ts';
import { readFacts } from '../../store/facts/readFacts.ts';

interface Ran {
  readonly code: string;
  readonly parameters: ParameterValues;
  readonly outcome: CheckOutcome;
  readonly findings: readonly PricedFinding[];
}

/**
 * Runs the checks named, or all: all of them or, where it is cancelled, none. `kept` saves decoding the tables that an import has just
 * written.
 */
export async function runChecks(
  db: Database, ports: Ports, task: Task, { codes, kept }: { readonly codes?: readonly string[]; readonly kept?: KeptFacts } = {},
): Promise<void> {
  const checks = ALL_CHECKS.filter(({ code }) => codes?.includes(code) ?? true);
  const report = (done: number): void => {
    task.report({ phase: 'Running the checks', done, total: checks.length, unit: 'steps', rate: 0 });
  };
  report(0);
  await task.breathe();
  const scene = new CheckScene(readScene(db, readFacts(db, kept)));
  const prices = new Prices(scene);
  const set = readCheckParameters(db);
  const at = ports.clock.now();
  const ran: Ran[] = [];
  for (const [done, check] of checks.entries()) {
    report(done);
    await task.breathe();
    const parameters = valueOf(check, set.get(check.code) ?? {});
    const outcome = check.look(scene, parameters);
    const findings = outcome.findings.map((finding) => ({
      ...finding, value: finding.value ?? (finding.item === 0 ? 0 : prices.of(finding.item, finding.location, finding.quantity)),
    }));
    ran.push({ code: check.code, parameters, outcome, findings });
  }
  // No list is made of what checks found: they stand.
  resultCache(db).untouchedBy(() => db.transaction(() => {
    const unpriced = writeUnpriced(db, prices.unpriced());
    for (const { code, parameters, outcome, findings } of ran) {
      writeCheckResult(db, code, { at, parameters, unpriced }, outcome, findings);
    }
    writeStateShares(db, stateShares(scene.figures));
  }));
}
