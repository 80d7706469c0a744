import { useState } from 'react';
import { tryToDecide, type Proposal } from '../../app/state/decisions.ts';
import { prefer } from '../../app/state/preferences.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemPanel } from '../../ui/Problem.tsx';
import { NameField, WhyField } from './DecisionFields.tsx';

/** What a decision comes to, under whose name and why. Enter takes it. */
export function DecisionDialog({ proposal }: { readonly proposal: Proposal }) {
  const person = useWindow((state) => state.preferences.person);
  const [name, setName] = useState(person);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const close = (): void => windowState.set({ overlay: null });
  const ready = name.trim() !== '' && (proposal.asks !== 'why' || why.trim() !== '');
  const take = async (): Promise<void> => {
    setBusy(true);
    if (name.trim() !== person) prefer({ person: name.trim() });
    const against = await tryToDecide(proposal.decision, why);
    setBusy(false);
    setProblem(against);
    if (against !== null) return;
    close();
    proposal.then?.();
  };
  return (
    <Dialog label={proposal.title} className="decision" onClose={close}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void take();
        }}
      >
        <h2>{proposal.title}</h2>
        <p>{proposal.sentence}</p>
        <NameField name={name} onName={setName} />
        {proposal.asks === 'why' ? <WhyField why={why} onWhy={setWhy} /> : null}
        {problem === null ? null : <ProblemPanel title="Nothing was changed" problem={problem} />}
        <div className="problem-actions">
          <button type="submit" className="button first" disabled={!ready || busy}>
            {proposal.title}
          </button>
          <button type="button" className="button" onClick={close}>
            Go back
          </button>
        </div>
      </form>
    </Dialog>
  );
}
