import { useState } from 'react';
import type { FileSetupView, ReadingChoice } from '../../../src/contract/setup.ts';
import type { SourceView } from '../../../src/contract/views.ts';
import { DATASETS, type Dataset } from '../../../src/domain/vocabulary.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { settleReading } from '../../app/state/sources.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { fieldWord } from '../../features/evidence/fields.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { DATASET_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ChoiceField } from '../../ui/Filter.tsx';
import { ProblemPanel } from '../../ui/Problem.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { LocationColumns, placesRead, withPlaces } from './LocationColumns.tsx';
import { ReadingRows } from './ReadingRows.tsx';

/** How a file is read: system, what it holds, and which of its columns is which; its first rows raw and typed, side by side. */
export function MappingEditor({
  file,
  source = null,
  onClose,
}: {
  readonly file: string;
  /** As it was loaded; null where it was set aside. */
  readonly source?: SourceView | null;
  readonly onClose: () => void;
}) {
  const setup = useAnswer('sources.setup', { file });
  return (
    <Dialog label={`How ${file} is read`} className="mapping" onClose={onClose}>
      <Answered answer={setup} of="how the file is read">
        {(found) => <Editor source={source} setup={found} onClose={onClose} />}
      </Answered>
    </Dialog>
  );
}

/** What is read now, spelt out: each canonical column with where it comes from. */
function startOf(source: SourceView | null, { reading, header, remembered }: FileSetupView): ReadingChoice {
  if (source === null) return remembered ?? reading;
  if (reading.preset !== undefined) return reading;
  const known = new Set(header);
  const columns = Object.fromEntries(
    source.columns
      .map(({ canonical, from }) => [canonical, from.filter((name) => known.has(name))] as const)
      .filter(([, from]) => from.length > 0),
  );
  const places = reading.columns === undefined && reading.locationColumns === undefined ? placesRead(source, header) : [];
  const as = { ...reading, system: source.system, dataset: source.dataset, columns: reading.columns ?? columns };
  return places.length === 0 ? as : withPlaces(as, places);
}

