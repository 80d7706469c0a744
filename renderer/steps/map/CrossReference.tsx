import { useState } from 'react';
import type { CrossReferenceRow, CrossReferenceView } from '../../../src/contract/crossReferenceViews.ts';
import { CROSS_SHOWS, type CrossShow } from '../../../src/contract/crossShows.ts';
import { usePartOf } from '../../app/commands/usePartOf.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { readAllAgain, saySame } from '../../app/state/crossReference.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useKept } from '../../app/state/kept.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { Answered } from '../../ui/Answered.tsx';
import { SearchField } from '../../ui/Filter.tsx';
import { formatCount, formatCounted } from '../../ui/figures.ts';
import { Pager } from '../../ui/Pager.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import './crossReference.css';

const PAGE = 100;
type Of = 'item' | 'location';
const OF: readonly { readonly of: Of; readonly word: string }[] = [
  { of: 'item', word: 'Items' },
  { of: 'location', word: 'Places' },
];
const SHOWS: Readonly<Record<CrossShow, string>> = {
  suggested: 'May be one',
  single: 'In one system only',
  decided: 'Decided',
  all: 'All',
};

/** Items and places by code across the systems; which of them may be one is proposed, and a person says so or not. */
export function CrossReference() {
  const [of, setOf] = useKept<Of>('codes of', 'item');
  const [show, setShow] = useKept<CrossShow>('codes shown', 'suggested');
  const [search, setSearch] = useKept('codes sought', '');
  const [start, setStart] = useKept('codes from', 0);
  const answer = useAnswer('map.crossReference', { of, show, search, start, count: PAGE });
  return (
    <section aria-label="Items and places across systems" className="cross">
      <div className="cross-tools">
        <Choices
          label="What"
          choices={OF.map((each) => ({ key: each.of, word: each.word }))}
          chosen={of}
          onChoose={(next) => {
            setOf(next as Of);
            setStart(0);
          }}
        />
        <Choices
          label="Which"
          choices={CROSS_SHOWS.map((each) => ({
            key: each,
            word: answer.value === null ? SHOWS[each] : `${SHOWS[each]} ${formatCount(answer.value.counts[each])}`,
          }))}
          chosen={show}
          onChoose={(next) => {
            setShow(next as CrossShow);
            setStart(0);
          }}
        />
        <SearchField
          value={search}
          label="Find a code or name"
          onSearch={(next) => {
            setSearch(next);
            setStart(0);
          }}
        />
      </div>
      <Answered answer={answer} of="the codes">
        {(view) => (
          <>
            {view.pending === 0 ? null : <Pending count={view.pending} />}
            <Codes view={view} of={of} show={show} search={search} />
            <Pager
              start={start}
              shown={view.rows.length}
              total={view.total}
              page={PAGE}
              one="code"
              onStart={setStart}
              onExport={() => void exportList({ list: 'codes', of, show, search })}
            />
          </>
        )}
      </Answered>
    </section>
  );
}

