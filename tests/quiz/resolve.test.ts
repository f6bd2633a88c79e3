import { expect, test } from 'vitest';
import { factsOf } from '../../src/sim/index.ts';
import { resolveQuestion, rightAnswer } from '../../src/quiz/index.ts';
import type { Question } from '../../src/quiz/index.ts';
import { plain } from '../../src/timeline/words/index.ts';
import {
  CONCEPT,
  HOW_MANY,
  LOCK_ORDER,
  run,
  THE_END,
  WHICH_REFRESH,
  WHO_IS_FILLED,
  WHY_TWO,
} from './support/questions.ts';
import { runner } from './support/runner.ts';

test.each<[Question, unknown]>([
  [HOW_MANY, { as: 'number', value: 3 }],
  [THE_END, { as: 'values', values: ['logged-out'] }],
  [WHO_IS_FILLED, { as: 'values', values: ['posts'] }],
  [LOCK_ORDER, { as: 'values', values: ['acquired', 'stored', 'released'] }],
  [WHICH_REFRESH, { as: 'target', target: { at: 'request', request: 'posts.r1' } }],
  [WHY_TWO, { as: 'values', values: ['off', 'check'] }],
  [CONCEPT, { as: 'values', values: ['reload'] }],
])('the key of $0.id is computed', async (question, key) => {
  expect(rightAnswer(await resolveQuestion(question, runner))).toEqual(key);
});

test('a wrong number carries the run that makes it', async () => {
  const resolved = await resolveQuestion(HOW_MANY, runner);
  if (resolved.form !== 'number') throw new Error('no number');
  expect(resolved.wrong.map(({ value, would }) => [value, plain(would.headline), plain(would.because)])).toEqual([
    [1, '1 would be right if the refresh were shared.', 'The others wait.'],
    [0, '0 would be right without a wrapper.', ''],
  ]);
  expect(resolved.wrong[0]?.would.traces[0]?.wrapper).toBe('mutex');
});

test('an order begins in another order than its key, always the same', async () => {
  const [first, second] = await Promise.all([resolveQuestion(LOCK_ORDER, runner), resolveQuestion(LOCK_ORDER, runner)]);
  if (first.form !== 'order' || second.form !== 'order') throw new Error('no order');
  expect(first.start).toEqual(second.start);
  expect(first.start).not.toEqual(first.key);
  expect(first.wrong.map(({ order }) => order)).toEqual([['acquired', 'released', 'stored']]);
});

test('words may be read off the run', async () => {
  const question: Question = {
    ...HOW_MANY,
    explain: { right: (trace) => `It makes ${factsOf(trace).refreshRequests}.` },
  };
  const { explain } = await resolveQuestion(question, runner);
  expect(plain(explain.right)).toBe('It makes 3.');
});

const mutant = (from: string) => run({ of: 'mutex', name: 'Broken', replace: [[from, '']] });

