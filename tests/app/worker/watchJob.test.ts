import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSimulatorClient } from '../../../src/app/worker/client.ts';
import type { TaskName } from '../../../src/app/worker/client.ts';
import type { Job, Told } from '../../../src/app/worker/protocol.ts';
import { PATIENCE_MS } from '../../../src/app/worker/watchJob.ts';
import { scenarioOf, sentenceOf } from '../../../src/sim/index.ts';
import type { RunRecord } from '../../../src/sim/index.ts';
import { sourceFrom, sourceOf } from '../../support/sources.ts';
import { fakeWorkers } from './support/fakeWorkers.ts';

const EXPLORE = { do: 'explore', source: sourceOf('mutex'), scenario: scenarioOf('one-expired') } as const;
const SOME = { complete: false, schedules: 1, runs: 1, outcomes: [] };
const PLAN = { steps: [], sleep: [] };
const HANDED_OUT = { as: 'handed-out', helper: 0, number: 1, plan: PLAN, request: EXPLORE } as const;
const BROKEN = { kind: 'bad-input', deed: 'run it', cause: 'it is broken', remedy: 'Mend it.', at: null } as const;
const LONG_MS = 10 * PATIENCE_MS.explore;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A task in workers that do nothing of themselves. */
function started(task: Job<TaskName> = EXPLORE, helpers = 0) {
  const fake = fakeWorkers();
  const told: Told[] = [];
  const running = createSimulatorClient(fake.start, helpers).start(task, (one) => told.push(one));
  return { ...fake, told, running };
}
const messages = (told: readonly Told[]) =>
  told.map((one) => (one.as === 'problem' ? sentenceOf(one.problem) : one.as));

test('what the worker tells is passed on, and after the end the worker is gone', () => {
  const { workers, told, ended } = started();
  expect(workers[0]?.told).toEqual([{ to: 'begin', id: 1, job: EXPLORE, helpers: 0 }]);
  workers[0]?.say({ as: 'begun' });
  workers[0]?.say({ as: 'explored', exploration: SOME, estimate: null, done: false });
  expect(ended()).toEqual([false]);
  workers[0]?.say({ as: 'explored', exploration: SOME, estimate: null, done: true });
  expect([messages(told), ended()]).toEqual([['explored', 'explored'], [true]]);
});

test.for([
  [{ ...EXPLORE, do: 'explore' }, 'explore mutex.ts'],
  [{ do: 'check', source: EXPLORE.source }, 'check mutex.ts'],
  [{ ...EXPLORE, do: 'decide', goal: 'x' }, 'find out what mutex.ts can do'],
] as const)(
  'a worker that has begun and is silent for ten seconds is ended, and named by its job: %j',
  ([task, deed]) => {
    const { workers, told, ended } = started(task);
    workers[0]?.say({ as: 'begun' });
    vi.advanceTimersByTime(PATIENCE_MS.explore - 1);
    expect(ended()).toEqual([false]);
    vi.advanceTimersByTime(1);
    expect(ended()).toEqual([true]);
    expect(told).toEqual([
      {
        as: 'problem',
        problem: {
          kind: 'endless',
          deed,
          cause: 'it did not give the thread back for 10 s',
          remedy: 'Look for a loop without an await on something that ends.',
          at: null,
        },
      },
    ]);
  },
);

test.for([
  { ...EXPLORE, do: 'explore' },
  { do: 'check', source: EXPLORE.source },
] as const)('of a reader’s text the loop that nothing ends is named with its line: %j', async (task) => {
  const text = 'export const baseQueryWithReauth = async () => {\n  while (true) {}\n};';
  const { workers, told } = started({ ...task, source: sourceFrom(text) });
  workers[0]?.say({ as: 'begun' });
  vi.advanceTimersByTime(PATIENCE_MS.explore);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(messages(told)).toEqual([
    `Failed to ${task.do} mine.ts: line 2: it did not give the thread back for 10 s. Look at the loop there: nothing in it ends it.`,
  ]);
});

test('slow loading is no endless loop: the watch begins with the work', () => {
  const { workers, told, ended } = started();
  vi.advanceTimersByTime(LONG_MS);
  expect([told, ended()]).toEqual([[], [false]]);
  workers[0]?.say({ as: 'begun' });
  vi.advanceTimersByTime(PATIENCE_MS.explore);
  expect(ended()).toEqual([true]);
});

test('whatever is told begins the watch anew', () => {
  const { workers, ended } = started();
  workers[0]?.say({ as: 'begun' });
  for (let time = 0; time < LONG_MS; time += PATIENCE_MS.explore - 1) {
    workers[0]?.say({ as: 'explored', exploration: SOME, estimate: null, done: false });
    vi.advanceTimersByTime(PATIENCE_MS.explore - 1);
  }
  expect(ended()).toEqual([false]);
});

test('a worker that cannot be loaded is said to be that, of a check too', () => {
  const { workers, told, ended } = started({ do: 'check', source: EXPLORE.source });
  workers[0]?.fail();
  expect([messages(told), ended()]).toEqual([
    ['Failed to check mutex.ts: its worker could not be loaded. Reload the page.'],
    [true],
  ]);
});

