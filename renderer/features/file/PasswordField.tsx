/** A password as it is typed: never shown, never kept by the window. `isNew` keeps it from being filled in. */
export function PasswordField({
  label,
  value,
  onChange,
  isNew = false,
  isFirst = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
  readonly isFirst?: boolean;
}) {
  return (
    <label className="file-field">
      {label}
      <input
        className="field"
        type="password"
        autoFocus={isFirst}
        autoComplete={isNew ? 'new-password' : 'off'}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
