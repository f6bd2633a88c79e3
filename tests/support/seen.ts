import { expect } from 'playwright/test';

/** Playwright's assertions, which wait: generously, since a slow machine is not a failure. */
export const seen = expect.configure({ timeout: 20_000 });
