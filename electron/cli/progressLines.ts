import { visible } from '../../src/domain/problem.ts';
import type { Progress } from '../../src/ports.ts';

/** Milliseconds between two redraws of a line on a terminal. */
const REDRAW = 100;

/** Where progress is shown; on a terminal a line is drawn again while its phase lasts, elsewhere it is written when it ends. */
export interface ProgressPlace {
  readonly isTerminal: boolean;
  write(text: string): void;
  /** Monotonic milliseconds. */
  now(): number;
}

/** Progress as one line a phase, with counts and a rate. */
export class ProgressLines {
  readonly #place: ProgressPlace;
  #last: Progress | undefined;
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(place: ProgressPlace) {
    this.#place = place;
  }

  report(progress: Progress): void {
    if (this.#last !== undefined && this.#last.phase !== progress.phase) this.end();
    this.#last = progress;
    if (!this.#place.isTerminal || this.#place.now() - this.#drawnAt < REDRAW) return;
    this.#drawnAt = this.#place.now();
    this.#place.write(`\r\u001b[K${lineOf(progress)}`);
  }

  /** Ends the line of the phase at hand; also before anything else is written. */
  end(): void {
    if (this.#last === undefined) return;
    this.#place.write(this.#place.isTerminal ? `\r\u001b[K${lineOf(this.#last)}\n` : `${lineOf(this.#last)}\n`);
    this.#last = undefined;
    this.#drawnAt = Number.NEGATIVE_INFINITY;
  }
}

/** `Reading wms.csv: 1,200 of 2,400 rows, 60,000 rows/s` */
export function lineOf(progress: Progress): string {
  const { done, total, unit, rate } = progress;
  const counts = total > 0 ? `${amount(done, unit)} of ${amount(total, unit)}` : amount(done, unit);
  const words = unit === 'bytes' ? '' : ` ${unit}`;
  const speed = rate > 0 ? `, ${amount(Math.round(rate), unit)}${words}/s` : '';
  return `${visible(progress.phase, 120)}: ${counts}${words}${speed}`;
}

function amount(value: number, unit: Progress['unit']): string {
  if (unit !== 'bytes') return value.toLocaleString('en-US');
  return value < 1_000_000 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1_000_000).toFixed(1)} MB`;
}
