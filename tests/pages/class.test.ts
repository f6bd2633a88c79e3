import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, inject, test } from 'vitest';
import { aFile, number, values } from '../quiz/report/aFile.ts';
import { foundByAxe } from './support/foundByAxe.ts';
import { pagesOfSite, savedBy, widthAt, picked } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

const ANN = aFile('ann.json', { 'stampede-refreshes': [number(1), number(3)] });
const BOB = aFile('bob.json', { 'stampede-refreshes': [number(3)], 'practice-1-a': [number(2)] }, { startMs: 1 });
const CUT = { name: 'cut.json', text: '{"version"' };

type Files = readonly { readonly name: string; readonly text: string }[];

const filesOf = (files: Files) =>
  files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) }));

async function choose(page: Page, ...files: Files): Promise<void> {
  await page.getByLabel('Exported files').setInputFiles(filesOf(files));
  await seen(page.getByText('Of each question counts what was said first.')).toBeVisible();
}

const rowOf = (page: Page, id: string) => page.locator(`details[data-question="${id}"]`);

test('the practice page leads to the class, and each question shows who was right at first, and the usual mistake', async () => {
  const page = await open('#/practice');
  await page.getByRole('link', { name: 'Read the files of a whole class' }).click();
  await seen(page.getByRole('heading', { level: 1, name: 'Class' })).toBeVisible();
  await seen(page.getByRole('button', { name: 'Choose files…' })).toBeVisible();

  await choose(page, ANN, BOB);
  await seen(page.getByText('2 learners in 2 files.')).toBeVisible();
  const row = rowOf(page, 'stampede-refreshes');
  await seen(row.locator('summary')).toContainText('50 % 1 of 2 right at first');
  await seen(row.locator('summary')).toContainText(/1 chose 1.*1 would be right if/);
  await row.locator('summary').focus();
  await page.keyboard.press('Enter');
  await seen(row.getByText('1 more said so later.')).toBeVisible();
  await seen(row.getByRole('link', { name: 'Lesson 3, The stampede' })).toBeVisible();
  await seen(page.getByRole('region', { name: 'Worth knowing' })).toContainText(
    'Practice has no row: 1 generated question done',
  );

  // The table is downloaded as CSV that a spreadsheet reads.
  const { name, text } = await savedBy(page, () => page.getByRole('button', { name: 'Download CSV' }).click());
  expect(name).toBe('reauth-lab-class.csv');
  expect(text.slice(0, 8)).toBe('\uFEFFlesson,');
  expect(text).toContain('\r\n3,The stampede,stampede-refreshes,How many refresh requests does this run make?,2,1,50,');

  // By learner it is seen what is not done, on a phone too; the table that is downloaded is this one.
  await page.getByRole('radio', { name: 'By learner' }).check();
  const ann = page.getByRole('row', { name: 'ann.json' });
  await seen(ann).toContainText(/0 of \d+1 of \d+01allall/);
  const learners = await savedBy(page, () => page.getByRole('button', { name: 'Download CSV' }).click());
  expect(learners.name).toBe('reauth-lab-learners.csv');
  expect(learners.text).toMatch(/\r\nann\.json,0,\d+,1,/);
  expect(await foundByAxe(page)).toEqual([]);
  expect(await widthAt(page, 390)).toBe(390);
});

test('progress is graded by the file of an assignment, chosen first: its questions, challenges and points, and by which it is said', async () => {
  const page = await open('#/class');
  const id = 'assignment-one-refresh-for-all-1';
  const example = readFileSync('docs/assignment.example.json', 'utf8');
  await page.getByLabel('An assignment or a course').setInputFiles(picked('assignment.json', example));
  await seen(page.getByText('Counted by “One refresh for all”.')).toBeVisible();
  await seen(page.getByText('Now choose the files that your learners exported.')).toBeVisible();
  const ann = aFile('ann.json', { [id]: [number(3)] });
  const exercises = [{ id: 'assignment-one-refresh-for-all/challenge-1', solved: true, text: null }];
  await choose(
    page,
    { name: ann.name, text: JSON.stringify({ ...(JSON.parse(ann.text) as object), exercises }) },
    aFile('bob.json', { [id]: [number(1)] }, { startMs: 1 }),
  );
  await seen(rowOf(page, id).locator('summary')).toContainText('1 of 2 right at first');
  await page.getByRole('radio', { name: 'By learner' }).check();
  await seen(page.getByRole('columnheader').last()).toHaveText('One refresh for all: make it refresh twice');
  await seen(page.getByRole('row', { name: 'ann.json' })).toContainText(/3 of 5.*all1 of 1$/);
  await seen(page.getByRole('row', { name: 'bob.json' })).toContainText(/0 of 5.*all0 of 1$/);
});

