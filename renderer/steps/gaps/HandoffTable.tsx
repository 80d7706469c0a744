import { useMemo } from 'react';
import type { ExceptionFilter } from '../../../src/contract/calls.ts';
import type { HandoffView } from '../../../src/contract/views.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { useKept } from '../../app/state/kept.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { LatencyDoor } from '../../features/evidence/LatencyDoor.tsx';
import { Declared } from '../../features/handoffMap/Declared.tsx';
import { HandoffRows } from '../../features/handoffMap/HandoffRows.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatSumWorth, formatUnits } from '../../ui/figures.ts';
import { usePickList } from '../../ui/pickList.ts';
import { Miss } from './Miss.tsx';
import { MISSES, ranked, type Rank } from './misses.ts';
import { RankHeads } from './RankHeads.tsx';
import { TableHead } from '../../ui/TableHead.tsx';

const RANKS: readonly (readonly [Rank, string, string])[] = [
  ['value', 'Value', 'The sizes of its exceptions in money, added up; ≥ where the cost of some items is in no export'],
  ['units', 'Units', 'The sizes of its exceptions in units, added up'],
  ['customers', 'Customers meet', 'Exceptions that customers meet before anybody inside does'],
  ['exceptions', 'Misses', 'Its exceptions of every kind'],
];

/** The handoffs, ranked by what one cares about most. */
export function HandoffTable({ handoffs, picked }: { readonly handoffs: readonly HandoffView[]; readonly picked: number | null }) {
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const [by, setBy] = useKept<Rank>('handoffs by', 'value');
  const rows = useMemo(() => ranked(handoffs, by), [handoffs, by]);
  const rowProps = usePickList({
    name: 'handoff',
    rows,
    keyOf: (each) => each.id,
    picked,
    onPick: (each) => windowState.set({ pickedHandoff: each.id }),
  });
  return (
    <table className="table sticky gaps">
      <TableHead
        of={[
          'Handoff', { ranks: <RankHeads ranks={RANKS} by={by} onRank={setBy} /> }, { number: 'Events' },
          ...MISSES.map(({ word }) => ({ number: word, wide: true })),
          { number: 'In flight', wide: true, means: 'Still inside the window at the cut-off: timing, no miss' },
          { number: '95 % within' }, { number: 'Window' },
        ]}
      />
      <tbody>
        {rows.map((each, index) => (
          <tr key={each.id} {...rowProps(each, index)}>
            <th scope="row" className="nowrap">
              <strong>{EVENT_WORDS[each.eventType]}</strong> {nameOf(each.from)} → {nameOf(each.to)}
              {each.declared ? null : <em className="quiet"> inferred</em>}
            </th>
            <QueueFigure
              handoff={each}
              count={each.exceptions}
              text={formatSumWorth(each.value, { unpriced: each.unpriced, of: each.exceptions }, currency)}
            />
            <QueueFigure handoff={each} count={each.exceptions} text={formatUnits(each.units)} />
            <QueueFigure handoff={each} count={each.customers} text={formatCount(each.customers)} work="customers" />
            <QueueFigure handoff={each} count={each.exceptions} text={formatCount(each.exceptions)} />
            <td className="number">
              {each.events === 0 ? <span className="matrix-silent">never fired</span> : <HandoffRows handoff={each} of="events" />}
            </td>
            {MISSES.map(({ figure, kind }) => (
              <td key={figure} className="number wide">
                <Miss handoff={each} count={each[figure]} kind={kind} />
              </td>
            ))}
            <td className="number wide">
              <HandoffRows handoff={each} of="inFlight" />
            </td>
            <td
              className={`number ${each.latencyMinutes !== null && each.latencyMinutes.p95 > each.withinMinutes ? 'over' : ''}`}
            >
              {each.latencyMinutes === null ? (
                <span className="quiet">none</span>
              ) : (
                <LatencyDoor handoff={each} of="p95" minutes={each.latencyMinutes.p95} />
              )}
            </td>
            <td className="number">
              <Declared handoff={each} of="window" minutes={each.withinMinutes} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A figure over the exceptions of a handoff, or over those that `work` lets through, and the way to them. */
function QueueFigure({
  handoff,
  count,
  text,
  work,
}: {
  readonly handoff: HandoffView;
  readonly count: number;
  readonly text: string;
  readonly work?: ExceptionFilter['work'];
}) {
  return (
    <td className="number">
      {count === 0 ? (
        <span className="quiet">{text}</span>
      ) : (
        <button
          type="button"
          className="door"
          onClick={() => openQueue({ handoff: handoff.code, ...(work === undefined ? {} : { work }) })}
        >
          {text}
        </button>
      )}
    </td>
  );
}
