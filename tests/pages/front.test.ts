import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { NO_PROGRESS, PROGRESS_KEY, writeProgress } from '../../src/quiz/index.ts';
import { withVisit } from '../../src/quiz/progress/progress.ts';
import { goTo, pagesOfSite } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

const FIRST = 'How many refresh requests does the wrapper send?';
const SAID =
  'Each call refreshes for itself. Users and Comments present r1, which Posts has just used up: refused, and the user is logged out of a session that was fine.';

/** The panel with the question, or with the place where the learner left off. */
const panelOn = (page: Page) => page.locator('main section').first();

test('who is here for the first time is asked, commits and has the explanation after two clicks', async () => {
  const page = await open('#/', { moves: true });
  const panel = panelOn(page);
  await seen(
    panel.getByRole('group', { name: /Posts, Users and Comments receive 401\. What the wrapper/ }),
  ).toBeVisible();
  expect(await panel.getByRole('radio', { checked: true }).count()).toBe(0);
  await seen(panel.getByRole('button', { name: 'Commit and run' })).toBeDisabled();

  await panel.getByText('1', { exact: true }).click();
  await panel.getByRole('button', { name: 'Commit and run' }).click();
  await seen(panel.getByText(SAID)).toBeVisible();
  await seen(panel).toContainText('You said 1: that would be right of a wrapper with a lock.');
  await seen(panel).toContainText(
    'Refresh tokens work once on this server; where they do not, 3 refreshes are only waste.',
  );
  await seen(panel.getByRole('link', { name: 'Lesson 3: The stampede' })).toBeVisible();
});

test('nothing of what is asked stands on the page before; by keyboard it takes four keys: past the app bar, a digit, and Enter', async () => {
  const page = await open('#/');
  await seen(panelOn(page).getByRole('heading', { name: FIRST })).toBeVisible();
  await seen(panelOn(page).getByRole('group', { name: /What the wrapper makes of it/ })).toBeVisible();
  expect(await page.locator('main').innerText()).not.toMatch(/three refresh|3 refresh|logged out|filled/i);
  await seen(panelOn(page).getByRole('listitem').filter({ hasText: 'refresh' })).toHaveCount(0);

  for (const key of ['Tab', 'Enter', '3', 'Enter']) await page.keyboard.press(key);
  await seen(panelOn(page).getByText(SAID)).toBeVisible();
  await seen(panelOn(page)).toContainText('You said so.');
});

test('three questions follow one another, each leads into its lesson, and nothing on the page moves', async () => {
  const page = await open('#/');
  const panel = panelOn(page);
  const below = page.getByRole('table', { name: 'Lessons' });
  const tops: (number | undefined)[] = [];
  for (const [said, on, lesson] of [
    ['1', 'Now with a lock', 'Lesson 3: The stampede'],
    ['3', 'Is it always so?', 'Lesson 5: The mutex'],
    ['3', null, 'Lesson 8: The late 401'],
  ] as const) {
    await seen(panel.getByRole('group', { name: /What the wrapper makes of it/ })).toBeVisible();
    tops.push((await below.boundingBox())?.y);
    await panel.getByText(said, { exact: true }).click();
    await panel.getByRole('button', { name: 'Commit and run' }).click();
    await panel.getByRole('button', { name: 'To the end' }).click();
    await seen(panel.getByRole('link', { name: lesson })).toBeVisible();
    await seen(panel.getByText(`You said ${said}: that would be right`)).toBeVisible();
    tops.push((await below.boundingBox())?.y);
    if (on !== null) await panel.getByRole('button', { name: on }).click();
  }
  expect(new Set(tops).size).toBe(1);

  await page.reload();
  await seen(panelOn(page)).toContainText('a repeat would have done');
  await panelOn(page).getByRole('link', { name: 'Lesson 8: The late 401' }).click();
  await seen(page.getByRole('heading', { level: 1 })).toHaveText('The late 401');
});

test('from the questions the way leads through the three lessons, and then back to the contents; from elsewhere through the course', async () => {
  const page = await open('#/');
  const title = page.getByRole('heading', { level: 1 });
  await panelOn(page).getByText('1', { exact: true }).click();
  await panelOn(page).getByRole('button', { name: 'Commit and run' }).click();
  await panelOn(page).getByRole('link', { name: 'Lesson 3: The stampede' }).click();
  await seen(title).toHaveText('The stampede');
  const on = page.getByRole('navigation', { name: 'The way on' }).getByRole('link');
  for (const [says, next] of [
    ['Go on to lesson 5', 'The mutex'],
    ['Go on to lesson 8', 'The late 401'],
    ['Back to the contents', 'Silent token refresh, and how it goes wrong'],
  ] as const) {
    await seen(on).toHaveText(says);
    await on.click();
    await seen(title).toHaveText(next);
  }

  // Who comes to a lesson by another way is led to the next of the course.
  await goTo(page, '#/lessons/the-stampede');
  await seen(on).toHaveText('Go on to lesson 4');
});

test('checking in CI and teaching have a door each, which leads to the document that has the commands', async () => {
  const page = await open('#/');
  const title = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  await page.getByRole('link', { name: /In CI, lab grade, and in Vitest, describeWrapper/ }).click();
  await seen(title).toHaveText('How to grade a wrapper');
  await seen(main).toContainText('npm run --silent lab -- grade my-wrapper.ts');
  await seen(main).toContainText("import { describeWrapper } from 'reauth-lab/vitest'");
  await page.goBack();
  await page.getByRole('link', { name: 'How to run a class' }).click();
  await seen(title).toHaveText('How to run a class');
  await seen(main).toContainText('npm run --silent lab -- report class/');
});

test('who comes back finds the lesson where they left off, and may have the questions all the same', async () => {
  const kept = { [PROGRESS_KEY]: writeProgress(withVisit(NO_PROGRESS, 'the-mutex', 1_000_000_000_000)) };
  const page = await open('#/', { kept });
  await seen(panelOn(page)).toContainText('Where you left off');
  await seen(panelOn(page).getByRole('link', { name: 'Go on with lesson 5' })).toBeVisible();
  await page.getByRole('button', { name: 'Ten minutes' }).click();
  await seen(panelOn(page).getByRole('heading', { name: FIRST })).toBeFocused();
});

test('on a phone the question is within the first 844 px, and the code below it', async () => {
  const page = await open('#/', { width: 390, height: 844 });
  const panel = panelOn(page);
  await seen(panel.getByRole('group', { name: /What the wrapper makes of it/ })).toBeVisible();
  const commit = await panel.getByRole('button', { name: 'Commit and run' }).boundingBox();
  const code = await panel.getByText('Its decisive lines').boundingBox();
  expect((commit?.y ?? 0) + (commit?.height ?? 0)).toBeLessThanOrEqual(844);
  expect(code?.y).toBeGreaterThan((commit?.y ?? 0) + (commit?.height ?? 0));
});
