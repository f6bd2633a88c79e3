import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foundByAxe } from './support/foundByAxe.ts';
import { pagesOfSite, picked, savedBy, widthAt } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

test('an assignment is made by choosing, refused where no key can be computed, and done by a learner who gets its link', async () => {
  const page = await open('#/assignment/make');
  await page.getByLabel('Title').fill('Week 3');
  await page.getByLabel('Short name').fill('Week 3');
  await page.getByLabel('What it is about').fill('Read **this** <b>first</b>.');
  await seen(page.getByText(/^Right: 3\. \d wrong answers known/)).toBeVisible();

  // A question that this run has no answer to is refused, with the reason.
  await page.getByRole('button', { name: 'Question', exact: true }).click();
  const second = page.getByRole('region', { name: '2. Question' });
  await second.getByLabel('Wrapper').selectOption('mutex');
  await second.getByLabel('What is asked').selectOption('why-logged-out');
  await seen(second.getByText('this run has nothing of it')).toBeVisible();
  await second.getByLabel('What is asked').selectOption('ending');
  await seen(second.getByText('Right: Every call gets its data.')).toBeVisible();
  await page.getByRole('button', { name: 'Exercise', exact: true }).click();
  await seen(page.getByRole('button', { name: 'Exercise', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Move part 3 up' }).click();
  expect(await foundByAxe(page), 'making').toEqual([]);
  expect(await widthAt(page, 390)).toBe(390);

  const { name, text } = await savedBy(page, () => page.getByRole('button', { name: 'Export it' }).click());
  expect(name).toBe('week-3.json');
  expect(JSON.parse(text)).toMatchObject({
    kind: 'assignment',
    id: 'week-3',
    parts: [{ kind: 'question' }, { kind: 'exercise' }, { kind: 'question', wrapper: 'mutex', asks: 'ending' }],
  });
  await page.getByRole('button', { name: 'Copy a link to it' }).click();
  await seen(page.getByText('Copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const learner = await open(link.slice(link.indexOf('#')));
  await seen(learner.getByRole('heading', { level: 1, name: 'Week 3' })).toBeVisible();
  // What an instructor writes is text, and never HTML.
  await seen(learner.getByText('Read this <b>first</b>.')).toBeVisible();
  const card = learner.locator('[data-question="assignment-week-3-1"]');
  await card.getByRole('spinbutton').fill('1');
  await card.getByRole('button', { name: 'Commit' }).click();
  await seen(card.getByText('1 would be right')).toBeVisible();
  expect(await foundByAxe(learner), 'learning').toEqual([]);
  expect(await widthAt(learner, 390)).toBe(390);
  await widthAt(learner, 1440);

  await learner.getByLabel('Your name in the file').fill('Bo');
  const handedIn = await savedBy(learner, () => learner.getByRole('button', { name: 'Export to a file' }).click());
  expect(handedIn.name).toBe('reauth-lab-progress-bo.json');
  expect(JSON.parse(handedIn.text)).toMatchObject({ name: 'Bo', questions: { 'assignment-week-3-1': { epoch: 0 } } });

  await learner.getByRole('link', { name: 'Open the workbench' }).click();
  await seen(learner.getByRole('heading', { name: 'Week 3' })).toBeVisible();
  await seen(learner.getByText('2 of the')).toBeVisible();
  await learner.getByRole('link', { name: 'Back to the assignment' }).click();
  await learner.getByRole('link', { name: 'A sheet to print' }).click();
  await seen(learner.getByText('☐ Every call gets its data')).toBeVisible();
  await page.getByRole('button', { name: 'A sheet with answers' }).click();
  await seen(page.getByText('☒ Every call gets its data')).toBeVisible();
});

test('a course opens from its file, leads to lessons and assignments, and a damaged link or file is told', async () => {
  const page = await open('#/assignment?a=1.damaged');
  await seen(page.getByRole('alert')).toContainText('Failed to open the assignment: the link is damaged');
  const example: unknown = JSON.parse(readFileSync('docs/assignment.example.json', 'utf8'));
  const course = { kind: 'course', id: 'autumn', title: 'Autumn', parts: [{ lesson: 'the-stampede' }, example] };
  await page.getByLabel('An assignment').setInputFiles(picked('x.json', '{}'));
  await seen(page.getByRole('alert')).toContainText('Failed to read the assignment x.json at kind');
  await page.getByLabel('An assignment').setInputFiles(picked('course.json', JSON.stringify(course)));
  await seen(page.getByRole('heading', { level: 1, name: 'Autumn' })).toBeVisible();
  await seen(page.getByRole('link', { name: 'The stampede' })).toBeVisible();
  await page.getByRole('link', { name: 'One refresh for all' }).click();
  await seen(page.locator('[data-question]')).toHaveCount(3);
  await seen(page.getByText('Mutex in slow-users.')).toBeVisible();
});
