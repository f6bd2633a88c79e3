import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { findBrowser } from '../../scripts/browser.ts';

/** A headless Chromium for the tests of a file. Close it when they are done. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
}
