import { visible } from '../../src/domain/problem.ts';
import type { Progress } from '../../src/ports.ts';

/** Milliseconds between two redraws of a line on a terminal. */
const REDRAW = 100;
/** To the line's start, and what stood there away. */
const REDRAWN = '\r\u001b[K';

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
  #startedAt = 0;
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(place: ProgressPlace) {
    this.#place = place;
  }

  report(progress: Progress): void {
    if (this.#last?.phase !== progress.phase) {
      // The next phase has begun, so all of this one is done, whatever its last report said.
      if (this.#last !== undefined) this.#write({ ...this.#last, done: Math.max(this.#last.done, this.#last.total) });
      this.#startedAt = this.#place.now();
      this.#drawnAt = Number.NEGATIVE_INFINITY;
    }
    this.#last = progress;
    if (!this.#place.isTerminal || this.#place.now() - this.#drawnAt < REDRAW) return;
    this.#drawnAt = this.#place.now();
    this.#place.write(`${REDRAWN}${lineOf(progress, this.#seconds())}`);
  }

  /** Ends the line of the phase at hand; also before anything else is written. */
  end(): void {
    if (this.#last !== undefined) this.#write(this.#last);
    this.#last = undefined;
  }

  #write(progress: Progress): void {
    this.#place.write(`${this.#place.isTerminal ? REDRAWN : ''}${lineOf(progress, this.#seconds())}\n`);
  }

  #seconds(): number {
    return (this.#place.now() - this.#startedAt) / 1000;
  }
}

/**
 * `Reading wms.csv: 1,200 of 2,400 rows, 60,000 rows/s`; `seconds` is how long the phase has taken, from which the rate is told where
 * the report has none, and which stands alone where there is nothing to count.
 */
export function lineOf(progress: Progress, seconds: number): string {
  const { done, total, unit } = progress;
  const phase = visible(progress.phase, 120);
  if (done === 0 && total === 0) return `${phase}: ${seconds.toFixed(1)} s`;
  const words = unit === 'bytes' ? '' : ` ${unit}`;
  const counts = total > done ? `${amount(done, unit)} of ${amount(total, unit)}` : amount(done, unit);
  const rate = progress.rate > 0 ? progress.rate : seconds > 0 ? done / seconds : 0;
  const speed = rate >= 1 ? `, ${amount(Math.round(rate), unit)}${words}/s` : '';
  return `${phase}: ${counts}${words}${speed}`;
}

function amount(value: number, unit: Progress['unit']): string {
  if (unit !== 'bytes') return value.toLocaleString('en-US');
  return value < 1_000_000 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1_000_000).toFixed(1)} MB`;
}
