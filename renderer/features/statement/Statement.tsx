import { useState } from 'react';
import type { HandoffView, StatementLineView, StatementView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openException, openQueue } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatSignedUnits, formatSignedWorth, formatUnits } from '../../ui/figures.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { EvidenceRows } from '../evidence/EvidenceRows.tsx';
import { RowsDoor } from '../evidence/RowsDoor.tsx';
import { KindMark } from '../vocabulary/KindMark.tsx';
import { useHandoffName } from '../vocabulary/handoffNames.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { FIX_WORDS, stateWord } from '../vocabulary/words.ts';
import { absenceOf } from './absence.ts';
import { varianceSentence } from './sentence.ts';
import { walkOf } from './walk.ts';
import { Numbers } from './Numbers.tsx';
import { Waterfall } from './Waterfall.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import './statement.css';

const NO_HANDOFFS: readonly HandoffView[] = [];

/** The reconciliation statement: from what a system recorded to what the authority holds, each line with its evidence. */
export function Statement({ statement }: { readonly statement: StatementView }) {
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const handoffs = useAnswer('handoffs.list', {}).value ?? NO_HANDOFFS;
  const { variance } = statement;
  const lines = statement.lines.filter((line) => line.kind !== 'unexplained_variance');
  const leftOver = statement.lines.find((line) => line.kind === 'unexplained_variance');
  const steps = walkOf(statement);
  const system = nameOf(variance.system);
  const authority = nameOf(variance.authority);
  return (
    <section className="statement" aria-label="Statement">
      <header className="statement-head">
        <h2>
          {variance.sku} <span className="quiet">at</span> {variance.location}
        </h2>
        {variance.description === null ? null : (
          <p className="soft described" title={variance.description}>
            {variance.description}
          </p>
        )}
        <p className="statement-sentence">{varianceSentence(variance, nameOf, lines.length)}</p>
      </header>
      <Numbers figures={statement.figures} variance={variance} />
      <Waterfall steps={steps} recorded={variance.recorded} authoritative={variance.authoritative} />
      <table className="statement-table">
        <TableHead
          of={[
            variance.meaning === 'available' ? 'Available to promise' : 'On hand', { number: 'Units' }, { number: 'Value' },
          ]}
        />
        <tbody>
          <tr className="statement-total">
            <th scope="row">
              Recorded in {system}
              {variance.recordedListed ? null : <NotListed />}
              <Roll statement={statement} system={variance.system} />
            </th>
            <td className="number">
              <PositionDoor statement={statement} system={variance.system} figure={variance.recorded} />
            </td>
            <td />
          </tr>
          {lines.map((line, index) => (
            <Line
              key={line.findingId}
              line={line}
              step={steps[index]?.step ?? 0}
              currency={currency}
              priced={variance.priced}
              absent={absenceOf(line, variance, handoffs, nameOf) ?? undefined}
            />
          ))}
          <tr
            className={variance.unexplained === 0 ? 'statement-rest quiet' : 'statement-rest'}
            data-rests-on="what the lines above leave over"
          >
            <th scope="row">
              <KindMark kind="unexplained_variance" />
              {leftOver === undefined || leftOver.text === '' ? null : <span className="statement-more">{leftOver.text}</span>}
            </th>
            <td className="number">{formatSignedUnits(-variance.unexplained)}</td>
            <td className="number">{leftOver === undefined ? '' : formatSignedWorth(-leftOver.value, variance.priced, currency)}</td>
          </tr>
          <tr className="statement-total">
            <th scope="row">
              Authoritative ({authority}){variance.authoritativeListed ? null : <NotListed />}
              <Roll statement={statement} system={variance.authority} />
            </th>
            <td className="number">
              <PositionDoor statement={statement} system={variance.authority} figure={variance.authoritative} />
            </td>
            <td />
          </tr>
          <tr className="statement-variance" data-rests-on="the lines above">
            <th scope="row">Variance, recorded less authoritative</th>
            <td className="number">{formatSignedUnits(variance.variance)}</td>
            <td className="number">{formatSignedWorth(variance.value, variance.priced, currency)}</td>
          </tr>
        </tbody>
      </table>
      {variance.owner === '' ? null : <p className="soft">Owner: {variance.owner}</p>}
      <div className="block">
        <h3>The positions both figures were read from</h3>
        <EvidenceRows rows={statement.positions} />
      </div>
      {statement.figures.length === 0 ? null : <Figures figures={statement.figures} sku={variance.sku} location={variance.location} />}
    </section>
  );
}

const OF_LINE = ['units', 'value'] as const;

