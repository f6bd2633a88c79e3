import { expect } from 'playwright/test';

/** A limit ends what hangs; it is no measure of how fast anything is. */
export const LIMIT_MS = 120_000;

/** Playwright's assertions, which wait until they hold. */
export const seen = expect.configure({ timeout: LIMIT_MS });
