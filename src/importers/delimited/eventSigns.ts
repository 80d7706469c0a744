import { EVENT_TYPES } from '../../domain/vocabulary.ts';
import type { EventType } from '../../domain/vocabulary.ts';

/** What these events do to stock, whatever sign an export gives them. */
const TAKES_OUT: readonly EventType[] = ['sale', 'pick', 'shipment', 'transfer_out', 'write_off'];
const BRINGS_IN: readonly EventType[] = ['receipt', 'transfer_in', 'return'];

/** Whether a type takes out (−1), brings in (1) or may do either (0), by its position in EVENT_TYPES. */
export const DIRECTION: readonly number[] = EVENT_TYPES.map((type) => (TAKES_OUT.includes(type) ? -1 : BRINGS_IN.includes(type) ? 1 : 0));

/** Counts events whose quantity goes against what their type does. */
export class EventSigns {
  readonly #rows = new Int32Array(EVENT_TYPES.length);
  readonly #against = new Int32Array(EVENT_TYPES.length);

  tell(type: number, quantity: number): void {
    this.#rows[type] = (this.#rows[type] as number) + 1;
    if (quantity * (DIRECTION[type] as number) < 0) this.#against[type] = (this.#against[type] as number) + 1;
  }

  doubts(): readonly string[] {
    return EVENT_TYPES.flatMap((type, at) => {
      const against = this.#against[at] as number;
      const rows = this.#rows[at] as number;
      if (against === 0) return [];
      const [sign, does] = DIRECTION[at] === -1 ? ['above', 'takes stock out'] : ['below', 'brings stock in'];
      const some = rows === 1 ? 'The one row' : against === rows ? `All ${rows} rows` : `${against} of ${rows} rows`;
      const remedy = against < rows ? ''
        : '; where the export gives amounts without signs, declare "signs": "by_type" for this source in engagement.json';
      return [`${some} of type ${type} ${rows === 1 ? 'has' : 'have'} a quantity ${sign} 0, where a ${type} ${does}; `
        + `counted as written${remedy}.`];
    });
  }
}
