import { runAudit } from '../../domain/audit/runAudit.ts';
import type { AuditResult } from '../../domain/audit/result.ts';
import type { Facts } from '../../domain/facts.ts';
import { inferHandoffs } from '../../domain/matching/inferHandoffs.ts';
import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { writeHandoff } from '../../store/facts/engagementWriter.ts';
import type { KeptFacts } from '../../store/facts/keptFacts.ts';
import { readFacts, readHandoffs, readSetting } from '../../store/facts/readFacts.ts';
import { writeResults } from '../../store/results/writeResults.ts';

/** Who runs and imports until the program knows people. */
export const OPERATOR = 'analyst';

/**
 * Runs the audit over what the tables hold and replaces the results of the last run: all or nothing. Where no handoff is known yet, the
 * handoff map is inferred from the logs first and marked so. `kept` saves decoding the tables that an import has just written.
 */
export async function runEngagement(db: Database, ports: Ports, task: Task, kept?: KeptFacts): Promise<void> {
  task.report({ phase: 'Reading the tables', done: 0, total: 0, unit: 'rows', rate: 0 });
  await task.breathe();
  let facts = readFacts(db, kept);
  await task.breathe();
  if (facts.handoffs.length === 0 && readSetting(db, 'handoffs') === 'inferred') {
    task.report({ phase: 'Inferring the handoff map', done: 0, total: 0, unit: 'events', rate: 0 });
    facts = inferMap(db, facts);
    await task.breathe();
  }
  const result = await audit(facts, ports, task);
  task.report({ phase: 'Writing the results', done: 0, total: result.findings.length, unit: 'items', rate: 0 });
  await task.breathe();
  db.transaction(() => {
    writeResults(db, result);
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: OPERATOR, command: 'run',
      payload: { variances: result.variances.length, findings: result.findings.length, program: ports.version },
    });
  });
}

function inferMap(db: Database, facts: Facts): Facts {
  const inferred = inferHandoffs(facts.events, facts.systems);
  db.transaction(() => {
    inferred.forEach((handoff, index) => {
      writeHandoff(db, { ...handoff, id: index + 1, mechanism: 'inferred from the logs' });
    });
  });
  return { ...facts, handoffs: readHandoffs(db) };
}

async function audit(facts: Facts, ports: Ports, task: Task): Promise<AuditResult> {
  const started = ports.clock.elapsed();
  const run = runAudit(facts);
  let step = run.next();
  while (step.done !== true) {
    const { phase, done, total } = step.value;
    const seconds = (ports.clock.elapsed() - started) / 1000;
    task.report({ phase, done, total, unit: 'events', rate: seconds > 0 ? Math.round(done / seconds) : 0 });
    await task.breathe();
    step = run.next();
  }
  return step.value;
}
