import { leaveOut } from '../../app/state/sources.ts';
import { Dialog } from '../../ui/Dialog.tsx';

/** Asks once before a load is taken back: every figure will be without the file. */
export function LeaveOut({ file, onClose }: { readonly file: string; readonly onClose: () => void }) {
  return (
    <Dialog label="Take a load back" onClose={onClose}>
      <div className="dialog-body">
        <h2>Take {file} back</h2>
        <p className="soft">
          The file is no longer kept in the engagement, and everything is read and compared again without it. It can be added again
          from where it lies.
        </p>
        <div className="problem-actions">
          <button
            type="button"
            className="button first"
            onClick={() => {
              onClose();
              void leaveOut(file);
            }}
          >
            Take it back
          </button>
          <button type="button" className="button" autoFocus onClick={onClose}>
            Go back
          </button>
        </div>
      </div>
    </Dialog>
  );
}
