import { chromium } from 'playwright';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { LIMIT_MS } from './seen.ts';

/** Makes a profile in which nobody has been before. */
export type NewProfile = (options?: BrowserContextOptions) => Promise<BrowserContext>;

/**
 * The Chromium of all page tests, for the tests of one file. A profile that is made in a test is closed after it; one
 * that is made before all of them, after the last.
 *
 * In a profile nothing moves that need not, and no service worker is installed, unless the options say so.
 */
export function freshProfiles(): NewProfile {
  let browser: Browser;
  const profiles: BrowserContext[] = [];
  let ofAllTests = 0;

  beforeAll(async () => {
    browser = await chromium.connect(inject('browserAddress'));
  });
  beforeEach(() => {
    ofAllTests = profiles.length;
  });
  afterEach(async () => {
    await Promise.all(profiles.splice(ofAllTests).map(closeProfile));
  });
  afterAll(() => browser.close());

  return async (options = {}) => {
    const profile = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
    profile.setDefaultTimeout(LIMIT_MS);
    profiles.push(profile);
    return profile;
  };
}

/** A request that is still under way, or that a test lets nobody answer, is not waited for. */
async function closeProfile(profile: BrowserContext): Promise<void> {
  await profile.unrouteAll({ behavior: 'ignoreErrors' });
  await profile.close();
}
