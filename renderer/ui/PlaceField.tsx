import { useId, useState } from 'react';

/** A place by its code, exactly; suggestions are the places that are known already. Told on Enter or on leaving the field. */
export function PlaceField({
  value,
  places,
  onPlace,
}: {
  readonly value: string;
  readonly places: readonly string[];
  readonly onPlace: (place: string) => void;
}) {
  const list = useId();
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== told) {
    setTold(value);
    setTyped(value);
  }
  const tell = (place: string): void => {
    if (place.trim() !== value) onPlace(place.trim());
  };
  return (
    <>
      <input
        type="text"
        className={value === '' ? 'field place' : 'field place set'}
        placeholder="Any place"
        aria-label="Place"
        list={list}
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === '' || places.includes(event.target.value)) tell(event.target.value);
        }}
        onBlur={() => tell(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(typed);
        }}
      />
      <datalist id={list}>
        {places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
    </>
  );
}
