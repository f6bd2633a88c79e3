import { expect, test } from 'vitest';
import { applySettings, checkClaims, run, scenarioOf } from '../../../src/sim/index.ts';
import type { ClaimId, Settings, Trace } from '../../../src/sim/index.ts';
import { runByTime, runMoves } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

function played(wrapper: string, moves: string, scenario = 'three-at-once', settings?: Settings): Promise<Trace> {
  return runMoves(wrapper, scenario, moves, settings);
}

function judged(trace: Trace, id: ClaimId, next: readonly Trace[] = []) {
  return checkClaims(trace, next).find((claim) => claim.id === id)?.judgement;
}

const LATE_401 = 'posts.1> users.1> comments.1> posts.1< users.1< posts.r1> posts.r1< posts.2> posts.2< users.2>';

test('before anything has arrived nothing is put to the test, and every call is open', async () => {
  expect(
    checkClaims(await played('mutex', '')).map(({ id, judgement }) => [id, judgement.state, judgement.because]),
  ).toEqual([
    ['one-refresh-at-a-time', 'open', 'none was sent'],
    ['one-refresh-in-all', 'open', 'none was sent'],
    ['refresh-token-used-once', 'open', 'none was taken'],
    ['nobody-logged-out', 'holds', 'while the family is good'],
    ['repeats-carry-current-token', 'open', 'nobody has repeated'],
    ['every-call-ends', 'open', '3 still open'],
  ]);
});

test('the late 401 breaks "one refresh in all" at the step in which the mutex sends the second one', async () => {
  const trace = await played('mutex', `${LATE_401} comments.1<`);
  expect(judged(trace, 'one-refresh-in-all')).toEqual({
    state: 'broken',
    step: 14,
    because: 'Comments sent a second one, although a2 was good',
  });
  expect(judged(trace, 'one-refresh-at-a-time')).toEqual({ state: 'holds', because: 'never two in flight' });
  expect(judged(trace, 'refresh-token-used-once')).toEqual({ state: 'holds', because: 'r1 once and r2 not yet' });
  expect(judged(trace, 'repeats-carry-current-token')).toEqual({ state: 'holds', because: 'Posts and Users sent a2' });
  expect(judged(trace, 'every-call-ends')).toEqual({ state: 'open', because: '2 still open' });
});

test('a claim is at risk when one of the next choices breaks it, and names those choices', async () => {
  const here = await played('mutex', LATE_401);
  const next = await Promise.all(here.pending.map((choice) => played('mutex', `${LATE_401} ${choice}`)));
  expect(here.pending).toEqual(['comments.1<', 'users.2<']);
  expect(judged(here, 'one-refresh-in-all', next)).toEqual({
    state: 'at-risk',
    by: ['comments.1<'],
    because: 'Posts sent one',
  });
  expect(judged(here, 'every-call-ends', next)?.state).toBe('open');
});

test('the token check holds every claim where the mutex breaks one', async () => {
  const states = checkClaims(await runByTime('mutex-token-check', 'late-401')).map(({ judgement }) => judgement.state);
  expect(states).toEqual(['holds', 'holds', 'holds', 'holds', 'holds', 'holds']);
});

test('a stampede breaks one refresh at a time, the single use, and logs out although the family is good', async () => {
  const trace = await runByTime('no-mutex', 'three-at-once');
  expect(judged(trace, 'one-refresh-at-a-time')).toEqual({
    state: 'broken',
    step: 8,
    because: 'Users sent one while that of Posts was under way',
  });
  expect(judged(trace, 'refresh-token-used-once')).toEqual({
    state: 'broken',
    step: 11,
    because: 'Users presented r1, which Posts had used',
  });
  expect(judged(trace, 'nobody-logged-out')).toEqual({
    state: 'broken',
    step: 14,
    because: 'Users logged out although the family was good',
  });
});

test('a logout is no fault where FastAPI refuses every refresh', async () => {
  expect(judged(await runByTime('mutex', 'refresh-refused'), 'nobody-logged-out')).toEqual({
    state: 'holds',
    because: 'logged out: FastAPI refuses every refresh',
  });
});

test('a logout is a fault where the refresh only failed with 500', async () => {
  expect(judged(await runByTime('mutex', 'refresh-500'), 'nobody-logged-out')?.state).toBe('broken');
});

test('a refresh token that works for ever may be presented again', async () => {
  const scenario = applySettings(scenarioOf('three-at-once'), { rotation: 'off' });
  const trace = await run({ source: sourceOf('no-mutex'), scenario, schedule: { by: 'time' } });
  expect(judged(trace, 'refresh-token-used-once')).toEqual({ state: 'holds', because: 'they work for ever here' });
});

test('a standstill breaks "every call ends" in its last step', async () => {
  const trace = await runByTime('wrapped-refresh-mutex', 'one-expired');
  expect(trace.end).toBe('stuck');
  expect(judged(trace, 'every-call-ends')).toEqual({
    state: 'broken',
    step: trace.events.at(-1)?.step,
    because: 'Posts waits for ever',
  });
});

test('an endless loop breaks "every call ends"', async () => {
  const trace = await runByTime('wrapped-refresh', 'refresh-refused');
  expect(trace.end).toBe('runaway');
  expect(judged(trace, 'every-call-ends')).toMatchObject({ state: 'broken', because: 'it sends without end' });
});

test('repeats that each carry what their tab received last hold, tab by tab', async () => {
  const moves = 'posts.1> posts@2.1> posts.1< posts.r1> posts.r1< posts.2> posts@2.1< posts@2.r1> posts@2.r1<';
  const trace = await played('mutex', moves, 'two-tabs', { components: '1' });
  expect(judged(trace, 'repeats-carry-current-token')).toEqual({
    state: 'holds',
    because: 'Posts in tab 1 sent a2, Posts in tab 2 sent a3',
  });
});

test('a repeat without a token breaks its claim', async () => {
  expect(judged(await runByTime('promise-flag', 'refresh-500-json'), 'repeats-carry-current-token')).toMatchObject({
    state: 'broken',
    because: 'Posts repeated without a token; a1 was current',
  });
});
