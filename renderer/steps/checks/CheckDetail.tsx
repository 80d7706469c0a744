import type { CheckView } from '../../../src/contract/checkViews.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { SEVERITY_WORDS } from '../../features/vocabulary/words.ts';
import { formatMoment } from '../../ui/moments.ts';
import { CheckFindings } from './CheckFindings.tsx';
import { CheckParameters } from './CheckParameters.tsx';
import { sentenceOf } from './checkWords.ts';
import { runChecks } from './runChecks.ts';

/** One check: what it looks for and why, its parameters, and what it found. */
export function CheckDetail({ check }: { readonly check: CheckView }) {
  const busy = useWindow((state) => state.work !== null);
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { result } = check;
  return (
    <section aria-label="Check" className="check">
      <h2>{check.title}</h2>
      <p>{check.looksFor}</p>
      <p className="check-sentence" role="status">
        {sentenceOf(check)}
        {result !== null && !result.isCurrent ? ' Its parameters were changed since.' : ''}
      </p>
      <p>
        <button type="button" className="button small" disabled={busy} onClick={() => void runChecks([check.code])}>
          Run this check
        </button>
      </p>
      {check.parameters.length === 0 ? null : <CheckParameters check={check} />}
      {result !== null && result.found > 0 ? <CheckFindings code={check.code} /> : null}
      <dl className="pairs block">
        <dt>Severity</dt>
        <dd>{SEVERITY_WORDS[check.severity]}</dd>
        <dt>Rule from</dt>
        <dd>{check.source}</dd>
        {result === null ? null : (
          <>
            <dt>Last run</dt>
            <dd>{formatMoment(result.ranAt, timezone)}</dd>
          </>
        )}
        {result?.ranBefore == null ? null : (
          <>
            <dt>Run before</dt>
            <dd>
              {formatMoment(result.ranBefore, timezone)}, found {result.foundBefore}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
