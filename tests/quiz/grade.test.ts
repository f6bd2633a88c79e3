import { expect, test } from 'vitest';
import { grade, resolveQuestion, rightAnswer } from '../../src/quiz/index.ts';
import type { Answer, Grade, Question } from '../../src/quiz/index.ts';
import { plain } from '../../src/timeline/words/index.ts';
import { ALL, HOW_MANY, LOCK_ORDER, THE_END, WHICH_REFRESH, WHO_IS_FILLED, WHY_TWO } from './support/questions.ts';
import { runner } from './support/runner.ts';

async function graded(question: Question, answer: Answer): Promise<Grade> {
  return grade(await resolveQuestion(question, runner), answer);
}
const number = (value: number): Answer => ({ as: 'number', value });
const values = (...list: readonly string[]): Answer => ({ as: 'values', values: list });
const request = (id: string): Answer => ({ as: 'target', target: { at: 'request', request: id } });
const headlines = ({ would }: Grade): readonly string[] => would.map(({ headline }) => plain(headline));

test.each(ALL)('the right answer to $id is right', async (question) => {
  const resolved = await resolveQuestion(question, runner);
  expect(grade(resolved, rightAnswer(resolved))).toMatchObject({ right: true, score: 1, would: [], general: null });
});

test('a wrong number that another run makes shows that run', async () => {
  const wrong = await graded(HOW_MANY, number(1));
  expect(wrong).toMatchObject({ right: false, score: 0, general: null });
  expect(headlines(wrong)).toEqual(['1 would be right if the refresh were shared.']);
  expect([wrong.said, wrong.was].map(plain)).toEqual(['1', '3']);
});

test('a wrong number that no listed run makes gets a general word', async () => {
  const wrong = await graded(HOW_MANY, number(7));
  expect(headlines(wrong)).toEqual([]);
  expect(plain(wrong.general ?? [])).toContain('7');
});

test('right and wrong are explained each in their own words', async () => {
  expect(plain((await graded(HOW_MANY, number(3))).explanation)).toBe('Each call refreshes for itself.');
  expect(plain((await graded(HOW_MANY, number(1))).explanation)).toBe(
    'Nobody asks whether somebody refreshes already.',
  );
});

test('a wrong choice shows the run whose answer it is', async () => {
  expect(headlines(await graded(THE_END, values('stuck')))).toEqual([
    'This would be right if the owner waited for itself.',
  ]);
});

test('a set is worth the part of the right ones less the part of the wrong ones', async () => {
  expect((await graded(WHO_IS_FILLED, values('posts', 'users'))).score).toBe(0.5);
  expect((await graded(WHO_IS_FILLED, values('users'))).score).toBe(0);
  expect((await graded(WHY_TWO, values('off'))).score).toBe(0.5);
});

test('choosing all or none of a set is worth nothing', async () => {
  expect((await graded(WHO_IS_FILLED, values('posts', 'users', 'comments'))).score).toBe(0);
  const none = await graded(WHO_IS_FILLED, values());
  expect([none.score, plain(none.general ?? [])]).toEqual([0, 'You chose none of them.']);
});

test('what is missing from a set is told, if all that was chosen is right', async () => {
  expect(plain((await graded(WHY_TWO, values('check'))).general ?? [])).toBe(
    'All that you chose is right, and there is more.',
  );
});

test('a wrong change shows the run in which the effect is still there', async () => {
  const wrong = await graded(WHY_TWO, values('two'));
  expect(headlines(wrong)).toEqual(['This change leaves the logout in place.']);
  expect(wrong.would[0]?.traces[0]?.scenario.mounts).toHaveLength(2);
});

test('an order is worth the pairs that stand right less those that do not', async () => {
  expect((await graded(LOCK_ORDER, values('acquired', 'released', 'stored'))).score).toBeCloseTo(1 / 3);
  expect((await graded(LOCK_ORDER, values('released', 'stored', 'acquired'))).score).toBe(0);
});

test('the order of another run shows that run', async () => {
  expect(headlines(await graded(LOCK_ORDER, values('acquired', 'released', 'stored')))).toEqual([
    'This order would be right if the lock were released first.',
  ]);
});

test('what is right elsewhere on the timeline shows where', async () => {
  const wrong = await graded(WHICH_REFRESH, request('users.r1'));
  expect(headlines(wrong)).toEqual(['This would be right if Posts heard of its 401 later.']);
  expect([wrong.said, wrong.was].map(plain)).toEqual(['Users, refresh, from 50 ms', 'Posts, refresh, from 50 ms']);
  expect(headlines(await graded(WHICH_REFRESH, request('posts.1')))).toEqual([]);
});

test.each<[string, Question, Answer]>([
  ['of another form', HOW_MANY, values('3')],
  ['a number below 0', HOW_MANY, number(-1)],
  ['an unknown option', THE_END, values('nobody-knows')],
  ['two options of a choice', THE_END, values('stuck', 'some-failed')],
  ['an order that lacks an item', LOCK_ORDER, values('acquired', 'stored')],
  ['an order that has an item twice', LOCK_ORDER, values('acquired', 'acquired', 'stored')],
  ['a request that is not sent', WHICH_REFRESH, request('archive.1')],
])('an answer that is none cannot be graded: %s', async (_, question, answer) => {
  await expect(graded(question, answer)).rejects.toThrow(/^Failed to grade an answer to "/);
});
