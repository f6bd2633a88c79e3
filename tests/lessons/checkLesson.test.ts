import { expect, test } from 'vitest';
import type { WholeLesson } from '../../src/lessons/index.ts';
import type { Question } from '../../src/quiz/index.ts';
import { factsOf } from '../../src/sim/index.ts';
import { A_LESSON, A_PROSE, proseFrom } from './support/aLesson.ts';
import { checkLesson, numbersIn } from './support/checkLesson.ts';
import { lessonRunner } from './support/lessonRunner.ts';

const runner = lessonRunner();
const THREE = { wrapper: 'mutex', scenario: 'three-at-once' } as const;

async function faultsOf(change: Partial<WholeLesson>, prose = A_PROSE): Promise<readonly string[]> {
  return checkLesson({ ...A_LESSON, ...change }, await proseFrom(prose), runner);
}

const asks = (question: Partial<Question>): Pick<WholeLesson, 'questions'> => ({
  questions: [
    { id: 'count', prompt: 'What happens?', run: THREE, explain: { right: 'So it is.' }, ...question } as Question,
  ],
});

test('a lesson without fault has none', async () => {
  expect(await faultsOf({})).toEqual([]);
});

test('a claim that is false is told with its file', async () => {
  const claims = { one: { says: 'two', run: THREE, holds: () => false } };
  expect(await faultsOf({ claims })).toEqual([
    'src/lessons/01-a-lesson/questions.ts: Failed to uphold the claim "one": "two" is false of mutex in three-at-once. Correct the prose.',
  ]);
});

test('a question whose key is ambiguous is told with its file', async () => {
  const [fault] = await faultsOf(
    asks({
      kind: 'why',
      effect: (trace) => factsOf(trace).repeats > 0,
      effectName: 'the repeats',
      pick: 'one',
      options: [
        { value: 'fresh', text: 'A fresh token', change: { scenario: 'fresh' } },
        { value: 'plain', text: 'No wrapper', change: { wrapper: 'plain' } },
        { value: 'slow', text: 'Slower', change: { settings: { 'refresh-back': '300' } } },
      ],
    }),
  );
  expect(fault).toContain('src/lessons/01-a-lesson/questions.ts');
  expect(fault).toContain('its key is ambiguous: "fresh" and "plain"');
});

test('options that coincide are told with their file', async () => {
  const [fault] = await faultsOf(
    asks({
      kind: 'choice',
      observe: () => 'a',
      options: [
        { value: 'a', text: 'Yes' },
        { value: 'a', text: 'No' },
      ],
    }),
  );
  expect(fault).toContain('src/lessons/01-a-lesson/questions.ts');
  expect(fault).toContain('two of its options have the value "a"');
});

test('a wrong option that is true is told with its file', async () => {
  const [fault] = await faultsOf(
    asks({
      kind: 'choice',
      observe: () => 'a',
      options: [
        { value: 'a', text: 'Yes', trueOf: { wrapper: 'no-mutex', scenario: 'three-at-once' }, if: 'without the lock' },
        { value: 'b', text: 'No' },
      ],
    }),
  );
  expect(fault).toContain('src/lessons/01-a-lesson/questions.ts');
  expect(fault).toContain('is right');
});

test('a wrapper that does not exist is told with its file', async () => {
  const faults = await faultsOf({}, `${A_PROSE}\n<Run wrapper="mutax" scenario="three-at-once" />\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('src/lessons/01-a-lesson/index.mdx: Failed to run mutax in three-at-once');
});

test('a line that is not in the wrapper is told with its file', async () => {
  const faults = await faultsOf({}, `${A_PROSE}\n<Code wrapper="mutex" lines={["await mutex.acquired()"]} />\n`);
  expect(faults).toEqual([
    'src/lessons/01-a-lesson/index.mdx: Failed to find the line "await mutex.acquired()": it occurs 0 times in mutex.ts. Quote what occurs once.',
  ]);
});

test('a number in the prose is told with its file', async () => {
  const faults = await faultsOf({}, `${A_PROSE}\nAfter 250 ms all is well.\n`);
  expect(faults).toEqual([
    'src/lessons/01-a-lesson/index.mdx: Failed to allow "250" in the prose: a number is read off a run. Use <Fact>.',
  ]);
});

test('a comparison that draws what a question asks to predict is told, unless it waits for the answer', async () => {
  const compare = '<Compare a="no-mutex" b="mutex" scenario="three-at-once" />';
  expect(await faultsOf({}, `${A_PROSE}\n${compare}\n`)).toEqual([
    'src/lessons/01-a-lesson/index.mdx: Failed to keep the question "count": <Compare> draws mutex in three-at-once before it is answered. Put it into <After question="count">.',
  ]);
  expect(await faultsOf({}, `${A_PROSE}\n<After question="count">\n\n${compare}\n\n</After>\n`)).toEqual([]);
});

test('statuses and standards are no numbers of a run, code and links are no prose', async () => {
  expect(numbersIn('Three 401s and a 500, see RFC 9700. A lone 300 stays.')).toEqual(['300']);
  expect(await faultsOf({}, `${A_PROSE}\n\`a2\` and [b](https://example.org/3)\n`)).toEqual([]);
});

test('a claim or a question that stands nowhere, or nowhere is written, is told', async () => {
  const faults = await faultsOf({}, '<Claim id="two">Two refreshes.</Claim>\n');
  expect(faults.map((fault) => fault.replace('src/lessons/01-a-lesson/index.mdx: ', ''))).toEqual([
    'Failed to find the claim "two": questions.ts has none. Correct the id.',
    'Failed to find where the claim "one" stands in the prose. Place it, or take it out.',
    'Failed to find where the question "count" stands in the prose. Place it, or take it out.',
  ]);
});
