import type { SourceView } from '../../../src/contract/views.ts';
import type { Fact } from '../../../src/contract/factViews.ts';
import type { Dataset } from '../../../src/domain/vocabulary.ts';
import { openSourceRow } from '../../app/state/navigation.ts';
import { RestsOnDoor } from '../../features/evidence/RestsOnDoor.tsx';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { formatCount, formatCounted } from '../../ui/figures.ts';

/** What a row of each kind of export becomes; a list of places is kept as the places themselves. */
const FACT_OF: Readonly<Record<Dataset, Fact | null>> = {
  positions: 'position', events: 'event', items: 'item', locations: null, incidents: 'incident', orders: 'order', payments: 'payment',
};

/** How many rows of a file were loaded, and the way to them. */
export function LoadedRows({ source }: { readonly source: SourceView }) {
  const fact = FACT_OF[source.dataset];
  if (source.rowsLoaded === 0) return <span className="quiet">0</span>;
  if (fact === null) {
    return (
      <RestsOnDoor
        restsOn={{
          title: `${formatCounted(source.rowsLoaded, 'row')} loaded from ${source.file}`,
          says: ['A list of places is kept as the places themselves: what it says of each is in the map, the pools and the rules.'],
          parts: [
            {
              word: `The lines of ${source.file} as received`, note: 'with its SHA-256',
              open: () => openSourceRow(source.id, source.headerLine + 1),
            },
          ],
        }}
      >
        {formatCount(source.rowsLoaded)}
      </RestsOnDoor>
    );
  }
  return (
    <RowsDoor title={`Rows loaded from ${source.file}`} filter={{ of: [fact], sourceId: source.id }}>
      {formatCount(source.rowsLoaded)}
    </RowsDoor>
  );
}
