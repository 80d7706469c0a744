import type { RunProofView } from '../../../src/contract/fileViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Breakable } from '../../ui/Breakable.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';

/** What proves the figures of a run whose rows gave way to those of the next: its entry of the log, and the files that it read. */
export function RunProof({ run }: { readonly run: number }) {
  const answer = useAnswer('runs.proof', { run });
  return (
    <Answered answer={answer} of="what proves the run">
      {(proof) => <Proof proof={proof} />}
    </Answered>
  );
}

function Proof({ proof }: { readonly proof: RunProofView }) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { entry, agrees, digest, files, read } = proof;
  if (entry === null) return <p>The log has no entry of this run: an earlier version of the program made it.</p>;
  return (
    <div data-facts>
      <dl className="pairs">
        <dt>Entry of the log</dt>
        <dd>
          No. {formatCount(entry.seq)}, {formatMoment(entry.at, timezone)}, {entry.who}
        </dd>
        <dt>Its SHA-256</dt>
        <dd className="as-received">{entry.hash}</dd>
        <dt>SHA-256 of the figures</dt>
        <dd>
          <span className="as-received">{digest}</span>
          <br />
          {agreement(agrees)}
        </dd>
      </dl>
      {read.length === 0 ? null : (
        <>
          <h3>What it read</h3>
          <div className="rests-on-files" role="region" aria-label="Files of the run" tabIndex={0}>
            <table className="table sticky">
              <TableHead of={['File', 'SHA-256']} />
              <tbody>
                {read.map(({ file, sha256 }) => (
                  <tr key={`${file} ${sha256}`}>
                    <th scope="row">
                      <Breakable text={file} />
                    </th>
                    <td className="as-received" title={sha256}>
                      {sha256.slice(0, 16)}…
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {files > read.length ? <p className="quiet">The first {formatCount(read.length)} of {formatCount(files)}.</p> : null}
        </>
      )}
    </div>
  );
}

function agreement(agrees: boolean | null): string {
  if (agrees === null) return 'The entry does not hold one: an earlier version of the program made it.';
  return agrees ? 'The entry was written with just these figures.' : 'The entry was written with other figures: they were changed since.';
}
