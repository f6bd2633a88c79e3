import { expect, test } from 'vitest';
import { foundByAxe } from './support/foundByAxe.ts';
import { goTo, pagesOfSite, picked, savedBy } from './support/openPage.ts';
import { seen } from './support/seen.ts';

/** A generated question: the same on every machine. */
const QUESTION = 'practice-2-abc';

const open = pagesOfSite();

test('a shared question is answered, its run is shown, and the answer is kept over a reload', async () => {
  const page = await open(`#/practice?q=${QUESTION}`);
  const card = page.locator(`[data-question="${QUESTION}"]`);
  await card.waitFor();
  // The run is there, and shut: nothing of what is asked can be read off it.
  await page.locator('figure').first().waitFor();
  await seen(page.getByRole('button', { name: /^Comments, refresh/ })).toHaveCount(0);
  expect(await foundByAxe(page)).toEqual([]);
  await card.getByRole('radio').first().check();
  await card.getByRole('button', { name: 'Commit' }).click();
  await seen(page.getByRole('button', { name: /^Comments, refresh/ }).first()).toBeVisible();
  await seen(page.getByText('It counts under Practice, in the table below.')).toBeVisible();
  await seen(page.getByRole('row', { name: /^Practice 1 / })).toBeVisible();
  await page.reload();
  await card.getByText('Your prediction').waitFor();
  await seen(page.getByRole('button', { name: /^Comments, refresh/ }).first()).toBeVisible();
});

test('an unknown question is told, and another one is asked; the next has an address of its own', async () => {
  const page = await open('#/practice?q=practice-9-x');
  await seen(page.getByRole('alert')).toContainText('there is no question “practice-9-x”');
  await page.locator('[data-question]').waitFor();
  await goTo(page, '#/practice');
  await page.locator('[data-question]').waitFor();
  await page.getByRole('button', { name: 'Another question' }).click();
  await page.waitForURL(/#\/practice\?q=practice-1-/);
  await page.locator('[data-question]').waitFor();
});

test('answers are exported, forgotten, and taken in again: the same score; resetting one lesson asks first', async () => {
  const page = await open(`#/practice?q=${QUESTION}`);
  await goTo(page, '#/practice?q=stampede-refreshes');
  const card = page.locator('[data-question="stampede-refreshes"]');
  await card.getByRole('spinbutton').fill('3');
  await card.getByRole('button', { name: 'Commit' }).click();
  const row = page.getByRole('row', { name: 'The stampede' });
  await row.getByText('1 of 5').waitFor();
  const score = await row.textContent();

  await page.getByRole('textbox', { name: 'Your name in the file' }).fill('Ann Lee');
  const file = await savedBy(page, () => page.getByRole('button', { name: 'Export to a file' }).click());
  expect(file.name).toBe('reauth-lab-progress-ann-lee.json');
  expect(JSON.parse(file.text)).toMatchObject({ name: 'Ann Lee' });
  await page.getByRole('button', { name: 'Reset everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset everything' }).click();
  await row.getByText('0 of 5').waitFor();

  await page.getByLabel('A file with progress').setInputFiles(picked(file.name, file.text));
  await row.getByText('1 of 5').waitFor();
  expect(await row.textContent()).toBe(score);

  // Resetting one lesson asks first.
  await row.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep them' }).click();
  await row.getByText('1 of 5').waitFor();
  await row.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await row.getByText('0 of 5').waitFor();
});

test('a round asks what was missed all anew, says where it counts, and goes on where it was after a reload', async () => {
  const page = await open('#/practice?q=stampede-refreshes');
  const card = page.locator('[data-question="stampede-refreshes"]');
  await card.getByRole('spinbutton').fill('1');
  await card.getByRole('button', { name: 'Commit to 1 and run' }).click();
  await card.getByText('not in this run', { exact: true }).waitFor();
  await card.getByRole('button', { name: 'Next question' }).click();

  await card.getByText('1 of 10, missed before').waitFor();
  await seen(card.getByRole('spinbutton')).toHaveValue('');
  await card.getByRole('spinbutton').fill('3');
  await card.getByRole('button', { name: 'Commit to 3 and run' }).click();
  await seen(page.getByRole('link', { name: 'lesson 3, The stampede' })).toBeVisible();
  await card.getByRole('button', { name: 'Next question' }).click();

  await page.getByText('2 of 10, level 1').waitFor();
  const address = page.url();
  await page.reload();
  await page.getByText('2 of 10, level 1').waitFor();
  await goTo(page, '#/practice');
  await page.waitForURL(address);
});
