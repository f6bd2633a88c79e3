import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { asCommonJs, asScript } from './scripts/as-script.ts';
import { breakpoints } from './scripts/breakpoints.ts';
import { launchOptions } from './scripts/browser.ts';
import { closingLineReporter } from './scripts/closing-line-reporter.ts';
import { lessonSummaries } from './scripts/lesson-summaries.ts';
import { mdx } from './scripts/mdx.ts';
import { LongestFirst } from './tests/support/longestFirst.ts';
import { appAlias, browserAlias } from './vite.config.ts';

/** Of all tests: who drives a page waits for it a third of the time. */
const maxWorkers = availableParallelism() + 1;

export default defineConfig({
  plugins: [breakpoints(), mdx(), lessonSummaries(), asScript(browserAlias), asCommonJs()],
  resolve: { alias: appAlias },
  test: {
    reporters: ['default', closingLineReporter()],
    // Limits only end what hangs: no test is to fail because a machine is slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 120_000 } },
    // Files follow one another in one worker: what a test puts in place of a global is gone before the next.
    unstubGlobals: true,
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
    // Some hundred processes load the same modules: what one of them has compiled, the next need not.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'reauth-lab-compile-cache') },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          maxWorkers,
          // What the files of a worker import is loaded once.
          isolate: false,
          // Thousands of runs leave much behind.
          execArgv: ['--max-semi-space-size=64'],
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/pages/**'],
          globalSetup: './tests/support/compileLab.ts',
        },
      },
      {
        extends: true,
        plugins: [react()],
        resolve: { alias: browserAlias },
        test: {
          name: 'browser',
          maxWorkers,
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            ui: false,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          maxWorkers,
          include: ['tests/pages/**/*.test.ts'],
          isolate: false,
          globalSetup: './tests/pages/support/globalSetup.ts',
        },
      },
    ],
  },
});
