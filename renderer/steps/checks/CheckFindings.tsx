import { useState } from 'react';
import type { CheckFindingView } from '../../../src/contract/checkViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { exportList } from '../../app/state/exportList.ts';
import { openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { EvidenceRows } from '../../features/evidence/EvidenceRows.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatCounted, formatWorth } from '../../ui/figures.ts';

const AT_ONCE = 50;

/** What a check found, the most valuable first, each with the rows that prove it. */
export function CheckFindings({ code }: { readonly code: string }) {
  const [shown, setShown] = useState(AT_ONCE);
  const page = useAnswer('checks.findings', { code, start: 0, count: shown });
  return (
    <div className="block">
      <h3>What it found</h3>
      <Answered answer={page} of="what it found">
        {({ rows, total }) => (
          <>
            <ul className="check-findings">
              {rows.map((finding) => (
                <Finding key={finding.id} finding={finding} />
              ))}
            </ul>
            {rows.length < total && shown < 1000 ? (
              <button type="button" className="button small" onClick={() => setShown(Math.min(1000, shown * 4))}>
                Show more of {formatCounted(total, 'finding')}
              </button>
            ) : null}
            {total === 0 ? null : (
              <button type="button" className="button small" onClick={() => void exportList({ list: 'findings', code })}>
                Export all
              </button>
            )}
            {rows.length < total && shown >= 1000 ? (
              <p className="soft">
                {formatCount(rows.length)} of {formatCount(total)} are shown, the most valuable first.
              </p>
            ) : null}
          </>
        )}
      </Answered>
    </div>
  );
}

function Finding({ finding }: { readonly finding: CheckFindingView }) {
  const [open, setOpen] = useState(false);
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const nameOf = useSystemName();
  const { sku, location, system, sentence, value, priced } = finding;
  return (
    <li data-facts>
      <p className="check-finding-head">
        {sku === null ? (
          <strong>{location ?? (system === null ? 'Everywhere' : nameOf(system))}</strong>
        ) : (
          <button type="button" className="door" onClick={() => openVariances({ search: sku, show: 'all' })}>
            {sku}
          </button>
        )}
        {sku !== null && location !== null ? <span> at {location}</span> : null}
        {sku === null && value === 0 ? null : <span className="number">{formatWorth(value, priced, currency)}</span>}
      </p>
      <p className="soft">{sentence}</p>
      <button type="button" className="door" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide the rows' : 'Show the rows'}
        <span className="only-heard"> that prove it for {sku ?? location ?? 'this'}</span>
      </button>
      {open ? <Evidence id={finding.id} /> : null}
    </li>
  );
}

function Evidence({ id }: { readonly id: number }) {
  const evidence = useAnswer('checks.evidence', { id });
  return (
    <Answered answer={evidence} of="the rows">
      {(rows) => <EvidenceRows rows={rows} />}
    </Answered>
  );
}
