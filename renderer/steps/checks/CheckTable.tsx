import type { CheckView } from '../../../src/contract/checkViews.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { SEVERITY_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatSumWorth, formatUnits } from '../../ui/figures.ts';
import { usePickList } from '../../ui/pickList.ts';
import { Looked } from './Looked.tsx';
import { changeOf, stateOf } from './checkWords.ts';
import { TableHead } from '../../ui/TableHead.tsx';

/** A row a check: what it looks for, what its last run found, and how that moved. */
export function CheckTable({ checks, picked }: { readonly checks: readonly CheckView[]; readonly picked: string | null }) {
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const rowProps = usePickList({
    name: 'check',
    rows: checks,
    keyOf: (check) => check.code,
    picked,
    onPick: (check) => windowState.set({ pickedCheck: check.code }),
  });
  return (
    <table className="table sticky checks">
      <TableHead
        of={[
          'Check', 'Severity', { number: 'Looked at' }, { number: 'Found' }, { number: 'Change' }, { number: 'Units' },
          { number: 'Value', means: 'Sizes added up; ≥ where the cost of some items is in no export' },
        ]}
      />
      <tbody>
        {checks.map((check, index) => {
          const state = stateOf(check);
          const { result } = check;
          const finds = result !== null && state === 'finds';
          return (
            <tr key={check.code} {...rowProps(check, index)}>
              <th scope="row">
                {check.title}
                <span className="check-looks-for">{check.looksFor}</span>
              </th>
              <td>{SEVERITY_WORDS[check.severity]}</td>
              <td className="number">{result === null ? '' : <Looked check={check} looked={result.looked} />}</td>
              <td className="number nowrap">
                {finds ? (
                  <strong>{formatCount(result.found)}</strong>
                ) : (
                  <span className="quiet">{state === 'passes' ? '0' : state}</span>
                )}
              </td>
              <td className="number">{result === null ? '' : changeOf(result)}</td>
              <td className="number">{finds ? formatUnits(result.units) : ''}</td>
              <td className="number">{finds && (result.value !== 0 || result.unpriced > 0)
                  ? formatSumWorth(result.value, { unpriced: result.unpriced, of: result.found }, currency)
                  : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
