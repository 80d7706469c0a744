import { ProblemFacts } from '../../ui/Problem.tsx';
import { putAway } from '../state/notices.ts';
import { useWindow } from '../state/windowState.ts';

/** What went wrong or was done, above the screen and in nobody's way. */
export function Notices() {
  const notices = useWindow((state) => state.notices);
  return (
    <div className="notices" aria-live="polite">
      {notices.map(({ id, tone, title, problem }) => (
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
