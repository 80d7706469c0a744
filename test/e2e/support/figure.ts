import { expect } from './program.ts';

/** Only then are figures held to what is asked of them: on a slow or busy machine a time says nothing about the program. */
const MEASURES = process.env['COUNTERSIGN_FIGURES'] !== undefined;

/**
 * Prints what was measured in the real window beside what is asked, in milliseconds. With `COUNTERSIGN_FIGURES` set, for a machine that
 * does nothing else meanwhile, what is asked must hold:
 *
 *     COUNTERSIGN_FIGURES=1 node build/test.mjs --window-only test/e2e/processes.spec.ts test/e2e/window/engine.spec.ts
 */
export function figure(name: string, milliseconds: number, asked: number): void {
  console.log(`figure: ${name} ${milliseconds.toFixed(0)} ms, asked ${asked} ms`);
  expect(milliseconds, name).not.toBeNaN();
  if (MEASURES) expect(milliseconds, name).toBeLessThan(asked);
}
