import { useState } from 'react';
import type { Problem } from '../../../src/domain/problem.ts';
import { closeDialog, unlock } from '../../app/state/file.ts';
import { PasswordField } from './PasswordField.tsx';

/** Asks for the password of an engagement that is to be opened. */
export function Unlock({ problem }: { readonly problem: Problem | null }) {
  const [password, setPassword] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void unlock(password);
      }}
    >
      <p className="soft">{problem?.file === undefined ? 'Give its password to open it.' : `Give the password of ${problem.file}.`}</p>
      {problem?.code === 'password_wrong' ? (
        <p className="file-hint" role="alert">
          {problem.message} {problem.remedy}
        </p>
      ) : null}
      <PasswordField label="Password" value={password} onChange={setPassword} isFirst />
      <div className="problem-actions">
        <button type="submit" className="button first" disabled={password === ''}>
          Open
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          Go back
        </button>
      </div>
    </form>
  );
}
