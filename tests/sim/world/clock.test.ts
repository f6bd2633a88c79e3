import { expect, test } from 'vitest';
import { createAgenda } from '../../../src/sim/world/agenda.ts';
import { createClock, EPOCH_MS } from '../../../src/sim/world/clock.ts';

test('a date without arguments is the moment of the run, and one with arguments is that date', () => {
  const clock = createClock(createAgenda());
  clock.moveTo(1500);
  expect(new clock.Date().getTime()).toBe(EPOCH_MS + 1500);
  expect(clock.Date.now()).toBe(EPOCH_MS + 1500);
  expect(new clock.Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(new clock.Date()).toBeInstanceOf(Date);
});

test('time never goes back', () => {
  const clock = createClock(createAgenda());
  clock.moveTo(100);
  clock.moveTo(50);
  expect(clock.elapsedMs()).toBe(100);
});

test('a timer is a pending event, due after its delay, and gone once it has fired', async () => {
  const agenda = createAgenda();
  const clock = createClock(agenda);
  const fired: unknown[] = [];
  clock.moveTo(10);
  clock.timers(false).setTimeout((...args) => fired.push(...args), 25, 'a', 'b');
  const [timer] = agenda.list();
  expect(timer).toMatchObject({ choice: 't1', kind: 'timer', atMs: 35, idle: false });
  await timer?.happen();
  expect(fired).toEqual(['a', 'b']);
  expect(agenda.list()).toEqual([]);
});

test('a delay of 0 takes 1 ms, so that a loop of timers moves time', () => {
  const agenda = createAgenda();
  createClock(agenda)
    .timers(false)
    .setTimeout(() => {}, 0);
  expect(agenda.list()[0]?.atMs).toBe(1);
});

test('a cleared timer is not pending, and an interval is pending again after it fired', async () => {
  const agenda = createAgenda();
  const clock = createClock(agenda);
  const { setTimeout, clearTimeout, setInterval, clearInterval } = clock.timers(true);
  clearTimeout(setTimeout(() => {}, 5));
  let count = 0;
  const id = setInterval(() => (count += 1), 10);
  await agenda.list()[0]?.happen();
  clock.moveTo(10);
  expect(agenda.list().map(({ choice, idle }) => ({ choice, idle }))).toEqual([{ choice: 't2', idle: true }]);
  clearInterval(id);
  expect([agenda.list().length, count]).toEqual([0, 1]);
});
