import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allLessons, proseOf } from '../../src/lessons/index.ts';
import type { WholeLesson } from '../../src/lessons/index.ts';
import { resolveQuestion } from '../../src/quiz/index.ts';
import { factsOf } from '../../src/sim/index.ts';
import { A_LESSON, proseFrom } from './support/aLesson.ts';
import { givenAway, told } from './support/givenAway.ts';
import type { Secret } from './support/givenAway.ts';
import { lessonRunner } from './support/lessonRunner.ts';
import { above, passagesOf } from './support/passages.ts';
import { readProse } from './support/readProse.ts';

const runner = lessonRunner();
const lessons = await allLessons();

test.each(lessons)(
  'what stands above a question of lesson $number, $title, does not hold its answer',
  async (lesson) => {
    const source = readFileSync(`src/lessons/${lesson.folder}/index.mdx`, 'utf8');
    const prose = proseOf(lesson).then((file) => file.default);
    expect(await faultsOf(lesson, source, prose)).toEqual([]);
  },
);

test('a change that a why question asks about is not drawn above it', async () => {
  const lesson: WholeLesson = {
    ...A_LESSON,
    questions: [
      {
        id: 'cure',
        kind: 'why',
        prompt: 'Which of these takes the errors away?',
        run: { wrapper: 'plain', scenario: 'three-at-once' },
        effect: (trace) => factsOf(trace).failed > 0,
        effectName: 'the errors',
        pick: 'all',
        options: [
          { value: 'lock', text: 'A lock.', change: { wrapper: 'mutex' } },
          { value: 'off', text: 'No rotation.', change: { settings: { rotation: 'off' } } },
        ],
        explain: { right: 'So it is.' },
      },
    ],
  };
  const drawn = '<Compare a="plain" b="mutex" scenario="three-at-once" />';
  const asked = '<Question id="cure" />';
  expect(await faultsOf(lesson, `${drawn}\n\n${asked}\n`)).toEqual([
    'src/lessons/01-a-lesson: Failed to keep the answer of "cure": the run of an option stands above it, in "mutex in three-at-once". Move it below, or say less.',
  ]);
  expect(await faultsOf(lesson, `${asked}\n\n${drawn}\n`)).toEqual([]);
});

async function faultsOf(lesson: WholeLesson, source: string, prose = proseFrom(source)): Promise<readonly string[]> {
  const file = `src/lessons/${lesson.folder}/questions.ts`;
  const questions = await Promise.all(lesson.questions.map((question) => resolveQuestion(question, runner, { file })));
  return givenAway(lesson, source, readProse(await prose), questions);
}

const asks = (prompt: string, ...sentences: readonly string[]): Secret => ({ prompt, sentences, count: null });
const counts = (prompt: string, count: number): Secret => ({ prompt, sentences: [], count });

/** What once stood above a question. */
const STOOD: readonly (readonly [id: string, words: string, secret: Secret])[] = [
  [
    'same-answer',
    'The usual handler of a FastAPI app catches whatever goes wrong with a token and raises one and the same error.',
    asks(
      'How does its answer compare with that to an expired token?',
      'The usual handler catches every kind of bad token in one place and raises the same error.',
    ),
  ],
  [
    'wrapper-order',
    'The three marked places. Intercept; refresh, store and repeat; or log out.',
    asks('Put in order what happens.'),
  ],
  [
    'no-hook-here',
    'The wrapper runs in a thunk, not in a component. So it cannot use hooks, and need not: a Zustand store is an object.',
    asks(
      'Why does the base query read useAuthStore.getState() and not useAuthStore()?',
      'A base query is not a component, and hooks run only while one renders.',
    ),
  ],
  [
    'stampede-refreshes',
    'Three 401s, three refreshes, and a user logged out.',
    counts('How many refresh requests does this run make?', 3),
  ],
  [
    'stampede-one-key',
    'RTK Query keeps one entry for each cache key, and the entry makes the request. Components are subscribers.',
    asks(
      'How many calls reach the base query?',
      'They are three subscribers of one cache entry, and the request belongs to the entry.',
    ),
  ],
  ['flag-new-request', 'What it does not hold back', asks('What becomes of its first request?')],
  [
    'mutex-refreshes',
    'A lock is used after a 401, so that only one call refreshes.',
    counts('How many refresh requests reach FastAPI?', 1),
  ],
  ['loop-end', 'The endless loop, and its silent twin', asks('How does this run end?')],
  ['silent-refreshes', 'A loop without a lock, silence with one.', counts('How many refresh requests are sent?', 0)],
  ['promise-self', 'The flag and promise can wait for itself as well.', asks('How does the run end?')],
  ['refused-logouts', 'One logout', counts('How often is the user logged out?', 1)],
  [
    'leaving-react',
    'The browser loads a new document, and everything in memory is gone: caches, stores, the form that was filled in.',
    asks('What does it do?', 'It loads a new document: all state in memory is gone.'),
  ],
  [
    'late-refreshes',
    'Which of these takes the second refresh away?',
    counts('How many refresh requests does this run make?', 2),
  ],
  ['tabs-refreshes', 'That is once for each program. A tab is a program.', counts('How many refresh requests?', 2)],
  ['across-tabs', 'The browser has one: navigator.locks.', asks('What makes a tab wait?', 'navigator.locks.request()')],
  ['edit-storage', 'why editing localStorage shows nothing until a reload', asks('What happens next?', 'Nothing yet.')],
];

test.each(STOOD)('what gives the answer of %s away is seen: %s', (id, words, secret) => {
  expect(told(words, id, secret)).not.toBeNull();
});

test('what only speaks of the same things is let pass', () => {
  const count = counts('How many refresh requests does this run make?', 1);
  expect(told('Each refresh token works once. Posts asks one thing, and refreshes.', 'x', count)).toBeNull();
  const concept = asks('Which is it?', 'It loads a new document: all state in memory is gone.');
  expect(told('A document may hold state in many ways.', 'x', concept)).toBeNull();
});

test('a question, what waits for its answer, and what stands below it do not stand above it', () => {
  const passages = passagesOf(`
<Goals>

- a goal

</Goals>

<Part title="First">

before

<Stage>

<Question id="one" />

beside

</Stage>

<After question="one">after</After>

</Part>

<Part title="Second">

below

</Part>
`);
  expect(above(passages, 'one')).toEqual(['a goal', 'First', 'before', 'beside', 'Second']);
});
