import type { DecisionRequest } from '../../contract/decisions.ts';
import type { DecisionView } from '../../contract/decisionViews.ts';
import type { Task } from '../../ports.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import { attach } from '../decisions/attach.ts';
import type { Attaching } from '../decisions/attach.ts';
import { decide } from '../decisions/decide.ts';
import { decisionView } from '../decisions/decisionView.ts';
import type { OpenEngagement } from '../heldEngagement.ts';
import type { Desk } from './desk.ts';

/** Takes a decision; resolves once it is on the disk, where the engagement is kept in a file. */
export async function makeDecision({ ports, held }: Desk, request: DecisionRequest): Promise<DecisionView> {
  await held.settled();
  const engagement = held.forWriting();
  return kept(engagement, decide(engagement.db, ports, request));
}

/** Attaches a file to exceptions; resolves as `makeDecision` does. */
export async function makeAttachment({ ports, held }: Desk, path: string, attaching: Attaching, task: Task): Promise<DecisionView> {
  await held.settled();
  const engagement = held.forWriting();
  const { decision, content } = await attach(engagement.db, ports, path, attaching, task);
  return kept(engagement, decision, content);
}

async function kept(engagement: OpenEngagement, decision: Decision, content: string | null = null): Promise<DecisionView> {
  if (engagement.keeper === null) engagement.file = { ...engagement.file, unsaved: true };
  else await engagement.keeper.append(decision, content);
  return decisionView(engagement.db, decision);
}
