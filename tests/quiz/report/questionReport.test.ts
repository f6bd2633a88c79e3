import { expect, test } from 'vitest';
import { plain } from '../../../src/timeline/words/index.ts';
import { resolveQuestion } from '../../../src/quiz/index.ts';
import type { Answer, Question } from '../../../src/quiz/index.ts';
import { questionReport } from '../../../src/quiz/report/questionReport.ts';
import { readClass } from '../../../src/quiz/report/readClass.ts';
import { CONCEPT, HOW_MANY, LOCK_ORDER, THE_END, WHICH_REFRESH, WHO_IS_FILLED, WHY_TWO } from '../support/questions.ts';
import { runner } from '../support/runner.ts';
import { aFile, number, values } from './aFile.ts';

/** The report on a question that each learner answered with a list of answers. */
async function reportOn(question: Question, ...answers: (readonly Answer[])[]) {
  const files = answers.map((list, index) => aFile(`${index}.json`, { [question.id]: list }, { startMs: index }));
  return questionReport(await resolveQuestion(question, runner), readClass(files).learners);
}

async function mistakesOn(question: Question, ...answers: (readonly Answer[])[]) {
  const { report } = await reportOn(question, ...answers);
  return report.mistakes.map(({ kind, said, means, learners }) => [learners, kind, plain(said), plain(means)]);
}

test('first answers are counted, and later ones that put it right', async () => {
  const { report, notes } = await reportOn(
    HOW_MANY,
    [number(3)],
    [number(1), number(3)],
    [number(1)],
    [number(0), number(1), number(3)],
    [number(3), number(1)],
  );
  expect(report).toMatchObject({ answered: 5, rightAtFirst: 2, rightLater: 2, afterReset: 0 });
  expect(notes).toEqual([]);
});

test('the most frequent wrong number comes with what it would be right for', async () => {
  expect(await mistakesOn(HOW_MANY, [number(0)], [number(1)], [number(1)], [number(3)], [number(7)])).toEqual([
    [2, 'chose', '1', '1 would be right if the refresh were shared.'],
    [1, 'chose', '0', '0 would be right without a wrapper.'],
    [1, 'chose', '7', ''],
  ]);
});

test('of one of several the wrong option is told by its words', async () => {
  expect(await mistakesOn(THE_END, [values('stuck')], [values('stuck')], [values('logged-out')])).toEqual([
    [2, 'chose', 'It is stuck', 'This would be right if the owner waited for itself.'],
  ]);
});

test('of several options each wrong one counts, and each right one that was left out', async () => {
  expect(
    await mistakesOn(WHO_IS_FILLED, [values('users', 'comments')], [values('posts', 'users')], [values()]),
  ).toEqual([
    [2, 'chose', 'Users', 'This would be right if the refresh were shared.'],
    [2, 'left out', 'Posts', ''],
    [1, 'chose', 'Comments', 'This would be right if the refresh were shared.'],
  ]);
});

test('what was chosen most stands before what was left out more often', async () => {
  const { report } = await reportOn(WHO_IS_FILLED, [values()], [values()], [values('posts', 'users')]);
  expect(report.mistakes.map(({ kind, learners }) => [learners, kind])).toEqual([
    [2, 'left out'],
    [1, 'chose'],
  ]);
  expect(report.mostChosen).toMatchObject({ kind: 'chose', learners: 1 });
});

test('where nothing wrong was chosen, what was left out most is told', async () => {
  const { report } = await reportOn(WHY_TWO, [values('off')], [values('off', 'check')]);
  expect(report.mostChosen).toMatchObject({ kind: 'left out', said: ['Compare the token'], learners: 1 });
});

test('a wrong order is told whole', async () => {
  expect(await mistakesOn(LOCK_ORDER, [values('acquired', 'released', 'stored')])).toEqual([
    [
      1,
      'chose',
      'The lock is taken, then The lock is released, then The new token is stored',
      'This order would be right if the lock were released first.',
    ],
  ]);
});

test('a wrong place on the timeline is told in words', async () => {
  const users: Answer = { as: 'target', target: { at: 'request', request: 'users.r1' } };
  expect(await mistakesOn(WHICH_REFRESH, [users])).toEqual([
    [1, 'chose', 'Users, refresh, from 50 ms', 'This would be right if Posts heard of its 401 later.'],
  ]);
});

test('a wrong idea about what no run shows comes with its reason', async () => {
  expect(await mistakesOn(CONCEPT, [values('route')])).toEqual([
    [1, 'chose', 'It asks the router', 'The router is not told.'],
  ]);
});

test('a first answer that the question does not have any more is told, and its learner not counted', async () => {
  const { report, notes } = await reportOn(
    THE_END,
    [values('an-old-option'), values('logged-out')],
    [number(3)],
    [values('logged-out')],
  );
  expect(report).toMatchObject({ answered: 1, rightAtFirst: 1, rightLater: 0 });
  expect(notes).toEqual([
    'The question "the-end" does not have the first answer of 2 learners (0.json and 1.json) any more: left out there.',
  ]);
});

test('a later answer that is none any more puts nothing right', async () => {
  const { report } = await reportOn(THE_END, [values('stuck'), values('an-old-option')]);
  expect(report).toMatchObject({ answered: 1, rightAtFirst: 0, rightLater: 0 });
});

test('a class that was right throughout has no mistake', async () => {
  const { report } = await reportOn(HOW_MANY, [number(3)], [number(3)]);
  expect(report).toMatchObject({ answered: 2, rightAtFirst: 2, mistakes: [], mostChosen: null });
});