function Editor({
  source,
  setup,
  onClose,
}: {
  readonly source: SourceView | null;
  readonly setup: FileSetupView;
  readonly onClose: () => void;
}) {
  const [as, setAs] = useState(() => startOf(source, setup));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [remembered, setRemembered] = useState(true);
  const { remembered: settled } = setup;
  const differs = settled !== null && JSON.stringify(settled) !== JSON.stringify(as);
  const busy = useWindow((state) => state.work !== null);
  const nameOf = useSystemName();
  const preview = useAnswer('sources.preview', { file: setup.file, as });
  const dataset = as.dataset ?? source?.dataset ?? preview.value?.dataset ?? 'positions';
  const { required, optional } = setup.columns[dataset];
  const change = (next: ReadingChoice): void => {
    setProblem(null);
    setAs(next);
  };
  const apply = async (): Promise<void> => {
    const failed = await settleReading(setup.file, as, remembered);
    if (failed === null) onClose();
    else setProblem(failed);
  };
  return (
    <>
      <header className="mapping-head">
        <h2>How {setup.file} is read</h2>
        {settled === null ? null : differs ? (
          <p className="soft">
            An export with this header was settled to be read otherwise.{' '}
            <button type="button" className="button small" onClick={() => change(settled)}>
              Read it as before
            </button>
          </p>
        ) : (
          <p className="soft">As settled for exports with this header.</p>
        )}
        <div className="mapping-choices">
          <ChoiceField
            label="System"
            any="By its name"
            value={as.system}
            choices={setup.systems.map((code) => ({ value: code, word: nameOf(code) }))}
            onChoose={(system) => change(without(as, 'system', system))}
          />
          <ChoiceField
            label="Holds"
            any="By its columns"
            value={as.dataset}
            choices={DATASETS.map((each) => ({ value: each, word: DATASET_WORDS[each] }))}
            onChoose={(chosen) => change(without({ ...withoutColumns(as) }, 'dataset', chosen as Dataset | undefined))}
          />
          <ChoiceField
            label="Preset"
            any="No preset"
            value={as.preset}
            choices={setup.presets.map((each) => ({
              value: each.id,
              word: each.experimental ? `${each.title} (experimental)` : each.title,
            }))}
            onChoose={(chosen) => {
              const of = setup.presets.find((each) => each.id === chosen);
              change(of === undefined ? startOf(source, { ...setup, reading: {} }) : presetOnly(as, of.id, of.dataset));
            }}
          />
        </div>
      </header>
      <div className="mapping-body" tabIndex={0} role="region" aria-label="Columns and first rows">
        <section aria-label="Columns" className="mapping-columns">
          <h3>Columns</h3>
          <table className="table">
            <TableHead of={['Read as', 'From the file’s column']} />
            <tbody>
              {[...required, ...optional].map((canonical) => (
                <tr key={canonical}>
                  <th scope="row">
                    {fieldWord(canonical)}
                    {required.includes(canonical) ? <span className="quiet"> needed</span> : null}
                  </th>
                  <td>
                    <select
                      className={as.columns?.[canonical] === undefined ? 'field' : 'field set'}
                      aria-label={`Column for ${fieldWord(canonical)}`}
                      value={as.columns?.[canonical]?.[0] ?? ''}
                      onChange={(event) => change(withColumn(as, canonical, event.target.value))}
                    >
                      <option value="">{nothingSaid(as, canonical)}</option>
                      {setup.header.map((name, at) => (
                        <option key={at} value={name}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {dataset === 'positions' && as.preset === undefined ? (
            <LocationColumns header={setup.header} as={as} onChange={change} />
          ) : null}
        </section>
        <section aria-label="First rows" className="mapping-rows">
          <h3>First rows, as received and as read</h3>
          <Answered answer={preview} of="the first rows">
            {(read) => <ReadingRows preview={read} />}
          </Answered>
        </section>
      </div>
      <footer className="mapping-foot">
        {problem === null ? null : <ProblemPanel title="It cannot be read so; everything is as it was" problem={problem} />}
        <div className="problem-actions">
          <button
            type="button"
            className="button first"
            disabled={busy || preview.value === null || preview.value.problem !== null}
            onClick={() => void apply()}
          >
            Read it so
          </button>
          <button type="button" className="button" onClick={onClose}>
            Go back
          </button>
          <label className="remember">
            <input type="checkbox" checked={remembered} onChange={(event) => setRemembered(event.target.checked)} /> Read exports with this
            header so from now on
          </label>
        </div>
      </footer>
    </>
  );
}

/** What a canonical column is read from where none of the file's is chosen for it. */
function nothingSaid(as: ReadingChoice, canonical: string): string {
  if (as.locationColumns !== undefined && (canonical === 'location' || canonical === 'quantity')) return 'the columns ticked below';
  return as.preset === undefined ? 'nothing' : 'as the preset has it';
}

function without<K extends 'system' | 'dataset'>(as: ReadingChoice, name: K, value: ReadingChoice[K]): ReadingChoice {
  const { [name]: _, ...rest } = as;
  return value === undefined ? rest : { ...rest, [name]: value };
}

function withoutColumns({ columns: _, preset: __, locationColumns: ___, ...rest }: ReadingChoice): ReadingChoice {
  return rest;
}

function presetOnly({ system }: ReadingChoice, preset: string, dataset: Dataset): ReadingChoice {
  return { ...(system === undefined ? {} : { system }), preset, dataset };
}

function withColumn(as: ReadingChoice, canonical: string, name: string): ReadingChoice {
  const { [canonical]: _, ...others } = as.columns ?? {};
  const columns = name === '' ? others : { ...others, [canonical]: [name] };
  const { columns: __, ...rest } = as;
  return Object.keys(columns).length === 0 ? rest : { ...rest, columns };
}
