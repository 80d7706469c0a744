import type { DecisionView } from '../../contract/decisionViews.ts';
import { changeCount, changeLines } from '../../domain/decisions/changeWords.ts';
import type { WordSetting } from '../../domain/decisions/changeWords.ts';
import { decisionSentence, decisionWords } from '../../domain/decisions/decisionWords.ts';
import type { DecisionMade } from '../../domain/decisions/decisionWords.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import { decisionBySeq, payloadOf, undoneBy } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { systemNames } from '../../store/queries/systems.ts';

/** Enough to see what a bulk decision was about; the log itself holds all of them. */
const SHOWN_EXCEPTIONS = 20;
const SHOWN_CHANGES = 40;

export function decisionView(db: Database, decision: Decision): DecisionView {
  const payload = payloadOf(decision);
  const undone = undoneBy(db, decision.seq);
  const setting = wordSetting(db);
  const { made, takenBack } = wordsFor(db, decision, setting);
  const text = decisionWords(made, setting, takenBack);
  return {
    seq: decision.seq, at: decision.at, who: decision.who, command: decision.command,
    text: `${text.charAt(0).toUpperCase()}${text.slice(1)}`, sentence: decisionSentence(made, setting, takenBack),
    why: payload.why === '' ? null : payload.why, exceptions: payload.exceptions.slice(0, SHOWN_EXCEPTIONS).map(exceptionCode),
    exceptionCount: payload.exceptions.length, changes: changeLines(payload.changes, SHOWN_CHANGES, setting),
    changeCount: changeCount(payload.changes, setting), undoneBy: undone,
    undoes: decision.command === 'undo' ? Number(payload.input['seq']) : null, canUndo: undone === null && payload.changes.length > 0,
    hash: decision.hash,
  };
}

/** A decision in one sentence, as the window, the report and the command line tell it. */
export function sentenceOf(db: Database, decision: Decision): string {
  const setting = wordSetting(db);
  const { made, takenBack } = wordsFor(db, decision, setting);
  return decisionSentence(made, setting, takenBack);
}

function wordsFor(db: Database, decision: Decision, setting: WordSetting): {
  readonly made: DecisionMade; readonly takenBack: string | null;
} {
  const made = madeOf(decision);
  if (decision.command !== 'undo') return { made, takenBack: null };
  const undone = decisionBySeq(db, Number(made.input['seq']));
  return { made, takenBack: undone === undefined ? null : decisionWords(madeOf(undone), setting) };
}

function madeOf(decision: Decision): DecisionMade {
  const { input, why, changes, exceptions } = payloadOf(decision);
  return { command: decision.command, who: decision.who, why, input, changes, exceptions };
}

function wordSetting(db: Database): WordSetting {
  return { timezone: engagementSettings(db).timezone, systemName: systemNames(db) };
}
