import { expect, test } from 'vitest';
import { hasExpired, heldBefore, isGoodBefore, refreshWasNeeded, run, scenarioOf } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

const refreshesOf = (trace: Trace): readonly (readonly [string, boolean])[] =>
  trace.events.flatMap((event) =>
    event.type === 'request-sent' && event.role === 'refresh'
      ? [[event.request, refreshWasNeeded(trace, event.request)] as const]
      : [],
  );

test('the refresh of a late 401 was not needed: the store held a newer token that was good', async () => {
  expect(refreshesOf(await runByTime('mutex', 'late-401'))).toEqual([
    ['posts.r1', true],
    ['comments.r1', false],
  ]);
});

test('in a stampede every refresh is needed when it is sent: no new token is there yet', async () => {
  expect(refreshesOf(await runByTime('no-mutex', 'three-at-once'))).toEqual([
    ['posts.r1', true],
    ['users.r1', true],
    ['comments.r1', true],
  ]);
});

test('a refresh in another tab is needed: the store of its own tab is old', async () => {
  expect(refreshesOf(await runByTime('mutex', 'two-tabs'))).toEqual([
    ['posts.r1', true],
    ['posts@2.r1', true],
  ]);
});

test('a newer token that is revoked does not make a refresh needless', async () => {
  const refreshes = refreshesOf(await runByTime('wrapped-refresh', 'reuse-revokes'));
  expect(refreshes.filter(([, needed]) => !needed)).toEqual([]);
});

test('a newer token that has expired does not make a refresh needless', async () => {
  const base = scenarioOf('late-401');
  const latency = { ...base.latency, exceptions: [{ component: 'comments', attempt: 1, backMs: 2000 }] as const };
  const scenario = { ...base, latency, server: { ...base.server, accessSeconds: 1 } };
  const trace = await run({ source: sourceOf('mutex'), scenario, schedule: { by: 'time' } });
  expect(refreshesOf(trace)).toEqual([
    ['posts.r1', true],
    ['comments.r1', true],
  ]);
});

test('only a refresh can be judged', async () => {
  const trace = await runByTime('mutex', 'one-expired');
  expect(() => refreshWasNeeded(trace, 'posts.1')).toThrow(
    'Failed to judge the refresh "posts.1": the trace sends no such refresh. Use the id of a refresh request.',
  );
});

test('what a tab holds changes when it is stored or cleared', async () => {
  const trace = await runByTime('mutex', 'logout-during-refresh');
  const tokens = trace.events.map((_, index) => heldBefore(trace, 'access', 1, index));
  expect(tokens.filter((token, index) => token !== tokens[index - 1])).toEqual([1, null, 2]);
  expect(heldBefore(trace, 'refresh', 1, trace.events.length)).toBe(2);
});

test('localStorage is shared by the tabs, the auth store is not', async () => {
  const trace = await runByTime('mutex', 'two-tabs');
  const stored = trace.events.findLastIndex((event) => event.type === 'token-stored');
  expect([1, 2].map((tab) => heldBefore(trace, 'refresh', tab, stored + 1))).toEqual([2, 2]);
  expect([1, 2].map((tab) => heldBefore(trace, 'access', tab, stored + 1))).toEqual([2, 1]);
});

test('without a refresh token in storage none is held', async () => {
  expect(heldBefore(await runByTime('mutex', 'no-refresh-token'), 'refresh', 1, 0)).toBe(null);
});

test('an issued token expires when its life is over', async () => {
  const trace = await runByTime('mutex', 'one-expired');
  expect([0, 899_999, 900_000].map((atMs) => hasExpired(trace, 2, atMs))).toEqual([false, false, true]);
  expect(hasExpired(trace, 1, 0)).toBe(true);
  expect(hasExpired(await runByTime('mutex', 'fresh'), 1, 0)).toBe(false);
});

test('a revoked token is not good', async () => {
  const trace = await runByTime('no-mutex', 'reuse-revokes');
  const revoked = trace.events.findIndex((event) => event.type === 'family-revoked');
  expect([revoked, revoked + 1].map((index) => isGoodBefore(trace, 2, index))).toEqual([true, false]);
});
