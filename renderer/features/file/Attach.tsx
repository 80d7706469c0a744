import { useState } from 'react';
import { attach, closeDialog } from '../../app/state/file.ts';
import { chosenCount } from '../../app/state/triage.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatCounted } from '../../ui/figures.ts';
import { Who } from './Who.tsx';

/** Attaches a file to the chosen exceptions. */
export function Attach() {
  const person = useWindow((state) => state.preferences.person);
  const [who, setWho] = useState(person);
  const [why, setWhy] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (who.trim() !== '') void attach(who, why);
      }}
    >
      <p className="soft">
        To {formatCounted(chosenCount(), 'exception')}. The file goes into the engagement, up to 25 MB, and its SHA-256 into the log.
      </p>
      <label className="file-field">
        What it shows, in a sentence
        <input className="field" autoFocus value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <Who value={who} onChange={setWho} />
      <div className="problem-actions">
        <button type="submit" className="button first" disabled={who.trim() === ''}>
          Choose the file
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          Go back
        </button>
      </div>
    </form>
  );
}
