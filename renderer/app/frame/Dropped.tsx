import type { DroppedView } from '../../../src/contract/calls.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { openDropped } from '../state/engagement.ts';
import { addDropped } from '../state/sources.ts';
import { useWindow, windowState } from '../state/windowState.ts';

/** Asks whether what was dropped belongs to what is open. */
export function Dropped({ dropped }: { readonly dropped: DroppedView }) {
  const name = useWindow((state) => state.engagement?.name ?? '');
  const close = (): void => windowState.set({ overlay: null });
  const what = dropped.holds === 'folder' ? 'the folder' : dropped.count === 1 ? 'the file' : `the ${dropped.count} files`;
  return (
    <Dialog label="What was dropped" onClose={close}>
      <div className="dialog-body">
        <h2>Where does {what} belong?</h2>
        <p className="soft">Added to “{name}”, everything is read and compared again with it. Opened by itself, it takes its place.</p>
        <div className="problem-actions">
          <button
            type="button"
            className="button first"
            autoFocus
            onClick={() => {
              close();
              void addDropped(dropped.token);
            }}
          >
            Add to “{name}”
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              close();
              openDropped(dropped);
            }}
          >
            Open by itself
          </button>
          <button type="button" className="button" onClick={close}>
            Go back
          </button>
        </div>
      </div>
    </Dialog>
  );
}
