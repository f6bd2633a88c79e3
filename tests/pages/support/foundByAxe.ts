import axe from 'axe-core';
import type { Page } from 'playwright';

/**
 * What axe has against a page and its frames: by all rules in the theme it has, and by those about colours in the dark
 * one. One line for each element: `color-contrast: .note`.
 */
export async function foundByAxe(page: Page): Promise<readonly string[]> {
  // A frame answers the page's axe by one of its own.
  await Promise.all(page.frames().map((frame) => frame.evaluate(axe.source)));
  const found = await violationsOn(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inTheDark = await violationsOn(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...found, ...inTheDark.map((line) => `dark: ${line}`)];
}

function violationsOn(page: Page, rules?: string[]): Promise<readonly string[]> {
  return page.evaluate(async (only) => {
    const { axe: loaded } = window as unknown as { readonly axe: typeof axe };
    loaded.configure({ allowedOrigins: ['<unsafe_all_origins>'] });
    const { violations } = await loaded.run({
      // Passes are not asked for: a selector is found for each element of a result.
      resultTypes: ['violations'],
      ...(only && { runOnly: only }),
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, rules);
}
