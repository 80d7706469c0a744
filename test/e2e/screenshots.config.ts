import { defineConfig } from '@playwright/test';

/** Pictures of every screen, taken by hand: `npx playwright test -c test/e2e/screenshots.config.ts`. */
export default defineConfig({ testDir: '.', testMatch: 'screenshots.ts', workers: 1, timeout: 180_000, reporter: [['line']] });