test('a pause may last, and to go on is to be watched again', () => {
  const { workers, running, ended } = started();
  workers[0]?.say({ as: 'begun' });
  running.pause();
  vi.advanceTimersByTime(LONG_MS);
  expect(ended()).toEqual([false]);
  running.goOn();
  expect(workers[0]?.told.slice(1)).toEqual([{ to: 'pause' }, { to: 'go-on' }]);
  vi.advanceTimersByTime(PATIENCE_MS.explore);
  expect(ended()).toEqual([true]);
});

test('what was on its way when the reader paused does not begin the watch again', () => {
  const { workers, running, ended, told } = started();
  workers[0]?.say({ as: 'begun' });
  running.pause();
  workers[0]?.say({ as: 'explored', exploration: SOME, estimate: null, done: false });
  vi.advanceTimersByTime(LONG_MS);
  expect([messages(told), ended()]).toEqual([['explored'], [false]]);
});

test('a cancelled task tells nothing more, and its workers are gone', () => {
  const { workers, running, ended, told } = started(EXPLORE, 1);
  workers[0]?.say({ as: 'begun' });
  workers[0]?.say(HANDED_OUT);
  running.cancel();
  workers[0]?.say({ as: 'explored', exploration: SOME, estimate: null, done: true });
  vi.advanceTimersByTime(LONG_MS);
  expect([told, ended()]).toEqual([[], [true, true]]);
});

test('a run that is handed out goes to a worker of its own, and what came of it comes back', () => {
  const { workers, told, ended } = started(EXPLORE, 2);
  expect(workers).toHaveLength(1);
  const { source, scenario } = EXPLORE;
  const request = { scenario: scenarioOf('fresh') };
  workers[0]?.say({ as: 'begun' });
  workers[0]?.say({ as: 'handed-out', helper: 1, number: 7, plan: PLAN, request });
  expect(workers[1]?.told).toEqual([
    { to: 'begin', id: 7, job: { do: 'run-plan', plan: PLAN, source, ...request }, helpers: 0 },
  ]);
  const record = { steps: [] } as unknown as RunRecord;
  workers[1]?.say({ as: 'begun' });
  workers[1]?.say({ as: 'ran-plan', record });
  expect(workers[0]?.told.at(-1)).toEqual({ to: 'take', number: 7, record });
  // It stays for the next run, and there is no third worker.
  workers[0]?.say({ as: 'handed-out', helper: 1, number: 8, plan: PLAN, request: { scenario } });
  workers[0]?.say({ as: 'handed-out', helper: 2, number: 9, plan: PLAN, request: { scenario } });
  expect(workers.map(({ jobs }) => jobs().length)).toEqual([1, 2]);

  workers[0]?.say({ as: 'explored', exploration: SOME, estimate: null, done: true });
  expect(ended()).toEqual([true, true]);
  expect(told).toMatchObject([{ as: 'explored', exploration: SOME, estimate: null, done: true }]);
});

test('a helper runs the source of the task, whatever is asked for', () => {
  const { workers } = started(EXPLORE, 1);
  const request = { source: sourceOf('no-mutex'), scenario: EXPLORE.scenario };
  workers[0]?.say({ ...HANDED_OUT, request });
  expect(workers[1]?.jobs()).toMatchObject([{ source: EXPLORE.source }]);
});

test('while a helper loads nobody is taken for a loop; when it has begun, it may be one', () => {
  const { workers, told, ended } = started(EXPLORE, 1);
  workers[0]?.say({ as: 'begun' });
  workers[0]?.say(HANDED_OUT);
  vi.advanceTimersByTime(LONG_MS);
  expect(ended()).toEqual([false, false]);
  workers[1]?.say({ as: 'begun' });
  vi.advanceTimersByTime(PATIENCE_MS.explore);
  expect(ended()).toEqual([true, true]);
  expect(told).toMatchObject([{ as: 'problem', problem: { kind: 'endless' } }]);
});

test('what goes wrong in a helper is told once, and ends them all', () => {
  const { workers, told, ended } = started(EXPLORE, 1);
  workers[0]?.say({ as: 'begun' });
  workers[0]?.say(HANDED_OUT);
  workers[1]?.say({ as: 'problem', problem: BROKEN });
  workers[0]?.say({ as: 'problem', problem: BROKEN });
  expect([messages(told), ended()]).toEqual([['Failed to run it: it is broken. Mend it.'], [true, true]]);
});

test('checks tell each result, and the worker is gone after the last', () => {
  const { workers, told, ended } = started({ do: 'check', source: sourceOf('mutex') });
  workers[0]?.say({ as: 'begun' });
  workers[0]?.say({ as: 'checking', check: 'refreshes-and-repeats', runs: 1 });
  workers[0]?.say({ as: 'all-checked' });
  expect([messages(told), ended()]).toEqual([['checking', 'all-checked'], [true]]);
});
