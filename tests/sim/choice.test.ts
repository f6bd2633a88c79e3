import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChoice, tabOfChoice, writeChoice } from '../../src/sim/choice.ts';
import type { ChoiceParts } from '../../src/sim/choice.ts';
import { choiceOf } from '../../src/sim/facts/choiceOf.ts';
import { callIdOf, readRequestId, senderOf, writeRequestId } from '../../src/sim/ids.ts';
import { run, SCENARIOS } from '../../src/sim/index.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';
import { sourceOf } from '../support/sources.ts';

const runs = await Promise.all(
  WRAPPERS.flatMap(({ id }) =>
    SCENARIOS.flatMap((scenario) =>
      ([{ by: 'time' }, { by: 'seed', seed: 11 }] as const).map((schedule) =>
        run({ source: sourceOf(id), scenario, schedule }),
      ),
    ),
  ),
);

const number = fc.integer({ min: 1, max: 999 });
const call = fc
  .tuple(fc.constantFrom('posts', 'users', 'posts~2'), fc.integer({ min: 1, max: 2 }))
  .map(([name, tab]) => callIdOf(name, tab));
const sender = fc.oneof(
  call,
  fc.integer({ min: 1, max: 2 }).map((tab) => senderOf(null, tab)),
);
const requestId = fc.record({
  sender,
  role: fc.constantFrom('api', 'refresh', 'login', 'logout' as const),
  attempt: number,
});
const parts: fc.Arbitrary<ChoiceParts> = fc.oneof(
  fc.record({ of: fc.constant('mount' as const), call }),
  fc.record({
    of: fc.constant('message' as const),
    request: requestId.map(writeRequestId),
    to: fc.constantFrom('server', 'client' as const),
  }),
  fc.record({ of: fc.constant('timer' as const), timer: number }),
  fc.record({
    of: fc.constant('act' as const),
    act: fc.constantFrom('logout', 'login', 'close', 'sleep' as const),
    nth: fc.integer({ min: 1, max: 99 }),
    tab: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ of: fc.constant('abort' as const), call }),
);

test('every choice of every built-in run, and every one that was possible at its end, is written as it is read', () => {
  const choices = new Set(runs.flatMap(({ choices: made, pending }) => [...made, ...pending]));
  for (const choice of choices) {
    const said = readChoice(choice);
    expect(said && writeChoice(said)).toBe(choice);
  }
  expect(choices.size).toBeGreaterThan(100);
});

test('a choice is read as it was written, and so is the id of a request', () => {
  fc.assert(
    fc.property(parts, (said) => {
      expect(readChoice(writeChoice(said))).toEqual(said);
    }),
  );
  fc.assert(
    fc.property(requestId, (said) => {
      expect(readRequestId(writeRequestId(said))).toEqual(said);
    }),
  );
});

test('whatever text can be read as a choice is written as the same text', () => {
  const near = fc.stringMatching(/^(?:abort:|t|logout)?[a-z]{0,5}(?:[~@][0-9])?(?:\.[rlox]?[0-9]{1,2})?[<>+]?$/);
  fc.assert(
    fc.property(near, (text) => {
      const said = readChoice(text);
      expect(said === null ? text : writeChoice(said)).toBe(text);
    }),
  );
});

test('what has not the form of a choice says nothing', () => {
  const texts = [
    '',
    '+',
    '>',
    'posts',
    'posts.1',
    'posts.01>',
    'posts.x1>',
    'posts@1+',
    'Posts+',
    't',
    't0',
    'logout ',
    'abort:',
  ];
  expect(texts.filter((text) => readChoice(text) !== null)).toEqual([]);
});

test('each tab is named in its choices, and no choice of a timer names one', () => {
  const tab = (text: string): number | null | undefined => {
    const said = readChoice(text);
    return said ? tabOfChoice(said) : undefined;
  };
  expect(
    ['posts+', 'posts@2+', 'posts.1>', 'posts@2.r1<', 'app@2.1>', 'abort:posts@2', 'logout', 't3'].map(tab),
  ).toEqual([1, 2, 1, 2, 2, 2, 1, null]);
});

test('the first event of every step tells the choice that was made, in every built-in run', () => {
  for (const { choices, events } of runs) {
    const leads = events.filter(({ step }, at) => events[at - 1]?.step !== step).map(choiceOf);
    // A timer without consequence is no step.
    const made = choices.filter((choice) => readChoice(choice)?.of !== 'timer' || leads.includes(choice));
    expect(leads).toEqual(made);
  }
});

test('a request that was aborted, or timed out, has not been chosen to fail', () => {
  const failed = { type: 'request-failed', request: 'posts.1' } as const;
  expect(choiceOf({ ...failed, because: 'network' })).toBe('posts.1<');
  expect(choiceOf({ ...failed, because: 'abort' })).toBeNull();
  expect(choiceOf({ ...failed, because: 'timeout' })).toBeNull();
});