test.each<[string, Question, RegExp]>([
  [
    'a wrong number that is right',
    {
      ...HOW_MANY,
      wrong: [
        { trueOf: run('wrapped-refresh', 'three-at-once', { components: '2' }), if: 'x' },
        { trueOf: run('no-mutex', 'reuse-revokes'), if: 'if reuse revoked' },
      ],
    },
    /the answer of no-mutex in reuse-revokes is 3, which is right/,
  ],
  [
    'wrong numbers that coincide',
    {
      ...HOW_MANY,
      wrong: [
        { trueOf: run('mutex'), if: 'if shared' },
        { trueOf: run('promise-flag'), if: 'if shared' },
      ],
    },
    /two of its wrong answers are 1, the second from promise-flag in three-at-once/,
  ],
  ['a number that is no count', { ...HOW_MANY, observe: () => 0.5 }, /0\.5 is no whole number from 0 to 99/],
  [
    'a condition with a full stop',
    { ...HOW_MANY, wrong: [{ trueOf: run('mutex'), if: 'if shared.' }] },
    /cannot follow/,
  ],
  [
    'an observation that throws',
    {
      ...HOW_MANY,
      observe: () => {
        throw new Error('no such call');
      },
    },
    /cannot observe its answer \(no such call\)/,
  ],
  [
    'fewer runs than it observes',
    { ...HOW_MANY, observe: (a, b) => (a === b ? 1 : 2) },
    /observes 2 runs and is given 1/,
  ],
  [
    'an unknown wrapper',
    { ...HOW_MANY, run: run('mutx') },
    /mutx in three-at-once is dead \(Failed to find the wrapper "mutx"/,
  ],
  ['an unknown scenario', { ...HOW_MANY, run: run('mutex', 'nowhere') }, /is dead \(Failed to find the scenario/],
  [
    'an unknown setting',
    { ...HOW_MANY, run: run('mutex', 'three-at-once', { rotatoin: 'off' }) },
    /is dead \(Failed to apply "rotatoin"/,
  ],
  ['a mutant whose text is gone', { ...HOW_MANY, run: mutant('await lock.acquire()') }, /occurs 0 times in mutex\.ts/],
  [
    'a mutant whose text is ambiguous',
    { ...HOW_MANY, run: mutant('await mutex.waitForUnlock();') },
    /occurs 2 times in mutex\.ts/,
  ],
  [
    'a mutant that throws',
    { ...HOW_MANY, run: mutant('const release = await mutex.acquire();') },
    /the wrapper of its run “Broken” in three-at-once is broken/,
  ],
  [
    'a wrong choice that is true here',
    {
      ...THE_END,
      options: THE_END.options.map((option) =>
        option.value === 'logged-out' ? { ...option, trueOf: run('no-mutex'), if: 'x' } : option,
      ),
    },
    /"logged-out" is said to be wrong here and true of no-mutex in three-at-once, but is right/,
  ],
  [
    'a wrong choice whose run gives another',
    {
      ...THE_END,
      options: THE_END.options.map((option) =>
        option.value === 'stuck' ? { ...option, trueOf: run('mutex') } : option,
      ),
    },
    /"stuck" is said to be true of mutex in three-at-once, which gives "all-succeeded"/,
  ],
  [
    'a wrong choice without a run',
    { ...THE_END, options: [...THE_END.options, { value: 'runaway', text: 'It never ends' }] },
    /"runaway" is wrong and names no run/,
  ],
  [
    'a key that is no option',
    { ...THE_END, options: THE_END.options.filter(({ value }) => value !== 'logged-out') },
    /its answer "logged-out" is none of its options/,
  ],
  [
    'two options of one value',
    { ...THE_END, options: [...THE_END.options, { value: 'stuck', text: 'Stuck' }] },
    /two of its options have the value "stuck"/,
  ],
  [
    'two options of one text',
    { ...THE_END, options: [...THE_END.options, { value: 'runaway', text: 'Some fail' }] },
    /two of its options read "Some fail"/,
  ],
  ['a set of which all is true', { ...WHO_IS_FILLED, run: run('mutex') }, /all of its options are true/],
  ['a set of which nothing is true', { ...WHO_IS_FILLED, run: run('plain') }, /none of its options is true/],
  [
    'a set that lacks something true',
    { ...WHO_IS_FILLED, options: WHO_IS_FILLED.options.slice(1) },
    /"posts" is true of it and none of its options/,
  ],
  [
    'a wrong part of a set that its run lacks',
    {
      ...WHO_IS_FILLED,
      options: WHO_IS_FILLED.options.map((option) =>
        option.value === 'users' ? { ...option, trueOf: run('plain') } : option,
      ),
    },
    /"users" is said to be true of plain in three-at-once, which gives nothing/,
  ],
  [
    'two items in the same place',
    { ...LOCK_ORDER, observe: () => ({ acquired: 1, stored: 1, released: 2 }) },
    /ambiguous: "acquired" and "stored" have the same place/,
  ],
  [
    'an item that does not happen',
    { ...LOCK_ORDER, run: run('no-mutex', 'one-expired') },
    /"acquired" does not happen in its own run/,
  ],
  [
    'an item without a place',
    { ...LOCK_ORDER, observe: () => ({ acquired: 1, stored: 2 }) },
    /no place for its item "released"/,
  ],
  [
    'a wrong order that is right',
    { ...LOCK_ORDER, wrong: [{ trueOf: run('mutex-token-check', 'one-expired'), if: 'with the check' }] },
    /the order in mutex-token-check in one-expired is the right one/,
  ],
  ['nothing to point at', { ...WHICH_REFRESH, run: run('plain') }, /nothing right to point at/],
  ['a target of another sort', { ...WHICH_REFRESH, targets: 'step' }, /"request posts\.r1" is no step of its run/],
  [
    'a wrong target that is right',
    { ...WHICH_REFRESH, wrong: [{ trueOf: run('mutex'), if: 'if shared' }] },
    /the answer of mutex in three-at-once is request posts\.r1: right here too/,
  ],
  [
    'an effect that is not there',
    { ...WHY_TWO, run: run('mutex') },
    /the logout is not in its run mutex in three-at-once/,
  ],
  ['one change of two that cure', { ...WHY_TWO, pick: 'one' }, /ambiguous: "off" and "check" take the logout away/],
  [
    'changes that do not cure',
    {
      ...WHY_TWO,
      options: [WHY_TWO.options[1], { value: 'four', text: 'Four', change: { settings: { components: '4' } } }].flatMap(
        (one) => one ?? [],
      ),
    },
    /after each of its changes the logout is still there/,
  ],
  [
    'changes that all cure',
    { ...WHY_TWO, options: WHY_TWO.options.filter(({ value }) => value !== 'two') },
    /each of its changes takes the logout away/,
  ],
  [
    'a change that changes nothing',
    { ...WHY_TWO, options: [...WHY_TWO.options, { value: 'same', text: 'Nothing', change: {} }] },
    /"same" gives the same run as the run itself/,
  ],
  [
    'a concept with two keys',
    { ...CONCEPT, options: [...CONCEPT.options, { value: 'x', text: 'Both', right: true, because: 'No.' }] },
    /ambiguous: 2 options are right/,
  ],
  ['a concept without an address', { ...CONCEPT, source: { title: 'MDN', url: 'mdn' } }, /cannot be followed/],
  [
    'hints that cost everything',
    {
      ...HOW_MANY,
      hints: [
        { text: 'a', cost: 0.5 },
        { text: 'b', cost: 0.5 },
      ],
    },
    /its hints cost everything/,
  ],
  ['no explanation', { ...HOW_MANY, explain: { right: '' } }, /it explains nothing/],
])('%s fails', async (_, question, reason) => {
  await expect(resolveQuestion(question, runner)).rejects.toThrow(reason);
});

test('a failure names the question and its file', async () => {
  const question: Question = { ...HOW_MANY, run: run('mutx') };
  await expect(resolveQuestion(question, runner, { file: 'src/lessons/03/questions.ts' })).rejects.toThrow(
    'Failed to resolve the question "how-many" of src/lessons/03/questions.ts: its run mutx',
  );
});
