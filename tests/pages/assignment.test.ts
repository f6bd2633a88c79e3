import { readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { captured } from '../cli/captured.ts';
import { foundByAxe } from './support/foundByAxe.ts';
import { pagesOfSite, picked, savedBy, widthAt } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

test('a day: a course with an own assignment is made, done badly and well from its link, handed in, graded and reported', async () => {
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
  // One of its wrong answers is left out; the focus stays where it was.
  const wrong = second.getByRole('group', { name: 'Wrong answers' }).getByRole('checkbox');
  await seen(wrong.first()).toBeChecked();
  const suggested = await wrong.count();
  await wrong.first().press('Space');
  await seen(wrong.first()).not.toBeChecked();
  await seen(wrong.first()).toBeFocused();
  await seen(second.getByRole('status')).toContainText(`${suggested - 1} wrong answer`);
  await page.getByRole('button', { name: 'Exercise', exact: true }).click();
  await seen(page.getByRole('button', { name: 'Exercise', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Move part 3 up' }).click();
  await page.getByRole('checkbox', { name: '3 The stampede' }).check();
  expect(await foundByAxe(page), 'making').toEqual([]);
  expect(await widthAt(page, 390)).toBe(390);

  const { name, text } = await savedBy(page, () => page.getByRole('button', { name: 'Export it' }).click());
  expect(name).toBe('week-3.json');
  expect(JSON.parse(text)).toMatchObject({
    kind: 'course',
    parts: [
      { lesson: 'the-stampede' },
      {
        id: 'week-3',
        parts: [{ kind: 'question' }, { kind: 'exercise' }, { kind: 'question', wrapper: 'mutex', asks: 'ending' }],
      },
    ],
  });
  await page.getByRole('button', { name: 'Copy a link to it' }).click();
  await seen(page.getByText('Copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const learner = await open(link.slice(link.indexOf('#')));
  await learner.getByRole('main').getByRole('link', { name: 'Week 3' }).click();
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
  await seen(learner.getByText('☐')).toHaveCount(suggested);
  await page.getByRole('button', { name: 'A sheet with answers' }).click();
  await seen(page.getByText('☒ Every call gets its data')).toBeVisible();

  // Another one does it well, in a browser of their own.
  const ann = await open(link.slice(link.indexOf('#')));
  await ann.getByRole('main').getByRole('link', { name: 'Week 3' }).click();
  const first = ann.locator('[data-question="assignment-week-3-1"]');
  await first.getByRole('spinbutton').fill('3');
  await first.getByRole('button', { name: 'Commit' }).click();
  await ann.getByLabel('Your name in the file').fill('Ann');
  const annsFile = await savedBy(ann, () => ann.getByRole('button', { name: 'Export to a file' }).click());

  // The class is graded from its folders, and its answers are reported.
  const folder = await folderOfClass({
    'course.json': text,
    'class/bo/progress.json': handedIn.text,
    'class/ann/progress.json': annsFile.text,
  });
  for (const [student, wrapper] of HAND_INS) {
    await mkdir(join(folder, 'class', student), { recursive: true });
    if (wrapper !== null) await copyFile(`src/wrappers/${wrapper}.ts`, join(folder, 'class', student, 'base.ts'));
  }
  const graded = await captured(['grade', 'class', '--assignment', 'course.json', '--csv', 'points.csv'], folder);
  expect(graded.code).toBe(2);
  const points = await rowsOf(join(folder, 'points.csv'));
  expect(points.map(([student, had, of]) => [student, had, of])).toEqual(
    HAND_INS.map(([student, , had]) => [student, had, '2']),
  );
  const args = ['report', 'class', '--assignment', 'course.json', '--learners', 'learners.csv'];
  expect(await captured(args, folder)).toMatchObject({ code: 0, err: '' });
  expect((await rowsOf(join(folder, 'learners.csv'))).map((row) => row.slice(0, 2))).toEqual([
    ['Ann', '1'],
    ['Bo', '0'],
  ]);
});

/** What a class hands in: student, the wrapper that their file is the text of (`null` where there is none), and its points. */
const HAND_INS: readonly (readonly [student: string, wrapper: string | null, points: string])[] = [
  ['ann', 'mutex', '2'],
  ['bo', 'no-mutex', '1'],
  ['cem', 'plain', '0'],
  ['dee', 'promise-flag', '2'],
  ['eva', 'mutex', '2'],
  ['finn', 'mutex-token-check', '2'],
  ['gus', 'no-mutex', '1'],
  ['hana', 'wrapped-refresh', '1'],
  ['ida', 'wrapped-refresh-mutex', '0'],
  ['jo', 'docs', '2'],
  ['kai', null, '0'],
  ['lou', 'axios-queue', '2'],
  ['mia', 'plain', '0'],
  ['noor', 'reference', '2'],
  ['ola', 'mutex', '2'],
  ['pim', 'promise-flag', '2'],
  ['quinn', 'no-mutex', '1'],
  ['rui', 'wrapped-refresh', '1'],
];

async function folderOfClass(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-day-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** The rows of a table below its head, cells that have no comma in them. */
async function rowsOf(path: string): Promise<readonly (readonly string[])[]> {
  const rows = (await readFile(path, 'utf8')).trimEnd().split('\r\n').slice(1);
  return rows.map((row) => row.split(','));
}

test('a course opens from its file, leads to lessons and assignments, and a damaged link or file is told', async () => {
  const page = await open('#/assignment?a=1.damaged');
  await seen(page.getByRole('alert')).toContainText('Failed to open the assignment: the link is damaged');
  const example = JSON.parse(readFileSync('docs/assignment.example.json', 'utf8')) as { readonly parts: object[] };
  const mutex = { wrapper: 'mutex', scenario: 'three-at-once' };
  const goals = [
    'refreshes-and-repeats',
    { claim: { fact: 'forcedLogouts', scenario: 'slow-users', is: 'exactly', bound: 0 } },
    { claim: { fact: 'succeeded', scenario: 'three-at-once', is: 'at-least', bound: mutex }, points: 2 },
  ];
  // Its checks come to their end soon.
  const mend = { kind: 'exercise', start: { wrapper: 'plain' }, goals };
  const own = { ...example, parts: [...example.parts.slice(0, -1), mend] };
  const course = { kind: 'course', id: 'autumn', title: 'Autumn', parts: [{ lesson: 'the-stampede' }, own] };
  await page.getByLabel('An assignment').setInputFiles(picked('x.json', '{}'));
  await seen(page.getByRole('alert')).toContainText('Failed to read the assignment x.json at kind');
  await page.getByLabel('An assignment').setInputFiles(picked('course.json', JSON.stringify(course)));
  await seen(page.getByRole('heading', { level: 1, name: 'Autumn' })).toBeVisible();
  await seen(page.getByRole('link', { name: 'The stampede' })).toBeVisible();
  await page.getByRole('link', { name: 'One refresh for all' }).click();
  await seen(page.locator('[data-question]')).toHaveCount(3);
  await seen(page.getByText('Mutex in slow-users.')).toBeVisible();

  // A claim is told with its truth, and held against the learner's own text in the workbench.
  const exercise = page.getByRole('region', { name: 'Exercise' });
  const noLogout = 'In “slow-users”: exactly 0 forced logouts';
  await seen(exercise.getByText(`${noLogout}. True of what you begin with. 1 point`)).toBeVisible();
  const asMany = 'at least as many calls that get their data as Mutex in “Three at once”, which has 3.';
  await seen(exercise.getByText(`${asMany} Not true of what you begin with. 2 points`)).toBeVisible();
  await exercise.getByRole('link', { name: 'Open the workbench' }).click();
  await page.getByRole('button', { name: 'Run checks' }).click();
  const claims = page.getByRole('region', { name: 'Claims' });
  await seen(claims.getByRole('heading', { level: 3 })).toHaveText('Claims1 of 2', { timeout: 60_000 });
  await seen(claims.locator('[data-claim="claim-2"]')).toContainText('Not true: It has 0 calls that get their data.');
  expect(await foundByAxe(page), 'claims in the workbench').toEqual([]);
  await page.getByRole('link', { name: 'Back to the assignment' }).click();
  await page.getByRole('link', { name: 'One refresh for all' }).click();
  await seen(exercise.getByText('When they were asked last, 1 of 3 goals held.')).toBeVisible();

  // A challenge that is done is told of here, and goes into what is handed in. A way that was shown is not done.
  const challenge = page.getByRole('region', { name: 'Challenge' });
  await challenge.getByRole('link').click();
  await page.getByRole('button', { name: 'It is impossible' }).click();
  await page.getByRole('button', { name: 'Show a shortest way' }).click();
  await seen(page.getByText('You made it refresh twice')).toBeVisible();
  const site = page.url().replace(/#.*/, '');
  await page.goto(`${site}#/assignment?part=one-refresh-for-all`);
  await seen(challenge).toBeVisible();
  await seen(challenge.getByText('You have done it.')).toHaveCount(0);
  const before = ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>', 'posts.2<', 'users.1>'].join(' ');
  await page.goto(
    `${site}#/network?wrapper=mutex&scenario=three-at-once&goal=refresh-twice&moves=${encodeURIComponent(before)}`,
  );
  await seen(page.getByText('Your turn:')).toBeVisible();
  const last = page.locator('[data-choice="users.1<"]');
  await page.keyboard.press((await last.locator('kbd').textContent()) ?? '');
  await seen(page.getByText('You made it refresh twice')).toBeVisible();
  await page.goto(`${site}#/assignment?part=one-refresh-for-all`);
  await seen(challenge.getByText('You have done it.')).toBeVisible();
  const { text } = await savedBy(page, () => page.getByRole('button', { name: 'Export to a file' }).click());
  expect(JSON.parse(text)).toMatchObject({
    exercises: [
      { id: 'assignment-one-refresh-for-all', solved: false, text: null, goals: '1 of 3' },
      { id: 'assignment-one-refresh-for-all/challenge-1', solved: true, text: null },
    ],
  });

  // It is taken in elsewhere: in a browser where an example was opened that comes with the site.
  const elsewhere = await open('#/assignment');
  expect(await foundByAxe(elsewhere), 'without an assignment').toEqual([]);
  await elsewhere.getByRole('button', { name: 'Open an example' }).click();
  await seen(elsewhere.getByRole('heading', { level: 1, name: 'One refresh for all' })).toBeVisible();
  await elsewhere.getByLabel('A file with progress').setInputFiles(picked('mine.json', text));
  await seen(elsewhere.getByText('Took in mine.json. With 1 exercise or challenge.')).toBeVisible();
  await seen(elsewhere.getByRole('region', { name: 'Challenge' }).getByText('You have done it.')).toBeVisible();
});

test('a course of several assignments is opened to go on with: one is edited, one added and one removed, the rest is kept in its order', async () => {
  const page = await open('#/assignment/make');
  const asking = (id: string, title: string, text: string) => ({
    kind: 'assignment',
    id,
    title,
    due: '2027-03-01',
    parts: [{ kind: 'text', text }],
  });
  const course = {
    kind: 'course',
    id: 'spring',
    title: 'Spring',
    text: 'Read all of it.',
    parts: [
      asking('a', 'First', 'One.'),
      { lesson: 'the-stampede' },
      asking('b', 'Second', 'Two.'),
      { lesson: 'the-mutex' },
      asking('c', 'Third', 'Three.'),
    ],
  };
  await page.getByLabel('An assignment to go on with').setInputFiles(picked('x.json', JSON.stringify(course)));
  const parts = page.getByRole('list', { name: 'Parts of the course' });
  await seen(parts.getByRole('listitem')).toHaveCount(5);
  const exported = async () => savedBy(page, () => page.getByRole('button', { name: 'Export it' }).click());
  const whole = await exported();
  expect([whole.name, JSON.parse(whole.text)]).toEqual(['spring.json', course]);

  // All of it by keyboard.
  await parts.getByRole('button', { name: 'Edit Second' }).press('Enter');
  await seen(page.getByLabel('Text, in Markdown')).toHaveValue('Two.');
  await page.getByLabel('Text, in Markdown').fill('Two and a half.');
  await parts.getByRole('button', { name: 'Remove First' }).press('Enter');
  await seen(parts).toBeFocused();
  await parts.getByRole('button', { name: 'Move Third up' }).press('Enter');
  await page.getByRole('button', { name: 'Add an assignment' }).press('Enter');
  await seen(parts.getByRole('button', { name: 'Edit My assignment' })).toHaveAttribute('aria-current', 'true');
  // A claim is made of lists, and computed: of what the exercise begins with, and of the reference.
  await page.getByRole('button', { name: 'Exercise', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Add a claim' }).press('Enter');
  const claim = page.getByRole('group', { name: 'Claim 1' });
  await seen(claim.getByRole('status')).toHaveText(
    'In “Three at once”: exactly 1 refresh request. What it begins with: not true. It has 3 refresh requests. The reference: true. It has 1 refresh request.',
  );
  await claim.getByLabel('Compared', { exact: true }).selectOption('at most');
  await claim.getByLabel('Compared with').selectOption('as many as Mutex');
  await seen(claim.getByRole('status')).toContainText(
    'at most as many refresh requests as Mutex in “Three at once”, which has 1.',
  );
  await page.getByLabel('Title of the course').fill('');
  await seen(page.getByRole('alert')).toContainText('at title');
  await page.getByLabel('Title of the course').fill('Summer');
  await page.getByLabel('Short name of the course').fill('Summer 27');
  await page.getByLabel('What the course is about').fill('Read **all** of it.');
  await page.getByLabel('The course opens').fill('2027-02-01');
  await page.getByLabel('It is due').fill('2027-03-01');
  expect(await foundByAxe(page), 'a course that is made').toEqual([]);
  expect(await widthAt(page, 390)).toBe(390);
  const { text } = await exported();
  expect(JSON.parse(text)).toMatchObject({
    id: 'summer-27',
    title: 'Summer',
    text: 'Read **all** of it.',
    opens: '2027-02-01',
    due: '2027-03-01',
    parts: [
      { lesson: 'the-stampede' },
      asking('b', 'Second', 'Two and a half.'),
      asking('c', 'Third', 'Three.'),
      { lesson: 'the-mutex' },
      {
        id: 'my-assignment',
        parts: [
          { kind: 'question' },
          {
            kind: 'exercise',
            goals: [
              'refreshes-and-repeats',
              'one-refresh-at-once',
              {
                claim: {
                  fact: 'refreshRequests',
                  scenario: 'three-at-once',
                  is: 'at-most',
                  bound: { wrapper: 'mutex', scenario: 'three-at-once' },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});
