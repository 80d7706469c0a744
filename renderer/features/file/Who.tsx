import { useWindow } from '../../app/state/windowState.ts';

/** Asks for the person's name where it is not known yet: whatever is entered into the log carries it. */
export function Who({ value, onChange }: { readonly value: string; readonly onChange: (name: string) => void }) {
  const known = useWindow((state) => state.preferences.person);
  if (known !== '') return null;
  return (
    <label className="file-field">
      Your name, as the log shall show it
      <input className="field" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
