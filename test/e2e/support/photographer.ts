import { join } from 'node:path';
import { root } from '../../../build/paths.mjs';
import type { WindowPage } from '../window/pages/windowPage.ts';
import type { Program } from './program.ts';

type Size = readonly [width: number, height: number];
export const LAPTOP: Size = [1280, 800];
export const DESK: Size = [1920, 1080];

/** Takes a picture by its name: both themes, each size. */
export function photographer({ page }: Program, shown: WindowPage, sizes: readonly Size[] = [LAPTOP]) {
  return async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const [width, height] of sizes) {
        await shown.resize(width, height);
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        await page.screenshot({ path: join(root, 'dist', 'screenshots', `${name}-${scheme}-${width}.png`) });
      }
    }
  };
}
