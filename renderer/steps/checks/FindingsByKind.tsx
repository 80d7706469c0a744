import { EXCEPTION_KINDS } from '../../../src/domain/vocabulary.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { KindMark } from '../../features/vocabulary/KindMark.tsx';
import { KINDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatUnits, formatSumWorth } from '../../ui/figures.ts';
import { TableHead } from '../../ui/TableHead.tsx';

const FIGURES = ['found', 'units', 'value'] as const;

/** What was found of each kind; a figure opens the queue with just those. `slim` leaves out what each kind means and what found nothing. */
export function FindingsByKind({ slim = false }: { readonly slim?: boolean }) {
  const engagement = useWindow((state) => state.engagement);
  if (engagement === null) return null;
  const { currency, summary } = engagement;
  const rows = EXCEPTION_KINDS.map((kind) => ({
    kind,
    ...(summary.byKind.find((each) => each.kind === kind) ?? { count: 0, units: 0, value: 0, unpriced: 0 }),
  }))
    .filter((row) => !slim || row.count > 0)
    .sort(
      (left, right) =>
        Number(right.count > 0) - Number(left.count > 0) ||
        Math.abs(right.value) - Math.abs(left.value) ||
        right.count - left.count,
    );
  return (
    <table className="table sticky">
      <TableHead
        of={[slim ? 'Kind' : 'Check', slim ? null : 'Finds', { number: 'Found' }, { number: 'Units' }, { number: 'Value' }]}
      />
      <tbody>
        {rows.map(({ kind, count, units, value, unpriced }) => (
          <tr key={kind} className={count === 0 ? 'quiet' : ''}>
            <th scope="row" className="nowrap">
              <KindMark kind={kind} />
            </th>
            {slim ? null : <td className="soft">{KINDS[kind].meaning}</td>}
            {[formatCount(count), formatUnits(units), formatSumWorth(value, { unpriced, of: count }, currency)].map((text, at) => (
              <td key={FIGURES[at]} className="number">
                {count > 0 ? (
                  <button type="button" className="door" onClick={() => openQueue({ kind })}>
                    {text}
                    <span className="only-heard"> {KINDS[kind].word}</span>
                  </button>
                ) : at === 0 ? (
                  '0'
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
