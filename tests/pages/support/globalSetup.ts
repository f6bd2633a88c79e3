import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';
import { launchOptions } from '../../../scripts/browser.ts';
import { serveBuiltSite } from '../../../scripts/serve-built-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with a slash at the end. */
    siteUrl: string;
    /** Folder of the built site: for a test that serves it in another way. */
    siteFolder: string;
    /** Where the one Chromium of all page tests is driven from. */
    browserAddress: string;
  }
}

/** One built site and one headless Chromium for all page tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [site, browser] = await Promise.all([
    serveBuiltSite(),
    // Two cores have no threads to spare for a compiler beside each page's own.
    chromium.launchServer({ host: '127.0.0.1', ...launchOptions(), args: ['--js-flags=--single-threaded'] }),
  ]);
  project.provide('siteUrl', site.url);
  project.provide('siteFolder', site.folder);
  project.provide('browserAddress', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}
