import { chromium } from 'playwright';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { LIMIT_MS } from './seen.ts';

/** Makes a profile in which nobody has been before. */
export type NewProfile = (options?: ProfileOptions) => Promise<BrowserContext>;

export interface ProfileOptions extends BrowserContextOptions {
  /** Pages are fetched before somebody goes there, as they are for who does not save data. */
  readonly fetchesAhead?: boolean;
}

/**
 * The Chromium of all page tests, for the tests of one file. A profile that is made in a test is closed after it; one
 * that is made before all of them, after the last.
 *
 * In a profile nothing moves that need not, no service worker is installed, and no page is fetched ahead, unless the
 * options say so.
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

  return async ({ fetchesAhead = false, ...options } = {}) => {
    const profile = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
    profile.setDefaultTimeout(LIMIT_MS);
    if (!fetchesAhead) {
      await profile.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      });
    }
    profiles.push(profile);
    return profile;
  };
}

/** A request that is still under way, or that a test lets nobody answer, is not waited for. */
async function closeProfile(profile: BrowserContext): Promise<void> {
  await profile.unrouteAll({ behavior: 'ignoreErrors' });
  await profile.close();
}
