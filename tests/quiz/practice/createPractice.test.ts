import { expect, test } from 'vitest';
import {
  createPractice,
  grade,
  LEVELS,
  parsePracticeId,
  practiceId,
  rightAnswer,
  runKey,
  runsOf,
} from '../../../src/quiz/index.ts';
import type { ResolvedQuestion } from '../../../src/quiz/index.ts';
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
