import type { ExceptionDetailView } from '../../../src/contract/views.ts';
import { writeProof } from '../../app/state/proof.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { EvidenceRows } from '../evidence/EvidenceRows.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { KindMark } from '../vocabulary/KindMark.tsx';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { Attachments, Decisions, Notes, Related, StandsIn } from './ExceptionBlocks.tsx';
import { ExceptionFacts } from './ExceptionFacts.tsx';
import './exception.css';

/** One exception: why it is one, its evidence, what every system recorded, and where else it shows. */
export function ExceptionDetail({ detail }: { readonly detail: ExceptionDetailView }) {
  const cutoff = useWindow((state) => state.engagement?.cutoff ?? 0);
  const nameOf = useSystemName();
  const { exception } = detail;
  const silent = exception.kind === 'missing_event' || exception.kind === 'ungated_write';
  return (
    <section className="exception" aria-label="Exception">
      <header>
        <h2>
          {exception.code} <KindMark kind={exception.kind} />
        </h2>
        <p className="exception-where described" title={exception.description ?? undefined}>
          {exception.sku} <span className="quiet">at</span> {exception.location}
          {exception.description === null ? null : <span className="soft"> {exception.description}</span>}
        </p>
        <p className="exception-why">{detail.why}</p>
        <p>
          <button
            type="button"
            className="button small"
            onClick={() => void writeProof(exception.code, { ids: [exception.id] })}
          >
            Write the proof
          </button>
        </p>
      </header>
      <ExceptionFacts exception={exception} fixWhy={detail.fixWhy} />
      <div className="block">
        <h3>Evidence</h3>
        <EvidenceRows
          rows={detail.evidence}
          absent={silent && exception.to !== null ? `Nothing recorded in ${nameOf(exception.to)}` : undefined}
        />
      </div>
      <div className="block">
        <h3>What each system recorded</h3>
        <Timeline events={detail.timeline} cutoff={cutoff} location={exception.location} />
      </div>
      <Notes notes={detail.notes} />
      <Attachments attachments={detail.attachments} />
      <Decisions log={detail.log} />
      <StandsIn variances={detail.variances} />
      <Related related={detail.related} exception={exception} />
    </section>
  );
}
