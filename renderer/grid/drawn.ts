import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';

/** A cell that is more than its text: what `draw` makes of a row. */
export interface DrawnParams<Row> extends ICellRendererParams<Row> {
  readonly draw: (row: Row) => HTMLElement;
}

/** Without React, and without an element more than is seen: a list scrolled fast makes thousands of cells a second. */
export class DrawnCell<Row> implements ICellRendererComp<Row> {
  #drawn: HTMLElement | null = null;
  #row: Row | undefined;

  init({ data, draw }: DrawnParams<Row>): void {
    this.#row = data;
    this.#drawn = data === undefined ? null : draw(data);
  }

  getGui(): HTMLElement {
    return this.#drawn ?? document.createElement('span');
  }

  /** False where the row is another: the grid then makes a new cell. */
  refresh({ data }: DrawnParams<Row>): boolean {
    return data === this.#row;
  }
}
