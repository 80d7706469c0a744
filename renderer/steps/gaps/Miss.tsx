import type { HandoffView } from '../../../src/contract/views.ts';
import type { ExceptionKind } from '../../../src/domain/vocabulary.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { formatCount } from '../../ui/figures.ts';

/** How many exceptions of a kind a handoff has; leads to them in the queue. */
export function Miss({
  handoff,
  count,
  kind,
}: {
  readonly handoff: HandoffView;
  readonly count: number;
  readonly kind: ExceptionKind;
}) {
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <button type="button" className="door" onClick={() => openQueue({ handoff: handoff.code, kind })}>
      {formatCount(count)}
    </button>
  );
}
