import { forgetRecent, openFile, openFolder, openRecent, openSample } from '../../app/state/engagement.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { WorkProgress } from '../../app/frame/WorkProgress.tsx';
import type { RecentEngagement } from '../../../src/contract/views.ts';
import { formatDate } from '../../ui/moments.ts';
import { ProblemPanel } from '../../ui/Problem.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { Keys } from '../../features/help/Help.tsx';
import './start.css';

/** Where nothing is open: what to look at, and what was looked at before. */
export function Start() {
  const work = useWindow((state) => state.work);
  const obstacle = useWindow((state) => state.obstacle);
  const recent = useWindow((state) => state.recent);
  if (work !== null) {
    return (
      <main className="centre" id="screen" tabIndex={-1}>
        <section className="centre-card" aria-label={work.title}>
          <h1>{work.title}</h1>
          <p className="soft">The figures appear once everything is read and compared. Stopping leaves nothing behind.</p>
          <WorkProgress work={work} />
        </section>
      </main>
    );
  }
  return (
    <main className="start" id="screen" tabIndex={-1}>
      <div className="start-page">
        <header>
          <h1>Countersign</h1>
          <p>
            Countersign compares what each system says about the same stock and explains every difference, down to the line of the
            file that proves it. It works on the exports you give it, on this computer only.
          </p>
        </header>
        {obstacle === null ? null : (
          <ProblemPanel title={obstacle.title} problem={obstacle.problem}>
            <button type="button" className="button first" onClick={obstacle.again}>
              Try again
            </button>
            <button type="button" className="button" onClick={openFolder}>
              Choose another folder
            </button>
            <button type="button" className="button" onClick={() => windowState.set({ obstacle: null })}>
              Put away
            </button>
          </ProblemPanel>
        )}
        <section className="start-ways" aria-label="Start">
          <Way title="Open a folder of exports" keys="mod+o" onClick={openFolder} first>
            A folder with the exports of each system: CSV, Excel, X12 and more. Dropping it on this window does the same.
          </Way>
          <Way title="Open an engagement" keys="mod+shift+o" onClick={openFile}>
            A .countersign file that was saved before, here or by a colleague.
          </Way>
          <Way title="Try the sample" keys={null} onClick={openSample}>
            A small retailer with a warehouse, an ERP, a storefront, a 3PL and stores, and every kind of finding.
          </Way>
        </section>
        <Recent recent={recent} />
      </div>
    </main>
  );
}

function Way({
  title,
  keys,
  first = false,
  onClick,
  children,
}: {
  readonly title: string;
  readonly keys: string | null;
  readonly first?: boolean;
  readonly onClick: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" className={first ? 'way way-first' : 'way'} onClick={onClick}>
      <span className="way-title">
        {title}
        {keys === null ? null : <Keys sequence={keys} />}
      </span>
      <span className="soft">{children}</span>
    </button>
  );
}

function Unknown({ word }: { readonly word: string }) {
  return <span className="quiet">{word}</span>;
}

function Recent({ recent }: { readonly recent: readonly RecentEngagement[] }) {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section aria-label="Recent engagements">
      <div className="block-head">
        <h2>Recent</h2>
        {recent.length === 0 ? null : (
          <button type="button" className="button plain small" onClick={() => void forgetRecent(null)}>
            Clear the list
          </button>
        )}
      </div>
      {recent.length === 0 ? (
        <p className="soft start-none">Nothing yet. An engagement is listed here once it was saved or opened from its file.</p>
      ) : (
        <table className="table">
          <TableHead of={['Engagement', 'Client', 'Cut-off', 'Opened', 'Place', { heard: 'What can be done' }]} />
          <tbody>
            {recent.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  {each.present ? (
                    <button type="button" className="door" onClick={() => openRecent(each.id)}>
                      {each.name}
                    </button>
                  ) : (
                    <>
                      {each.name} <span className="start-missing">no longer there</span>
                    </>
                  )}
                </th>
                <td>{each.sealed ? <Unknown word="sealed" /> : each.client}</td>
                <td className="nowrap">
{each.cutoff === null ? <Unknown word={each.sealed ? 'sealed' : 'not known'} /> : formatDate(each.cutoff, timezone)}
                </td>
                <td className="nowrap">{formatDate(each.openedAt, timezone)}</td>
                <td className="soft">{each.place}</td>
                <td className="number">
                  <button type="button" className="button plain small" onClick={() => void forgetRecent(each.id)}>
                    Forget<span className="only-heard"> {each.name}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
