import { expect, test } from 'vitest';
import { byHardness, classReport, rangesOf, reportJson, reportRows, toCsv } from '../../../src/quiz/index.ts';
import type { ProgressFile } from '../../../src/quiz/index.ts';
import { HOW_MANY, THE_END, WHO_IS_FILLED } from '../support/questions.ts';
import { runner } from '../support/runner.ts';
import { aFile, number, values } from './aFile.ts';

const LESSONS = [
  { number: 1, title: 'The stampede', questions: [HOW_MANY, THE_END] },
  { number: 2, title: 'The end', questions: [WHO_IS_FILLED] },
];

const report = (files: readonly ProgressFile[]) => classReport(files, LESSONS, runner);

test('every question of every lesson is there, in order, also where nobody answered', async () => {
  const { files, learners, lessons } = await report([
    aFile('ann.json', { 'how-many': [number(3)], 'the-end': [values('stuck')] }),
    aFile('bob.json', { 'how-many': [number(1)] }, { startMs: 1 }),
  ]);
  expect({ files, learners }).toEqual({ files: 2, learners: 2 });
  expect(
    lessons.map(({ title, questions }) => [
      title,
      questions.map(({ question, answered, rightAtFirst }) => [question.id, answered, rightAtFirst]),
    ]),
  ).toEqual([
    [
      'The stampede',
      [
        ['how-many', 2, 1],
        ['the-end', 1, 0],
      ],
    ],
    ['The end', [['who-is-filled', 0, 0]]],
  ]);
});

test('forged scores change nothing', async () => {
  const answers = { 'how-many': [number(1), number(0)], 'the-end': [values('stuck')] };
  const told = (right: boolean, score: number, hints: number) =>
    report([aFile('ann.json', answers, { claims: { right, score, hints } })]);
  expect(reportJson(await told(true, 1, 0))).toEqual(reportJson(await told(false, 0, 2)));
  const [first] = (await told(true, 1, 0)).lessons;
  expect(first?.questions[0]).toMatchObject({ answered: 1, rightAtFirst: 0, rightLater: 0 });
});

test('answers to questions that no lesson has, and to generated ones, are left out and told', async () => {
  const { notes, learners } = await report([
    aFile('ann.json', { gone: [number(1)], 'practice-1-a': [number(1)], 'practice-2-b': [number(1)] }),
    aFile('bob.json', { gone: [number(1)], '\u001B[2Jx': [number(1)] }, { startMs: 1 }),
  ]);
  expect(learners).toBe(2);
  expect(notes).toEqual([
    'Practice has no row: 2 generated questions done, and everybody draws others.',
    'What was said to questions that no lesson has is left out (3): "\uFFFD[2Jx" and "gone".',
  ]);
});

test('no files make an empty report', async () => {
  expect(await report([])).toMatchObject({ files: 0, learners: 0, notes: [], faults: [] });
});

test('a class of 200 is counted whole, and runs are made for what was answered only', async () => {
  const files = Array.from({ length: 200 }, (_, index) =>
    aFile(`${index}.json`, { 'how-many': [number(index % 4)] }, { startMs: index }),
  );
  let made = 0;
  const { learners, lessons } = await classReport(files, LESSONS, (spec) => {
    made += 1;
    return runner(spec);
  });
  expect(learners).toBe(200);
  expect(lessons[0]?.questions[0]).toMatchObject({ answered: 200, rightAtFirst: 50 });
  expect(made).toBe(3);
});

test('progress is told before each question', async () => {
  const told: string[] = [];
  const file = aFile('ann.json', { 'how-many': [number(3)], 'the-end': [values('stuck')] });
  await classReport([file], LESSONS, runner, { onProgress: (done, of) => told.push(`${done} of ${of}`) });
  expect(told).toEqual(['0 of 2', '1 of 2']);
});

test('a table has one row a question', async () => {
  const rows = reportRows(await report([aFile('ann.json', { 'how-many': [number(1), number(3)] })]));
  expect(toCsv(rows).split('\r\n')).toEqual([
    'lesson,lesson title,question,prompt,answered,right at first,"right at first, %",right later,after a reset,right answer,most frequent mistake,learners with it,what it stands for',
    '1,The stampede,how-many,How many refresh requests does this run make?,1,0,0,1,0,3,1,1,1 would be right if the refresh were shared.',
    '1,The stampede,the-end,How does it end?,0,0,,0,0,,,,',
    '2,The end,who-is-filled,Which calls get their data?,0,0,,0,0,,,,',
    '',
  ]);
});

test('the hardest question comes first, and what nobody answered last', async () => {
  const { lessons } = await report([
    aFile('ann.json', { 'how-many': [number(3)], 'the-end': [values('stuck')] }),
    aFile('bob.json', { 'how-many': [number(1)] }, { startMs: 1 }),
  ]);
  const questions = lessons.flatMap((lesson) => lesson.questions);
  expect(byHardness(questions).map(({ question }) => question.id)).toEqual(['the-end', 'how-many', 'who-is-filled']);
});

test('learners come by the names that they gave, with what they have not done', async () => {
  const ann = aFile('ann.json', { 'how-many': [number(3)], 'the-end': [values('stuck'), values('logged-out')] });
  const named = (file: ProgressFile, name: string): ProgressFile => ({
    ...file,
    text: JSON.stringify({ ...(JSON.parse(file.text) as object), name, exercises: [{ id: 'loop', solved: true }, 7] }),
  });
  const bob = aFile('bob.json', { 'how-many': [number(1)] }, { startMs: 1 });
  const cem = aFile('cem.json', { 'how-many': [number(1)] }, { startMs: 2 });
  const files = [named(ann, ' Ann\u0007 Lee '), named(bob, 'Bo'), named(cem, 'Bo')];
  const { byLearner } = await classReport(files, LESSONS, runner, { exercises: ['loop', 'late'] });
  expect(byLearner).toMatchObject([
    { name: 'Ann Lee', answered: 2, questions: 3, rightAtFirst: 1, rightLater: 1, lessonsNotDone: [2] },
    { name: 'Bo (bob.json)', answered: 1, rightAtFirst: 0, lessonsNotDone: [1, 2], solved: ['loop'] },
    { name: 'Bo (cem.json)', notSolved: ['late'] },
  ]);
  expect(rangesOf([1, 3, 4, 5, 9])).toBe('1, 3–5, 9');
});
