import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // One window at a time: two would share the processor, and figures about speed with it.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  // A window on a busy machine may be late once; a test that needed its second chance is listed as flaky.
  retries: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['line']],
  use: { trace: 'off', screenshot: 'only-on-failure' },
});
