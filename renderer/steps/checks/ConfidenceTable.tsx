import { useState } from 'react';
import type { VarianceFilter } from '../../../src/contract/calls.ts';
import type { ConfidenceView } from '../../../src/contract/checkViews.ts';
import type { SystemView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatShare, formatUnits } from '../../ui/figures.ts';

interface Cut {
  readonly cut: ConfidenceView['cut'];
  readonly word: string;
  readonly heading: string;
  readonly empty: string;
}

const CUTS: readonly Cut[] = [
  { cut: 'system', word: 'By system', heading: 'System', empty: 'No system could be compared with the authority.' },
  { cut: 'place', word: 'By place', heading: 'Place', empty: 'No place could be compared with the authority.' },
  {
    cut: 'type',
    word: 'By kind of place',
    heading: 'Kind of place',
    empty: 'No locations file gives a type, so places cannot be told apart by kind.',
  },
  {
    cut: 'region',
    word: 'By pool',
    heading: 'Pool',
    empty: 'No locations file gives a pool, so places cannot be taken together.',
  },
];

/** Record accuracy (exact, signs never netted) by the cut chosen, the least trustworthy first. */
export function ConfidenceTable() {
  const [cut, setCut] = useState<ConfidenceView['cut']>('system');
  const figures = useAnswer('checks.confidence', {});
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  const chosen = CUTS.find((each) => each.cut === cut);
  return (
    <>
      <div className="choice checks-choice" role="group" aria-label="Cut">
        {CUTS.map((each) => (
          <button key={each.cut} type="button" aria-pressed={each.cut === cut} onClick={() => setCut(each.cut)}>
            {each.word}
          </button>
        ))}
      </div>
      <Answered answer={figures} of="the confidence figures">
        {(all) => {
          const rows = all.filter((each) => each.cut === cut);
          if (rows.length === 0) return <p className="empty">{chosen?.empty} Run the checks once they are imported.</p>;
          return (
            <table className="table">
              <TableHead
                of={[
                  chosen?.heading ?? '', { number: 'Records compared' }, { number: 'Accurate' }, { number: 'Accuracy' },
                  { heard: 'Accuracy drawn' }, { number: 'Units off' }, { number: 'Of units held' },
                ]}
              />
              <tbody>
                {rows.map((row) => (
                  <tr key={row.name}>
                    <th scope="row">{row.name}</th>
                    <td className="number">{formatCount(row.compared)}</td>
                    <td className="number">{formatCount(row.accurate)}</td>
                    <td className="number">
                      <VarianceDoor filter={filterOf(row, systems)} text={formatShare(row.accurate / row.compared)} />
                    </td>
                    <td className="confidence-bar" aria-hidden="true">
                      <span style={{ width: `${(100 * row.accurate) / row.compared}%` }} />
                    </td>
                    <td className="number">
                      <VarianceDoor filter={filterOf(row, systems)} text={formatUnits(row.unitsOff)} />
                    </td>
                    <td className="number">
                      {row.authoritativeUnits === 0 ? 'none held' : formatShare(row.unitsOff / row.authoritativeUnits)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Answered>
    </>
  );
}

/** The variances of what a figure of confidence is taken over. */
function filterOf({ cut, name }: ConfidenceView, systems: readonly SystemView[]): Partial<VarianceFilter> {
  switch (cut) {
    case 'system':
      return { system: systems.find((system) => system.name === name)?.code ?? name };
    case 'place':
      return { location: name };
    case 'type':
      return { placeType: name };
    case 'region':
      return { pool: name };
  }
}

function VarianceDoor({ filter, text }: { readonly filter: Partial<VarianceFilter>; readonly text: string }) {
  return (
    <button type="button" className="door" onClick={() => openVariances(filter)}>
      {text}
      <span className="only-heard"> the variances behind it</span>
    </button>
  );
}
