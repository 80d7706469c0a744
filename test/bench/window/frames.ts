/** How evenly frames come while a list is scrolled with the wheel, at a speed a hand reaches: what the window's own clock tells. */
import type { CDPSession, Page } from '@playwright/test';

export interface Frames {
  readonly count: number;
  /** Milliseconds from one frame to the next. */
  readonly median: number;
  readonly p95: number;
  /** Shares, 0 to 1, of the frames that came later than one at 60 (with a tenth to spare) and at 30 a second. */
  readonly overSixty: number;
  readonly overThirty: number;
}

/** A frame at 60 a second, and a tenth: the clock itself wavers by so much. */
const SIXTY = 1000 / 60 * 1.1;
const THIRTY = 1000 / 30 * 1.1;

export function framesOf(apart: readonly number[]): Frames {
  const sorted = [...apart].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const over = (limit: number): number => sorted.filter((each) => each > limit).length / Math.max(1, sorted.length);
  return { count: sorted.length, median: at(0.5), p95: at(0.95), overSixty: over(SIXTY), overThirty: over(THIRTY) };
}

/** Counts the window's frames while `during` lasts. */
export async function framesWhile(page: Page, during: () => Promise<unknown>): Promise<Frames> {
  const counting = await page.evaluateHandle(() => {
    const apart: number[] = [];
    const state = { apart, goesOn: true };
    let before = performance.now();
    const next = (now: number): void => {
      apart.push(now - before);
      before = now;
      if (state.goesOn) requestAnimationFrame(next);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(next);
    });
    return state;
  });
  await during();
  return framesOf(await counting.evaluate((state) => {
    state.goesOn = false;
    return state.apart;
  }));
}

/** Turns the wheel over the middle of what `selector` names, as one gesture of so many pixels a second, down for `seconds`. */
export async function wheel(session: CDPSession, page: Page, selector: string, speed: number, seconds: number): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`there is no ${selector}`);
  await session.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2, y: box.y + box.height / 2, yDistance: -Math.round(speed * seconds), speed, gestureSourceType: 'mouse',
  });
}
