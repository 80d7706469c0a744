import { useState } from 'react';
import type { EarlierSaveView } from '../../../src/contract/fileViews.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog, goBack, salvage } from '../../app/state/file.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatBytes, formatCount, formatCounted } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { ProblemPanel } from '../../ui/Problem.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { Who } from './Who.tsx';

/** The file as it was before its last saves, and going back to one. `refused`: why the file itself could not be opened. */
export function EarlierSaves({ refused }: { readonly refused: Problem | null }) {
  const isRefused = refused !== null;
  const own = useAnswer('engagement.earlier', isRefused ? null : {});
  const others = useAnswer('engagement.refusedEarlier', isRefused ? {} : null);
  const readOnly = useWindow((state) => !isRefused && (state.engagement?.readOnly ?? false));
  const [who, setWho] = useState(useWindow((state) => state.preferences.person));
  return (
    <>
      {refused === null ? (
        <p className="soft">
          Each save keeps the file as it was before, up to three. Going back makes one of them the engagement; what it is now stays as
          the save before, so that nothing is lost by it.
        </p>
      ) : (
        <>
          <ProblemPanel title="It could not be opened" problem={refused} />
          <Who value={who} onChange={setWho} />
        </>
      )}
      <Answered answer={isRefused ? others : own} of="the earlier saves">
        {(saves) => <Saves saves={saves} refused={isRefused} readOnly={readOnly} who={who} onWho={setWho} />}
      </Answered>
      {refused === null || !SALVAGEABLE.has(refused.code) ? null : <Salvage who={who} />}
    </>
  );
}

/** Of a file that is gone or empty nothing can be read. */
const SALVAGEABLE: ReadonlySet<Problem['code']> = new Set(['engagement_damaged', 'not_recognised']);

/** The other way: what can be read of the damaged file itself, which may hold more than its earlier saves. */
function Salvage({ who }: { readonly who: string }) {
  return (
    <form
      className="file-salvage"
      onSubmit={(event) => {
        event.preventDefault();
        if (who.trim() !== '') void salvage(who);
      }}
    >
      <h3>Or save what can be read of it</h3>
      <p className="soft">
        Tables are read around what is damaged, decisions as far as their hashes prove them, those beside the file included. Where the files
        as received are whole, everything is read again from them. It goes into a file of its own, which says what was lost; the damaged one
        stays as it is.
      </p>
      <div className="problem-actions">
        <button type="submit" className="button" disabled={who.trim() === ''}>
          Save what can be read
        </button>
      </div>
    </form>
  );
}

function Saves({
  saves,
  refused,
  readOnly,
  who,
  onWho,
}: {
  readonly saves: readonly EarlierSaveView[];
  readonly refused: boolean;
  readonly readOnly: boolean;
  readonly who: string;
  readonly onWho: (name: string) => void;
}) {
  const [picked, setPicked] = useState<number | null>(null);
  const [why, setWhy] = useState('');
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ready = picked !== null && who.trim() !== '' && !readOnly;
  if (saves.length === 0) {
    return (
      <>
        <p className="file-none">
          {refused ? 'No earlier save of it is there.' : 'There is none yet: the file was saved once, or lies in no file.'}
        </p>
        <div className="problem-actions">
          <button type="button" className="button" autoFocus onClick={closeDialog}>
            Go back
          </button>
        </div>
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void goBack(picked, who, why, refused);
      }}
    >
      <table className="table file-saves">
        <TableHead
          of={[
            { heard: 'Chosen' }, 'Saved', 'Its last decision', { number: 'Exceptions' },
            refused ? null : { number: 'Decided since' }, { number: 'Size' },
          ]}
        />
        <tbody>
          {saves.map((save) => (
            <tr key={save.number} aria-selected={picked === save.number} className={save.problem === null ? 'pickable' : 'file-lost'}>
              <td>
                <input
                  type="radio"
                  name="save"
                  id={`save-${save.number}`}
                  disabled={save.problem !== null || readOnly}
                  checked={picked === save.number}
                  onChange={() => setPicked(save.number)}
                />
              </td>
              <th scope="row">
                <label htmlFor={`save-${save.number}`}>
                  {save.savedAt === null ? `Save ${save.number}` : formatMoment(save.savedAt, timezone)}
                </label>
              </th>
              {save.problem === null ? (
                <>
                  <td>
                    {save.last === null ? 'None' : `${save.last.text}. `}
                    {save.last === null ? null : <span className="quiet">{save.last.who}</span>}
                  </td>
                  <td className="number">{formatCount(save.exceptions)}</td>
                  {refused ? null : <td className="number">{formatCounted(save.after, 'decision')}</td>}
                </>
              ) : (
                <td colSpan={refused ? 2 : 3}>{save.problem.message}</td>
              )}
              <td className="number">{formatBytes(save.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="file-field">
        Why, in a sentence
        <input className="field" value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      {refused ? null : <Who value={who} onChange={onWho} />}
      <div className="problem-actions">
        <button type="submit" className="button first" disabled={!ready}>
          Go back to this save
        </button>
        <button type="button" className="button" autoFocus onClick={closeDialog}>
          Leave it as it is
        </button>
      </div>
    </form>
  );
}
