import { expect, test } from 'vitest';
import { factsOf, holdsOf, waitsOf } from '../../../src/sim/index.ts';
import { runByTime } from '../../support/runs.ts';

test('with the mutex the second call waits for the first, from its 401 to the release', async () => {
  const trace = await runByTime('mutex', 'late-401');
  expect(waitsOf(trace).map(({ call, from, to, waitsFor }) => [call, from.atMs, to?.atMs, waitsFor])).toEqual([
    ['users', 50, 200, 'posts'],
  ]);
});

test('waiting for a shared promise is seen without any lock', async () => {
  const trace = await runByTime('promise-flag', 'three-at-once');
  expect(holdsOf(trace)).toEqual([]);
  expect(waitsOf(trace).map(({ call, from, to, waitsFor }) => [call, from.atMs, to?.atMs, waitsFor])).toEqual([
    ['users', 50, 150, 'posts'],
    ['comments', 50, 150, 'posts'],
  ]);
});

test('in a deadlock everybody waits for ever for the owner of the lock, and the owner for itself', async () => {
  const trace = await runByTime('wrapped-refresh-mutex', 'three-at-once');
  expect(waitsOf(trace).map(({ call, to, waitsFor }) => [call, to, waitsFor])).toEqual([
    ['posts', null, 'posts'],
    ['users', null, 'posts'],
    ['comments', null, 'posts'],
  ]);
});

test('the lock is held by the call whose refresh follows, and free between two holds', async () => {
  const trace = await runByTime('mutex', 'late-401');
  expect(holdsOf(trace).map(({ from, to, owner }) => [from.atMs, to?.atMs, owner])).toEqual([
    [50, 200, 'posts'],
    [320, 470, 'comments'],
  ]);
});

test('a lock under which nothing is sent is put down to the call whose answer led to it', async () => {
  const trace = await runByTime('mutex', 'no-refresh-token');
  expect(holdsOf(trace).map(({ owner }) => owner)).toEqual(['posts', 'users', 'comments']);
});

test('a deadlocked owner holds its lock to the end', async () => {
  const [hold] = holdsOf(await runByTime('wrapped-refresh-mutex', 'one-expired'));
  expect(hold).toMatchObject({ to: null, owner: 'posts' });
});

test('every fact of the late 401 with the mutex', async () => {
  expect(factsOf(await runByTime('mutex', 'late-401'))).toEqual({
    calls: 3,
    requests: 8,
    refreshRequests: 2,
    unauthorized: 3,
    repeats: 3,
    forcedLogouts: 0,
    tokensWrittenAfterLogout: 0,
    signedInAtEnd: true,
    succeeded: 3,
    failed: 0,
    unsettled: 0,
    outcome: 'all-succeeded',
    durationMs: 470,
  });
});

test('the user’s own logout is not forced, and the tokens that come after it are counted', async () => {
  expect(factsOf(await runByTime('mutex', 'logout-during-refresh'))).toMatchObject({
    forcedLogouts: 0,
    tokensWrittenAfterLogout: 2,
    signedInAtEnd: true,
  });
});

test('two tabs with the mutex refresh once each; the second presents a used token and is logged out', async () => {
  expect(factsOf(await runByTime('mutex', 'two-tabs'))).toMatchObject({
    calls: 6,
    refreshRequests: 2,
    forcedLogouts: 1,
    signedInAtEnd: false,
    outcome: 'logged-out',
  });
});

test('a waiter of the second tab waits for the second tab’s refresh', async () => {
  const waits = waitsOf(await runByTime('mutex', 'two-tabs'));
  expect(waits.filter(({ call }) => call.endsWith('@2')).map(({ call, waitsFor }) => [call, waitsFor])).toEqual([
    ['users@2', 'posts@2'],
    ['comments@2', 'posts@2'],
  ]);
});

test('a call that the cap cut off does not wait: its next request was never sent', async () => {
  expect(waitsOf(await runByTime('wrapped-refresh', 'refresh-refused'))).toEqual([]);
});
