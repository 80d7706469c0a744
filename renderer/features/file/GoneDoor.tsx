import type { ReactNode } from 'react';
import type { GoneExceptionView } from '../../../src/contract/fileViews.ts';
import { openRows, openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatCounted } from '../../ui/figures.ts';
import { formatDate } from '../../ui/moments.ts';
import { RestsOnDoor } from '../evidence/RestsOnDoor.tsx';

/** A figure of an exception that the last run did not see any more: what is known of it, and what the files say there now. */
export function GoneDoor({ row, children }: { readonly row: GoneExceptionView; readonly children: ReactNode }) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { code, sku, location, timesSeen, closedAt } = row;
  const place = location === '' ? sku : `${sku} at ${location}`;
  return (
    <RestsOnDoor
      restsOn={{
        title: `${code}: ${place}`,
        says: [
          `It was seen in ${formatCounted(timesSeen, 'period')}, and not any more at the cut-off of ${formatDate(closedAt, timezone)}. `
            + 'What the files say there now, or what was decided since, is why it is gone. What was decided about it is in the log, '
            + 'under its number.',
        ],
        gone: code,
        parts: [
          {
            word: `The rows of ${place}`, note: 'as the files have them now',
            open: () =>
              openRows(`Rows of ${place}`, { of: ['position', 'event'], sku, ...(location === '' ? {} : { location }) }),
          },
          { word: `The records of ${sku} that are compared`, open: () => openVariances({ search: sku, show: 'all' }) },
        ],
      }}
    >
      {children}
    </RestsOnDoor>
  );
}
