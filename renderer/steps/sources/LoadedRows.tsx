import type { SourceView } from '../../../src/contract/views.ts';
import type { Fact } from '../../../src/contract/factViews.ts';
import type { Dataset } from '../../../src/domain/vocabulary.ts';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { formatCount } from '../../ui/figures.ts';

/** What a row of each kind of export becomes; a list of places is kept as the places themselves. */
const FACT_OF: Readonly<Record<Dataset, Fact | null>> = {
  positions: 'position', events: 'event', items: 'item', locations: null, incidents: 'incident', orders: 'order', payments: 'payment',
};

/** How many rows of a file were loaded, and the way to them. */
export function LoadedRows({ source }: { readonly source: SourceView }) {
  const fact = FACT_OF[source.dataset];
  if (fact === null || source.rowsLoaded === 0) return <>{formatCount(source.rowsLoaded)}</>;
  return (
    <RowsDoor title={`Rows loaded from ${source.file}`} filter={{ of: [fact], sourceId: source.id }}>
      {formatCount(source.rowsLoaded)}
    </RowsDoor>
  );
}
