import { useState } from 'react';
import { closeDialog, rollForward } from '../../app/state/file.ts';
import { useWindow } from '../../app/state/windowState.ts';

/** What is said about the next period before its folder is chosen. */
export function NextPeriod() {
  const before = useWindow((state) => state.engagement?.name ?? '');
  const [name, setName] = useState(before);
  const [cutoff, setCutoff] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const wish = name.trim() === '' ? {} : { name: name.trim() };
        rollForward(cutoff === '' ? wish : { ...wish, cutoff: `${cutoff}:59`.slice(0, 19) });
      }}
    >
      <p className="soft">
        Choose the folder with the next exports of the same systems. Map, authority, readings of files, owners and their rules,
        aliases, tolerances, saved views and every open exception go on; sign-offs begin anew. This period stays in its own file.
      </p>
      <label className="file-field">
        Name of the new engagement
        <input className="field" autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="file-field">
        Its cut-off, on the clock of the authority
        <input className="field" type="datetime-local" value={cutoff} onChange={(event) => setCutoff(event.target.value)} />
        <span className="quiet">Left empty: as engagement.json in the folder says, or else the latest moment in the exports.</span>
      </label>
      <div className="problem-actions">
        <button type="submit" className="button first">
          Choose the folder
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          Go back
        </button>
      </div>
    </form>
  );
}
