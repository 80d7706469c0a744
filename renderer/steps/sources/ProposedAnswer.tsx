import { useState } from 'react';
import type { FileSetupView, ReadingChoice } from '../../../src/contract/setup.ts';
import type { ProposedReading } from '../../../src/domain/problem.ts';
import { EVENT_TYPES } from '../../../src/domain/vocabulary.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { fieldValue, fieldWord } from '../../features/evidence/fields.ts';

const KIND_WORDS = { positions: 'Counts: what is there', events: 'Changes: what came or went',
  items: 'Items: what there is, without quantities' } as const;

/** What an unknown file seems to hold, shown on its own cells and accepted with what none of its columns says. */
export function ProposedAnswer({
  file,
  readings,
  setup,
  onSay,
}: {
  readonly file: string;
  readonly readings: readonly ProposedReading[];
  readonly setup: FileSetupView;
  readonly onSay: (as: ReadingChoice) => void;
}) {
  const [at, setAt] = useState(0);
  const [quantity, setQuantity] = useState('');
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  /** Columns that were proposed as locations and are none. */
  const [noPlaces, setNoPlaces] = useState<readonly string[]>([]);
  const busy = useWindow((state) => state.work !== null);
  const reading = readings[at];
  if (reading === undefined) return null;
  const asks = setup.system === null ? ['system', ...reading.asks] : reading.asks;
  const places = (reading.locationColumns ?? []).filter((name) => !noPlaces.includes(name));
  const isWhole =
    asks.every((name) => (said[name] ?? '').trim() !== '') &&
    (reading.choices.length === 0 || quantity !== '') &&
    (reading.locationColumns === undefined || places.length > 0);
  const say = (name: string, text: string): void => setSaid({ ...said, [name]: text });
  return (
    <form
      className="proposed"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onSay(choiceOf(reading, quantity, said, places));
      }}
    >
      <table className="table proposed-columns" aria-label={`How ${file} would be read`}>
        <tbody>
          {reading.columns.map(({ canonical, name, sample }) => (
            <tr key={canonical}>
              <th scope="row">{fieldWord(canonical)}</th>
              <td>
                {canonical === 'quantity' && reading.choices.length > 0 ? (
                  <select
                    className="field"
                    aria-label={`Quantity of ${file}`}
                    value={quantity}
                    onChange={(event) => setQuantity(event.target.value)}
                  >
                    <option value="">Which column?</option>
                    {reading.choices.map((choice) => (
                      <option key={choice}>{choice}</option>
                    ))}
                  </select>
                ) : (
                  <span className="as-received">{name}</span>
                )}
              </td>
              <td className="as-received quiet">{canonical === 'quantity' && quantity !== '' ? '' : sample.join(', ')}</td>
            </tr>
          ))}
          {reading.locationColumns === undefined ? null : (
            <tr>
              <th scope="row">A location each, with its quantity</th>
              <td colSpan={2}>
                <span className="place-columns">
                  {reading.locationColumns.map((name) => (
                    <label key={name}>
                      <input
                        type="checkbox"
                        checked={!noPlaces.includes(name)}
                        onChange={(event) =>
                          setNoPlaces(event.target.checked ? noPlaces.filter((one) => one !== name) : [...noPlaces, name])
                        }
                      />{' '}
                      <span className="as-received">{name}</span>
                    </label>
                  ))}
                </span>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <div className="proposed-asks">
        {readings.length < 2 ? null : (
          <div className="segments" role="radiogroup" aria-label={`What the quantities of ${file} are`}>
            {readings.map((each, index) => (
              <label key={each.dataset}>
                <input type="radio" checked={index === at} onChange={() => setAt(index)} />{' '}
                {each.locationColumns === undefined ? KIND_WORDS[each.dataset] : 'Counts: a column a location'}
              </label>
            ))}
          </div>
        )}
        <div className="answer-form">
          {asks.map((name) => (
            <Ask key={name} file={file} name={name} systems={setup.systems} value={said[name] ?? ''} onSay={(text) => say(name,
              text)} />
          ))}
          <button type="submit" className="button small first" disabled={busy || !isWhole}>
            Read it so
          </button>
        </div>
      </div>
    </form>
  );
}

function Ask({
  file,
  name,
  systems,
  value,
  onSay,
}: {
  readonly file: string;
  readonly name: string;
  readonly systems: readonly string[];
  readonly value: string;
  readonly onSay: (text: string) => void;
}) {
  const word = name === 'system' ? 'System' : fieldWord(name);
  const label = `${word} of ${file}`;
  if (name === 'type') {
    return (
      <label>
        {word}{' '}
        <select className="field" aria-label={label} value={value} onChange={(event) => onSay(event.target.value)}>
          <option value="">Which?</option>
          {EVENT_TYPES.map((type) => (
            <option key={type} value={type}>
              {fieldValue('type', type)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const list = name === 'system' && systems.length > 0 ? `systems for ${file}` : undefined;
  return (
    <label>
      {word}{' '}
      <input
        className="field"
        aria-label={label}
        list={list}
        placeholder={name === 'occurredAt' ? '2026-10-31 18:00' : undefined}
        value={value}
        onChange={(event) => onSay(event.target.value)}
      />
      {list === undefined ? null : (
        <datalist id={list}>
          {systems.map((system) => (
            <option key={system} value={system} />
          ))}
        </datalist>
      )}
    </label>
  );
}

/** The proposal as somebody accepted it. */
function choiceOf(
  { dataset, columns, asks, signs }: ProposedReading,
  quantity: string,
  said: Readonly<Record<string, string>>,
  places: readonly string[],
): ReadingChoice {
  const names = columns.map(({ canonical, name }): [string, string[]] => [
    canonical,
    [canonical === 'quantity' && quantity !== '' ? quantity : name],
  ]);
  const values = asks.map((canonical) => [canonical, { '': (said[canonical] ?? '').trim() }] as const);
  const system = (said['system'] ?? '').trim();
  return {
    dataset,
    columns: Object.fromEntries(names),
    ...(values.length === 0 ? {} : { values: Object.fromEntries(values) }),
    ...(system === '' ? {} : { system }),
    ...(signs === undefined ? {} : { signs }),
    ...(places.length === 0 ? {} : { locationColumns: [...places] }),
  };
}