test('files that are dropped count like files that are chosen; more are added to them, and all are forgotten at once', async () => {
  const page = await open('#/class');
  const data = await page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer();
      for (const { name, text } of files) transfer.items.add(new File([text], name));
      return transfer;
    },
    [ANN] as Files,
  );
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data });
  await seen(page.getByText('1 learner in 1 file.')).toBeVisible();
  await page.getByLabel('Exported files').setInputFiles(filesOf([ANN, BOB]));
  await seen(page.getByText('2 learners in 2 files.')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await seen(page.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  await seen(page.locator('details')).toHaveCount(0);

  // With damaged files alone there is no table and no download.
  await page.getByLabel('Exported files').setInputFiles(filesOf([CUT]));
  await seen(page.getByText('None of the files could be read.')).toBeVisible();
  await seen(page.getByRole('button', { name: 'Download CSV' })).toHaveCount(0);
});

test('nothing leaves the browser: after the page is there, only its own scripts are asked for', async () => {
  const page = await open('#/class');
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    const isOwnScript =
      request.method() === 'GET' && url.startsWith(`${inject('siteUrl')}assets/`) && !/[?#]/.test(url);
    const isBlob = url.startsWith('blob:') || url.startsWith('data:');
    if (!isOwnScript && !isBlob) asked.push(`${request.method()} ${url}`);
  });
  page.on('websocket', (socket) => asked.push(socket.url()));
  await choose(page, ANN, BOB, CUT);
  // A damaged file is told in a sentence, and the others count.
  await seen(page.getByRole('region', { name: 'Could not be read' })).toContainText(
    'Failed to read cut.json: it is no JSON.',
  );
  await seen(page.getByText('2 learners in 2 files.')).toBeVisible();
  await savedBy(page, () => page.getByRole('button', { name: 'Download CSV' }).click());
  expect(asked).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).not.toContain('stampede-refreshes');
});

test('the hardest question comes first when that is wanted; a class of 200 is counted, on a phone without sideways scroll', async () => {
  const page = await open('#/class');
  await choose(
    page,
    aFile('a.json', { 'plain-outcome': [values('some-failed')], 'stampede-refreshes': [number(1)] }),
    BOB,
  );
  await page.getByRole('radio', { name: 'Hardest first' }).check();
  const ids = await page.locator('details').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-question')));
  expect(ids).toEqual(['stampede-refreshes', 'plain-outcome']);
  await page.getByRole('button', { name: 'Start over' }).click();

  const files = Array.from({ length: 200 }, (_, index) =>
    aFile(`learner-${index}.json`, { 'stampede-refreshes': [number(index % 4)] }, { startMs: index }),
  );
  await choose(page, ...files);
  await seen(page.getByText('200 learners in 200 files.')).toBeVisible();
  await seen(rowOf(page, 'stampede-refreshes').locator('summary')).toContainText('50 of 200 right at first');
  expect(await widthAt(page, 390)).toBe(390);
});

test('axe finds nothing, empty, with a report and with faults', async () => {
  const page = await open('#/class');
  await seen(page.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  expect(await foundByAxe(page), 'empty').toEqual([]);
  await choose(page, ANN, BOB, CUT);
  await rowOf(page, 'stampede-refreshes').locator('summary').click();
  expect(await foundByAxe(page), 'with a report and faults').toEqual([]);
});
