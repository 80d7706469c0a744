/** What a key takes from the press until the window has drawn what it did. */
import type { Locator, Page } from '@playwright/test';

export interface Typing {
  readonly keys: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

/** Types as fast as a practised hand, about eleven keys a second: the answers to earlier keys come in while later ones are typed. */
const BETWEEN = 90;

/** Types `text` into a field and clears it again, key by key. Counted from the press to the end of the frame that shows it. */
export async function timeTyping(page: Page, field: Locator, text: string): Promise<Typing> {
  await field.focus();
  const measuring = await page.evaluateHandle(() => {
    const took: number[] = [];
    const channel = new MessageChannel();
    const pressed: number[] = [];
    channel.port1.onmessage = () => {
      for (const began of pressed.splice(0)) took.push(performance.now() - began);
    };
    const onKey = (event: KeyboardEvent): void => {
      const { timeStamp } = event;
      requestAnimationFrame(() => {
        pressed.push(timeStamp);
        // Comes when the frame is done.
        channel.port2.postMessage(null);
      });
    };
    addEventListener('keydown', onKey, { capture: true });
    return { took, stop: () => removeEventListener('keydown', onKey, { capture: true }) };
  });
  await page.keyboard.type(text, { delay: BETWEEN });
  for (const _ of text) await page.keyboard.press('Backspace', { delay: BETWEEN });
  const took = await measuring.evaluate(async (state, keys) => {
    while (state.took.length < keys) await new Promise(requestAnimationFrame);
    state.stop();
    return state.took;
  }, 2 * text.length);
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { keys: sorted.length, median: at(0.5), p95: at(0.95), worst: at(1) };
}
