import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sourceFrom, sourceOf } from '../../support/sources.ts';
import { run, scenarioOf } from '../../../src/sim/index.ts';
import { createLocks } from '../../../src/sim/world/weblocks.ts';

/** Work that goes on until it is ended. */
function lasting() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, end: resolve };
}

async function outcomeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    (value) => `gave ${String(value)}`,
    (error: unknown) => (error instanceof Error ? error.name : 'odd'),
  );
}

test('who asks first has the lock, in whatever tab, and its result is given when it is free again', async () => {
  const locks = createLocks();
  const first = lasting();
  const order: string[] = [];
  const one = locks.of(1).request('refresh', first.work);
  const two = locks.of(2).request('refresh', () => order.push('second'));
  await setImmediate();
  expect(order).toEqual([]);
  first.end('first');
  expect(await one).toBe('first');
  await two;
  expect(order).toEqual(['second']);
});

test('shared locks are held together, and an exclusive one waits for all of them', async () => {
  const locks = createLocks().of(1);
  const [a, b] = [lasting(), lasting()];
  const shared = { mode: 'shared' } as const;
  void locks.request('x', shared, a.work);
  void locks.request('x', shared, b.work);
  const alone = locks.request('x', (lock) => lock?.mode);
  const after = locks.request('x', shared, (lock) => lock?.mode);
  expect(await locks.query()).toEqual({
    held: [
      { name: 'x', mode: 'shared', clientId: 'tab-1' },
      { name: 'x', mode: 'shared', clientId: 'tab-1' },
    ],
    pending: [
      { name: 'x', mode: 'exclusive', clientId: 'tab-1' },
      { name: 'x', mode: 'shared', clientId: 'tab-1' },
    ],
  });
  a.end('');
  b.end('');
  expect([await alone, await after]).toEqual(['exclusive', 'shared']);
});

test('with ifAvailable a lock that is taken gives null at once', async () => {
  const locks = createLocks().of(1);
  void locks.request('x', lasting().work);
  expect(await locks.request('x', { ifAvailable: true }, (lock) => lock)).toBeNull();
});

test('a signal ends the wait, and has no power over a lock that is held', async () => {
  const locks = createLocks().of(1);
  const [held, late] = [new AbortController(), new AbortController()];
  const first = lasting();
  const one = locks.request('x', { signal: held.signal }, first.work);
  const two = locks.request('x', { signal: late.signal }, () => 'never');
  await setImmediate();
  held.abort();
  late.abort();
  expect(await outcomeOf(two)).toBe('AbortError');
  first.end('done');
  expect(await one).toBe('done');
  expect(await outcomeOf(locks.request('x', { signal: held.signal }, () => 'never'))).toBe('AbortError');
});

test('whoever steals has the lock at once, and the one it was taken from is told', async () => {
  const locks = createLocks().of(1);
  const robbed = outcomeOf(locks.request('x', lasting().work));
  await setImmediate();
  expect(await locks.request('x', { steal: true }, () => 'mine')).toBe('mine');
  expect(await robbed).toBe('AbortError');
  expect((await locks.query()).held).toEqual([]);
});

test('a lock of a closed tab is free, and the closed tab waits for none', async () => {
  const manager = createLocks();
  void manager.of(1).request('x', lasting().work);
  void manager.of(1).request('x', () => 'never');
  const next = manager.of(2).request('x', () => 'next');
  await setImmediate();
  manager.forgetTab(1);
  expect(await next).toBe('next');
  expect(await manager.of(2).query()).toEqual({ held: [], pending: [] });
});

test('work that throws gives its error, and the lock is free', async () => {
  const locks = createLocks().of(1);
  const broken = locks.request('x', () => {
    throw new RangeError('no');
  });
  expect(await outcomeOf(broken)).toBe('RangeError');
  expect(await locks.request('x', () => 'free')).toBe('free');
});

test.for([
  ['-x', {}],
  ['x', { steal: true, ifAvailable: true }],
  ['x', { steal: true, mode: 'shared' }],
  ['x', { ifAvailable: true, signal: new AbortController().signal }],
] as const)('a request for %s with %j is refused as a browser refuses it', async ([name, options]) => {
  expect(
    await outcomeOf(
      createLocks()
        .of(1)
        .request(name, options, () => 'never'),
    ),
  ).toBe('NotSupportedError');
});

test('who waits for a lock with a time limit is released by it, and the owner whose refresh is never answered is not', async () => {
  const { text } = sourceOf('plain');
  const source = sourceFrom(
    text.replace('export const baseQueryWithReauth', 'const raw').concat(`
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const refresh = () =>
    raw({ url: '/auth/refresh', method: 'POST', body: { refresh_token: localStorage.getItem('refresh_token') } }, api, extra);
  try {
    await navigator.locks.request('refresh', { signal: AbortSignal.timeout(5000) }, refresh);
  } catch {
    return result;
  }
  return raw(args, api, extra);
};`),
  );
  const trace = await run({ source, scenario: scenarioOf('refresh-hangs'), schedule: { by: 'time' } });
  const settled = trace.events.flatMap((event) => (event.type === 'call-settled' ? `${event.call} ${event.atMs}` : []));
  expect(settled).toEqual(['users 5050', 'comments 5050']);
  expect(trace.end).toBe('stuck');
});
