import type { RootRank, RootsShown } from '../../../src/contract/calls.ts';
import type { RootEventView } from '../../../src/contract/rootViews.ts';
import { usePartOf } from '../../app/commands/usePartOf.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useKept } from '../../app/state/kept.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { KindMark } from '../../features/vocabulary/KindMark.tsx';
import { PATTERN_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatUnits, formatWorth } from '../../ui/figures.ts';
import { formatMoment, formatZone } from '../../ui/moments.ts';
import { Pager } from '../../ui/Pager.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { usePickList } from '../../ui/pickList.ts';
import { RankHeads } from './RankHeads.tsx';

const PAGE = 200;
const SHOWN: readonly (readonly [RootsShown, string, string])[] = [
  ['all', 'All', 'No exception was found, so no event set one off.'],
  ['several', 'Set off several', 'No event set off more than one exception.'],
  ['reported', 'Reported by people', 'Nobody’s report leads to a root event, or no export of incidents was read.'],
  ['patterns', 'Loops and moved gaps', 'No loop of corrections was recognised, and no fix that moved a gap elsewhere.'],
];
const RANKS: readonly (readonly [RootRank, string, string])[] = [
  ['exceptions', 'Set off', 'How many exceptions stem from it'],
  ['incidents', 'Reports', 'How many reports of people lead to it'],
  ['units', 'Units', 'The sizes of its exceptions in units, added up'],
  ['value', 'Value', 'The sizes of its exceptions in money, added up'],
];

/** Root events, ranked by what one cares about most. */
export function RootList({ picked }: { readonly picked: number | null }) {
  const [part, setPart] = useKept<{ readonly show: RootsShown; readonly rank: RootRank; readonly start: number }>('root events', {
    show: 'all',
    rank: 'exceptions',
    start: 0,
  });
  const page = useAnswer('roots.page', { ...part, count: PAGE });
  return (
    <>
      <div className="choice gaps-choice" role="group" aria-label="Root events shown">
        {SHOWN.map(([show, word]) => (
          <button
            key={show}
            type="button"
            aria-pressed={show === part.show}
            onClick={() => setPart({ ...part, show, start: 0 })}
          >
            {word}
          </button>
        ))}
      </div>
      <Answered answer={page} of="the root events">
        {({ rows, total }) =>
          total === 0 ? (
            <div className="empty">
              <h2>No root events</h2>
              <p>{SHOWN.find(([show]) => show === part.show)?.[2]}</p>
            </div>
          ) : (
            <>
              <Roots
                rows={rows}
                picked={picked}
                show={part.show}
                rank={part.rank}
                onRank={(rank) => setPart({ ...part, rank, start: 0 })}
              />
              <Pager
                start={part.start}
                shown={rows.length}
                total={total}
                page={PAGE}
                one="root event"
                onStart={(start) => setPart({ ...part, start })}
                onExport={() => void exportList({ list: 'roots', show: part.show, rank: part.rank })}
              />
            </>
          )
        }
      </Answered>
    </>
  );
}

function Roots({
  rows,
  picked,
  show,
  rank,
  onRank,
}: {
  readonly rows: readonly RootEventView[];
  readonly picked: number | null;
  readonly show: RootsShown;
  readonly rank: RootRank;
  readonly onRank: (rank: RootRank) => void;
}) {
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const table = usePartOf({ list: 'roots', show, rank });
  const rowProps = usePickList({
    name: 'root',
    rows,
    keyOf: (each) => each.id,
    picked,
    onPick: (each) => windowState.set({ pickedRoot: each.id }),
  });
  return (
    <table ref={table} className="table sticky gaps roots">
      <TableHead
        of={[
          'Root event', 'First seen as', 'Item', 'Place',
          { text: `At (${formatZone(rows[0]?.at ?? 0, timezone)})`, wide: true },
          { ranks: <RankHeads ranks={RANKS} by={rank} onRank={onRank} /> },
        ]}
      />
      <tbody>
        {rows.map((each, index) => (
          <tr key={each.id} {...rowProps(each, index)}>
            <th scope="row" className="nowrap">
              {each.code}
            </th>
            <td>
              <KindMark kind={each.kind} />
              {each.patterns.map((pattern) => (
                <em key={pattern} className="quiet" title={PATTERN_WORDS[pattern].meaning}>
                  {' '}
                  {PATTERN_WORDS[pattern].word}
                </em>
              ))}
            </td>
            <td className="clipped" title={each.sku}>
              {each.sku}
            </td>
            <td className={each.location === null ? 'quiet' : ''}>{each.location ?? 'everywhere'}</td>
            <td className="nowrap wide">{formatMoment(each.at, timezone)}</td>
            <td className="number">{formatCount(each.exceptions)}</td>
            <td className="number">{each.incidents === 0 ? <span className="quiet">0</span> : formatCount(each.incidents)}</td>
            <td className="number">{formatUnits(each.units)}</td>
            <td className="number">{formatWorth(each.value, each.priced, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
