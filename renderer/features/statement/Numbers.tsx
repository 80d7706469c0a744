import type { StatementView, VarianceRow } from '../../../src/contract/views.ts';
import { formatUnits } from '../../ui/figures.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { stateWord } from '../vocabulary/words.ts';

/** What every system says of the item there, beside each other: the numbers people argue about, before anything is explained. */
export function Numbers({ figures, variance }: { readonly figures: StatementView['figures']; readonly variance: VarianceRow }) {
  const nameOf = useSystemName();
  const systems = [...new Set(figures.map((figure) => figure.system))];
  if (systems.length < 2) return null;
  return (
    <ul className="numbers" aria-label="What each system says">
      {systems.map((system) => {
        const own = [...new Set(figures.filter((figure) => figure.system === system).map((figure) => figure.state))];
        const of = (state: string): number =>
          figures.reduce((sum, each) => sum + (each.system === system && each.state === state ? each.quantity : 0), 0);
        const [first = '', ...others] = own;
        const role = system === variance.authority ? ', authority' : '';
        return (
          <li key={system} className={system === variance.system || system === variance.authority ? 'compared' : ''}>
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
    </ul>
  );
}
