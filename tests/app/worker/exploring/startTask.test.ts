import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FromWorker, ToWorker } from '../../../../src/app/worker/exploring/messages.ts';
import { PATIENCE_MS, startTask } from '../../../../src/app/worker/exploring/startTask.ts';
import type { WorkerLike } from '../../../../src/app/worker/startWorker.ts';
import { spareHands } from '../../../../src/app/worker/exploring/startHands.ts';
import { scenarioOf } from '../../../../src/sim/index.ts';
import type { RunRecord } from '../../../../src/sim/index.ts';
import { sourceOf } from '../../../support/sources.ts';

const TASK = { do: 'explore', source: sourceOf('mutex'), scenario: scenarioOf('one-expired') } as const;
const SOME = { complete: false, schedules: 1, runs: 1, outcomes: [] };

function fakeWorker() {
  const asked: ToWorker[] = [];
  const worker: WorkerLike & { ended: boolean; tell(message: FromWorker): void } = {
    ended: false,
    onmessage: null,
    onerror: null,
    postMessage: (message: ToWorker) => void asked.push(message),
    terminate() {
      worker.ended = true;
    },
    tell(message) {
      worker.onmessage?.call(worker as unknown as Worker, new MessageEvent('message', { data: message }));
    },
  };
  return { worker, asked };
}

const PLAN = { steps: [], sleep: [] };

function fakeWorkers() {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const start = () => {
    const fake = fakeWorker();
    workers.push(fake);
    return fake.worker;
  };
  return { workers, start };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what the worker tells is passed on, and after the end the worker is gone', () => {
  const { worker, asked } = fakeWorker();
  const told: FromWorker[] = [];
  startTask(
    TASK,
    (message) => told.push(message),
    () => worker,
    0,
  );
  expect(asked).toEqual([{ ...TASK, hands: 0 }]);
  worker.tell({ as: 'explored', exploration: SOME, done: false });
  expect(worker.ended).toBe(false);
  worker.tell({ as: 'explored', exploration: SOME, done: true });
  expect([told.length, worker.ended]).toEqual([2, true]);
});

test('a worker that is silent for long is ended, and the reader is told of a loop', () => {
  const { worker } = fakeWorker();
  const told: FromWorker[] = [];
  startTask(
    TASK,
    (message) => told.push(message),
    () => worker,
  );
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(worker.ended).toBe(true);
  expect(told).toMatchObject([{ as: 'problem', problem: { kind: 'endless' } }]);
});

test('a pause may last, and to go on is to be watched again', () => {
  const { worker, asked } = fakeWorker();
  const told: FromWorker[] = [];
  const task = startTask(
    TASK,
    (message) => told.push(message),
    () => worker,
  );
  task.pause();
  vi.advanceTimersByTime(10 * PATIENCE_MS);
  expect(worker.ended).toBe(false);
  task.goOn();
  expect(asked.slice(1)).toEqual([{ do: 'pause' }, { do: 'go-on' }]);
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(worker.ended).toBe(true);
});

test('what was on its way when the reader paused does not begin the watch again', () => {
  const { worker } = fakeWorker();
  const task = startTask(
    TASK,
    () => {},
    () => worker,
  );
  task.pause();
  worker.tell({ as: 'explored', exploration: SOME, done: false });
  vi.advanceTimersByTime(10 * PATIENCE_MS);
  expect(worker.ended).toBe(false);
});

test('a run that is handed out goes to a worker of its own, and what came of it comes back', () => {
  const { workers, start } = fakeWorkers();
  const told: FromWorker[] = [];
  startTask(TASK, (message) => told.push(message), start, 2);
  expect(workers).toHaveLength(1);
  const request = { source: TASK.source, scenario: scenarioOf('fresh') };
  workers[0]?.worker.tell({ as: 'handed-out', hand: 1, job: 7, plan: PLAN, request });
  expect(workers[1]?.asked).toEqual([{ do: 'run-plan', job: 7, plan: PLAN, request }]);
  const record = { steps: [] } as unknown as RunRecord;
  workers[1]?.worker.tell({ as: 'ran-plan', job: 7, record });
  expect(workers[0]?.asked.at(-1)).toEqual({ do: 'take', job: 7, record });
  // It has no third.
  workers[0]?.worker.tell({ as: 'handed-out', hand: 2, job: 8, plan: PLAN, request });
  expect(workers).toHaveLength(2);

  workers[0]?.worker.tell({ as: 'explored', exploration: SOME, done: true });
  expect(workers.map(({ worker }) => worker.ended)).toEqual([true, true]);
  expect(told).toEqual([{ as: 'explored', exploration: SOME, done: true }]);
});

test('another worker runs the source of the task, whatever is asked for', () => {
  const { workers, start } = fakeWorkers();
  startTask(TASK, () => {}, start, 1);
  const request = { source: sourceOf('no-mutex'), scenario: TASK.scenario };
  workers[0]?.worker.tell({ as: 'handed-out', hand: 0, job: 1, plan: PLAN, request });
  expect(workers[1]?.asked).toMatchObject([{ request: { source: TASK.source } }]);
});

test('what goes wrong in a worker that helps is told once, and ends them all', () => {
  const { workers, start } = fakeWorkers();
  const told: FromWorker[] = [];
  startTask(TASK, (message) => told.push(message), start, 1);
  workers[0]?.worker.tell({ as: 'handed-out', hand: 0, job: 1, plan: PLAN, request: TASK });
  const problem = { kind: 'bad-input', message: 'Failed to explore it.', place: null } as const;
  workers[1]?.worker.tell({ as: 'problem', problem });
  workers[0]?.worker.tell({ as: 'problem', problem });
  expect(told).toEqual([{ as: 'problem', problem }]);
  expect(workers.map(({ worker }) => worker.ended)).toEqual([true, true]);
});

test('one and two cores keep to one worker, many to four', () => {
  expect([1, 2, 3, 4, 16].map(spareHands)).toEqual([0, 0, 1, 2, 3]);
});

test('a cancelled task tells nothing more', () => {
  const { worker } = fakeWorker();
  const told: FromWorker[] = [];
  const task = startTask(
    TASK,
    (message) => told.push(message),
    () => worker,
  );
  task.cancel();
  vi.advanceTimersByTime(PATIENCE_MS);
  expect([worker.ended, told]).toEqual([true, []]);
});

test('checks tell each result, and the worker is gone after the last', () => {
  const { worker } = fakeWorker();
  const told: FromWorker['as'][] = [];
  startTask(
    { do: 'check', source: sourceOf('mutex') },
    (message) => told.push(message.as),
    () => worker,
  );
  worker.tell({ as: 'checking', check: 'refreshes-and-repeats', runs: 1 });
  worker.tell({ as: 'all-checked' });
  expect([told, worker.ended]).toEqual([['checking', 'all-checked'], true]);
});
