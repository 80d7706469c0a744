import type { SystemView, WarningView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { wasCompared } from '../../app/state/engagement.ts';
import { goTo, openQueue, openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { Stories } from '../../features/stories/Stories.tsx';
import { formatCount, formatCounted, formatShare, formatSignedMoney, unbroken } from '../../ui/figures.ts';
import { overviewSentence } from './overviewSentence.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import './overview.css';

/** What the whole comes to, before anything is picked. */
export function Overview() {
  const engagement = useWindow((state) => state.engagement);
  const aside = useAnswer('sources.setAside', {});
  if (engagement === null) return null;
  const { summary, systems, currency, defaults, warnings } = engagement;
  // The message of a file that is asked about speaks of engagement.json, which nobody at a window writes.
  const names = aside.value?.map(({ file }) => `Not read: ${file}: `) ?? [];
  const isAsked = ({ code, text }: WarningView): boolean => code === 'file_not_read' && names.some((name) => text.startsWith(name));
  const waiting = warnings.filter(isAsked).length;
  const isCompared = wasCompared(engagement);
  const authority = systems
    .filter((system) => system.isAuthority)
    .map((system) => system.name)
    .join(' and ');
  return (
    <section className="overview" aria-label="Overview">
      <p className="overview-sentence">{unbroken(overviewSentence(summary, authority, currency, isCompared))}</p>
      {isCompared && summary.variances > 0 ? (
        <p className="overview-doors">
          <button type="button" className="door" onClick={() => openVariances({})}>
            {formatCounted(summary.variances, 'variance')}: {formatCounted(summary.absoluteUnits, 'unit')}
            {summary.unpricedVariances === summary.variances ? '' : `, ${formatSignedMoney(summary.netValue, currency)} net`}
          </button>
          <button type="button" className="door" onClick={() => openVariances({ show: 'unexplained' })}>
            {summary.explainedShare === 0
              ? 'Those not fully explained'
              : `${formatShare(summary.explainedShare)} explained: those that are not`}
          </button>
          <button type="button" className="door" onClick={() => openQueue({})}>
            {formatCounted(summary.exceptions, 'exception')}
          </button>
        </p>
      ) : null}
      {warnings.length === 0 ? null : (
        <section aria-label="Warnings" className="overview-warnings">
          <h3>Before these figures are trusted</h3>
          <ul className="overview-defaults">
            {warnings
              .filter((each) => !isAsked(each))
              .map((each) => (
                <li key={each.text}>{each.text}</li>
              ))}
            {waiting === 0 ? null : (
              <li>
                {formatCounted(waiting, 'file')} {waiting === 1 ? 'is' : 'are'} not read and in no figure; what is missing is asked{' '}
                <button type="button" className="door" onClick={() => goTo('sources')}>
                  in Sources
                </button>
                .
              </li>
            )}
          </ul>
        </section>
      )}
      <Stories />
      <section aria-label="Record accuracy">
        <h3>Record accuracy</h3>
        <table className="table">
          <TableHead of={['System', { number: 'Positions' }, { number: 'Events' }, { number: 'Accurate' }]} />
          <tbody>
            {systems.map((system) => (
              <System key={system.code} system={system} />
            ))}
          </tbody>
        </table>
      </section>
      {defaults.length === 0 ? null : (
        <section aria-label="What was assumed">
          <h3>What was assumed</h3>
          <ul className="overview-defaults">
            {defaults.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

function System({ system }: { readonly system: SystemView }) {
  const { recordAccuracy } = system;
  return (
    <tr>
      <th scope="row">
        {system.isAuthority ? (
          <>
            {system.name} <span className="quiet">authority</span>
          </>
        ) : (
          <button type="button" className="door" onClick={() => openVariances({ system: system.code })}>
            {system.name}
          </button>
        )}
      </th>
      <Records system={system} of="position" count={system.positions} word="Positions" />
      <Records system={system} of="event" count={system.events} word="Events" />
      <td className="number accuracy">
        {recordAccuracy === null ? (
          <span className="quiet">{system.isAuthority ? 'the measure' : 'not compared'}</span>
        ) : (
          <>
            <span className="accuracy-bar" aria-hidden="true">
              <span style={{ width: `${recordAccuracy * 100}%` }} />
            </span>
            <button type="button" className="door" onClick={() => openVariances({ system: system.code, show: 'all' })}>
              {formatShare(recordAccuracy)}
              <span className="only-heard"> of the records compared: {system.name}</span>
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

function Records({
  system,
  of,
  count,
  word,
}: {
  readonly system: SystemView;
  readonly of: 'position' | 'event';
  readonly count: number;
  readonly word: string;
}) {
  return (
    <td className="number">
      {count === 0 ? (
        <span className="quiet">0</span>
      ) : (
        <RowsDoor title={`${word} of ${system.name}`} filter={{ of: [of], system: system.code }}>
          {formatCount(count)}
        </RowsDoor>
      )}
    </td>
  );
}
