import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSimulatorClient, PATIENCE_MS } from '../../../src/app/worker/client.ts';
import type { WorkerLike } from '../../../src/app/worker/startWorker.ts';
import type { Answer, Ask } from '../../../src/app/worker/messages.ts';
import { scenarioOf } from '../../../src/sim/index.ts';
import type { RunRequest, Trace } from '../../../src/sim/index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scenario = scenarioOf('late-401');
const requestFor = (id: string): RunRequest => ({
  source: { id, file: `${id}.ts`, text: '', app: {} },
  scenario,
  schedule: { by: 'time' },
});
const traceOf = (wrapper: string): Trace => ({
  wrapper,
  scenario,
  calls: [],
  events: [],
  end: 'settled',
  choices: [],
  timed: true,
  pending: [],
});

/** Workers that note what they are asked and answer when they are told to. */
function fakeWorkers() {
  const workers: (WorkerLike & { asked: Ask[]; ended: boolean })[] = [];
  const start = (): WorkerLike => {
    const worker = {
      asked: [] as Ask[],
      ended: false,
      onmessage: null,
      onerror: null,
      postMessage: (ask: Ask) => void worker.asked.push(ask),
      terminate: () => {
        worker.ended = true;
      },
    };
    workers.push(worker);
    return worker;
  };
  function answer(worker: number, make: (ask: Ask) => Answer) {
    const at = workers[worker];
    const ask = at?.asked.at(-1);
    if (ask) at?.onmessage?.call(at as unknown as Worker, new MessageEvent('message', { data: make(ask) }));
  }
  return { workers, start, answer };
}
const asBegun = (ask: Ask): Answer => ({ id: ask.id, as: 'begun' });
const asTrace = (ask: Ask): Answer => ({ id: ask.id, as: 'trace', trace: traceOf(ask.request.source.id) });

test('no worker is started before the first run', () => {
  const { workers, start } = fakeWorkers();
  createSimulatorClient(start);
  expect(workers).toHaveLength(0);
});

test('runs are made one at a time, in their order, by one worker', async () => {
  const { workers, start, answer } = fakeWorkers();
  const client = createSimulatorClient(start);
  const [a, b] = [client.run(requestFor('a')), client.run(requestFor('b'))];
  expect(workers[0]?.asked.map((ask) => ask.request.source.id)).toEqual(['a']);
  answer(0, asTrace);
  expect((await a).wrapper).toBe('a');
  answer(0, asTrace);
  expect((await b).wrapper).toBe('b');
  expect(workers).toHaveLength(1);
});

test('a problem of a wrapper arrives as it is', async () => {
  const { start, answer } = fakeWorkers();
  const run = createSimulatorClient(start).run(requestFor('a'));
  const problem = {
    kind: 'syntax',
    message: 'Failed to read a.ts.',
    place: { file: 'a.ts', line: 3, column: 1 },
  } as const;
  answer(0, ({ id }) => ({ id, as: 'problem', problem }));
  await expect(run).rejects.toMatchObject({ problem });
});

test('a worker that is silent for five seconds is ended, and the next run gets a new one', async () => {
  const { workers, start, answer } = fakeWorkers();
  const client = createSimulatorClient(start);
  const [hangs, next] = [client.run(requestFor('mutex')), client.run(requestFor('b'))];
  answer(0, asBegun);
  vi.advanceTimersByTime(PATIENCE_MS);
  await expect(hangs).rejects.toMatchObject({
    problem: {
      kind: 'endless',
      message:
        'Failed to run mutex.ts: it did not give the thread back for 5 s. Look for a loop without an await on something that ends.',
    },
  });
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  answer(1, asTrace);
  expect((await next).wrapper).toBe('b');
});

test('a worker that answers in time is left alone', async () => {
  const { workers, start, answer } = fakeWorkers();
  const run = createSimulatorClient(start).run(requestFor('a'));
  answer(0, asBegun);
  vi.advanceTimersByTime(PATIENCE_MS - 1);
  answer(0, asTrace);
  await run;
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(workers[0]?.ended).toBe(false);
});

test('a run that is forgotten before it begins is never asked for', async () => {
  const { workers, start, answer } = fakeWorkers();
  const client = createSimulatorClient(start);
  const controller = new AbortController();
  const [a, b, c] = [
    client.run(requestFor('a')),
    client.run(requestFor('b'), controller.signal),
    client.run(requestFor('c')),
  ];
  controller.abort();
  await expect(b).rejects.toThrow('The run was forgotten.');
  answer(0, asTrace);
  await a;
  answer(0, asTrace);
  expect((await c).wrapper).toBe('c');
  expect(workers[0]?.asked.map((ask) => ask.request.source.id)).toEqual(['a', 'c']);
});

test('a worker that cannot be loaded says so', async () => {
  const { workers, start } = fakeWorkers();
  const run = createSimulatorClient(start).run(requestFor('a'));
  const [worker] = workers;
  worker?.onerror?.call(
    worker as unknown as Worker,
    Object.assign(new Event('error', { cancelable: true }), { message: '' }) as ErrorEvent,
  );
  await expect(run).rejects.toThrow('Failed to run a.ts: its worker could not be loaded. Reload the page.');
});

test('a worker may take its time to load: only a run that has begun can hang', async () => {
  const { workers, start, answer } = fakeWorkers();
  const run = createSimulatorClient(start).run(requestFor('a'));
  vi.advanceTimersByTime(10 * PATIENCE_MS);
  expect(workers[0]?.ended).toBe(false);
  answer(0, asBegun);
  answer(0, asTrace);
  expect((await run).wrapper).toBe('a');
});

const readers = (text: string): RunRequest => ({
  ...requestFor('a'),
  source: { id: 'a.ts', file: 'a.ts', text, app: {} },
});

test('a reader’s wrapper has a worker of its own, as long as its text is the same', async () => {
  const { workers, start, answer } = fakeWorkers();
  const client = createSimulatorClient(start);
  for (const [worker, request] of [
    [0, requestFor('mutex')],
    [1, readers('one')],
    [0, requestFor('mutex')],
    [1, readers('one')],
    [2, readers('two')],
  ] as const) {
    const run = client.run(request);
    answer(worker, asTrace);
    await run;
  }
  expect(workers.map(({ ended }) => ended)).toEqual([false, true, false]);
});

test('a reader’s run that is forgotten while it runs is ended at once, and the next one begins', async () => {
  const { workers, start, answer } = fakeWorkers();
  const client = createSimulatorClient(start);
  const controller = new AbortController();
  const hangs = client.run(readers('for (;;);'), controller.signal);
  const next = client.run(requestFor('mutex'));
  answer(0, asBegun);
  controller.abort();
  await expect(hangs).rejects.toThrow('The run was forgotten.');
  expect(workers[0]?.ended).toBe(true);
  answer(1, asTrace);
  expect((await next).wrapper).toBe('mutex');
});
