/** Taking the rows of a table that is drawn whole, as it is seen: what a list over many rows asks the engine for, this reads off. */
import { plainNumber } from '../../ui/plainNumber.ts';
import type { Taken, TakenFrom } from './listHandle.ts';
import { exportTable } from '../state/exportList.ts';

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

/** The table at hand as a list that rows can be taken out of; null where the screen shows none. */
export function tableToTake(): TakenFrom | null {
  const table = tableAtHand();
  if (table === null) return null;
  // A list that is turned over like a book is taken as far as it is open, and says so.
  const part = table.closest<HTMLElement>('.screen-body')?.querySelector<HTMLElement>('.pager')?.dataset['part'];
  const title = part === undefined ? titleOf(table) : `${titleOf(table)}, ${part}`;
  const taken = takenFromTable(table);
  const picked = [...table.querySelectorAll('tbody tr')].findIndex((row) => row.ariaSelected === 'true');
  return {
    title,
    rows: (which) => {
      const row = which === 'chosen' ? taken.rows[picked] : undefined;
      return Promise.resolve({ ok: true, value: row === undefined ? taken : { ...taken, rows: [row], total: 1 } });
    },
    write: () => exportTable(title, taken),
  };
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
    header: seen.map((at) => textOf(heads[at]).replace(/\s*[↓↑]$/u, '')),
    numbers,
    rows: rows.map((row) => row.map((cell, at) => (numbers[at] === true ? plainNumber(textOf(cell)) : textOf(cell)))),
    total: rows.length,
  };
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
