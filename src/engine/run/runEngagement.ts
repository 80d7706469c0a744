import { figuresFrom } from '../../domain/attribution/figuresParts.ts';
import { tallyActivity } from '../../domain/audit/activity.ts';
import type { ActivityOf } from '../../domain/audit/activity.ts';
import { runAudit } from '../../domain/audit/runAudit.ts';
import type { AuditProgress, ReadySteps } from '../../domain/audit/runAudit.ts';
import type { AuditResult } from '../../domain/audit/result.ts';
import type { Facts } from '../../domain/facts.ts';
import { inferHandoffs } from '../../domain/matching/inferHandoffs.ts';
import { UTC, zoneNamed } from '../../domain/time/zone.ts';
import type { Ports, Progress, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { applyChanges } from '../../store/decisions/applyChanges.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { writeHandoff } from '../../store/facts/engagementWriter.ts';
import type { KeptFacts } from '../../store/facts/keptFacts.ts';
import { readFacts, readHandoffs, readSetting } from '../../store/facts/readFacts.ts';
import { countFacts } from '../../store/queries/counts.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { writeActivity } from '../../store/results/writeActivity.ts';
import { carryOver, rememberExceptions } from '../../store/results/carryOver.ts';
import { runProof } from './runProof.ts';
import { forgetProofOfOthers, keepProof, mayBeGone } from '../../store/results/keepProof.ts';
import { lastCutoff, writeRun } from '../../store/results/runs.ts';
import { writeResults } from '../../store/results/writeResults.ts';
import { SecondThread } from '../beside/secondThread.ts';
import { plainChange } from '../decisions/decide.ts';
import { followOwnerRules } from '../decisions/followOwnerRules.ts';
import { withdrawAll } from '../decisions/signOffPlan.ts';

/** Who runs and imports where nobody gave a name, as on the command line. */
const OPERATOR = 'analyst';

/** Who works with the program, as the log tells it. */
export function operatorOf(ports: Pick<Ports, 'operator'>): string {
  const name = ports.operator?.() ?? '';
  return name === '' ? OPERATOR : name;
}

/**
 * Runs the audit over what the tables hold and replaces the results of the last run: all or nothing. Where no handoff is known yet, the
 * handoff map is inferred from the logs first and marked so. `kept` saves decoding the tables that an import has just written, and `second`
 * is the thread that worked beside it.
 */
export async function runEngagement(
  db: Database, ports: Ports, task: Task, kept?: KeptFacts, second = new SecondThread(undefined),
): Promise<void> {
  const pace = new Pace(ports, task);
  const rows = kept === undefined ? countFacts(db)
    : kept.positions.count + kept.events.count;
  let facts = await pace.step('Reading the tables', rows, 'rows', () => readFacts(db, kept));
  if (facts.handoffs.length === 0 && readSetting(db, 'handoffs') === 'inferred') {
    const known = facts;
    facts = await pace.step('Inferring the handoff map', known.events.count, 'events', () => inferMap(db, known));
  }
  const { timezone } = engagementSettings(db);
  if (kept !== undefined) second.give('activity', { ...activityOf(facts), timezone });
  const result = await audit(facts, pace, kept === undefined ? {} : await readySteps(facts, second, task));
  const tallied = kept === undefined ? undefined : await second.made('activity', task);
  const activity = tallied ?? tallyActivity(facts, zoneNamed(timezone) ?? UTC);
  await pace.report('Writing the results', 0, result.findings.length + result.variances.length, 'items');
  db.transaction(() => {
    const before = lastCutoff(db);
    rememberExceptions(db);
    for (const _ of keepProof(db, db, mayBeGone(db, result.findings))) continue;
    writeResults(db, result);
    writeActivity(db, activity);
    const comparison = carryOver(db, facts.cutoff, before !== null && facts.cutoff > before);
    forgetProofOfOthers(db);
    followOwnerRules(db);
    const isChanged = comparison !== null && comparison.appeared + comparison.gone + comparison.grown + comparison.reopened > 0;
    const withdrawn = isChanged ? withdrawAll(db, 'A later run found other exceptions') : [];
    applyChanges(db, withdrawn);
    const run = writeRun(db, { at: ports.clock.now(), cutoff: facts.cutoff, comparison });
    const differing = result.variances.reduce((sum, { variance }) => sum + (variance === 0 ? 0 : 1), 0);
    const figures = {
      variances: differing, findings: result.findings.length, program: ports.version, ...runProof(db, ports.digests, run),
    };
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: operatorOf(ports), command: 'run',
      payload: withdrawn.length === 0 ? figures
        : { input: { command: 'run', ...figures }, why: '', changes: withdrawn.map(plainChange), exceptions: [] },
    });
  });
}

/** Only what is needed crosses; columns that both threads see are not copied. */
function activityOf({ events, handoffs }: Facts): ActivityOf {
  const { count, system, type, location, quantity, occurredAt, recordedAt } = events;
  return { events: { count, system, type, location, quantity, occurredAt, recordedAt }, handoffs };
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

const UNITS: Readonly<Record<AuditProgress['phase'], Progress['unit']>> = {
  'Adding up positions': 'rows', 'Matching events': 'events', 'Explaining variances': 'items', 'Ordering results': 'items',
};

/** What was made of the same columns beside; figures hold at one cut-off. */
async function readySteps({ cutoff }: Facts, second: SecondThread, task: Task): Promise<ReadySteps> {
  const figures = await second.made('figures', task);
  return { figures: figures?.cutoff === cutoff ? figuresFrom(figures.figures) : undefined, physical: await second.made('physical', task) };
}

async function audit(facts: Facts, pace: Pace, ready: ReadySteps): Promise<AuditResult> {
  const run = runAudit(facts, ready);
  let step = run.next();
  while (step.done !== true) {
    const { phase, done, total } = step.value;
    await pace.report(phase, done, total, UNITS[phase]);
    step = run.next();
  }
  return step.value;
}

/** Reports each phase with its own counts and rate, and lets a cancel in at every report. */
class Pace {
  readonly #ports: Ports;
  readonly #task: Task;
  #phase = '';
  #started = 0;

  constructor(ports: Ports, task: Task) {
    this.#ports = ports;
    this.#task = task;
  }

  async report(phase: string, done: number, total: number, unit: Progress['unit']): Promise<void> {
    if (phase !== this.#phase) {
      this.#phase = phase;
      this.#started = this.#ports.clock.elapsed();
    }
    const seconds = (this.#ports.clock.elapsed() - this.#started) / 1000;
    this.#task.report({ phase, done, total, unit, rate: done > 0 && seconds > 0 ? Math.round(done / seconds) : 0 });
    await this.#task.breathe();
  }

  /** A phase that is done in one go. */
  async step<Result>(phase: string, total: number, unit: Progress['unit'], work: () => Result): Promise<Result> {
    await this.report(phase, 0, total, unit);
    const result = work();
    await this.report(phase, total, total, unit);
    return result;
  }
}
