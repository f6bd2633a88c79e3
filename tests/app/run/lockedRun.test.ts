import { expect, test } from 'vitest';
import { lockedCaption, lockedRun } from '../../../src/app/run/lockedRun.ts';
import { requestsOf, traceToText } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { plain } from '../../../src/timeline/words/index.ts';
import { runByTime } from '../../support/runs.ts';

const mutex = await runByTime('mutex', 'late-401');
const noMutex = await runByTime('no-mutex', 'three-at-once');

test('a shut run shows the first answers and nothing that the wrapper made of them', () => {
  const locked = lockedRun(noMutex);
  expect(locked.atMs).toBe(50);
  expect(requestsOf(locked.trace).map(({ id, end }) => `${id} ${end?.as === 'answered' ? end.status : '-'}`)).toEqual([
    'posts.1 401',
    'users.1 401',
    'comments.1 401',
  ]);
  const open = locked.trace.events.filter((event) => event.step <= locked.until);
  expect(new Set(open.map((event) => event.type))).toEqual(
    new Set(['call-started', 'request-sent', 'request-decided', 'answer-arrived']),
  );
});

test('a shut run keeps the length of its axis and gives away nothing else', () => {
  const locked = lockedRun(mutex);
  expect(locked.trace.events.at(-1)).toEqual({ type: 'timer-fired', timer: 0, step: locked.until + 1, atMs: 470 });
  expect(traceToText(locked.trace)).not.toContain('refresh');
});

test('a shut run that ends with its first answers does not show that it does', async () => {
  const locked = lockedRun(await runByTime('plain', 'three-at-once'));
  expect([locked.atMs, locked.trace.events.at(-1)?.atMs]).toEqual([50, 100]);
});

test('the runs of two wrappers in one scenario cannot be told apart while they are shut', async () => {
  const [one, other] = [await runByTime('mutex', 'three-at-once'), noMutex];
  const bare = ({ events }: Trace) => events.map((event) => ('line' in event ? { ...event, line: null } : event));
  expect(bare(lockedRun(one, 250).trace)).toEqual(bare(lockedRun(other, 250).trace));
});

test('the caption of a shut run says who has heard what, and not what comes of it', () => {
  expect(plain(lockedCaption(lockedRun(noMutex)))).toBe(
    'Posts, Users and Comments receive 401. What the wrapper makes of it is for you to say.',
  );
  expect(plain(lockedCaption(lockedRun(mutex)))).toMatch(/^Posts and Users receive 401\./);
});
