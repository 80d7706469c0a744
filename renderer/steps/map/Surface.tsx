import { useState } from 'react';
import type { SurfaceView } from '../../../src/contract/stepViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { RestsOnDoor } from '../../features/evidence/RestsOnDoor.tsx';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { useHandoffName } from '../../features/vocabulary/handoffNames.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { ChoiceField } from '../../ui/Filter.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatCounted } from '../../ui/figures.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { sizeNow, withOneMoreChannel, withOneMorePlace, type SurfaceSize } from './growth.ts';
import { linkParts, partsOf, type Placed } from './surfaceParts.ts';

const ROWS: readonly (readonly [keyof SurfaceSize, string, string])[] = [
  ['systems', 'Systems', 'each with its own clock and its own idea of a place'],
  ['places', 'Places', 'with stock or with a handoff'],
  ['pools', 'Pools', 'one system’s figure of one place'],
  ['links', 'Links to keep up', 'one handoff at one place'],
  ['pairs', 'Pairs that should agree', 'two systems’ figures of one place'],
];

const NO_HANDOFFS: readonly Placed[] = [];

/** How much there is to keep in step, now and with one more place or channel; and which system holds which place. */
export function Surface({ surface }: { readonly surface: SurfaceView }) {
  const nameOf = useSystemName();
  const handoffName = useHandoffName();
  const handoffs = useAnswer('handoffs.list', {}).value ?? NO_HANDOFFS;
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  const most = [...surface.places].sort((a, b) => b.systems.length - a.systems.length || b.links - a.links)[0];
  const [place, setPlace] = useState(most?.code ?? '');
  const [channel, setChannel] = useState(systems.find((each) => each.kind === 'storefront' || each.kind === 'marketplace')?.code ?? '');
  const likePlace = surface.places.find((each) => each.code === place) ?? most;
  const likeChannel = surface.systems.some((each) => each.code === channel) ? channel : (surface.systems[0]?.code ?? '');
  if (likePlace === undefined) {
    return (
      <div className="empty">
        <h2>No places</h2>
        <p>Neither positions nor handoffs name a place yet. Exports of positions fill this page.</p>
      </div>
    );
  }
  const now = sizeNow(surface);
  const names = { system: nameOf, handoff: handoffName };
  const morePlace = withOneMorePlace(now, likePlace);
  const moreChannel = withOneMoreChannel(now, surface, likeChannel);
  return (
    <>
      <section aria-label="What has to be kept in step">
        <h3>What has to be kept in step</h3>
        <TableScroll label="Pools and links">
          <table className="table surface">
            <TableHead
              of={[
                'What',
                { number: 'Now' },
                {
                  number: (
                    <ChoiceField
                      label="One more place like"
                      any={`One more place like ${most?.code ?? ''}`}
                      value={likePlace.code === most?.code ? undefined : likePlace.code}
                      choices={surface.places.map(({ code }) => ({ value: code, word: `One more place like ${code}` }))}
                      onChoose={(code) => setPlace(code ?? most?.code ?? '')}
                    />
                  ),
                },
                {
                  number: (
                    <ChoiceField
                      label="One more channel like"
                      any={`One more system like ${nameOf(likeChannel)}`}
                      value={undefined}
                      choices={surface.systems
                        .filter(({ code }) => code !== likeChannel)
                        .map(({ code }) => ({ value: code, word: `One more system like ${nameOf(code)}` }))}
                      onChoose={(code) => setChannel(code ?? likeChannel)}
                    />
                  ),
                },
              ]}
            />
            <tbody>
              {ROWS.map(([figure, title, meaning]) => (
                <tr key={figure}>
                  <th scope="row">
                    {title} <span className="quiet">{meaning}</span>
                  </th>
                  <td className="number">
                    {now[figure] === 0 ? (
                      '0'
                    ) : (
                      <RestsOnDoor
                        restsOn={{
                          title: `${formatCount(now[figure])} ${title.toLowerCase()}`,
                          says: [`Counted one by one: ${meaning}.`],
                          parts: partsOf(figure, surface, handoffs, names),
                        }}
                      >
                        {formatCount(now[figure])}
                      </RestsOnDoor>
                    )}
                  </td>
                  <Grown now={now[figure]} then={morePlace[figure]} />
                  <Grown now={now[figure]} then={moreChannel[figure]} />
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        <p className="soft matrix-note" data-rests-on="the column Now">
          Worked out from the column Now, with no rows of their own: a place like {likePlace.code} adds{' '}
          {formatCounted(morePlace.pools - now.pools, 'figure')} to keep and{' '}
          {formatCounted(morePlace.links - now.links, 'link')} to keep them by; a system like {nameOf(likeChannel)} adds{' '}
          {formatCount(moreChannel.pools - now.pools)} and {formatCount(moreChannel.links - now.links)}, and one more clock.
        </p>
      </section>
      <section aria-label="Who holds which place">
        <h3>Who holds which place</h3>
        <TableScroll label="Places and systems">
          <table className="table">
            <TableHead
              of={[
                'Place', 'Name', 'Pool', ...surface.systems.map(({ code }) => ({ text: nameOf(code), centred: true })),
                { number: 'Links' },
              ]}
            />
            <tbody>
              {surface.places.map((each) => (
                <tr key={each.code}>
                  <th scope="row">
                    <button type="button" className="door" onClick={() => openVariances({ location: each.code, show: 'all' })}>
                      {each.code}
                    </button>
                  </th>
                  <td className={each.name === null ? 'quiet' : ''}>{each.name ?? 'not given'}</td>
                  <td className={each.pool === null ? 'quiet' : ''}>{each.pool ?? 'not given'}</td>
                  {surface.systems.map(({ code }) => (
                    <td key={code} className="centred">
                      {each.systems.includes(code) ? (
                        <RowsDoor
                          title={`What ${nameOf(code)} reports at ${each.code}`}
                          filter={{ of: ['position'], system: code, location: each.code }}
                        >
                          <span aria-hidden="true">●</span>
                          <span className="only-heard">reports stock,</span>
                        </RowsDoor>
                      ) : (
                        <>
                          <span aria-hidden="true" className="quiet">
                            ·
                          </span>
                          <span className="only-heard">none</span>
                        </>
                      )}
                    </td>
                  ))}
                  <td className="number">
                    {each.links === 0 ? (
                      <span className="quiet">0</span>
                    ) : (
                      <RestsOnDoor
                        restsOn={{
                          title: `${formatCounted(each.links, 'link')} at ${each.code}`,
                          says: ['A link is a handoff at a place: each has to be kept up for the figures there to agree.'],
                          parts: linkParts(each, handoffs, names),
                        }}
                      >
                        {formatCount(each.links)}
                      </RestsOnDoor>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
    </>
  );
}

function Grown({ now, then }: { readonly now: number; readonly then: number }) {
  return (
    <td className="number" data-rests-on="the column Now">
      {formatCount(then)} <span className="quiet">{then === now ? 'the same' : `+${formatCount(then - now)}`}</span>
    </td>
  );
}
