import type { HandoffView } from '../../../src/contract/views.ts';
import { formatCount } from '../../ui/figures.ts';
import { RowsDoor } from '../evidence/RowsDoor.tsx';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../vocabulary/words.ts';

/** How many events a handoff had to carry, or how many of them were still on time at the cut-off, and the way to their rows. */
export function HandoffRows({ handoff, of }: { readonly handoff: HandoffView; readonly of: 'events' | 'inFlight' }) {
  const nameOf = useSystemName();
  if (handoff[of] === 0) return <span className="quiet">0</span>;
  const name = `${EVENT_WORDS[handoff.eventType]}, ${nameOf(handoff.from)} to ${nameOf(handoff.to)}`;
  return of === 'events' ? (
    <RowsDoor
      title={name}
      filter={{ of: ['event'], handoff: handoff.id }}
      note="These are the source’s records; the handoff’s figure counts those that it had to carry by the cut-off."
    >
      {formatCount(handoff.events)}
    </RowsDoor>
  ) : (
    <RowsDoor title={`${name}: in flight at the cut-off`} filter={{ of: ['event'], handoff: handoff.id, proves: 'in_flight' }}>
      {formatCount(handoff.inFlight)}
    </RowsDoor>
  );
}
