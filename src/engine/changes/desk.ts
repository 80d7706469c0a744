import type { EngagementView } from '../../contract/views.ts';
import type { Ports, Task } from '../../ports.ts';
import type { ChangingCalls } from '../calls/createCalls.ts';
import type { EngineCalls } from '../engine.ts';
import type { HeldEngagement } from '../heldEngagement.ts';
import { prepareLists } from '../prepareLists.ts';

/** What everything that changes the engagement as a whole works with. */
export interface Desk {
  readonly ports: Ports;
  readonly held: HeldEngagement;
  /** The calls that only read what is open, whichever that is by then. */
  readonly calls: Omit<EngineCalls, ChangingCalls>;
}

/** The open engagement as the window is told of it. */
export function viewOf({ calls }: Desk, task: Task): Promise<EngagementView> {
  return calls['engagement.view']({}, task);
}

/** Builds what the lists of whatever is open by then are paged from. */
export function prepareListsOf({ held, calls }: Desk, task: Task): Promise<void> {
  return prepareLists(() => held.current().db, calls, task);
}
