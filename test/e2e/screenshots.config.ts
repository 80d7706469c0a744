import { defineConfig } from '@playwright/test';

/** Pictures of every screen, taken by hand: `npm run screenshots`. */
export default defineConfig({
  testDir: '.', testMatch: ['screenshots.ts', 'screenshotsOfSources.ts'],
  workers: 1, timeout: 600_000, expect: { timeout: 90_000 }, reporter: [['line']],
});
