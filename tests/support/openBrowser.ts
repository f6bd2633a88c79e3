import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { findBrowser } from '../../scripts/browser.ts';

/** A headless Chromium that somebody has to close. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
}
