import type { EngineCalls } from '../engine.ts';
import { authorityCalls } from './authorityCalls.ts';
import type { CallContext } from './callContext.ts';
import { checkCalls } from './checkCalls.ts';
import { crossReferenceCalls } from './crossReferenceCalls.ts';
import { decisionCalls } from './decisionCalls.ts';
import { engagementCalls } from './engagementCalls.ts';
import { exceptionCalls } from './exceptionCalls.ts';
import { factCalls } from './factCalls.ts';
import { listCalls } from './listCalls.ts';
import { mapCalls } from './mapCalls.ts';
import { rootCalls } from './rootCalls.ts';
import { runCalls } from './runCalls.ts';
import { setupCalls } from './setupCalls.ts';
import { sourceCalls } from './sourceCalls.ts';
import { storyCalls } from './storyCalls.ts';
import { varianceCalls } from './varianceCalls.ts';

/** The calls that change the engagement or look at its file; the engine itself answers them. */
export type ChangingCalls = 'engagement.run' | 'engagement.file' | 'engagement.earlier' | 'engagement.goBack'
  | 'decisions.make' | 'checks.run' | 'sources.change' | 'sources.control';

/** Every call of the window that only reads. A call without a handler does not compile. */
export function createCalls(context: CallContext): Omit<EngineCalls, ChangingCalls> {
  return {
    ...engagementCalls(context),
    ...sourceCalls(context),
    ...setupCalls(context),
    ...mapCalls(context),
    ...factCalls(context),
    ...crossReferenceCalls(context),
    ...authorityCalls(context),
    ...varianceCalls(context),
    ...exceptionCalls(context),
    ...storyCalls(context),
    ...decisionCalls(context),
    ...checkCalls(context),
    ...rootCalls(context),
    ...runCalls(context),
    ...listCalls(context),
  };
}
