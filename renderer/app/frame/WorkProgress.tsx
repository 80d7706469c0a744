import { useEffect, useState } from 'react';
import { formatCount } from '../../ui/figures.ts';
import { formatSeconds } from '../../ui/moments.ts';
import { stopWork } from '../state/work.ts';
import type { Work } from '../state/windowState.ts';
import { secondsLeft } from './secondsLeft.ts';

/** How far long work has come: phase, done of total, rate, time left, and the way to stop it. */
export function WorkProgress({ work, slim = false }: { readonly work: Work; readonly slim?: boolean }) {
  const { progress } = work;
  const known = progress !== null && progress.total > 0;
  const share = known ? Math.min(1, progress.done / progress.total) : null;
  const left = secondsLeft(progress);
  return (
    <div className={slim ? 'work slim' : 'work'}>
      <div className="work-said" role="status">
        <span className="work-phase">{work.stopping ? 'Stopping' : (progress?.phase ?? work.title)}</span>
        {progress === null ? null : (
          <span className="soft work-figures">
            {formatCount(progress.done)}
            {known ? ` of ${formatCount(progress.total)}` : ''} {progress.unit}
            {progress.rate > 0 ? `, ${formatCount(progress.rate)} a second` : ''}
            {left === null ? '' : `, ${formatSeconds(left)} left`}
          </span>
        )}
        {progress === null ? <Elapsed since={work.startedAt} /> : null}
      </div>
      <progress aria-label={work.title} max={1} {...(share === null ? {} : { value: share })} />
      <button type="button" className={slim ? 'button small' : 'button'} disabled={work.stopping} onClick={stopWork}>
        Cancel
      </button>
    </div>
  );
}

function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((now - since) / 1000);
  return seconds < 2 ? null : (
    <span className="soft work-figures" aria-hidden="true">
      {formatSeconds(seconds)}
    </span>
  );
}
