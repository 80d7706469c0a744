import { useState } from 'react';
import type { EarlierSaveView } from '../../../src/contract/fileViews.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog, goBack } from '../../app/state/file.ts';
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
  return (
    <>
      {refused === null ? (
        <p className="soft">
          Each save keeps the file as it was before, up to three. Going back makes one of them the engagement; what it is now stays as
          the save before, so that nothing is lost by it.
        </p>
      ) : (
        <ProblemPanel title="It could not be opened" problem={refused} />
      )}
      <Answered answer={isRefused ? others : own} of="the earlier saves">
        {(saves) => <Saves saves={saves} refused={isRefused} readOnly={readOnly} />}
      </Answered>
    </>
  );
}

function Saves({
  saves,
  refused,
  readOnly,
}: {
  readonly saves: readonly EarlierSaveView[];
  readonly refused: boolean;
  readonly readOnly: boolean;
}) {
  const person = useWindow((state) => state.preferences.person);
  const [picked, setPicked] = useState<number | null>(null);
  const [who, setWho] = useState(person);
  const [why, setWhy] = useState('');
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ready = picked !== null && who.trim() !== '' && !readOnly;
  if (saves.length === 0) {
    return (
      <>
        <p className="file-none">There is none yet: the file was saved once, or lies in no file.</p>
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
      <Who value={who} onChange={setWho} />
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
