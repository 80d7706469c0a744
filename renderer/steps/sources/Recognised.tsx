import type { SourceView } from '../../../src/contract/views.ts';
import { TableHead } from '../../ui/TableHead.tsx';

const SURE = { certain: 'certain', likely: 'likely', guess: 'a guess: look at it' } as const;

/** What was decided about a file before it was read, why, and how sure that is. */
export function Recognised({ decisions }: { readonly decisions: SourceView['recognition'] }) {
  if (decisions.length === 0) return null;
  return (
    <div className="block">
      <h3>How it was recognised</h3>
      <table className="table">
        <TableHead of={['What', 'Decided', 'Because', 'How sure']} />
        <tbody>
          {decisions.map((each, at) => (
            <tr key={at}>
              <th scope="row">{each.about}</th>
              <td className="as-received">{each.decided}</td>
              <td>{each.because}</td>
              <td className={each.sureness === 'guess' ? 'rejected' : 'quiet'}>{SURE[each.sureness]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
