import type { HandoffDetailView } from '../../../src/contract/stepViews.ts';
import type { HandoffView } from '../../../src/contract/views.ts';
import { openQueue, openRows, openSource } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Bars } from '../../features/pictures/Bars.tsx';
import { LatencyHistogram } from '../../features/pictures/LatencyHistogram.tsx';
import { PAIRS } from '../../features/evidence/LatencyDoor.tsx';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { KindMark } from '../../features/vocabulary/KindMark.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { FIX_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatCounted, formatSumWorth, formatUnits, formatWorth } from '../../ui/figures.ts';
import { formatDate } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { Breakable } from '../../ui/Breakable.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { dayBars, hourBars, worstOf } from './overTime.ts';

const DAY = 86_400_000;
const OF_ITEM = ['misses', 'units', 'value'] as const;
/** Days are counted on the engagement's clock already, so that they are told as they are. */
const dayWord = (day: number): string => formatDate(day * DAY, 'UTC');

/** A handoff in depth: how long it takes, when it goes wrong and with what, which repair it needs and from which files one knows. */
export function HandoffDepth({ handoff, detail }: { readonly handoff: HandoffView; readonly detail: HandoffDetailView }) {
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  return (
    <>
      {detail.latency.length === 0 ? null : (
        <div className="block">
          <h3>How long it takes</h3>
          <LatencyHistogram
            bins={detail.latency}
            withinMinutes={handoff.withinMinutes}
            onOpen={({ from, to }, title) =>
              openRows(`${title}: how long ${handoff.code} takes`, { of: ['event'], pairs: { handoff: handoff.id, from, to } }, PAIRS)
            }
          />
        </div>
      )}
      {handoff.exceptions === 0 ? null : (
        <>
          <div className="block">
            <h3>Which repair it needs, and why</h3>
            <ul className="fixes">
              {detail.fixes.map((each) => (
                <li key={`${each.fix} ${each.kind}`}>
                  <p>
                    <strong title={FIX_WORDS[each.fix].meaning}>{FIX_WORDS[each.fix].word}</strong>
                    <KindMark kind={each.kind} />
                    <button type="button" className="door" onClick={() => openQueue({ handoff: handoff.code, kind: each.kind })}>
                      {formatCount(each.exceptions)}
                      <span className="only-heard"> exceptions</span>,{' '}
                      {formatSumWorth(each.value, { unpriced: each.unpriced, of: each.exceptions }, currency)}
                    </button>
                  </p>
                  <p className="soft">
                    {each.why} {FIX_WORDS[each.fix].meaning}
                  </p>
                </li>
              ))}
            </ul>
          </div>
          <div className="block">
            <h3>Misses by day</h3>
            <Bars
              bars={dayBars(detail.days, dayWord)}
              summary={worstOf(detail.days, dayWord)}
              onOpen={(bar) => openMisses(handoff, bar.title, { unit: 'day', from: bar.key, to: bar.last })}
            />
            <p className="soft">{worstOf(detail.days, dayWord)}</p>
          </div>
          <div className="block">
            <h3>Misses by hour of the day</h3>
            <Bars
              bars={hourBars(detail.hours)}
              summary={worstOf(detail.hours, hourWord)}
              onOpen={({ key, title }) => openMisses(handoff, title, { unit: 'hour', from: key, to: key })}
            />
            <p className="soft">{worstOf(detail.hours, hourWord)}</p>
          </div>
          <div className="block">
            <h3>Worst items</h3>
            <TableScroll label="Worst items">
              <table className="table narrow">
                <TableHead of={['Item', 'Place', { number: 'Misses' }, { number: 'Units' }, { number: 'Value' }]} />
                <tbody>
                  {detail.items.map((each) => (
                    <tr key={`${each.sku} ${each.location}`}>
                      <th scope="row" title={each.description ?? undefined}>
                        {each.sku}
                      </th>
                      <td>{each.location}</td>
                      {figuresOf(each, currency).map((text, at) => (
                        <td key={OF_ITEM[at]} className="number">
                          <button
                            type="button"
                            className="door"
                            onClick={() => openQueue({ handoff: handoff.code, search: each.sku, location: each.location })}
                          >
                            {text}
                          </button>
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          </div>
        </>
      )}
      <div className="block">
        <h3>The logs it was read from</h3>
        <ul className="log-files">
          {detail.files.map((file) => (
            <li key={file.sourceId}>
              <button type="button" className="door" onClick={() => openSource(file.sourceId)}>
                <Breakable text={file.file} />
              </button>{' '}
              <span className="quiet">
                {nameOf(file.system)},{' '}
                <RowsDoor title={`Rows loaded from ${file.file}`} filter={{ of: ['event'], sourceId: file.sourceId }}>
                  {formatCounted(file.rows, 'row')}
                </RowsDoor>
                , <span title={file.sha256}>SHA-256 {file.sha256.slice(0, 12)}…</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function figuresOf({ exceptions, units, value, priced }: HandoffDetailView['items'][number], currency: string): readonly string[] {
  return [formatCount(exceptions), formatUnits(units), formatWorth(value, priced, currency)];
}

function openMisses(
  { id, code }: HandoffView,
  title: string,
  when: { readonly unit: 'day' | 'hour'; readonly from: number; readonly to: number },
): void {
  openRows(`${title}: misses of ${code}`, { of: ['event'], misses: { handoff: id, ...when } }, 'They prove the exceptions of that time.');
}

function hourWord(hour: number): string {
  const two = (of: number): string => String(of).padStart(2, '0');
  return `${two(hour)}:00 to ${two((hour + 1) % 24)}:00`;
}
