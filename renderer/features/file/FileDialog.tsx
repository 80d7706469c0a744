import type { ReactNode } from 'react';
import type { Problem } from '../../../src/domain/problem.ts';
import { closeDialog } from '../../app/state/file.ts';
import type { FileDialogName } from '../../app/state/windowState.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Attach } from './Attach.tsx';
import { EarlierSaves } from './EarlierSaves.tsx';
import { InUse } from './InUse.tsx';
import { Log } from './Log.tsx';
import { NextPeriod } from './NextPeriod.tsx';
import { OwnerRules } from './OwnerRules.tsx';
import { Password } from './Password.tsx';
import { ReviewCopy } from './ReviewCopy.tsx';
import { Runs } from './Runs.tsx';
import { Unlock } from './Unlock.tsx';
import './file.css';

const TITLES: Readonly<Record<FileDialogName, string>> = {
  earlier: 'Earlier saves',
  damaged: 'The file is damaged',
  password: 'Password',
  unlock: 'This engagement is sealed',
  inUse: 'Somebody else has it open',
  reviewCopy: 'A copy for review',
  nextPeriod: 'The next period',
  runs: 'From period to period',
  log: 'Log of decisions',
  owners: 'Owners by rule',
  attach: 'Attach a file',
};
const WIDE: ReadonlySet<FileDialogName> = new Set(['earlier', 'damaged', 'runs', 'log', 'owners']);

/** One of the dialogs about the engagement as a file and as a record. */
export function FileDialog({ dialog, problem }: { readonly dialog: FileDialogName; readonly problem: Problem | null }) {
  return (
    <Dialog label={TITLES[dialog]} className={WIDE.has(dialog) ? 'file-dialog wide' : 'file-dialog'} onClose={closeDialog}>
      <div className="dialog-body">
        <h2>{TITLES[dialog]}</h2>
        {content(dialog, problem)}
      </div>
    </Dialog>
  );
}

function content(dialog: FileDialogName, problem: Problem | null): ReactNode {
  switch (dialog) {
    case 'earlier':
      return <EarlierSaves refused={null} />;
    case 'damaged':
      return <EarlierSaves refused={problem} />;
    case 'password':
      return <Password />;
    case 'unlock':
      return <Unlock problem={problem} />;
    case 'inUse':
      return <InUse problem={problem} />;
    case 'reviewCopy':
      return <ReviewCopy />;
    case 'nextPeriod':
      return <NextPeriod />;
    case 'runs':
      return <Runs />;
    case 'log':
      return <Log />;
    case 'owners':
      return <OwnerRules />;
    case 'attach':
      return <Attach />;
  }
}
