import { expect, test } from 'vitest';
import type { Trace } from '../../../src/sim/index.ts';
import { firstDifference } from '../../../src/timeline/compare/firstDifference.ts';
import { headline, plain } from '../../../src/timeline/words/index.ts';
import { runByTime } from '../../support/runs.ts';

const compared = (a: Trace, b: Trace): readonly string[] => {
  const words = headline(a, b, firstDifference(a, b));
  return [words.both, words.a, words.b].map(plain);
};

const compare = async (scenario: string, a: string, b: string): Promise<readonly string[]> =>
  compared(await runByTime(a, scenario), await runByTime(b, scenario));

test('a late 401 costs the mutex a refresh, and the token check none', async () => {
  expect(await compare('late-401', 'mutex', 'mutex-token-check')).toEqual([
    'They differ from 320 ms on, and it costs a refresh: Comments receives a 401 for a1, which a2 replaced 170 ms before.',
    'Comments finds the lock free, takes it, and refreshes.',
    'Comments sent a1 but the store holds a2, so it only repeats.',
  ]);
});

test('the gravest difference is named: a logout', async () => {
  expect(await compare('three-at-once', 'no-mutex', 'mutex')).toEqual([
    'They differ from 50 ms on, when Posts receives 401, and the first logs the user out.',
    'Posts refreshes with r1.',
    'Posts finds the lock free, takes it, and refreshes.',
  ]);
});

test('the gravest difference is named: a deadlock', async () => {
  expect(await compare('three-at-once', 'mutex', 'wrapped-refresh-mutex')).toEqual([
    'They differ from 50 ms on, when Posts receives 401, and the second gets stuck.',
    'Posts finds the lock free, takes it, and refreshes.',
    'Posts takes the lock and then waits, holding it.',
  ]);
});

test('the gravest difference is named: an endless loop', async () => {
  expect(await compare('refresh-refused', 'no-mutex', 'wrapped-refresh')).toEqual([
    'They differ from 150 ms on, when Posts receives 401 for its refresh, and the second never ends.',
    'Posts logs out and fails with 401.',
    'Posts refreshes again with r1.',
  ]);
});

test('without a wrapper a call loses its data', async () => {
  expect(await compare('one-expired', 'plain', 'no-mutex')).toEqual([
    'They differ from 50 ms on, when Posts receives 401, and it costs a call its data.',
    'Posts fails with 401.',
    'Posts refreshes with r1.',
  ]);
});

test('runs that differ in headers first are told apart where they read differently', async () => {
  const [a, b] = [await runByTime('promise-flag', 'three-at-once'), await runByTime('mutex', 'three-at-once')];
  expect(firstDifference(a, b)?.step).toBe(1);
  expect(headline(a, b, firstDifference(a, b)).from).toEqual({ step: 7, atMs: 50 });
  expect(compared(a, b)[0]).toBe('They differ from 50 ms on, when Posts receives 401, and it costs 50 ms.');
});

test('runs that differ in nothing that is told', async () => {
  expect(await compare('fresh', 'promise-flag', 'mutex')).toEqual([
    'Both runs read the same; they differ only in headers or in where tokens are kept.',
    '',
    '',
  ]);
});

test('equal runs', async () => {
  expect(await compare('three-at-once', 'mutex', 'mutex-token-check')).toEqual([
    'Both runs are the same, step for step.',
    '',
    '',
  ]);
});

test('a run that is over before the other', async () => {
  const whole = await runByTime('mutex', 'one-expired');
  const short: Trace = {
    ...whole,
    events: whole.events.filter(({ step }) => step < 5),
    choices: whole.choices.slice(0, 4),
    end: 'stuck',
  };
  expect(compared(short, whole)).toEqual([
    'They differ from 150 ms on, and the first gets stuck.',
    'This run is stuck.',
    'Posts stores a2 and r2, and repeats.',
  ]);
});

test('where the order is chosen, the place is a step', async () => {
  const [a, b] = [await runByTime('mutex', 'late-401'), await runByTime('mutex-token-check', 'late-401')];
  expect(compared({ ...a, timed: false }, { ...b, timed: false })[0]).toBe(
    'They differ from step 15 on, and it costs a refresh: Comments receives a 401 for a1, which a2 replaced 5 steps before.',
  );
});
