import type { Page } from 'playwright';
import { seen } from '../support/seen.ts';

/** The facts under a run, by label. */
export async function factsOn(page: Page): Promise<Record<string, string>> {
  // A moment long the facts of the run before stay on screen.
  await seen(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const rows = page.getByRole('region', { name: 'All facts of this run' }).locator('dl > div');
  await rows.first().waitFor();
  return Object.fromEntries(
    await rows.evaluateAll((all) =>
      all.map((row) => [row.querySelector('dt')?.textContent ?? '', row.querySelector('dd')?.textContent ?? '']),
    ),
  );
}
