import type { HandoffView } from '../../../src/contract/views.ts';
import { propose } from '../../app/state/decisions.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatCounted } from '../../ui/figures.ts';

/** What the logs suggest and nobody has declared: to be confirmed one by one, or all at once. Nothing where all is declared. */
export function Proposals({ handoffs }: { readonly handoffs: readonly HandoffView[] }) {
  const open = handoffs.filter((each) => !each.declared);
  if (open.length === 0) return null;
  return (
    <section className="proposals" aria-label="Proposals">
      <p>
        <strong>{formatCounted(open.length, 'handoff')}</strong> {open.length === 1 ? 'was' : 'were'} inferred from the logs and
        declared by nobody. What is confirmed here counts as declared, with the window that was measured.
      </p>
      <Confirm handoffs={open} all />
    </section>
  );
}

/** Confirms what was inferred; the log keeps who did. */
export function Confirm({ handoffs, all = false }: { readonly handoffs: readonly HandoffView[]; readonly all?: boolean }) {
  const nameOf = useSystemName();
  const readOnly = useWindow((state) => state.engagement?.readOnly ?? false);
  const [first] = handoffs;
  if (first === undefined) return null;
  const which = `${EVENT_WORDS[first.eventType]}, ${nameOf(first.from)} to ${nameOf(first.to)}`;
  return (
    <button
      type="button"
      className={all ? 'button' : 'button small'}
      disabled={readOnly}
      onClick={() =>
        void propose({
          title: 'Confirm',
          sentence: all ? `${formatCounted(handoffs.length, 'handoff')} that were inferred are so.` : `${which}: that is so.`,
          decision: { command: 'confirmHandoffs', handoffs: handoffs.map(({ code }) => code) },
        })
      }
    >
      {all ? 'Confirm all' : 'Confirm'}
      {all ? null : <span className="only-heard"> {which}</span>}
    </button>
  );
}
