import type { AuthorityPlaceView, UngatedView } from '../../../src/contract/stepViews.ts';
import { runAudit } from '../../app/state/engagement.ts';
import { propose } from '../../app/state/decisions.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { SignOff } from '../../features/signOff/SignOff.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { formatCounted } from '../../ui/figures.ts';
import { formatMoment, formatZone } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { TableHead } from '../../ui/TableHead.tsx';

/** The rules as a page to be read and signed: who is right where, what is compared, and who may write. */
export function Rules({ places, writes }: { readonly places: readonly AuthorityPlaceView[]; readonly writes: readonly UngatedView[] }) {
  const nameOf = useSystemName();
  const engagement = useWindow((state) => state.engagement);
  if (engagement === null) return null;
  const byDefault = places.find((place) => !place.byRule)?.authority ?? null;
  const round = writes.reduce((sum, each) => sum + each.writes, 0);
  return (
    <article className="rules" aria-label="The rules">
      <h3>Which system is right, by place</h3>
      <p>
        {engagement.client === '' ? engagement.name : `${engagement.client}, ${engagement.name}`}. As of the cut-off,{' '}
        {formatMoment(engagement.cutoff, engagement.timezone)} {formatZone(engagement.cutoff, engagement.timezone)}, the figures of the
        systems below are the right ones; every other system’s are measured against them.
      </p>
      <TableScroll label="Rules">
        <table className="table">
          <TableHead of={['Place', 'Pool', 'Right is', 'By', 'Measured against it']} />
          <tbody>
            {byDefault === null ? null : (
              <tr>
                <th scope="row">Every other place</th>
                <td />
                <td>
                  <AuthorityChoice place={null} system={byDefault} />
                </td>
                <td className="soft">the default of the engagement</td>
                <td />
              </tr>
            )}
            {places.map((place) => (
              <tr key={place.code}>
                <th scope="row">
                  {place.code} <span className="quiet">{place.name}</span>
                </th>
                <td className={place.pool === null ? 'quiet' : ''}>{place.pool ?? 'none'}</td>
                <td>
                  <AuthorityChoice place={place} system={place.authority} />
                </td>
                <td className="soft">{place.byRule ? 'a rule for this place' : 'the default'}</td>
                <td>
                  {place.systems
                    .filter((each) => each.meaning !== null)
                    .map((each) => `${nameOf(each.system)} (${each.meaning === 'available' ? 'available' : 'on hand'})`)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <h3>Who may write</h3>
      <p>
        A count or a correction is written once, in the system of the place, and handed on to every other that reports it.{' '}
        {round === 0 ? (
          'No write went round this rule.'
        ) : (
          <>
            <button type="button" className="door" onClick={() => windowState.set({ authorityView: 'gate' })}>
              {formatCounted(round, 'write')}
            </button>{' '}
            went round this rule.
          </>
        )}
      </p>
      <h3>Signed</h3>
      <SignOff scope="authority" what="these rules" />
    </article>
  );
}

/** Which system is right at a place, or by default; another choice is a decision, and the audit follows it. */
function AuthorityChoice({ place, system }: { readonly place: AuthorityPlaceView | null; readonly system: string }) {
  const nameOf = useSystemName();
  const engagement = useWindow((state) => state.engagement);
  const busy = useWindow((state) => state.work !== null);
  if (engagement === null) return null;
  const choices = engagement.systems.filter(
    ({ code, positions }) => code === system || (place === null ? positions > 0 : place.systems.some((each) => each.system === code)),
  );
  const where = place === null ? 'every place without a rule of its own' : place.code;
  const choose = (to: string | null): void =>
    void propose({
      title: 'Change the rule',
      sentence:
        `${to === null ? 'The default' : nameOf(to)} becomes right at ${where}. ` +
        'The audit is run anew with it, and signatures of the rules are withdrawn.',
      decision: { command: 'setAuthority', location: place?.code ?? null, system: to },
      asks: 'name',
      then: () => void runAudit(),
    });
  return (
    <select
      className="field"
      aria-label={`Right at ${where}`}
      disabled={busy || engagement.readOnly}
      value={system}
      onChange={(event) => choose(event.target.value === '' ? null : event.target.value)}
    >
      {choices.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
      {place?.byRule === true ? <option value="">the default</option> : null}
    </select>
  );
}
