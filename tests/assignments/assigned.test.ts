import { expect, test } from 'vitest';
import { endOf, exerciseOf, goalsOf, questionParts, resolveAssigned } from '../../src/assignments/assigned.ts';
import type { Assignment, QuestionPart } from '../../src/assignments/assignmentFile.ts';
import { FACTS } from '../../src/quiz/index.ts';
import { plain } from '../../src/timeline/words/index.ts';
import { runner } from '../quiz/support/runner.ts';

const asking = (part: Omit<QuestionPart, 'kind'>, more: Partial<Assignment> = {}): Assignment => ({
  kind: 'assignment',
  id: 'week-3',
  title: 'Week 3',
  parts: [
    { kind: 'text', text: 'Read.' },
    { kind: 'question', ...part },
  ],
  ...more,
});

async function resolved(assignment: Assignment) {
  const [one] = questionParts(assignment);
  if (!one) throw new Error('Failed to find the question: there is none. Give one.');
  return resolveAssigned(assignment, one, runner);
}

test('a key is computed from the run, and wrong answers are what is true of runs beside it', async () => {
  const { question, form, grade } = await resolved(
    asking({ wrapper: 'no-mutex', scenario: 'three-at-once', asks: 'refreshes', prompt: 'Count.', hints: ['Look.'] }),
  );
  expect(question).toMatchObject({ id: 'assignment-week-3-1', prompt: 'Count.', hints: [{ text: 'Look.' }] });
  expect(form).toBe('number');
  expect(grade({ as: 'number', value: 3 })?.right).toBe(true);
  const [would] = grade({ as: 'number', value: 1 })?.would ?? [];
  expect(plain(would?.headline ?? [])).toBe('1 would be right for Promise flag.');
});

test('a scenario of the assignment’s own is run, and hints may be off', async () => {
  const mounts = [{ component: 'posts' as const, atMs: 0 }];
  const assignment = asking(
    { wrapper: 'no-mutex', scenario: 'one-alone', asks: 'refreshes', hints: ['Look.'] },
    { scenarios: { 'one-alone': { mounts } }, hints: false },
  );
  const { question, grade } = await resolved(assignment);
  expect(question.hints).toBeUndefined();
  expect(grade({ as: 'number', value: 1 })?.right).toBe(true);
});

test('a key that cannot be computed is refused with the reason', async () => {
  const part = { wrapper: 'mutex', scenario: 'late-401', asks: 'refreshes' } as const;
  await expect(resolved(asking({ ...part, scenario: 'nowhere' }))).rejects.toThrow(
    'Failed to read the assignment week-3: there is no scenario "nowhere". Use one of its own, or ',
  );
  await expect(resolved(asking({ ...part, asks: 'why-logged-out' }))).rejects.toThrow(
    'Failed to ask for "why-logged-out" in mutex in late-401: this run has nothing of it, or not one answer alone. Choose another run, or ask something else.',
  );
  await expect(resolved(asking({ ...part, settings: { components: '900' } }))).rejects.toThrow(
    /^Failed to ask for "refreshes" in mutex in late-401 with components 900: /,
  );
});

test('wrong options are picked from those that runs beside the question suggest, and no others', async () => {
  const part = { wrapper: 'mutex', scenario: 'three-at-once', asks: 'ending' } as const;
  const whole = await resolved(asking(part));
  if (whole.form !== 'options') throw new Error('Failed to ask: it has no options. Ask for a choice.');
  const [first, ...others] = whole.options.flatMap(({ value, right }) => (right ? [] : [value]));
  expect(others.length).toBeGreaterThan(0);
  const wrong = [first ?? ''];
  expect(await resolved(asking({ ...part, wrong }))).toMatchObject({
    key: whole.key,
    options: whole.options.filter(({ value, right }) => right || value === first),
  });
  const [key = ''] = whole.key;
  await expect(resolved(asking({ ...part, wrong: [key] }))).rejects.toThrow(`"${key}" is right here. Pick from "`);
  await expect(resolved(asking({ ...part, wrong: ['luck'] }))).rejects.toThrow('"luck" is no wrong option that a run');
  await expect(resolved(asking({ ...part, asks: 'refreshes', wrong }))).rejects.toThrow('it has no options');
});

test('no two things that can be asked have one name', () => {
  expect(new Set(FACTS.map(({ fact }) => fact)).size).toBe(FACTS.length);
});

test('goals come in the order of the checks, with a point each where nothing is said; a day is due at its end', () => {
  const exercise = exerciseOf({
    ...asking({ wrapper: 'mutex', scenario: 'late-401', asks: 'refreshes' }),
    parts: [
      {
        kind: 'exercise',
        start: { wrapper: 'mutex' },
        goals: [{ check: 'one-refresh-at-once', points: 3 }, 'refreshes-and-repeats'],
      },
    ],
  });
  expect(exercise && goalsOf(exercise)).toEqual([
    { check: 'refreshes-and-repeats', points: 1 },
    { check: 'one-refresh-at-once', points: 3 },
  ]);
  expect(endOf('2026-12-08')).toBe(Date.UTC(2026, 11, 9));
  expect(endOf('2026-12-08T12:00Z')).toBe(Date.UTC(2026, 11, 8, 12));
});
