import { useEffect, useRef, useState } from 'react';

/** How long typing pauses before the list is asked anew, in milliseconds. */
const PAUSE = 180;

/** A search field that tells what was typed once the typing pauses. */
export function SearchField({
  value,
  label,
  onSearch,
}: {
  readonly value: string;
  readonly label: string;
  readonly onSearch: (search: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // The filter was changed from elsewhere: the field follows.
  if (value !== told) {
    setTold(value);
    setTyped(value);
  }
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const change = (next: string): void => {
    setTyped(next);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTold(next.trim());
      onSearch(next.trim());
    }, PAUSE);
  };
  return (
    <input
      type="search"
      className="field"
      placeholder={`${label}  /`}
      aria-label={label}
      spellCheck={false}
      value={typed}
      onChange={(event) => change(event.target.value)}
    />
  );
}

export interface FilterChoice {
  readonly value: string;
  readonly word: string;
}

/** One of several values, or any. */
export function ChoiceField({
  label,
  any,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly choices: readonly FilterChoice[];
  readonly onChoose: (value: string | undefined) => void;
}) {
  return (
    <select
      className={value === undefined ? 'field' : 'field set'}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{any}</option>
      {value !== undefined && !choices.some((choice) => choice.value === value) ? <option value={value}>{value}</option> : null}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.word}
        </option>
      ))}
    </select>
  );
}