function Choices({
  label,
  choices,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly { readonly key: string; readonly word: string }[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}) {
  return (
    <div role="group" aria-label={label} className="cross-choices">
      {choices.map(({ key, word }) => (
        <button key={key} type="button" className="button small" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {word}
        </button>
      ))}
    </div>
  );
}

/** What was said changes figures only once every file is read again: said once, for all of it. */
function Pending({ count }: { readonly count: number }) {
  const busy = useWindow((state) => state.work !== null);
  return (
    <p className="cross-pending" role="status">
      {formatCounted(count, 'decision')} on codes {count === 1 ? 'is' : 'are'} in no figure yet.{' '}
      <button type="button" className="button small first" disabled={busy} onClick={() => void readAllAgain()}>
        Read everything again
      </button>
    </p>
  );
}

function Codes({
  view,
  of,
  show,
  search,
}: {
  readonly view: CrossReferenceView;
  readonly of: Of;
  readonly show: CrossShow;
  readonly search: string;
}) {
  const nameOf = useSystemName();
  const table = usePartOf({ list: 'codes', of, show, search });
  if (view.rows.length === 0) return <p className="soft">{emptyWords(view, of, show)}</p>;
  return (
    <TableScroll label="Codes across systems">
      <table ref={table} className="table sticky">
        <TableHead
          of={[
            of === 'item' ? 'Item' : 'Place', of === 'item' ? 'Description' : 'Name',
            ...view.systems.map((system) => ({ number: nameOf(system), means: 'Positions and events that name it' })),
            'Also called', show === 'decided' ? 'Said' : of === 'item' ? 'May be' : 'May be, or lie in', 'Decision',
          ]}
        />
        <tbody>
          {view.rows.map((row) => (
            <tr key={`${row.code} ${row.said?.code ?? ''}`}>
              <th scope="row" className="as-received nowrap">
                {row.code}
              </th>
              <td>{row.name === '' ? <span className="quiet">not given</span> : row.name}</td>
              {view.systems.map((system, at) => (
                <td key={system} className="number">
                  {(row.records[at] ?? 0) === 0 ? (
                    <span className="quiet">none</span>
                  ) : (
                    <RowsDoor
                      title={`${row.code} in ${nameOf(system)}`}
                      filter={{ of: ['position', 'event'], system, ...(of === 'item' ? { sku: row.code } : { location: row.code }) }}
                    >
                      {formatCount(row.records[at] ?? 0)}
                    </RowsDoor>
                  )}
                </td>
              ))}
              <td className="cross-called">{row.alsoCalled.join(', ')}</td>
              <td className="cross-why">
                <Other row={row} />
              </td>
              <td className="nowrap">
                <Say of={of} row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Other({ row: { suggestion, said } }: { readonly row: CrossReferenceRow }) {
  if (said !== null) {
    return (
      <>
        {said.same ? 'is ' : 'is not '}
        <span className="as-received">{said.code}</span>
        {said.isFollowed ? null : <span className="quiet"> (read again to follow)</span>}
      </>
    );
  }
  if (suggestion === null) return <span className="quiet">nothing proposed</span>;
  return (
    <>
      <span className="as-received">{suggestion.code}</span>
      {suggestion.name === '' ? '' : ` ${suggestion.name}`}
      <span className="cross-because" data-facts>
        {suggestion.basis === 'likeness' ? `${Math.round(suggestion.likeness * 100)} % alike: ` : ''}
        {suggestion.why}
      </span>
    </>
  );
}

function Say({ of, row: { code, suggestion, said } }: { readonly of: Of; readonly row: CrossReferenceRow }) {
  const busy = useWindow((state) => state.work !== null);
  const [typed, setTyped] = useState('');
  if (said !== null) {
    return (
      <button type="button" className="button small" disabled={busy} onClick={() => void saySame(of, code, said.code, null)}>
        Take it back
      </button>
    );
  }
  if (suggestion === null) {
    return (
      <form
        className="cross-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') void saySame(of, code, typed.trim(), true).then((done) => (done ? setTyped('') : undefined));
        }}
      >
        <input
          className="field"
          aria-label={of === 'item' ? `The item that ${code} is` : `The place that ${code} is, or lies in`}
          placeholder={of === 'item' ? 'is the item…' : 'is, or lies in…'}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button small" disabled={busy || typed.trim() === ''}>
          {of === 'item' ? 'Same' : 'Fold in'}
        </button>
      </form>
    );
  }
  return (
    <span className="cross-form">
      <button type="button" className="button small" disabled={busy} onClick={() => void saySame(of, code, suggestion.code, true)}>
        {of === 'item' ? 'The same' : suggestion.basis === 'part' ? 'Fold in' : 'The same'}
      </button>
      <button type="button" className="button small" disabled={busy} onClick={() => void saySame(of, code, suggestion.code, false)}>
        Not the same
      </button>
    </span>
  );
}

function emptyWords({ counts }: CrossReferenceView, of: Of, show: CrossShow): string {
  const things = of === 'item' ? 'items' : 'places';
  if (counts.all === 0) return `No file names ${things} yet.`;
  switch (show) {
    case 'suggested':
      return [
        `Nothing ${counts.decided === 0 ? '' : 'more '}suggests that two codes stand for one:`,
        `no ${things} of different systems share a form, a barcode or a name.`,
      ].join(' ');
    case 'single':
      return `Every one of the ${things} is recorded by several systems.`;
    case 'decided':
      return 'Nobody said anything of two codes yet.';
    case 'all':
      return 'No code or name fits what was typed.';
  }
}
