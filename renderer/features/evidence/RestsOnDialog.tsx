import { openDialog } from '../../app/state/file.ts';
import { windowState, type RestsOn } from '../../app/state/windowState.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatCounted } from '../../ui/figures.ts';
import { GoneProof } from './GoneProof.tsx';
import { RunProof } from './RunProof.tsx';
import './evidence.css';

/** What a figure rests on that is no sum of rows: said in sentences, and the parts that lead to rows each a door. */
export function RestsOnDialog({ title, says, parts = [], run, gone }: RestsOn) {
  const close = (): void => windowState.set({ overlay: null });
  return (
    <Dialog label="What a figure rests on" className="rests-on-dialog" onClose={close}>
      <div className="dialog-body">
        <h2>{title}</h2>
        {says.map((sentence) => (
          <p key={sentence} className="soft">
            {sentence}
          </p>
        ))}
        {run === undefined ? null : <RunProof run={run} />}
        {gone === undefined ? null : <GoneProof code={gone} />}
        {parts.length === 0 ? null : (
          <>
            <h3 data-facts>{formatCounted(parts.length, 'part')}</h3>
            <ul className="rests-on-parts" tabIndex={0} aria-label="Parts">
              {parts.map(({ word, note, open }) => (
                <li key={word}>
                  <button
                    type="button"
                    className="door"
                    onClick={() => {
                      close();
                      open();
                    }}
                  >
                    {word}
                  </button>
                  {note === undefined ? null : <span className="quiet"> {note}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
        <div className="problem-actions">
          <button type="button" className="button first" autoFocus onClick={close}>
            Close
          </button>
          <button type="button" className="button" onClick={() => openDialog('log')}>
            Open the log of decisions
          </button>
        </div>
      </div>
    </Dialog>
  );
}
