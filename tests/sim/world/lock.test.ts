import { Mutex } from 'async-mutex';
import { expect, test } from 'vitest';
import { createLockClasses } from '../../../src/sim/world/lock.ts';

function watched(): { readonly mutex: Mutex; readonly seen: string[] } {
  const seen: string[] = [];
  const classes = createLockClasses(() => ({
    acquired: () => seen.push('taken'),
    released: () => seen.push('free'),
  }));
  return { mutex: new classes.Mutex(), seen };
}

test('taking and releasing a mutex is reported once each, at once', async () => {
  const { mutex, seen } = watched();
  const acquiring = mutex.acquire();
  expect(seen).toEqual(['taken']);
  (await acquiring)();
  expect(seen).toEqual(['taken', 'free']);
});

test('a release that is called twice counts once', async () => {
  const { mutex, seen } = watched();
  const release = await mutex.acquire();
  release();
  release();
  expect(seen).toEqual(['taken', 'free']);
});

test('runExclusive and release() on the mutex itself are seen too', async () => {
  const { mutex, seen } = watched();
  await mutex.runExclusive(() => 'done');
  await mutex.acquire();
  mutex.release();
  expect(seen).toEqual(['taken', 'free', 'taken', 'free']);
});

test('a lock that is handed on is free and taken again', async () => {
  const { mutex, seen } = watched();
  const release = await mutex.acquire();
  const second = mutex.acquire();
  release();
  expect(seen).toEqual(['taken', 'free', 'taken']);
  (await second)();
});

test('asking and waiting are not reported', async () => {
  const { mutex, seen } = watched();
  mutex.isLocked();
  await mutex.waitForUnlock();
  expect(seen).toEqual([]);
});

test('a watched mutex takes as many microtasks as the library’s own', async () => {
  expect(await ticksToAcquire(watched().mutex)).toBe(await ticksToAcquire(new Mutex()));
});

async function ticksToAcquire(mutex: Mutex): Promise<number> {
  let acquired = false;
  void mutex.acquire().then(() => (acquired = true));
  for (let ticks = 0; ticks < 100; ticks += 1) {
    if (acquired) return ticks;
    await Promise.resolve();
  }
  throw new Error('Failed to acquire a free mutex within 100 microtasks.');
}
