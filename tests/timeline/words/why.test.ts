import { expect, test } from 'vitest';
import { why } from '../../../src/timeline/words/index.ts';
import { runByTime } from '../../support/runs.ts';
import { causes } from './story.ts';

/** Line numbers are the wrapper's own; only their place in the sentence matters here. */
const withoutLines = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/line \d+/, 'line N'));

test('a first try was sent because its component mounted', async () => {
  expect(withoutLines(causes(await runByTime('mutex', 'late-401'), 'comments.1'))).toEqual([
    '0 Comments mounts, and line N sends try 1 with a1.',
  ]);
});

test('the needless refresh of a late 401: who brought the token, who released the lock, and what arrived', async () => {
  const trace = await runByTime('mutex', 'late-401');
  expect(withoutLines(causes(trace, 'comments.r1'))).toEqual([
    '20 FastAPI refuses try 1: a1 has expired.',
    '150 Posts brings a2 into the store.',
    '200 Posts releases the lock.',
    '320 The 401 arrives. The lock is free, so line N refreshes, although a2 is good.',
  ]);
  expect(why(trace, 'comments.r1').map(({ direct }) => direct)).toEqual([false, false, false, true]);
});

test('the lock is not spoken of where there is none', async () => {
  expect(withoutLines(causes(await runByTime('promise-flag', 'late-401'), 'comments.r1'))).toEqual([
    '20 FastAPI refuses try 1: a1 has expired.',
    '150 Posts brings a2 into localStorage.',
    '320 The 401 arrives, and line N refreshes, although a2 is good.',
  ]);
});

test('an owner repeats with the token of its own refresh', async () => {
  expect(withoutLines(causes(await runByTime('mutex', 'three-at-once'), 'posts.2'))).toEqual([
    '20 FastAPI refuses try 1: a1 has expired.',
    '50 The 401 arrives, and Posts refreshes.',
    '90 FastAPI takes r1 and issues a2 and r2.',
    '150 Posts receives a2, and line N repeats with a2.',
  ]);
});

test('a waiter repeats because the lock was released', async () => {
  expect(withoutLines(causes(await runByTime('mutex', 'three-at-once'), 'users.2'))).toEqual([
    '20 FastAPI refuses try 1: a1 has expired.',
    '50 The 401 arrives while Posts holds the lock: Users waits.',
    '150 Posts brings a2 into the store.',
    '200 Posts releases the lock, so line N repeats with a2.',
  ]);
});

test('a waiter for a shared promise repeats when its refresh is over', async () => {
  expect(withoutLines(causes(await runByTime('promise-flag', 'three-at-once'), 'users.2'))).toEqual([
    '20 FastAPI refuses try 1: a1 has expired.',
    '50 The 401 arrives while Posts refreshes: Users waits.',
    '150 Posts receives a2, and line N repeats with a2.',
  ]);
});

test('after a failed refresh a waiter repeats all the same', async () => {
  expect(withoutLines(causes(await runByTime('promise-flag', 'refresh-500'), 'users.2')).at(-1)).toBe(
    '150 Posts’ refresh comes back with 500, and line N repeats with a1 all the same.',
  );
  expect(withoutLines(causes(await runByTime('mutex', 'refresh-refused'), 'users.2')).at(-1)).toBe(
    '150 Posts logs out and releases the lock, so line N repeats without a token.',
  );
});

test('with the token check the repeat is put down to the newer token', async () => {
  expect(withoutLines(causes(await runByTime('mutex-token-check', 'late-401'), 'comments.2'))).toEqual([
    '20 FastAPI refuses try 1: a1 has expired.',
    '150 Posts brings a2 into the store.',
    '320 The 401 arrives. It is for a1, and the store holds a2, so line N repeats with a2.',
  ]);
});

test('a first try that waited was sent when the lock was released', async () => {
  expect(withoutLines(causes(await runByTime('mutex', 'slow-repeat'), 'users.1'))).toEqual([
    '160 Users mounts while Posts holds the lock: Users waits.',
    '470 Posts releases the lock, so line N sends try 1 with a2.',
  ]);
});

test('a refresh in a loop was sent because the one before was refused', async () => {
  expect(withoutLines(causes(await runByTime('wrapped-refresh', 'refresh-refused'), 'posts.r3')).slice(2)).toEqual([
    '190 FastAPI refuses refresh 2: this server refuses every refresh.',
    '250 Refresh 2 comes back with 401, and line N refreshes again with r1.',
  ]);
});

test('an aborted owner lets the waiters go', async () => {
  expect(withoutLines(causes(await runByTime('mutex', 'owner-aborted'), 'users.2')).at(-1)).toBe(
    '100 Posts is aborted, logs out and releases the lock, so line N repeats without a token.',
  );
});

test('where the line is unknown, the app sent it', async () => {
  const trace = await runByTime('mutex', 'one-expired');
  const events = trace.events.map((event) => (event.type === 'request-sent' ? { ...event, line: null } : event));
  expect(causes({ ...trace, events }, 'posts.r1').at(-1)).toBe(
    '50 The 401 arrives. The lock is free, so the app refreshes.',
  );
});

test('a request that the trace has not is refused', async () => {
  const trace = await runByTime('plain', 'one-expired');
  expect(() => why(trace, 'posts.9')).toThrow(
    'Failed to find the request "posts.9": the trace has none of this id. Use an id of its events.',
  );
});
