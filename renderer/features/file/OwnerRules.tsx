import { useState } from 'react';
import type { OwnerRule } from '../../../src/contract/decisions.ts';
import { EXCEPTION_KINDS, type ExceptionKind } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog, keepOwnerRules } from '../../app/state/file.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { KINDS } from '../vocabulary/words.ts';
import { draftOf, ruleOf, type RuleDraft } from './ruleDraft.ts';
import { Who } from './Who.tsx';

/** Whose exceptions are: the first rule that fits names the owner of what nobody was given by hand. */
export function OwnerRules() {
  const work = useAnswer('work.view', {});
  const handoffs = useAnswer('handoffs.list', {});
  return (
    <Answered answer={work} of="the rules">
      {({ ownerRules, owners }) => (
        <Form
          rules={ownerRules}
          owners={owners.map((owner) => owner.name)}
          handoffs={(handoffs.value ?? []).map((handoff) => handoff.code)}
        />
      )}
    </Answered>
  );
}

function Form({
  rules,
  owners,
  handoffs,
}: {
  readonly rules: readonly OwnerRule[];
  readonly owners: readonly string[];
  readonly handoffs: readonly string[];
}) {
  const person = useWindow((state) => state.preferences.person);
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() => rules.map(draftOf));
  const [who, setWho] = useState(person);
  const change = (at: number, part: Partial<RuleDraft>): void =>
    setDrafts(drafts.map((draft, index) => (index === at ? { ...draft, ...part } : draft)));
  const made = drafts.map(ruleOf);
  const complete = made.every((rule) => rule !== null);
  // A rule that was only just added is not found fault with yet.
  const isBegun = drafts.some(
    ({ key: _key, ...fields }, index) => made[index] === null && Object.values(fields).some((typed) => typed !== ''),
  );
  const changed = JSON.stringify(made) !== JSON.stringify(rules.map(draftOf).map(ruleOf));
  const ready = who.trim() !== '' && complete && changed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void keepOwnerRules(made, owners, who);
      }}
    >
      <p className="soft">
        The first rule whose conditions all hold names the owner. What somebody was given by hand, and what is settled, stays theirs.
        The rules hold at once, at every run and in the next period.
      </p>
      {drafts.length > 0 ? null : <p className="file-none">No rule yet: exceptions belong to the owners of their handoffs and systems.</p>}
      {drafts.map((draft, at) => (
        <fieldset key={draft.key} className="file-rule" aria-label={`Rule ${at + 1}`}>
          <Choice label="Handoff" value={draft.handoff} of={handoffs} onChange={(handoff) => change(at, { handoff })} />
          <Choice label="System" value={draft.system} of={systems.map(({ code }) => code)} onChange={(system) => change(at, { system })} />
          <Text label="Place" value={draft.location} onChange={(location) => change(at, { location })} />
          <Text label="Category" value={draft.category} onChange={(category) => change(at, { category })} />
          <Choice
            label="Kind"
            value={draft.kind}
            of={EXCEPTION_KINDS}
            word={(kind) => KINDS[kind as ExceptionKind].word}
            onChange={(kind) => change(at, { kind })}
          />
          <Text label="Value from" value={draft.minValue} onChange={(minValue) => change(at, { minValue })} />
          <Text label="to" value={draft.maxValue} onChange={(maxValue) => change(at, { maxValue })} />
          <Text label="Owner" value={draft.owner} list="rule-owners" onChange={(owner) => change(at, { owner })} />
          <button
            type="button"
            className="button plain"
            onClick={() => setDrafts(drafts.filter((other) => other.key !== draft.key))}
          >
            Remove<span className="only-heard"> rule {at + 1}</span>
          </button>
        </fieldset>
      ))}
      <datalist id="rule-owners">
        {owners.map((owner) => (
          <option key={owner} value={owner} />
        ))}
      </datalist>
      <p className={isBegun ? 'file-hint' : 'file-hint quiet'} role="status">
        {complete ? '' : 'Each rule needs an owner, and values that are numbers.'}
      </p>
      <Who value={who} onChange={setWho} />
      <div className="problem-actions">
        <button type="submit" className="button first" disabled={!ready}>
          Let these rules hold
        </button>
        <button type="button" className="button" autoFocus onClick={() => setDrafts([...drafts, draftOf({ owner: '' })])}>
          Add a rule
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          Go back
        </button>
      </div>
    </form>
  );
}

function Choice({
  label,
  value,
  of,
  word = (each) => each,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly word?: (each: string) => string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="file-rule-part">
      {label}
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Any</option>
        {of.map((each) => (
          <option key={each} value={each}>
            {word(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Text({
  label,
  value,
  list,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly list?: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="file-rule-part">
      {label}
      <input className="field" value={value} list={list} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
