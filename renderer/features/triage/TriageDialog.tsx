import { useState } from 'react';
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import { isResolved } from '../../../src/domain/exceptions/transitions.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { EXCEPTION_STATES, REASON_CODES, type ExceptionState, type ReasonCode } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { prefer } from '../../app/state/preferences.ts';
import { tryToDecide } from '../../app/state/decisions.ts';
import { chosenCodes, chosenCount, type TriageAction } from '../../app/state/triage.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemPanel } from '../../ui/Problem.tsx';
import { formatCounted } from '../../ui/figures.ts';
import { formatDate } from '../../ui/moments.ts';
import { REASON_WORDS, STATE_WORDS } from '../vocabulary/words.ts';
import { NameField, WhyField } from '../decision/DecisionFields.tsx';

const TITLES: Readonly<Record<TriageAction, string>> = {
  assign: 'Assign to',
  state: 'Set the state',
  reason: 'Give the reason',
  note: 'Write a note',
  due: 'Due on',
  view: 'Save this view',
};

/** One decision on what is chosen: who decides, what, and why. Enter takes it. */
export function TriageDialog({ action }: { readonly action: TriageAction }) {
  const person = useWindow((state) => state.preferences.person);
  const [name, setName] = useState(person);
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const work = useAnswer('work.view', {});
  const close = (): void => windowState.set({ overlay: null });
  const ready = name.trim() !== '' && (action === 'note' || action === 'view' || action === 'assign' ? value.trim() !== '' : value !== '');
  const take = async (): Promise<void> => {
    setBusy(true);
    if (name.trim() !== person) prefer({ person: name.trim() });
    const exceptions = action === 'view' ? [] : await chosenCodes();
    const owners = work.value?.owners ?? [];
    const isNew = !owners.some((owner) => owner.name === value.trim());
    const against = exceptions === null ? null : await tryToDecide(decisionOf(action, value.trim(), reason, [...exceptions], isNew), why);
    setBusy(false);
    setProblem(against);
    if (exceptions !== null && against === null) close();
  };
  const about = action === 'view' ? '' : ` · ${formatCounted(chosenCount(), 'exception')}`;
  return (
    <Dialog label={TITLES[action]} className="decision" onClose={close}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void take();
        }}
      >
        <h2>
          {TITLES[action]}
          <span className="soft">{about}</span>
        </h2>
        <Value action={action} value={value} onChange={setValue} owners={(work.value?.owners ?? []).map((owner) => owner.name)} />
        {action === 'state' ? (
          <label className="decision-field">
            Reason
            <ReasonChoice value={reason} onChange={setReason} />
            {isSettled(value) ? <span className="soft">To settle it takes a reason, here or given before.</span> : null}
          </label>
        ) : null}
        {action === 'note' || action === 'view' ? null : <WhyField why={why} onWhy={setWhy} />}
        {person === '' ? <NameField name={name} onName={setName} /> : null}
        {problem === null ? null : <ProblemPanel title="Nothing was changed" problem={problem} />}
        <div className="problem-actions">
          <button type="submit" className="button first" disabled={!ready || busy}>
            {TITLES[action]}
          </button>
          <button type="button" className="button" onClick={close}>
            Go back
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function isSettled(state: string): boolean {
  return EXCEPTION_STATES.some((each) => each === state && isResolved(each));
}

function Value({
  action,
  value,
  owners,
  onChange,
}: {
  readonly action: TriageAction;
  readonly value: string;
  readonly owners: readonly string[];
  readonly onChange: (value: string) => void;
}) {
  switch (action) {
    case 'assign':
      return (
        <label className="decision-field">
          Owner
          <input className="field" autoFocus list="triage-owners" value={value} onChange={(event) => onChange(event.target.value)} />
          <datalist id="triage-owners">
            {owners.map((owner) => (
              <option key={owner} value={owner} />
            ))}
          </datalist>
        </label>
      );
    case 'state':
      return (
        <label className="decision-field">
          State
          <select className="field" autoFocus value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">Choose</option>
            {EXCEPTION_STATES.map((state) => (
              <option key={state} value={state}>
                {STATE_WORDS[state]}
              </option>
            ))}
          </select>
        </label>
      );
    case 'reason':
      return (
        <label className="decision-field">
          Reason
          <ReasonChoice value={value} onChange={onChange} focus />
        </label>
      );
    case 'note':
      return (
        <label className="decision-field">
          Note
          <textarea className="field" autoFocus rows={4} value={value} onChange={(event) => onChange(event.target.value)} />
        </label>
      );
    case 'due':
      return (
        <label className="decision-field">
          Date
          <input className="field" type="date" autoFocus value={value} onChange={(event) => onChange(event.target.value)} />
          {value === '' ? null : <span className="soft">{formatDate(Date.parse(`${value}T00:00:00Z`), 'UTC')}, to its end</span>}
        </label>
      );
    case 'view':
      return (
        <label className="decision-field">
          Name of the view
          <input className="field" autoFocus value={value} onChange={(event) => onChange(event.target.value)} />
        </label>
      );
  }
}

function ReasonChoice({
  value,
  focus = false,
  onChange,
}: {
  readonly value: string;
  readonly focus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <select className="field" autoFocus={focus} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">None</option>
      {REASON_CODES.map((code) => (
        <option key={code} value={code}>
          {REASON_WORDS[code]}
        </option>
      ))}
    </select>
  );
}

function decisionOf(action: TriageAction, value: string, reason: string, exceptions: string[], isNew: boolean): DecisionInput {
  switch (action) {
    case 'assign':
      return { command: 'assign', exceptions, owner: value, ...(isNew ? { isNew } : {}) };
    case 'state':
      return {
        command: 'setState',
        exceptions,
        state: value as ExceptionState,
        ...(reason === '' ? {} : { reason: reason as ReasonCode }),
      };
    case 'reason':
      return { command: 'setReason', exceptions, reason: value as ReasonCode };
    case 'note':
      return { command: 'note', exceptions, text: value };
    case 'due':
      return { command: 'setDue', exceptions, due: Date.parse(`${value}T23:59:59Z`) };
    case 'view':
      return { command: 'saveFilter', name: value, filter: { ...windowState.get().exceptionFilter } };
  }
}