/** What a system reports, and the way to its positions there. */
function PositionDoor({
  statement,
  system,
  figure,
}: {
  readonly statement: StatementView;
  readonly system: string;
  readonly figure: number;
}) {
  const nameOf = useSystemName();
  const { sku, location, meaning } = statement.variance;
  const isRolled = statement.rolls.some((roll) => roll.system === system);
  const what = meaning === 'available' ? 'what of them is available to promise' : 'what of them is on hand';
  return (
    <RowsDoor
      title={`${sku} at ${location}: positions in ${nameOf(system)}`}
      filter={{ of: ['position'], system, sku, location, counted: true }}
      note={`The figure is ${what}${isRolled ? ', rolled to the cut-off by its events' : ''}.`}
    >
      {formatUnits(figure)}
    </RowsDoor>
  );
}

/** A figure that was not read at the cut-off, rolled to it. */
function Roll({ statement, system }: { readonly statement: StatementView; readonly system: string }) {
  const nameOf = useSystemName();
  const roll = statement.rolls.find((each) => each.system === system);
  const { sku, location } = statement.variance;
  return roll === undefined ? null : (
    <span className="statement-more statement-roll">
      {roll.text}{' '}
      <RowsDoor title={`${sku} at ${location}: events in ${nameOf(system)}`} filter={{ of: ['event'], system, sku, location }}>
        Its events
      </RowsDoor>
    </span>
  );
}

function NotListed() {
  return <span className="statement-more">not listed in the export, so taken as none</span>;
}

function Line({
  line,
  step,
  currency,
  priced,
  absent,
}: {
  readonly line: StatementLineView;
  readonly step: number;
  readonly currency: string;
  readonly priced: boolean;
  readonly absent: string | undefined;
}) {
  const [open, setOpen] = useState(false);
  const handoffName = useHandoffName();
  const isException = line.kind !== 'in_flight';
  return (
    <>
      <tr className={open ? 'statement-line open' : 'statement-line'}>
        <th scope="row">
          <button type="button" className="statement-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
            <span className="twist" aria-hidden="true">
              {open ? '▾' : '▸'}
            </span>
            <span>
              <span className="statement-text">{line.text}</span>
              <span className="statement-more">
                <KindMark kind={line.kind} />
                {line.handoff === null ? null : <span title={line.handoff}>{handoffName(line.handoff)}</span>}
              </span>
            </span>
          </button>
        </th>
        {[formatSignedUnits(step), formatSignedWorth(-line.value, priced, currency)].map((text, at) => (
          <td key={OF_LINE[at]} className="number">
            <button type="button" className="door" tabIndex={-1} aria-expanded={open} onClick={() => setOpen(!open)}>
              {text}
            </button>
          </td>
        ))}
      </tr>
      {open ? (
        <tr className="statement-evidence">
          <td colSpan={3}>
            <p className="statement-facts">
              {line.fix === 'none' ? null : (
                <span title={FIX_WORDS[line.fix].meaning}>
                  <span className="quiet">Fix</span> {FIX_WORDS[line.fix].word}
                </span>
              )}
              {line.owner === '' ? null : (
                <span>
                  <span className="quiet">Owner</span> {line.owner}
                </span>
              )}
              {isException ? (
                <button type="button" className="door" onClick={() => openException(line.findingId)}>
                  Open in the queue
                </button>
              ) : null}
              {line.handoff === null || !isException ? null : (
                <button type="button" className="door" onClick={() => openQueue({ handoff: line.handoff ?? '' })}>
                  All of this handoff
                </button>
              )}
            </p>
            <EvidenceRows rows={line.evidence} absent={absent} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** What every system reports of the item there, state by state: why equal numbers may not mean the same. */
function Figures({
  figures,
  sku,
  location,
}: {
  readonly figures: StatementView['figures'];
  readonly sku: string;
  readonly location: string;
}) {
  const nameOf = useSystemName();
  const systems = [...new Set(figures.map((figure) => figure.system))];
  const states = [...new Set(figures.map((figure) => figure.state))];
  return (
    <div className="block">
      <h3>What each system reports here</h3>
      <TableScroll label="What each system reports here">
        <table className="table">
          <TableHead of={['System', ...states.map((state) => ({ number: stateWord(state) }))]} />
          <tbody>
            {systems.map((system) => (
              <tr key={system}>
                <th scope="row">{nameOf(system)}</th>
                {states.map((state) => {
                  const own = figures.filter((figure) => figure.system === system && figure.state === state);
                  return (
                    <td key={state} className={own.length === 0 ? 'number quiet' : 'number'}>
                      {own.length === 0 ? (
                        'not given'
                      ) : (
                        <RowsDoor
                          title={`${sku} at ${location}, ${stateWord(state).toLowerCase()}, in ${nameOf(system)}`}
                          filter={{ of: ['position'], system, sku, location, states: [state], counted: true }}
                        >
                          {formatUnits(own.reduce((sum, figure) => sum + figure.quantity, 0))}
                        </RowsDoor>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
