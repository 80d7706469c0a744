import { useEffect } from 'react';
import type { CheckView } from '../../../src/contract/checkViews.ts';
import { focusOn, offerList } from '../../app/commands/listHandle.ts';
import { showPicked } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { SEVERITY_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatMoney, formatUnits } from '../../ui/figures.ts';
import { changeOf, stateOf } from './checkWords.ts';

function pick(code: string): void {
  windowState.set({ pickedCheck: code });
}

/** A row a check: what it looks for, what its last run found, and how that moved. */
export function CheckTable({ checks, picked }: { readonly checks: readonly CheckView[]; readonly picked: string | null }) {
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  useEffect(
    () =>
      offerList({
        move(by) {
          const at = checks.findIndex((each) => each.code === windowState.get().pickedCheck);
          const next = checks[at < 0 ? 0 : Math.max(0, Math.min(checks.length - 1, at + by))];
          if (next !== undefined) focusOn(`#check-${next.code}`);
        },
        focusList: () => void focusOn('.checks [tabindex="0"]'),
        leave: () => undefined,
      }),
    [checks],
  );
  return (
    <table className="table sticky checks">
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Severity</th>
          <th scope="col" className="number">
            Looked at
          </th>
          <th scope="col" className="number">
            Found
          </th>
          <th scope="col" className="number">
            Change
          </th>
          <th scope="col" className="number">
            Units
          </th>
          <th scope="col" className="number">
            Value
          </th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check, index) => {
          const state = stateOf(check);
          const { result } = check;
          const finds = result !== null && state === 'finds';
          return (
            <tr
              key={check.code}
              id={`check-${check.code}`}
              className="pickable"
              aria-selected={check.code === picked}
              tabIndex={check.code === picked || (picked === null && index === 0) ? 0 : -1}
              onClick={() => {
                pick(check.code);
                showPicked();
              }}
              onFocus={() => pick(check.code)}
              onKeyDown={(event) => {
                const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
                if (by === 0) return;
                event.preventDefault();
                const next = checks[index + by];
                if (next !== undefined) focusOn(`#check-${next.code}`);
              }}
            >
              <th scope="row">
                {check.title}
                <span className="check-looks-for">{check.looksFor}</span>
              </th>
              <td>{SEVERITY_WORDS[check.severity]}</td>
              <td className="number">{result === null ? '' : formatCount(result.looked)}</td>
              <td className="number nowrap">
                {finds ? (
                  <strong>{formatCount(result.found)}</strong>
                ) : (
                  <span className="quiet">{state === 'passes' ? '0' : state}</span>
                )}
              </td>
              <td className="number">{result === null ? '' : changeOf(result)}</td>
              <td className="number">{finds ? formatUnits(result.units) : ''}</td>
              <td className="number">{finds && result.value !== 0 ? formatMoney(result.value, currency) : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
