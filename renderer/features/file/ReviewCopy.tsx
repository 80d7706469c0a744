import { useState } from 'react';
import { MASKABLE_COLUMNS, type MaskableColumn } from '../../../src/domain/vocabulary.ts';
import { closeDialog, writeReviewCopy } from '../../app/state/file.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { PasswordField } from './PasswordField.tsx';
import { Who } from './Who.tsx';

const WORDS: Readonly<Record<MaskableColumn, string>> = {
  actor: 'Who booked a movement',
  reportedBy: 'Who reported an incident',
  description: 'Names of items',
  barcode: 'Barcodes',
  channel: 'Channels',
  reason: 'Reasons given in the exports',
  bin: 'Bins',
  lot: 'Lots',
  transaction: 'Numbers of payments',
};

/** What a copy for a reviewer leaves out. */
export function ReviewCopy() {
  const person = useWindow((state) => state.preferences.person);
  const [who, setWho] = useState(person);
  const [masked, setMasked] = useState<ReadonlySet<MaskableColumn>>(new Set(['actor', 'reportedBy']));
  const [password, setPassword] = useState('');
  const turn = (column: MaskableColumn): void => {
    const next = new Set(masked);
    if (!next.delete(column)) next.add(column);
    setMasked(next);
  };
  const chosen = MASKABLE_COLUMNS.filter((column) => masked.has(column));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (who.trim() !== '') void writeReviewCopy({ who, masked: chosen, ...(password === '' ? {} : { password }) });
      }}
    >
      <p className="soft">
        The copy has every figure, finding and decision. The files as they were received and what was attached are left out; their
        hashes stay, so that the files can be held against it. Texts of the columns marked here become “masked 1”, “masked 2” …: equal
        ones stay equal.
      </p>
      <fieldset className="file-choices">
        <legend>Mask</legend>
        {MASKABLE_COLUMNS.map((column) => (
          <label key={column}>
            <input type="checkbox" checked={masked.has(column)} onChange={() => turn(column)} /> {WORDS[column]}
          </label>
        ))}
      </fieldset>
      <PasswordField label="A password for the copy, if it is to have one of its own" value={password} onChange={setPassword} isNew />
      <Who value={who} onChange={setWho} />
      <p className="quiet file-none">What people wrote in notes and reasons stays as it is: the log proves it.</p>
      <div className="problem-actions">
        <button type="submit" className="button first" autoFocus disabled={who.trim() === ''}>
          Write the copy
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          Go back
        </button>
      </div>
    </form>
  );
}
