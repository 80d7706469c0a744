import { useState, type ReactNode } from 'react';
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import type { HandoffView } from '../../../src/contract/views.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { EVENT_TYPES } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { tryToDecide } from '../../app/state/decisions.ts';
import { runAudit } from '../../app/state/engagement.ts';
import { prefer } from '../../app/state/preferences.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { ProblemPanel } from '../../ui/Problem.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NameField, WhyField } from '../decision/DecisionFields.tsx';
import { EVENT_WORDS } from '../vocabulary/words.ts';
import { draftOfHandoff, entryOf, newCode, NO_HANDOFF, type HandoffDraft } from './handoffDraft.ts';
import './handoffDialog.css';

/** One entry of the handoff map. What is decided is logged, can be undone, and the audit follows it. */
export function HandoffDialog({ handoff }: { readonly handoff: HandoffView | null }) {
  const person = useWindow((state) => state.preferences.person);
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  const known = useAnswer('handoffs.list', {});
  const [draft, setDraft] = useState<HandoffDraft>(handoff === null ? NO_HANDOFF : draftOfHandoff(handoff));
  const [name, setName] = useState(person);
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const close = (): void => windowState.set({ overlay: null });
  const entry = entryOf(draft);
  const change = (part: Partial<HandoffDraft>): void => setDraft({ ...draft, ...part });
  const isNamed = name.trim() !== '';
  const take = async (decision: DecisionInput): Promise<void> => {
    setBusy(true);
    if (name.trim() !== person) prefer({ person: name.trim() });
    const found = await tryToDecide(decision, why);
    setBusy(false);
    setProblem(found);
    if (found !== null) return;
    close();
    void runAudit();
  };
  const keep = (): void => {
    if (typeof entry === 'string' || !isNamed || busy) return;
    const codes = (known.value ?? []).map(({ code }) => code);
    void take(
      handoff === null
        ? { command: 'addHandoff', handoff: newCode(entry, codes), entry }
        : { command: 'changeHandoff', handoff: handoff.code, entry },
    );
  };
  const title = handoff === null ? 'Add a handoff' : 'Change a handoff';
  const named = systems.map(({ code, name: word }) => ({ value: code, word }));
  return (
    <Dialog label={title} className="decision" onClose={close}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <h2>{title}</h2>
        <p>
          Which event travels from where to where, and how late is still on time. The audit is run anew with it, and signatures of the map
          are withdrawn.
        </p>
        <div className="handoff-entry">
          <Choice
            label="Event"
            value={draft.event}
            of={EVENT_TYPES.map((each) => ({ value: each, word: EVENT_WORDS[each] }))}
            onChange={(event) => change({ event })}
          />
          <Choice label="From" value={draft.from} of={named} onChange={(from) => change({ from })} />
          <Choice label="To" value={draft.to} of={named} onChange={(to) => change({ to })} />
          <Text label="How (batch, API, by hand …)" value={draft.mechanism} onChange={(mechanism) => change({ mechanism })} />
          <Text label="Every … minutes" value={draft.every} hint="not given" isNumber onChange={(every) => change({ every })} />
          <Text label="On time within … minutes" value={draft.within} isNumber onChange={(within) => change({ within })} />
          <Text label="Owner" value={draft.owner} hint="nobody" onChange={(owner) => change({ owner })} />
          <Text label="Places, by code" value={draft.places} hint="all" onChange={(places) => change({ places })} />
        </div>
        <NameField name={name} onName={setName} />
        <WhyField why={why} onWhy={setWhy} />
        {problem === null ? null : <ProblemPanel title="Nothing was changed" problem={problem} />}
        {typeof entry === 'string' ? <p className="soft">{entry}</p> : null}
        <div className="problem-actions">
          <button type="submit" className="button first" disabled={typeof entry === 'string' || !isNamed || busy}>
            {handoff === null ? 'Add' : 'Change'}
          </button>
          {handoff === null ? null : (
            <button
              type="button"
              className="button"
              disabled={!isNamed || why.trim() === '' || busy}
              title={why.trim() === '' ? 'Say why first' : undefined}
              onClick={() => void take({ command: 'removeHandoff', handoff: handoff.code })}
            >
              Take it out of the map
            </button>
          )}
          <button type="button" className="button" onClick={close}>
            Go back
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="decision-field">
      {label}
      {children}
    </label>
  );
}

function Choice({
  label,
  value,
  of,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly of: readonly { readonly value: string; readonly word: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      <select className="field" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Choose</option>
        {of.map((each) => (
          <option key={each.value} value={each.value}>
            {each.word}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Text({
  label,
  value,
  hint,
  isNumber = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      <input
        className={isNumber ? 'field number' : 'field'}
        inputMode={isNumber ? 'numeric' : undefined}
        placeholder={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
