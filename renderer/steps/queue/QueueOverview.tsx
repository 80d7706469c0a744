import type { ReactNode } from 'react';
import type { ExceptionFilter, ExceptionGrouping } from '../../../src/contract/calls.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { useHandoffName } from '../../features/vocabulary/handoffNames.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatSumWorth } from '../../ui/figures.ts';
import { groupTitle, withGroup, withoutGroup } from './grouping.ts';

/** The queue as a whole: how old it is, who has it, what it is. Every figure opens what it counts. */
export function QueueOverview() {
  const filter = useWindow((state) => state.exceptionFilter);
  const isEmpty = useWindow((state) => state.exceptionFigures?.shown === 0);
  if (isEmpty) {
    return (
      <section aria-label="The queue as a whole">
        <p className="soft">Ages, owners, states and kinds of what the list shows stand here; it shows nothing.</p>
      </section>
    );
  }
  return (
    <section aria-label="The queue as a whole">
      <Bars title="By age at the cut-off" by="age" filter={filter} />
      <Bars title="By owner" by="owner" filter={filter} />
      <Bars title="By state" by="status" filter={filter} />
      <Bars title="By kind" by="kind" filter={filter} />
    </section>
  );
}

const MOST = 12;

function Bars({ title, by, filter }: { readonly title: string; readonly by: ExceptionGrouping; readonly filter: ExceptionFilter }) {
  const groups = useAnswer('exceptions.groups', { start: 0, count: MOST, by, filter: withoutGroup(filter, by) });
  const handoffName = useHandoffName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  return (
    <div className="block">
      <h3>{title}</h3>
      <Answered answer={groups} of="the queue">
        {({ rows, total }) => {
          const largest = Math.max(1, ...rows.map((group) => group.count));
          return (
            <table className="table bars">
              <thead className="only-heard">
                <tr>
                  <th scope="col">{title}</th>
                  <th scope="col">Exceptions</th>
                  <th scope="col">Value</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((group) => (
                  <tr key={group.key ?? ''}>
                    <th scope="row">
                      <GroupDoor by={by} group={group} filter={filter}>
                        {groupTitle(by, group, handoffName)}
                      </GroupDoor>
                    </th>
                    <td className="number bar-cell">
                      <span className="bar" style={{ width: `${(group.count / largest) * 100}%` }} aria-hidden="true" />
                      <GroupDoor by={by} group={group} filter={filter} className="door bar-figure">
                        {formatCount(group.count)}
                      </GroupDoor>
                    </td>
                    <td className="number">
                      <GroupDoor by={by} group={group} filter={filter}>
                        {formatSumWorth(group.value, { unpriced: group.unpriced, of: group.count }, currency)}
                      </GroupDoor>
                    </td>
                  </tr>
                ))}
                {total > rows.length ? (
                  <tr>
                    <td colSpan={3} className="quiet">
                      <button type="button" className="door" onClick={() => windowState.set({ queueGrouping: by })}>
                        and {formatCount(total - rows.length)} more
                      </button>
                    </td>
                  </tr>
                ) : null}
              </tbody>
            </table>
          );
        }}
      </Answered>
    </div>
  );
}

/** Narrows the queue to one group. */
function GroupDoor({
  by,
  group,
  filter,
  className = 'door',
  children,
}: {
  readonly by: ExceptionGrouping;
  readonly group: { readonly key: string | null };
  readonly filter: ExceptionFilter;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={className}
      onClick={() => windowState.set({ exceptionFilter: withGroup(filter, by, group.key) })}
    >
      {children}
    </button>
  );
}
