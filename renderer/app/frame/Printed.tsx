import { formatCounted } from '../../ui/figures.ts';
import { formatMoment, formatZone } from '../../ui/moments.ts';
import { useWindow } from '../state/windowState.ts';

/** The list as it goes onto paper: whole rows instead of the part in sight. Only a printer sees it. */
export function Printed() {
  const printing = useWindow((state) => state.printing);
  const engagement = useWindow((state) => state.engagement);
  if (printing === null || engagement === null) return null;
  const { title, table } = printing;
  return (
    <section className="printed" aria-hidden="true">
      <h1>{title}</h1>
      <p>
        {[engagement.client, engagement.name].filter((part) => part !== '').join(', ')}. Cut-off{' '}
        {formatMoment(engagement.cutoff, engagement.timezone)} {formatZone(engagement.cutoff, engagement.timezone)}.{' '}
        {table.rows.length < table.total
          ? `The first ${formatCounted(table.rows.length, 'row')} of ${formatCounted(table.total, 'row')}.`
          : `${formatCounted(table.total, 'row')}.`}
      </p>
      <table>
        <thead>
          <tr>
            {table.header.map((header, at) => (
              <th key={header} className={table.numbers[at] === true ? 'number' : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at} className={table.numbers[at] === true ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
