import type { AuthorityPlaceView } from '../../../src/contract/stepViews.ts';
import { openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { formatCount, formatShare, formatUnits } from '../../ui/figures.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { TableHead } from '../../ui/TableHead.tsx';

/** Who is right in each place, and how near the others come: the fainter a cell, the fewer records differ. */
export function Places({ places }: { readonly places: readonly AuthorityPlaceView[] }) {
  const nameOf = useSystemName();
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  if (places.length === 0) {
    return (
      <div className="empty">
        <h2>No positions were read</h2>
        <p>Pools are what systems say they hold of an item in a place. Exports of positions fill this page.</p>
      </div>
    );
  }
  const held = systems.filter((system) => places.some((place) => place.systems.some((each) => each.system === system.code)));
  return (
    <section className="pools" aria-label="Pools and systems">
      <TableScroll label="Pools and systems">
        <table className="table sticky">
          <TableHead of={['Place', 'Name', 'Right is', 'Why', ...held.map((system) => ({ number: system.name }))]} />
          <tbody>
            {places.map((place) => (
              <tr key={place.code}>
                <th scope="row">{place.code}</th>
                <td className={place.name === null ? 'quiet' : ''}>{place.name ?? 'not given'}</td>
                <td>
                  <strong>{nameOf(place.authority)}</strong>
                </td>
                <td className="soft">{reasonOf(place)}</td>
                {held.map((system) => (
                  <PoolCell key={system.code} place={place} system={system.code} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="quiet matrix-note">
        Each cell: the share of compared records that equal the authority’s, and by how many units the others differ in all. A cell is
        shaded the more, the more records differ. It opens the variances behind it.
      </p>
    </section>
  );
}

function reasonOf(place: AuthorityPlaceView): string {
  const reports = place.systems.some((each) => each.system === place.authority);
  const why = place.byRule ? 'A rule names it for this place' : 'The default of the engagement';
  return reports ? why : `${why}; it reports no stock here, so nothing is compared`;
}

function PoolCell({ place, system }: { readonly place: AuthorityPlaceView; readonly system: string }) {
  const figure = place.systems.find((each) => each.system === system);
  if (figure === undefined) {
    return (
      <td className="number quiet">
        <span aria-hidden="true">·</span>
        <span className="only-heard">reports no stock here</span>
      </td>
    );
  }
  if (system === place.authority) return <td className="number pool-authority">the measure</td>;
  if (figure.compared === 0) return <td className="number quiet">not compared</td>;
  const share = figure.accurate / figure.compared;
  const heat = share === 1 ? 0 : Math.round(8 + Math.min(1, (1 - share) * 3) * 72);
  return (
    <td className="number pool-heat" style={{ background: `color-mix(in srgb, var(--heat) ${heat}%, var(--surface))` }}>
      <button
        type="button"
        className="matrix-cell"
        onClick={() => openVariances({ location: place.code, system, show: figure.variances === 0 ? 'all' : 'differing' })}
      >
        <span className="matrix-events">{formatShare(share)}</span>
        <span className="matrix-units">
          {figure.variances === 0 ? 'none differs' : `${formatCount(figure.variances)} differ, ${formatUnits(figure.units)} units`}
        </span>
        <span className="matrix-units">{figure.meaning === 'available' ? 'available' : 'on hand'}</span>
      </button>
    </td>
  );
}
