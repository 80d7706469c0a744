import { useState } from 'react';
import type { StatementView, VarianceRow } from '../../../src/contract/views.ts';
import { formatCounted, formatUnits } from '../../ui/figures.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { stateWord } from '../vocabulary/words.ts';

/** More cards than these push the statement itself out of sight: the others wait behind a door. */
const AT_ONCE = 6;

/** What every system says of the item there, beside each other: the numbers people argue about, before anything is explained. */
export function Numbers({ figures, variance }: { readonly figures: StatementView['figures']; readonly variance: VarianceRow }) {
  const nameOf = useSystemName();
  const [open, setOpen] = useState(false);
  const all = [...new Set(figures.map((figure) => figure.system))];
  if (all.length < 2) return null;
  const isCompared = (system: string): boolean => system === variance.system || system === variance.authority;
  const systems = open || all.length <= AT_ONCE + 1 ? all
    : [...all.filter(isCompared), ...all.filter((system) => !isCompared(system))].slice(0, AT_ONCE);
  return (
    <ul className="numbers" aria-label="What each system says">
      {systems.map((system) => {
        const own = [...new Set(figures.filter((figure) => figure.system === system).map((figure) => figure.state))];
        const of = (state: string): number =>
          figures.reduce((sum, each) => sum + (each.system === system && each.state === state ? each.quantity : 0), 0);
        const [first = '', ...others] = own;
        const role = system === variance.authority ? ', authority' : '';
        return (
          <li key={system} className={isCompared(system) ? 'compared' : ''}>
            <span className="numbers-system">
              {nameOf(system)}
              <span className="quiet">{role}</span>
            </span>
            <span className="numbers-figure">{formatUnits(of(first))}</span>
            <span className="numbers-state">
              {stateWord(first).toLowerCase()}
              {others.map((state) => `, ${formatUnits(of(state))} ${stateWord(state).toLowerCase()}`).join('')}
            </span>
          </li>
        );
      })}
      {systems.length === all.length ? null : (
        <li>
          <button type="button" className="door" onClick={() => setOpen(true)}>
            {formatCounted(all.length - systems.length, 'more system')}
          </button>
        </li>
      )}
    </ul>
  );
}
