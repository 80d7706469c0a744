import { useAnswer } from '../state/answers.ts';
import { goTo } from '../state/navigation.ts';
import { useWindow, type ScreenName } from '../state/windowState.ts';
import { formatCount, formatCounted } from '../../ui/figures.ts';
import { railFigures } from './railFigures.ts';

const STEPS: readonly (readonly [ScreenName, string])[] = [
  ['map', 'Map'],
  ['gaps', 'Gaps'],
  ['authority', 'Authority'],
  ['checks', 'Checks'],
];
const REST: readonly (readonly [ScreenName, string])[] = [
  ['queue', 'Queue'],
  ['sources', 'Sources'],
  ['reports', 'Reports'],
];

/** The four steps and what lies beside them, each with what it still has. */
export function Rail() {
  const engagement = useWindow((state) => state.engagement);
  const here = useWindow((state) => state.screen);
  const handoffs = useAnswer('handoffs.list', engagement === null ? null : {});
  const sources = useAnswer('sources.list', engagement === null ? null : {});
  const checks = useAnswer('checks.list', engagement === null ? null : {});
  const work = useAnswer('work.view', engagement === null ? null : {});
  if (engagement === null) return null;
  const signed = (scope: ScreenName): number =>
    work.value?.signOffs.filter((each) => each.scope === scope && each.withdrawn === null).length ?? 0;
  const figures = railFigures(engagement, handoffs.value, sources.value, checks.value);
  const entry = ([screen, title]: readonly [ScreenName, string], step: number | null) => {
    const figure = figures[screen];
    return (
      <li key={screen}>
        <button
          type="button"
          className="rail-entry"
          aria-current={here === screen ? 'page' : undefined}
          onClick={() => goTo(screen)}
          title={figure === null ? title : `${title}: ${formatCounted(figure.count, figure.one, figure.many)}`}
        >
          <span className="rail-step" aria-hidden="true">
            {step ?? title.charAt(0)}
          </span>
          <span className="rail-title">
            {title}
            {signed(screen) === 0 ? null : (
              <span className="rail-signed" title={signed(screen) === 1 ? 'Signed by the preparer' : 'Signed and reviewed'}>
                <span aria-hidden="true">{'✓'.repeat(signed(screen))}</span>
                <span className="only-heard">{signed(screen) === 1 ? ', signed by the preparer' : ', signed and reviewed'}</span>
              </span>
            )}
          </span>
          {figure === null || (figure.owes && figure.count === 0) ? null : (
            <span className={`rail-count ${figure.owes && figure.count > 0 ? 'owes' : ''}`}>
              {formatCount(figure.count)}
              <span className="only-heard"> {figure.count === 1 ? figure.one : figure.many}</span>
            </span>
          )}
        </button>
      </li>
    );
  };
  return (
    <nav className="rail" aria-label="Screens">
      <ul>{STEPS.map((step, index) => entry(step, index + 1))}</ul>
      <ul>{REST.map((screen) => entry(screen, null))}</ul>
    </nav>
  );
}
