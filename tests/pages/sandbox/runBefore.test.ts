import { expect, test } from 'vitest';
import { seen } from '../../support/seen.ts';
import { pagesOfSite } from './openPage.ts';

// A file of its own: a clock that stands still does so for all pages of the file.
const open = pagesOfSite();

test('steps taken on the run before, while the next is under way, are not taken over to the next', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await seen(page.getByText('Step 17 of 17')).toBeVisible();
  // Neither a run comes back nor a timer ends until the test lets it.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    const held: (() => void)[] = [];
    Worker.prototype.postMessage = function (...sent: [unknown]) {
      held.push(() => postMessage.apply(this, sent));
    };
    Object.assign(window, { letGo: () => held.forEach((send) => send()) });
  });

  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Late 401' });
  await seen(page.getByRole('region', { name: 'The run before' })).toBeVisible();
  await page.getByRole('button', { name: 'Step back' }).click();
  await seen(page.getByText('Step 16 of 17')).toBeVisible();
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());

  await seen(page.getByRole('region', { name: 'Timeline of Mutex in Late 401' })).toBeVisible();
  await seen(page.getByText('Step 19 of 19')).toBeVisible();
  expect(new URL(page.url()).hash).not.toContain('step=');
});
