import type { Taken } from '../commands/listHandle.ts';
import type { CallInput } from '../../../src/contract/calls.ts';
import { formatCounted } from '../../ui/figures.ts';
import { tellDone, tellProblem } from './notices.ts';
import { workOn } from './work.ts';

/** A list with its filter and order, as the engine is asked for it. */
export type ShownInput = CallInput<'list.rows'>['shown'];

/** Asks where to, and writes a list as it is shown: every row that its filter lets through, in the columns that are seen. */
export async function exportList(
  shown: ShownInput,
  columns: readonly { readonly id: string; readonly title: string }[] = [],
): Promise<void> {
  const outcome = await workOn('Writing the list', 'list.exportAtChosenPlace', { shown, columns: [...columns] });
  if (outcome === null) return;
  if (!outcome.ok) tellProblem('The list was not written.', outcome.problem);
  else if (outcome.value !== null) tellDone(`${formatCounted(outcome.value.rows, 'row')} written to ${outcome.value.fileName}.`);
}

/** The same for a table that is drawn whole; `notes` say how it is ordered. */
export function exportTable(title: string, { header, numbers, rows }: Taken, notes: readonly string[]): Promise<void> {
  const columns = header.map((word, at) => ({ id: String(at), title: word === '' ? `Column ${at + 1}` : word }));
  return exportList(
    { list: 'table', title, numbers: [...numbers], rows: rows.map((row) => [...row]), notes: [...notes] }, columns,
  );
}
