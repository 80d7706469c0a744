import type { DecisionView } from '../../contract/views.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import { payloadOf, undoneBy } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { changeWords, sentenceOfDecision } from './decisionWords.ts';

/** Enough to see what a bulk decision was about; the log itself holds all of them. */
const SHOWN_EXCEPTIONS = 20;
const SHOWN_CHANGES = 40;

export function decisionView(db: Database, decision: Decision): DecisionView {
  const payload = payloadOf(decision);
  const undone = undoneBy(db, decision.seq);
  return {
    seq: decision.seq, at: decision.at, who: decision.who, command: decision.command, text: sentenceOfDecision(decision, payload),
    why: payload.why === '' ? null : payload.why, exceptions: payload.exceptions.slice(0, SHOWN_EXCEPTIONS).map(exceptionCode),
    exceptionCount: payload.exceptions.length, changes: changeWords(payload.changes, SHOWN_CHANGES), undoneBy: undone,
    undoes: decision.command === 'undo' ? Number(payload.input['seq']) : null, canUndo: undone === null && payload.changes.length > 0,
    hash: decision.hash,
  };
}
