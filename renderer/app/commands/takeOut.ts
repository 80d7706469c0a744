/** Taking rows out of the list at hand: onto the clipboard, into a file, onto paper. */
import { ask } from '../../api/ask.ts';
import { formatCounted } from '../../ui/figures.ts';
import { tellDone, tellProblem } from '../state/notices.ts';
import { windowState } from '../state/windowState.ts';
import { listAtHand, type TakenFrom } from './listHandle.ts';
import { partToTake, tableToTake } from './takenTable.ts';
import { tableAsHtml, tableAsText } from './tableText.ts';

/** What is put on the clipboard or on paper at once; a file takes all. */
const MOST_COPIED = 10_000;
const MOST_PRINTED = 1_000;
const NO_TABLE = 'There is no table here to take rows from.';

/** The list at hand, or the table: what there is to take rows out of. */
export function toTake(): TakenFrom | null {
  return listAtHand()?.take ?? tableToTake();
}

export async function copyRows(): Promise<void> {
  const taken = await toTake()?.rows('chosen', MOST_COPIED);
  if (taken === undefined) {
    tellDone(NO_TABLE);
    return;
  }
  if (!taken.ok) {
    tellProblem('The rows were not copied.', taken.problem);
    return;
  }
  const { value } = taken;
  const outcome = await ask('app.copy', { text: tableAsText(value), html: tableAsHtml(value) });
  if (!outcome.ok) tellProblem('The rows were not copied.', outcome.problem);
  else {
    const rest = value.total > value.rows.length ? ` of ${formatCounted(value.total, 'row')}; a file takes them all` : '';
    tellDone(`${formatCounted(value.rows.length, 'row')} copied with their headers${rest}.`);
  }
}

export async function exportRows(): Promise<void> {
  const take = toTake();
  if (take === null) tellDone(NO_TABLE);
  else await take.write();
}

/** Prints the list with what the inspector shows; a list on the screen holds only the rows in sight, so its rows are fetched first. */
export async function printShown(): Promise<void> {
  const take = listAtHand()?.take ?? partToTake();
  const taken = await take?.rows('shown', MOST_PRINTED);
  if (taken?.ok === false) {
    tellProblem('The list could not be printed.', taken.problem);
    return;
  }
  if (take !== null && taken !== undefined) windowState.set({ printing: { title: take.title, table: taken.value } });
  await drawn();
  const outcome = await ask('app.print', {});
  windowState.set({ printing: null });
  if (!outcome.ok) tellProblem('It was not printed.', outcome.problem);
}

function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
