import type { ReadingChoice } from '../../../src/contract/setup.ts';
import type { SourceView } from '../../../src/contract/views.ts';

/** Columns that are a location each: with one of them, no column is the location or the quantity. */
export function LocationColumns({
  header,
  as,
  onChange,
}: {
  readonly header: readonly string[];
  readonly as: ReadingChoice;
  readonly onChange: (next: ReadingChoice) => void;
}) {
  const chosen = as.locationColumns ?? [];
  const taken = new Set(Object.entries(as.columns ?? {}).flatMap(([canonical, from]) =>
    (canonical === 'quantity' || canonical === 'location' ? [] : from)));
  const open = header.filter((name) => name.trim() !== '' && !taken.has(name));
  return (
    <details open={chosen.length > 0}>
      <summary>
        Columns that are a location each
        <span className="quiet"> {chosen.length === 0 ? 'none' : chosen.length}</span>
      </summary>
      <p className="soft">A row is made of each quantity in them, at the location that the column is called by.</p>
      <div className="place-columns">
        {[...new Set(open)].map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) =>
                onChange(withPlaces(as, header.filter((one) => (one === name ? event.target.checked : chosen.includes(one)))))
              }
            />{' '}
            <span className="as-received">{name}</span>
          </label>
        ))}
      </div>
    </details>
  );
}

/** A reading by these columns; as it was but for them where there are none. */
export function withPlaces({ locationColumns: _, ...as }: ReadingChoice, places: readonly string[]): ReadingChoice {
  if (places.length === 0) return as;
  const { quantity: __, location: ___, ...columns } = as.columns ?? {};
  return { ...as, dataset: 'positions', columns, locationColumns: [...new Set(places)] };
}

/** The columns that were read as locations, in the order of the file; none where a column holds the location. */
export function placesRead(source: SourceView, header: readonly string[]): readonly string[] {
  const fromOf = (canonical: string): readonly string[] => source.columns.find((one) => one.canonical === canonical)?.from ?? [];
  const [quantities, locations] = [fromOf('quantity'), fromOf('location')];
  if (locations.length === 0 || locations.join('\n') !== quantities.join('\n')) return [];
  const read = new Set(source.columns.flatMap(({ canonical, from }) => (canonical.startsWith('quantity') ? from : [])));
  return header.filter((name) => read.has(name));
}
