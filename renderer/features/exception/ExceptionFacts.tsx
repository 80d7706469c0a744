import type { ExceptionRow } from '../../../src/contract/views.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatShare, formatSignedUnits, formatSignedWorth } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { useHandoffName } from '../vocabulary/handoffNames.ts';
import { SeverityMark } from '../vocabulary/KindMark.tsx';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { FIX_WORDS, STATE_WORDS } from '../vocabulary/words.ts';

/** What is known of an exception, a line each. */
export function ExceptionFacts({ exception, fixWhy }: { readonly exception: ExceptionRow; readonly fixWhy: string }) {
  const handoffName = useHandoffName();
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { handoff, fix } = exception;
  return (
    <dl className="pairs exception-facts">
      <dt>Units</dt>
      <dd>{formatSignedUnits(exception.quantity)}</dd>
      <dt>Value</dt>
      <dd>{formatSignedWorth(exception.value, exception.priced, currency)}</dd>
      <dt>Severity</dt>
      <dd>
        <SeverityMark severity={exception.severity} />
      </dd>
      <dt>Certainty</dt>
      <dd data-rests-on="the rule that decided">{formatShare(exception.confidence)}</dd>
      {handoff === null ? null : (
        <>
          <dt>Handoff</dt>
          <dd>
            <button type="button" className="door" title={handoff} onClick={() => openQueue({ handoff })}>
              {handoffName(handoff)}
            </button>
          </dd>
        </>
      )}
      {exception.from === null || exception.to === null ? null : (
        <>
          <dt>Between</dt>
          <dd>
            {nameOf(exception.from)} and {nameOf(exception.to)}
          </dd>
        </>
      )}
      {exception.reference === null ? null : (
        <>
          <dt>Reference</dt>
          <dd>{exception.reference}</dd>
        </>
      )}
      <dt>First at</dt>
      <dd>{formatMoment(exception.firstAt, timezone)}</dd>
      <dt>Fix</dt>
      <dd>
        <span title={FIX_WORDS[fix].meaning}>{FIX_WORDS[fix].word}</span>
        {fix === 'none' ? null : <span className="quiet">. {fixWhy === '' ? FIX_WORDS[fix].meaning : fixWhy}</span>}
      </dd>
      <dt>Owner</dt>
      <dd className={exception.owner === '' ? 'quiet' : ''}>{exception.owner === '' ? 'nobody yet' : exception.owner}</dd>
      <dt>State</dt>
      <dd>{STATE_WORDS[exception.status]}</dd>
    </dl>
  );
}
