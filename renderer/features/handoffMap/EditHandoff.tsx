import type { HandoffView } from '../../../src/contract/views.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../vocabulary/words.ts';

function edit(handoff: HandoffView | null): void {
  windowState.set({ overlay: { kind: 'handoff', handoff } });
}

/** A button that opens a new entry of the handoff map. */
export function AddHandoff() {
  const readOnly = useWindow((state) => state.engagement?.readOnly ?? false);
  return (
    <button type="button" className="button" disabled={readOnly} onClick={() => edit(null)}>
      Add a handoff
    </button>
  );
}

/** A button that opens an entry of the map, to be changed or taken out. */
export function ChangeHandoff({ handoff }: { readonly handoff: HandoffView }) {
  const nameOf = useSystemName();
  const readOnly = useWindow((state) => state.engagement?.readOnly ?? false);
  return (
    <button type="button" className="button small" disabled={readOnly} onClick={() => edit(handoff)}>
      Change
      <span className="only-heard">
        {' '}
        {EVENT_WORDS[handoff.eventType]}, {nameOf(handoff.from)} to {nameOf(handoff.to)}
      </span>
    </button>
  );
}
