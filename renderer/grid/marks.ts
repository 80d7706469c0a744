import type { RefObject } from 'react';
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';

/** Rows marked for something to be done to all of them. */
export interface Marks {
  readonly ids: ReadonlySet<number>;
  /** Everything that the filter lets through is marked, whether its page is here or not. */
  readonly all: boolean;
  readonly toggle: (id: number) => void;
  /** Adds these to what is marked. */
  readonly mark: (ids: readonly number[]) => void;
  /** What a row is called to those who hear it. */
  readonly nameOf: (row: unknown) => string;
}

interface Holder {
  readonly marks?: Marks;
}

type MarkParams = ICellRendererParams<{ readonly id: number }>;

function marksOf(params: MarkParams): Marks | undefined {
  return (params.context as RefObject<Holder>).current.marks;
}

/** Whether a row is marked; a click turns it. X does the same to the picked row. */
export class MarkBox implements ICellRendererComp<{ readonly id: number }> {
  readonly #box = document.createElement('input');
  #params: MarkParams | null = null;

  init(params: MarkParams): void {
    this.#box.type = 'checkbox';
    this.#box.tabIndex = -1;
    this.#box.addEventListener('change', () => {
      const id = this.#params?.data?.id;
      if (this.#params === null || id === undefined) return;
      marksOf(this.#params)?.toggle(id);
      // Whether it is marked is for the window to say.
      this.refresh(this.#params);
    });
    this.#box.addEventListener('click', (event) => event.stopPropagation());
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#box;
  }

  refresh(params: MarkParams): boolean {
    this.#params = params;
    const { data } = params;
    const marks = marksOf(params);
    this.#box.hidden = data === undefined || marks === undefined;
    if (data === undefined || marks === undefined) return true;
    this.#box.setAttribute('aria-label', `Mark ${marks.nameOf(data)}`);
    this.#box.checked = marks.all || marks.ids.has(data.id);
    return true;
  }
}
