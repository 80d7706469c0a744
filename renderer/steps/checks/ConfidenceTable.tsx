import { useState } from 'react';
import type { VarianceFilter } from '../../../src/contract/calls.ts';
import type { ConfidenceView } from '../../../src/contract/checkViews.ts';
import type { SystemView } from '../../../src/contract/views.ts';
import type { SystemKind } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openRows, openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { SYSTEM_KIND_WORDS } from '../../features/vocabulary/words.ts';
import { RestsOnDoor } from '../../features/evidence/RestsOnDoor.tsx';
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
  { cut: 'system', word: 'System', heading: 'System', empty: 'No system could be compared with the authority.' },
  {
    cut: 'channel',
    word: 'Channel',
    heading: 'Channel',
    empty: 'No storefront, marketplace or point of sale could be compared with the authority.',
  },
  {
    cut: 'region',
    word: 'Region',
    heading: 'Region',
    empty: 'No list of locations gives a region. Add a column “region” to one and read it to see the records by region.',
  },
  {
    cut: 'type',
    word: 'Kind of place',
    heading: 'Kind of place',
    empty: 'No list of locations gives a type. Add a column “type” to one and read it to tell stores from warehouses.',
  },
  {
    cut: 'pool',
    word: 'Pool',
    heading: 'Pool',
    empty: 'No list of locations gives a pool. Add a column “pool” to one and read it to take places together.',
  },
  { cut: 'place', word: 'Place', heading: 'Place', empty: 'No place could be compared with the authority.' },
];

/** Record accuracy (exact, signs never netted) by the cut chosen, the least trustworthy first. */
export function ConfidenceTable() {
  const [cut, setCut] = useState<ConfidenceView['cut']>('system');
  const figures = useAnswer('checks.confidence', {});
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  const chosen = CUTS.find((each) => each.cut === cut);
  return (
    <>
      <p className="checks-lead soft">
        A record is an item at a place in one system. It is accurate where it equals the authority’s figure to the unit; too much in one
        is never set off against too little in another. The least accurate come first.
      </p>
      <div className="choice checks-choice" role="group" aria-label="Told by">
        {CUTS.map((each) => (
          <button key={each.cut} type="button" aria-pressed={each.cut === cut} onClick={() => setCut(each.cut)}>
            {each.word}
          </button>
        ))}
      </div>
      <Answered answer={figures} of="the confidence figures">
        {(all) => {
          const rows = all.filter((each) => each.cut === cut);
          if (rows.length === 0) return <p className="empty">{chosen?.empty}</p>;
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
                    <th scope="row">{cut === 'channel' ? SYSTEM_KIND_WORDS[row.name as SystemKind] : row.name}</th>
                    <Compared row={row} systems={systems} of="compared" />
                    <Compared row={row} systems={systems} of="accurate" />
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
                      {row.authoritativeUnits === 0 ? (
                        'none held'
                      ) : (
                        <VarianceDoor filter={filterOf(row, systems)} text={formatShare(row.unitsOff / row.authoritativeUnits)} />
                      )}
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

/** How many records were compared, or agree: what agrees to the unit is counted and has no statement, but its positions are there. */
function Compared({
  row,
  systems,
  of,
}: {
  readonly row: ConfidenceView;
  readonly systems: readonly SystemView[];
  readonly of: 'compared' | 'accurate';
}) {
  const { system, location } = filterOf(row, systems);
  const at = location === undefined ? {} : { location };
  const positions = systems.filter((each) => each.positions > 0 && (system === undefined || each.code === system));
  const words = of === 'compared' ? 'compared' : 'that agree';
  return (
    <td className="number">
      <RestsOnDoor
        restsOn={{
          title: `${formatCount(row[of])} records ${words}: ${row.name}`,
          says: [
            'A record is one item at one place as one system has it, held against the authority.',
            'Where both say the same to the unit there is nothing to explain: it is counted, and its positions are in the files.',
          ],
          parts: [
            { word: `Those that differ: ${formatCount(row.compared - row.accurate)}`, open: () => openVariances(filterOf(row, systems)) },
            ...positions.map(({ code, name }) => ({
              word: `Positions of ${name}${location === undefined ? '' : ` at ${location}`}`,
              open: () => openRows(`Positions of ${name}`, { of: ['position'], system: code, ...at }),
            })),
          ],
        }}
      >
        {formatCount(row[of])}
      </RestsOnDoor>
    </td>
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
    case 'channel':
      return { systemKind: name as SystemKind };
    case 'region':
      return { region: name };
    case 'pool':
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
