import { setImmediate } from 'node:timers';
import { fail } from '../../src/domain/problem.ts';
import type { Progress, Task } from '../../src/ports.ts';

/** At most ten reports a second. */
const REPORT_EVERY = 100;

/** Long work that reports to `report` and can be stopped with `cancel` from the message loop. */
export class LongTask implements Task {
  readonly #report: (progress: Progress) => void;
  #cancelled = false;
  #reportedAt = -REPORT_EVERY;
  #phase = '';

  constructor(report: (progress: Progress) => void) {
    this.#report = report;
  }

  cancel(): void {
    this.#cancelled = true;
  }

  report(progress: Progress): void {
    const now = performance.now();
    const turn = progress.phase !== this.#phase || (progress.total > 0 && progress.done >= progress.total);
    if (!turn && now - this.#reportedAt < REPORT_EVERY) return;
    this.#phase = progress.phase;
    this.#reportedAt = now;
    this.#report(progress);
  }

  async breathe(): Promise<void> {
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    if (this.#cancelled) fail({ code: 'cancelled', message: 'The work was stopped before it was done; nothing of it was kept.' });
  }
}
