import type { Problem } from '../../../src/domain/problem.ts';
import { closeDialog, openInUse } from '../../app/state/file.ts';

/** Says who has the engagement open, and offers to read it. */
export function InUse({ problem }: { readonly problem: Problem | null }) {
  return (
    <>
      <p>{problem?.message}</p>
      <p className="soft">
        It can be read meanwhile: everything is shown as it was last saved, with the decisions taken since. Nothing can be decided or
        saved over it.
      </p>
      <div className="problem-actions">
        <button type="button" className="button first" autoFocus onClick={() => void openInUse()}>
          Open to read
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          Go back
        </button>
      </div>
    </>
  );
}
