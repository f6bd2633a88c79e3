import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { PREDICTS, pagesOfSite } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

test('while a prediction is due, nothing of the future is in the page; a right one is counted', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401', { kept: PREDICTS });
  await seen(page.getByRole('heading', { name: 'How many refresh requests does this run make?' })).toBeVisible();
  await seen(page.locator('.tl-bar')).toHaveCount(3);
  const text = await wordsOf(page);
  for (const future of ['refresh, POST', 'access 2', 'held by', 'Step 9', 'of 19', 'filled']) {
    expect(text).not.toContain(future);
  }
  await seen(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toHaveCount(0);
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await seen(page.getByText('Step 8', { exact: true })).toBeVisible();

  // A right one is counted, from the run.
  const said = page.getByRole('spinbutton');
  await said.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await seen(said).toHaveValue('2');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('region', { name: 'How many refresh requests?' })).toContainText('right');
  await seen(page.getByRole('region', { name: 'How many refresh requests?' })).toBeFocused();
  await seen(page.getByRole('status').filter({ hasText: '1 of 1 prediction right' })).toBeVisible();
  await seen(page.getByRole('button', { name: /^Comments, refresh, / })).toBeVisible();
});

test('a wrong prediction is told what it would be right for, with that run beside it', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=three-at-once', { kept: PREDICTS });
  // Nothing is suggested.
  await seen(page.getByRole('spinbutton')).toHaveValue('');
  await seen(page.getByRole('button', { name: 'Commit and run' })).toBeDisabled();
  await page.getByRole('spinbutton').fill('1');
  await page.getByRole('button', { name: 'Commit to 1 and run' }).click();
  const result = page.getByRole('region', { name: 'How many refresh requests?' });
  await seen(result).toContainText('not in this run');
  await seen(result).toContainText('3counted');
  await seen(result).toContainText('1 would be right for Promise flag.');
  await seen(page.getByText('0 of 1 prediction right').first()).toBeVisible();
  await result.getByRole('button', { name: 'See both on one axis' }).click();
  await seen(page.getByRole('combobox', { name: 'Second wrapper' })).toHaveValue('promise-flag');
});

test('only the first prediction for a run counts, and it is remembered', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await page.getByRole('switch', { name: 'Predict first' }).check();
  await page.getByRole('spinbutton').fill('1');
  await page.getByRole('button', { name: 'Commit to 1 and run' }).click();
  await seen(page.getByText('1 of 1 prediction right').first()).toBeVisible();
  await page.reload();
  await seen(page.getByText('1 of 1 prediction right').first()).toBeVisible();
  await seen(page.getByRole('button', { name: /^Posts, refresh, / })).toBeVisible();
  await page.getByRole('button', { name: 'Forget these predictions' }).click();
  await seen(page.getByRole('button', { name: 'Commit and run' })).toBeVisible();
});

test('two runs are predicted together, and shut until then', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex', { kept: PREDICTS });
  await seen(page.getByRole('heading', { name: 'How many refresh requests does each run make?' })).toBeVisible();
  await seen(page.getByRole('region', { name: 'Facts of both runs' })).toHaveCount(0);
  expect(await wordsOf(page)).not.toContain('refresh, POST');
  await page.getByRole('spinbutton').first().fill('3');
  await seen(page.getByRole('button', { name: 'Commit and run' })).toBeDisabled();
  await page.getByRole('spinbutton').last().fill('1');
  await page.getByRole('button', { name: 'Commit to 3 and 1, and run' }).click();
  await seen(page.getByText('2 of 2 predictions right').first()).toBeVisible();
  await seen(page.getByRole('region', { name: 'Facts of both runs' })).toBeVisible();
});

/** All that a page says, to the eye or not. */
function wordsOf(page: Page): Promise<string> {
  return page
    .getByRole('main')
    .evaluate((main) =>
      [
        main.textContent,
        ...[...main.querySelectorAll('[aria-label], [title], [aria-valuetext]')].flatMap((element) =>
          ['aria-label', 'title', 'aria-valuetext'].map((name) => element.getAttribute(name)),
        ),
      ].join('\n'),
    );
}
