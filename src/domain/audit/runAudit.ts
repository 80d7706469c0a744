/**
 * The audit itself: facts in, result out, nothing else touched.
 *
 * 1. Positions become figures by pool and state (`attribution/figures.ts`).
 * 2. Events are matched along the handoffs (`matching/matchEvents.ts`); what went wrong contributes to the statements.
 * 3. Every figure is compared with the authority's; what events leave open is explained by scope, master data, phantom promises,
 *    the opening difference, and last as unexplained, so that each statement adds up (`attribution/`).
 * 4. Findings are grouped under root events, reports of people are led back to them (`roots/`), and all of it is graded and put into
 *    the order of the result document (`order.ts`).
 */
import { Comparisons } from '../attribution/comparisons.ts';
import type { Explanation } from '../attribution/explainer.ts';
import { collectFigures } from '../attribution/figures.ts';
import type { Figures } from '../attribution/figures.ts';
import { explainLocationScope } from '../attribution/locationScope.ts';
import { explainItemAliases, findPackSizes } from '../attribution/masterData.ts';
import { positionGrounds } from '../attribution/positionGrounds.ts';
import { explainPhantoms, explainRemainder, findRecurring } from '../attribution/remainder.ts';
import { rollsOf } from '../attribution/rolls.ts';
import { explainStatusScope } from '../attribution/statusScope.ts';
import { supersededPositions } from '../attribution/snapshots.ts';
import { draftVariances } from '../attribution/varianceRows.ts';
import type { VarianceDrafts } from '../attribution/varianceRows.ts';
import type { Facts } from '../facts.ts';
import { matchEvents } from '../matching/matchEvents.ts';
import type { PhysicalEvents } from '../matching/physicalEvents.ts';
import { traceRoots } from '../roots/traceRoots.ts';
import { orderResult } from './order.ts';
import type { AuditResult, SystemTally } from './result.ts';

export interface AuditProgress {
  readonly phase: 'Adding up positions' | 'Matching events' | 'Explaining variances' | 'Ordering results';
  readonly done: number;
  readonly total: number;
}

/** The first steps of an audit, where they are done already. */
export interface ReadySteps {
  readonly figures?: Figures | undefined;
  readonly physical?: PhysicalEvents | undefined;
}

export function* runAudit(facts: Facts, ready: ReadySteps = {}): Generator<AuditProgress, AuditResult, void> {
  yield { phase: 'Adding up positions', done: 0, total: facts.positions.count };
  const figures = ready.figures ?? collectFigures(facts);
  const comparisons = new Comparisons(figures, facts.authority);

  const matching = matchEvents(facts, figures, comparisons, ready.physical);
  let step = matching.next();
  while (step.done !== true) {
    yield { phase: 'Matching events', done: step.value.done, total: step.value.total };
    step = matching.next();
  }
  const match = step.value;

  yield { phase: 'Explaining variances', done: 0, total: figures.pools.count };
  const { drafts, accuracy } = draftVariances(figures, comparisons, match.contributions);
  const explanation: Explanation = {
    facts, figures, drafts, findings: [...match.findings], positionGrounds: [], nextRoot: facts.events.count,
  };
  explainPhantoms(explanation);
  explainStatusScope(explanation);
  explainLocationScope(explanation);
  explainItemAliases(explanation);
  findPackSizes(explanation);
  explainRemainder(explanation, facts.logs);
  findRecurring(explanation);
  positionGrounds(explanation);
  const roots = traceRoots(explanation);

  yield { phase: 'Ordering results', done: 0, total: explanation.findings.length };
  return orderResult(explanation, match.handoffs, systemTallies(facts, accuracy), accuracy, roots,
    {
      booked: match.booked, rolls: rollsOf(explanation, drafts, match.booked), clocks: match.clocks, moments: match.moments,
      ways: match.ways,
      superseded: supersededPositions(facts.positions.id, figures.use),
    });
}

/** What each system brought, and how many of its records equal the authority's. */
function systemTallies(facts: Facts, accuracy: VarianceDrafts['accuracy']): SystemTally[] {
  const positions = countBySystem(facts.positions.system);
  const events = countBySystem(facts.events.system);
  return facts.systems.map(({ id }) => {
    const own = accuracy.filter(({ system }) => system === id);
    return {
      system: id, positions: positions.get(id) ?? 0, events: events.get(id) ?? 0,
      compared: own.reduce((sum, { compared }) => sum + compared, 0), accurate: own.reduce((sum, { accurate }) => sum + accurate, 0),
    };
  });
}

function countBySystem(systems: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  let from = 0;
  // Rows of one system stand together: a look-up a run of them is enough.
  for (let row = 1; row <= systems.length; row += 1) {
    const system = systems[from] ?? 0;
    if (row < systems.length && systems[row] === system) continue;
    counts.set(system, (counts.get(system) ?? 0) + row - from);
    from = row;
  }
  return counts;
}
