import { expect, test } from 'vitest';
import {
  createPractice,
  grade,
  LEVELS,
  parsePracticeId,
  practiceId,
  rightAnswer,
  ROUND_LENGTH,
  runKey,
  runsOf,
} from '../../../src/quiz/index.ts';
import type { Question, ResolvedQuestion } from '../../../src/quiz/index.ts';
import { plain } from '../../../src/timeline/words/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { runner } from '../support/runner.ts';

const IDS = LEVELS.flatMap((level) => [1, 99, 123_456_789].map((seed) => practiceId({ level, seed })));

/** All of a question that a learner sees. */
function seen(resolved: ResolvedQuestion): string {
  const { question, form } = resolved;
  const options = form === 'options' ? resolved.options.map(({ value, right }) => `${value} ${right}`) : [];
  const start = form === 'order' ? resolved.start : [];
  return JSON.stringify([
    question.prompt,
    runsOf(question).map(runKey),
    rightAnswer(resolved),
    options,
    start,
    plain(resolved.explain.right),
  ]);
}

test('the same id gives the same question, in whatever order they are asked', async () => {
  const forward = createPractice(runner, WRAPPERS);
  const backward = createPractice(runner, WRAPPERS);
  const first = new Map<string, string>();
  for (const id of IDS) first.set(id, seen(await forward.question(id)));
  for (const id of IDS.toReversed()) expect(seen(await backward.question(id))).toBe(first.get(id));
  expect(new Set(first.values()).size).toBeGreaterThan(IDS.length / 2);
});

test('every generated question carries its id, and its right answer is right', async () => {
  const practice = createPractice(runner, WRAPPERS);
  for (const id of IDS) {
    const resolved = await practice.question(id);
    expect(resolved.question.id).toBe(id);
    expect(grade(resolved, rightAnswer(resolved)).right).toBe(true);
  }
});

test('the first level asks about three wrappers on the scenarios as they are', async () => {
  const practice = createPractice(runner, WRAPPERS);
  for (let seed = 0; seed < 12; seed += 1) {
    const { question } = await practice.question(practiceId({ level: 1, seed }));
    const [spec] = runsOf(question);
    expect(['plain', 'no-mutex', 'mutex']).toContain(spec?.wrapper);
    expect(['one-expired', 'three-at-once']).toContain(spec?.scenario);
    expect(spec?.settings).toBeUndefined();
  }
});

test('an id is read back, and nothing else is one', () => {
  for (const id of IDS) expect(parsePracticeId(id)).toMatchObject({ level: Number(id.split('-')[1]) });
  for (const id of [
    'practice-0-a',
    'practice-1-',
    'practice-1-zzzzzzz',
    'practice-1-0a',
    'practice-1-A',
    'stampede-refreshes',
  ]) {
    expect(parsePracticeId(id)).toBeNull();
  }
});

test('what is no id is refused', async () => {
  await expect(createPractice(runner, WRAPPERS).question('stampede')).rejects.toThrow(
    'Failed to make the question "stampede": it is no id of one.',
  );
});

test('ten questions are ten different ones: from level 3 on all ask in words of their own, on the first one five do', async () => {
  const practice = createPractice(runner, WRAPPERS);
  for (const [level, wordings] of [
    [1, 5],
    [3, 10],
  ] as const) {
    const asked: Question[] = [];
    for (let count = 0; count < ROUND_LENGTH; count += 1) {
      const { question } = await practice.other({ level, seed: 7 + count }, asked);
      asked.push(question);
    }
    const keys = asked.map((question) => JSON.stringify([question.prompt, runsOf(question).map(runKey)]));
    expect(new Set(keys).size).toBe(ROUND_LENGTH);
    expect(new Set(asked.map(({ prompt }) => prompt)).size).toBe(wordings);
    for (const [index, { prompt }] of asked.entries()) expect(prompt).not.toBe(asked[index + 1]?.prompt);
  }
});

test('feedback is about what is asked: what the run does, what the other one does, and where the two part', async () => {
  const resolved = await createPractice(runner, WRAPPERS).question('practice-1-w');
  if (resolved.form !== 'number') throw new Error('It is no number.');
  expect(plain(resolved.explain.right)).toBe(
    'Posts refreshes at 50 ms and is answered 200; Users refreshes at 50 ms and is answered 401; Comments refreshes at 50 ms and is answered 401.',
  );
  expect(resolved.wrong.map(({ value, would }) => [value, plain(would.because)])).toEqual([
    [
      0,
      'No call refreshes. The two part at 50 ms. Next here: Posts refreshes with r1. Next there: Posts fails with 401.',
    ],
    [
      1,
      'Posts refreshes at 50 ms and is answered 200. The two part at 50 ms. Next here: Users refreshes with r1. Next there: Users waits while Posts refreshes.',
    ],
    [
      2,
      'Posts refreshes at 50 ms and is answered 200; Users refreshes at 50 ms and is answered 401. The two part at 50 ms. Next here: Comments refreshes with r1. Next there: FastAPI takes r1 from Posts. It issues a2 and r2; r1 is used up.',
    ],
  ]);
});
