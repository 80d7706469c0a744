import { describe, expect, it } from 'vitest';
import { ProgressLines, lineOf } from '../../electron/cli/progressLines.ts';

function shown(isTerminal: boolean): { lines: ProgressLines; text: () => string; clock: { at: number } } {
  const clock = { at: 0 };
  let text = '';
  const lines = new ProgressLines({ isTerminal, write: (more) => { text += more; }, now: () => clock.at });
  return { lines, text: () => text, clock };
}
const reading = (done: number): Parameters<typeof lineOf>[0] =>
  ({ phase: 'Reading a.csv', done, total: 2_400, unit: 'rows', rate: 60_000 });

describe('progress', () => {
  it('is one line a phase, with counts and a rate, where nobody watches', () => {
    const { lines, text } = shown(false);
    lines.report(reading(0));
    lines.report(reading(1_200));
    lines.report(reading(2_400));
    expect(text()).toBe('');
    lines.report({ phase: 'Matching', done: 5, total: 0, unit: 'events', rate: 0 });
    lines.end();
    lines.end();
    expect(text()).toBe('Reading a.csv: 2,400 rows, 60,000 rows/s\nMatching: 5 events\n');
  });

  it('counts a phase as done when the next begins, but not when it ends early, and tells a rate where none was reported', () => {
    const { lines, text, clock } = shown(false);
    lines.report({ phase: 'Matching', done: 0, total: 5_000, unit: 'events', rate: 0 });
    clock.at += 500;
    lines.report({ phase: 'Writing', done: 0, total: 0, unit: 'steps', rate: 0 });
    clock.at += 250;
    lines.report({ phase: 'Saving', done: 1, total: 3, unit: 'items', rate: 2 });
    lines.end();
    expect(text()).toBe('Matching: 5,000 events, 10,000 events/s\nWriting: 0.3 s\nSaving: 1 of 3 items, 2 items/s\n');
  });

  it('is drawn again on a terminal, ten times a second and no more', () => {
    const { lines, text, clock } = shown(true);
    for (clock.at = 0; clock.at < 1_000; clock.at += 1) lines.report(reading(clock.at));
    expect(text().split('\r').length - 1).toBe(10);
    lines.end();
    expect(text().endsWith('\n')).toBe(true);
  });

  it('shows no control characters of a client, and bytes as people say them', () => {
    expect(lineOf({ phase: 'Reading \u001b[2J', done: 1_500, total: 12_000_000, unit: 'bytes', rate: 2_000_000 }, 1))
      .toBe('Reading \\u001b[2J: 1.5 kB of 12.0 MB, 2.0 MB/s');
  });
});
