import type { SetAsideView } from '../../../src/contract/setup.ts';
import type { SourceView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { addFiles } from '../../app/state/sources.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { DATASET_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatUnits } from '../../ui/figures.ts';
import { usePickList } from '../../ui/pickList.ts';
import { Screen } from '../../ui/Screen.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { ControlWord } from './ControlWord.tsx';
import { LoadedRows } from './LoadedRows.tsx';
import { SetAsideList } from './SetAsideList.tsx';
import { SourceDetail } from './SourceDetail.tsx';
import { holdsStock } from './holdsStock.ts';
import './sources.css';

const NONE_ASIDE: readonly SetAsideView[] = [];

/** Whether every file was read as it should be. */
export function SourcesScreen() {
  const sources = useAnswer('sources.list', {});
  const aside = useAnswer('sources.setAside', {});
  const picked = useWindow((state) => state.pickedSource);
  const busy = useWindow((state) => state.work !== null);
  const source = sources.value?.find((each) => each.id === picked) ?? null;
  return (
    <Screen
      title="Sources"
      help={SCREEN_HELP.sources}
      tools={
        <div className="source-tools">
          <button type="button" className="button" disabled={busy} onClick={() => void addFiles()}>
            Add files
          </button>
          <span className="quiet">or drop files or a folder here. Everything is read again with them.</span>
        </div>
      }
      inspectorLabel="File"
      inspector={source === null ? undefined : <SourceDetail key={source.id} source={source} />}
    >
      <Answered answer={sources} of="the files">
        {(files) => (
          <>
            {files.length > 0 ? null : (
              <p className="empty">
                {aside.value?.length === 0
                  ? 'No file is read, and none is waiting. Add files, or drop them here.'
                  : 'No file is read yet. The questions below are all that is missing; each answer reads its file.'}
              </p>
            )}
            {/* Above the others: below thirty files nobody would see that something is asked. */}
            <SetAsideList files={aside.value ?? NONE_ASIDE} />
            {files.length > 0 ? <SourceTable sources={files} picked={picked} /> : null}
          </>
        )}
      </Answered>
    </Screen>
  );
}

function SourceTable({ sources, picked }: { readonly sources: readonly SourceView[]; readonly picked: number | null }) {
  const nameOf = useSystemName();
  const rowProps = usePickList({
    name: 'source',
    rows: sources,
    keyOf: (source) => source.id,
    picked,
    onPick: ({ id }) => windowState.set({ pickedSource: id, pickedRow: null }),
  });
  return (
    <table className="table sticky sources">
      <TableHead
        of={[
          'File', 'System', 'Holds', 'Read by', { number: 'Rows read' }, { number: 'Loaded' }, { number: 'Rejected' },
          { number: 'Quantity' }, 'Control totals', { number: 'Doubts' }, 'SHA-256',
        ]}
      />
      <tbody>
        {sources.map((source, index) => (
          <tr key={source.id} {...rowProps(source, index)}>
            <th scope="row" className="source-name">
              {source.file}
            </th>
            <td>{nameOf(source.system)}</td>
            <td>{DATASET_WORDS[source.dataset]}</td>
            <td className="nowrap">
              <PresetName source={source} />
            </td>
            <td className="number">{formatCount(source.rowsRead)}</td>
            <td className="number">
              <LoadedRows source={source} />
            </td>
            <td className={source.rowsRejected === 0 || source.acceptedRejects !== null ? 'number quiet' : 'number rejected'}>
              {formatCount(source.rowsRejected)}
              {source.acceptedRejects === null ? '' : ' accepted'}
            </td>
            <td className="number">
              {holdsStock(source) ? formatUnits(source.quantity) : <span className="quiet">none held</span>}
            </td>
            <td className="nowrap">
              <ControlWord control={source.control} />
            </td>
            <td className={source.doubts.length === 0 ? 'number quiet' : 'number'}>{formatCount(source.doubts.length)}</td>
            <td className="quiet" title={source.sha256}>
              {source.sha256.slice(0, 12)}…
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a file is read by; a preset that no real export has confirmed says so. */
function PresetName({ source }: { readonly source: SourceView }) {
  if (source.preset === 'canonical') return <span className="quiet">its own headers</span>;
  if (source.preset === 'mapped') return <span>a mapping</span>;
  return (
    <>
      {source.preset}
      {source.doubts.some((doubt) => doubt.includes('experimental')) ? <span className="experimental">experimental</span> : null}
    </>
  );
}
