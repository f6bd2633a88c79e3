import { describe, expect, test } from 'vitest';
import { foldedLines } from '../../src/app/pages/contents/DecisiveLines.tsx';
import { openPicture, shutPicture } from '../../src/app/pages/contents/frontPicture.ts';
import { FRONT_ANSWERS } from '../../src/lessons/frontAnswers.ts';
import { FRONT_QUESTIONS } from '../../src/lessons/frontQuestions.ts';
import { LESSONS } from '../../src/lessons/index.ts';
import { listOfRuns, resolveQuestion } from '../../src/quiz/index.ts';
import { plain } from '../../src/timeline/words/index.ts';
import { sourceOf } from '../support/sources.ts';
import { lessonRunner } from './support/lessonRunner.ts';

const runner = lessonRunner();

/** All that the front page says after an answer, by question. */
const SAID: Readonly<Record<string, unknown>> = {
  'front-no-lock': {
    key: 3,
    explanation:
      'Each call refreshes for itself. Users and Comments present r1, which Posts has just used up: refused, and the user is logged out of a session that was fine.',
    condition: 'Refresh tokens work once on this server; where they do not, 3 refreshes are only waste.',
    would: [
      '0 would be right without a wrapper.',
      '1 would be right of a wrapper with a lock.',
      '2 would be right with two calls.',
    ],
    lesson: 3,
  },
  'front-lock': {
    key: 1,
    explanation:
      'Posts takes the lock and refreshes. Users and Comments find it taken, wait until it is free, and repeat with a2: nobody notices.',
    condition:
      'The lock is one tab’s: two tabs that meet the same token send 2 refreshes, and here one of them is refused.',
    would: [
      '0 would be right without a wrapper.',
      '2 would be right if the page were open in two tabs.',
      '3 would be right without the lock.',
    ],
    lesson: 5,
  },
  'front-late': {
    key: 2,
    explanation:
      'When the 401 of Comments arrives, the lock is free again. So it refreshes once more, although the app holds a2 by then and a repeat would have done.',
    condition: 'Nobody is logged out: it is a needless request. A wrapper that compares the tokens first sends 1.',
    would: [
      '0 would be right without a wrapper.',
      '1 would be right if all three 401s came together.',
      '3 would be right if the 401s of Users and Comments both came late, each by itself.',
    ],
    lesson: 8,
  },
};

const ASKED = FRONT_QUESTIONS.flatMap((front, index) => {
  const answer = FRONT_ANSWERS[index];
  return answer ? [{ front, ...answer }] : [];
});

test('there are three, each with what answers it', () => {
  expect(ASKED.map(({ front, question }) => [front.id, question.id])).toEqual(Object.keys(SAID).map((id) => [id, id]));
});

describe.each(ASKED)('$front.prompt ($front.wrapper)', ({ front, question, claims, condition }) => {
  test('its key, its explanation, its condition and what each other answer would be right for are computed', async () => {
    const resolved = await resolveQuestion(question, runner, { file: 'src/lessons/frontQuestions.ts' });
    if (resolved.form !== 'number') throw new Error('Failed to read the question: it asks for no number.');
    expect({
      key: resolved.key,
      explanation: plain(resolved.explain.right),
      condition: condition.says(await runner(condition.run)).join(''),
      would: resolved.wrong.toSorted((a, b) => a.value - b.value).map(({ would }) => plain(would.headline)),
      lesson: LESSONS.find(({ slug }) => slug === front.lesson)?.number,
    }).toEqual(SAID[question.id]);
  });

  test('every number that can be chosen is the key or has a run that it is right for', async () => {
    const resolved = await resolveQuestion(question, runner);
    if (resolved.form !== 'number') throw new Error('Failed to read the question: it asks for no number.');
    const known = [resolved.key, ...resolved.wrong.map(({ value }) => value)].toSorted((a, b) => a - b);
    expect(known).toEqual(Array.from({ length: resolved.most + 1 }, (_, value) => value));
  });

  test.each(claims)('claim: $says', async ({ run, holds }) => {
    expect(holds(...(await Promise.all(listOfRuns(run).map(runner))))).toBe(true);
  });

  test('its lines stand in the file of its wrapper, and are eleven', () => {
    expect(foldedLines(sourceOf(front.run.wrapper).text, front.excerpt)).toHaveLength(11);
  });

  test.each([358, 700, 1100])(
    'its picture is as high as the place that is kept for it, before and after, at %i px',
    async (width) => {
      const trace = await runner(front.run);
      const heights = [shutPicture(trace, width).geometry, openPicture(trace, width)].map(({ height }) => height);
      expect(heights).toEqual([front.pictureHeight, front.pictureHeight]);
    },
  );

  test('its picture does not move when the run goes on, and has nothing of its future before', async () => {
    const trace = await runner(front.run);
    const [shut, open] = [shutPicture(trace, 700).geometry, openPicture(trace, 700)];
    expect([shut.pxPerUnit, shut.origin]).toEqual([open.pxPerUnit, open.origin]);
    expect(shut.bars.map(({ request }) => request)).toEqual(['posts.1', 'users.1', 'comments.1']);
    expect([shut.waits, shut.flags, shut.locks.flatMap(({ holds }) => holds)]).toEqual([[], [], []]);
  });
});

test('the decisive lines of the wrapper without a lock', () => {
  const [first] = FRONT_QUESTIONS;
  expect(first && foldedLines(sourceOf('no-mutex').text, first.excerpt).join('\n')).toBe(
    `let result = await rawBaseQuery(args, api, extraOptions);
if (result.error?.status === 401) {
  ⋯
  const refreshed = await rawBaseQuery(⋯'/auth/refresh'⋯);
  if (refreshed.data) {
    ⋯setTokens(access_token, refresh_token);
    result = await rawBaseQuery(args, api, extraOptions);
  } else {
    await logout();
  }
}`,
  );
});
