import { Dialog } from '../../ui/Dialog.tsx';
import { save } from '../state/engagement.ts';
import { useWindow, windowState } from '../state/windowState.ts';

/** Asks what happens to work that is not kept yet, before it would be gone. */
export function Unsaved({ then }: { readonly then: () => void }) {
  const name = useWindow((state) => state.engagement?.name ?? '');
  const close = (): void => windowState.set({ overlay: null });
  return (
    <Dialog label="Not saved" className="unsaved-dialog" onClose={close}>
      <div className="dialog-body">
        <h2>“{name}” is not saved</h2>
        <p className="soft">What was imported and found is lost if it is not kept in a file.</p>
        <div className="problem-actions">
          <button
            type="button"
            className="button first"
            autoFocus
            onClick={() => {
              close();
              void save().then((kept) => {
                if (kept) then();
              });
            }}
          >
            Save
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              close();
              then();
            }}
          >
            Do not save
          </button>
          <button type="button" className="button" onClick={close}>
            Go back
          </button>
        </div>
      </div>
    </Dialog>
  );
}
