import { ProblemFacts } from '../../ui/Problem.tsx';
import { putAway } from '../state/notices.ts';
import { useWindow } from '../state/windowState.ts';

/** What was done last, in the status bar: the list in which it was done does not move for it. */
export function Done() {
  const done = useWindow((state) => state.notices.find(({ tone }) => tone === 'done'));
  return (
    <span className="status-done" aria-live="polite">
      {done === undefined ? null : (
        <span className="notice done" key={done.id}>
          <span aria-hidden="true">✓</span>
          <span className="notice-words" title={done.title}>
            {done.title}
          </span>
          <button type="button" className="button plain small" onClick={() => putAway(done.id)}>
            Put away
          </button>
        </span>
      )}
    </span>
  );
}

/** What went wrong or has to be known, above the screen. */
export function Notices() {
  const notices = useWindow((state) => state.notices);
  const opened = useWindow((state) => state.engagement !== null);
  return (
    <div className="notices" aria-live="polite">
      {notices.filter(({ tone }) => tone !== 'done' || !opened).map(({ id, tone, title, problem }) => (
        <section key={id} className={`notice ${tone}`} role={tone === 'problem' ? 'alert' : undefined}>
          <div className="notice-words">
            <p>
              <strong>{title}</strong>
              {problem === null ? null : <> {problem.message}</>}
            </p>
            {problem === null ? null : <ProblemFacts problem={problem} />}
            {problem?.remedy === undefined ? null : <p>{problem.remedy}</p>}
          </div>
          <button type="button" className="button plain small" onClick={() => putAway(id)}>
            Put away
          </button>
        </section>
      ))}
    </div>
  );
}
