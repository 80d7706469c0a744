import { useState } from 'react';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog, seal } from '../../app/state/file.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { PasswordField } from './PasswordField.tsx';
import { Who } from './Who.tsx';

/** Seals the file with a password, changes it or takes it away. */
export function Password() {
  const file = useAnswer('engagement.file', {});
  return (
    <Answered answer={file} of="the file">
      {({ sealed }) => <Form sealed={sealed} />}
    </Answered>
  );
}

function Form({ sealed }: { readonly sealed: boolean }) {
  const person = useWindow((state) => state.preferences.person);
  const kept = useWindow((state) => state.engagement?.fileName ?? null);
  const [who, setWho] = useState(person);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const named = who.trim() !== '';
  const ready = named && password !== '' && password === again;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void seal(who, password);
      }}
    >
      <p className="soft">
        {sealed ? 'The engagement is sealed with a password.' : 'The engagement is kept without a password.'} Sealed, the file, its
        journal and its earlier saves can be read with the password only{kept === null ? ', from the first save on' : ''}. Nobody can
        find a password out that is forgotten, not we either. Reports and lists that you write are not sealed.
      </p>
      <PasswordField label={sealed ? 'New password' : 'Password'} value={password} onChange={setPassword} isNew isFirst />
      <PasswordField label="The same again" value={again} onChange={setAgain} isNew />
      <p className="file-hint" role="status">
        {again !== '' && password !== again ? 'The two differ.' : ''}
      </p>
      <Who value={who} onChange={setWho} />
      <div className="problem-actions">
        <button type="submit" className="button first" disabled={!ready}>
          {sealed ? 'Change the password' : 'Seal with this password'}
        </button>
        {sealed ? (
          <button type="button" className="button" disabled={!named} onClick={() => void seal(who, null)}>
            Take the password away
          </button>
        ) : null}
        <button type="button" className="button" onClick={closeDialog}>
          Go back
        </button>
      </div>
    </form>
  );
}
