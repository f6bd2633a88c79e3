import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSimulatorClient } from '../../../src/app/worker/client.ts';
import { createPerformer } from '../../../src/app/worker/perform.ts';
import { isLast } from '../../../src/app/worker/protocol.ts';
import type { FromWorker, Job, Told, WorkerLike } from '../../../src/app/worker/protocol.ts';
import { scenarioOf } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

const SUBJECT = { source: sourceOf('mutex'), scenario: scenarioOf('one-expired') };

beforeEach(() => void vi.stubGlobal('self', new EventTarget()));
afterEach(() => vi.unstubAllGlobals());

/** All that a worker tells of one job, to its end. */
async function toldOf(job: Job): Promise<readonly FromWorker[]> {
  const said: FromWorker[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const perform = createPerformer((message) => {
    said.push(message);
    if (message.as !== 'begun' && message.as !== 'handed-out' && isLast(message)) resolve();
  });
  perform({ to: 'begin', id: 5, job, helpers: 0 });
  await promise;
  return said;
}

test('a worker says that it begins, then what comes of it, under the number of the job', async () => {
  const said = await toldOf({ do: 'run', ...SUBJECT, schedule: { by: 'time' } });
  expect(said).toMatchObject([
    { id: 5, as: 'begun' },
    { id: 5, as: 'ran', trace: { wrapper: 'mutex', end: 'settled' } },
  ]);
});

test('an exploration ends with all that was found', async () => {
  const said = await toldOf({ do: 'explore', ...SUBJECT });
  const last = { id: 5, as: 'explored', done: true, estimate: null, exploration: { complete: true } };
  expect(said.at(-1)).toMatchObject(last);
});

test('after a hundred orders it is told about how many there are', async () => {
  const job = { do: 'explore', source: SUBJECT.source, scenario: scenarioOf('three-at-once'), max: 101 } as const;
  const told = (await toldOf(job)).at(-1);
  // There are 588.
  expect(told).toMatchObject({ as: 'explored', exploration: { complete: false, schedules: 101 } });
  if (told?.as !== 'explored') throw new Error('There is nothing to read.');
  expect(told.estimate).toBeGreaterThan(200);
  expect(told.estimate).toBeLessThan(1_200);
});

test('a problem of the wrapper is the last word, as it is', async () => {
  const schedule = { by: 'choices', choices: ['nothing'], then: 'stop' } as const;
  const said = await toldOf({ do: 'run', ...SUBJECT, schedule });
  const problem = { kind: 'bad-input', cause: '"nothing" cannot happen there', at: { of: 'choice', choice: 1 } };
  expect(said.at(-1)).toMatchObject({ id: 5, as: 'problem', problem });
});

test('what fails otherwise is named by its job, which is not always to explore', async () => {
  const said = await toldOf({ do: 'decide', ...SUBJECT, goal: 'none' });
  expect(said.at(-1)).toMatchObject({
    as: 'problem',
    problem: { deed: 'find out what mutex.ts can do', cause: 'there is no goal "none"', remedy: 'Reload the page.' },
  });
});

test('many orders are explored by several workers, and what is found is what one finds', async () => {
  let started = 0;
  const startHere = (): WorkerLike => {
    started += 1;
    const perform = createPerformer((message) =>
      queueMicrotask(() => worker.onmessage?.(new MessageEvent('message', { data: structuredClone(message) }))),
    );
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => perform(structuredClone(message)),
      terminate: () => undefined,
    };
    return worker;
  };
  const task = { do: 'explore', source: SUBJECT.source, scenario: scenarioOf('three-at-once'), max: 60 } as const;
  const exploredBy = (helpers: number): Promise<Told> =>
    new Promise((resolve) =>
      createSimulatorClient(startHere, helpers).start(task, (told) => isLast(told) && resolve(told)),
    );
  const alone = await exploredBy(0);
  expect(started).toBe(1);
  expect(await exploredBy(2)).toEqual(alone);
  expect(started).toBe(4);
});
