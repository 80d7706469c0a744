/** Taking the rows of a table that is drawn whole, as it is seen: what a list over many rows asks the engine for, this reads off. */
import { ask } from '../../api/ask.ts';
import { plainNumber } from '../../ui/plainNumber.ts';
import type { Taken, TakenFrom } from './listHandle.ts';
import { exportList, exportTable, type ShownInput } from '../state/exportList.ts';

/** What is only for the ear, or only for the hand, is no part of a cell's text. */
const NOT_TEXT = '.only-heard, [aria-hidden="true"], svg, option:not(:checked)';

let pointed: HTMLTableElement | null = null;

/** Remembers the table that was clicked last: most cells take no focus. */
export function watchTables(): void {
  document.addEventListener('pointerdown', ({ target }) => {
    pointed = target instanceof Element ? target.closest('table') : null;
  });
}

/** The table somebody is at: the one with the focus, the one clicked last, or the first of the screen. */
function tableAtHand(): HTMLTableElement | null {
  const focused = document.activeElement?.closest('table') ?? null;
  const seen = [focused, pointed, document.querySelector<HTMLTableElement>('.screen-list table')];
  return seen.find((table) => table?.isConnected === true && table.closest('#screen') !== null && table.offsetParent !== null) ?? null;
}

/** Tables of which only a part is drawn, with the list that they show a part of. */
const PARTS = new WeakMap<HTMLTableElement, ShownInput>();

/** Says of a table that it draws a part of a list only: what is taken out of it then is the list. Returns the function that forgets it. */
export function showsPartOf(table: HTMLTableElement, shown: ShownInput): () => void {
  PARTS.set(table, shown);
  return () => {
    PARTS.delete(table);
  };
}

/** The table at hand as a list that rows can be taken out of; null where the screen shows none. */
export function tableToTake(): TakenFrom | null {
  const table = tableAtHand();
  if (table === null) return null;
  const title = titleOf(table);
  const taken = takenFromTable(table);
  const picked = taken.rows[[...table.querySelectorAll('tbody tr')].findIndex((row) => row.ariaSelected === 'true')];
  const shown = PARTS.get(table);
  return {
    title,
    rows: (which, most) => {
      if (which === 'chosen' && picked !== undefined) return Promise.resolve({ ok: true, value: { ...taken, rows: [picked], total: 1 } });
      return shown === undefined ? Promise.resolve({ ok: true, value: taken }) : ask('list.rows', { shown, most });
    },
    write: () => (shown === undefined ? exportTable(title, taken, orderOf(table)) : exportList(shown)),
  };
}

/** The list that the table at hand draws a part of; null where it is drawn whole, as it then prints. */
export function partToTake(): TakenFrom | null {
  const table = tableAtHand();
  return table !== null && PARTS.has(table) ? tableToTake() : null;
}

/** How a table that is drawn whole is ordered, where its head says so. */
function orderOf(table: HTMLTableElement): readonly string[] {
  const head = table.querySelector<HTMLElement>('thead [aria-sort]:not([aria-sort="none"])');
  return head === null ? [] : [`Order: ${wordOf(head)}, ${head.ariaSort ?? 'ascending'}.`];
}

function titleOf(table: HTMLTableElement): string {
  const caption = table.caption?.textContent ?? '';
  if (caption !== '') return caption;
  const named = table.closest<HTMLElement>('[aria-label]:not(main):not(.screen)');
  return named?.ariaLabel ?? document.querySelector('#screen h1, #screen h2')?.textContent ?? 'Table';
}

function takenFromTable(table: HTMLTableElement): Taken {
  const heads = [...table.querySelectorAll<HTMLElement>('thead tr:last-child > *')];
  const seen = heads.flatMap((head, at) => (head.offsetParent === null ? [] : [at]));
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')]
    .filter((row) => row.cells.length === heads.length)
    .map((row) => seen.map((at) => row.cells[at]));
  const numbers = seen.map((at) => heads[at]?.classList.contains('number') === true);
  return {
    header: seen.map((at) => wordOf(heads[at])),
    numbers,
    rows: rows.map((row) => row.map((cell, at) => (numbers[at] === true ? plainNumber(textOf(cell)) : textOf(cell)))),
    total: rows.length,
  };
}

/** A head without the sign of its order. */
function wordOf(head: HTMLElement | undefined): string {
  return textOf(head).replace(/\s*[↓↑]$/u, '');
}

/** A cell's words as they are seen; lines within it are set apart by commas. */
function textOf(cell: HTMLElement | undefined): string {
  if (cell === undefined) return '';
  const copy = cell.cloneNode(true) as HTMLElement;
  // A copy knows nothing of what was chosen since.
  const chosen = [...cell.querySelectorAll('select')].map((field) => field.selectedOptions[0]?.textContent ?? '');
  copy.querySelectorAll('select').forEach((field, at) => field.replaceWith(chosen[at] ?? ''));
  for (const each of copy.querySelectorAll(NOT_TEXT)) each.remove();
  const parts: string[] = [];
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let apart = false;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof HTMLElement) apart ||= /matrix-|-kind|statement-more|check-looks/u.test(node.className);
    else {
      const text = (node.textContent ?? '').replace(/\s+/gu, ' ');
      if (text.trim() === '') parts.push(' ');
      else {
        parts.push(apart && parts.length > 0 ? `, ${text.trim()}` : text);
        apart = false;
      }
    }
  }
  return parts.join('').replace(/\s+/gu, ' ').replaceAll(' ,', ',').trim().replace(/^·$/u, '');
}
