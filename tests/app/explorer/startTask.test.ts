import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FromWorker, Task, ToWorker } from '../../../src/app/explorer/messages.ts';
import { PATIENCE_MS, startTask } from '../../../src/app/explorer/startTask.ts';
import type { WorkerLike } from '../../../src/app/simulator/startWorker.ts';
import { scenarioOf } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

const TASK: Task = { do: 'explore', source: sourceOf('mutex'), scenario: scenarioOf('one-expired') };
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

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what the worker tells is passed on, and after the end the worker is gone', () => {
  const { worker, asked } = fakeWorker();
  const told: FromWorker[] = [];
  startTask(
    TASK,
    (message) => told.push(message),
    () => worker,
  );
  expect(asked).toEqual([TASK]);
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
