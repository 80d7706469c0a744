import { useEffect, useState } from 'react';
import type { ExceptionFilter, ExceptionGrouping } from '../../../src/contract/calls.ts';
import type { ExceptionGroupView } from '../../../src/contract/views.ts';
import { offerGroups } from '../../app/commands/groupHandle.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { useHandoffName } from '../../features/vocabulary/handoffNames.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatSumWorth } from '../../ui/figures.ts';
import { GROUPING_WORDS, groupTitle, isGroup, withGroup, withoutGroup } from './grouping.ts';

const FIRST = 200;

function show(filter: ExceptionFilter): void {
  windowState.set({ exceptionFilter: filter, pickedException: null, inspectorOpen: false });
}

/** The groups of the queue, each a door to its exceptions; `[` and `]` go from one to the next. */
export function QueueGroups({ by }: { readonly by: ExceptionGrouping }) {
  const filter = useWindow((state) => state.exceptionFilter);
  const [most, setMost] = useState(FIRST);
  const groups = useAnswer('exceptions.groups', { start: 0, count: most, by, filter: withoutGroup(filter, by) });
  const rows = groups.value?.rows;
  useEffect(
    () =>
      offerGroups({
        move(step) {
          if (rows === undefined || rows.length === 0) return;
          const now = windowState.get().exceptionFilter;
          const at = rows.findIndex((group) => isGroup(now, by, group.key));
          const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))];
          if (next !== undefined) show(withGroup(now, by, next.key));
        },
      }),
    [rows, by],
  );
  return (
    <section className="queue-groups" aria-label={`By ${GROUPING_WORDS[by].toLowerCase()}`}>
      <Answered answer={groups} of="the groups">
        {({ rows: found, total, exceptions }) => (
          <>
            <ul>
              <li>
                <button
                  type="button"
                  className="queue-group"
                  aria-pressed={!found.some((group) => isGroup(filter, by, group.key))}
                  onClick={() => show(withoutGroup(filter, by))}
                >
                  <span className="queue-group-title">All of them</span>
                  <span className="number">{formatCount(exceptions)}</span>
                </button>
              </li>
              {found.map((group) => (
                <Group key={group.key ?? ''} by={by} group={group} filter={filter} />
              ))}
            </ul>
            {found.length < total ? (
              <p className="queue-more">
                <button
                  type="button"
                  className="button small"
                  disabled={most >= 1000}
                  onClick={() => setMost(Math.min(1000, most + FIRST))}
                >
                  {most >= 1000 ? `The costliest 1,000 of ${formatCount(total)}` : `More of ${formatCount(total)}`}
                </button>
              </p>
            ) : null}
          </>
        )}
      </Answered>
    </section>
  );
}

function Group({
  by,
  group,
  filter,
}: {
  readonly by: ExceptionGrouping;
  readonly group: ExceptionGroupView;
  readonly filter: ExceptionFilter;
}) {
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const handoffName = useHandoffName();
  const pressed = isGroup(filter, by, group.key);
  return (
    <li>
      <button
        type="button"
        className="queue-group"
        aria-pressed={pressed}
        onClick={() => show(pressed ? withoutGroup(filter, by) : withGroup(filter, by, group.key))}
      >
        <span className="queue-group-title" title={groupTitle(by, group, handoffName)}>
          {groupTitle(by, group, handoffName)}
        </span>
        <span className="number">{formatCount(group.count)}</span>
        <span className="quiet queue-group-beside">
          {group.of === null ? `${formatCount(group.unsettled)} to settle` : group.key}
        </span>
        <span className="quiet number">
          {formatSumWorth(group.value, { unpriced: group.unpriced, of: group.count }, currency)}
        </span>
      </button>
    </li>
  );
}
