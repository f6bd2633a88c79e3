import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSimulatorClient, spareWorkers } from '../../../src/app/worker/client.ts';
import { PATIENCE_MS } from '../../../src/app/worker/watchJob.ts';
import { scenarioOf } from '../../../src/sim/index.ts';
import type { RunRequest, Trace } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';
import { fakeWorkers } from './support/fakeWorkers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scenario = scenarioOf('late-401');
const requestFor = (id: string): RunRequest => ({
  source: { origin: 'lab', id, file: `${id}.ts`, text: '', app: {} },
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

/** Has a worker answer what it was asked last. */
function answer({ workers }: ReturnType<typeof fakeWorkers>, at: number): void {
  const worker = workers[at];
  worker?.say({ as: 'begun' });
  worker?.say({ as: 'ran', trace: traceOf(worker.jobs().at(-1)?.source.id ?? 'none') });
}

test('no worker is started before the first run', () => {
  const fake = fakeWorkers();
  createSimulatorClient(fake.start, 0);
  expect(fake.workers).toHaveLength(0);
});

test('runs are made one at a time, in their order, by one worker', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const [a, b] = [client.run(requestFor('a')), client.run(requestFor('b'))];
  expect(fake.workers[0]?.jobs().map(({ source }) => source.id)).toEqual(['a']);
  answer(fake, 0);
  expect((await a).wrapper).toBe('a');
  answer(fake, 0);
  expect((await b).wrapper).toBe('b');
  expect(fake.workers).toHaveLength(1);
});

test('a problem of a wrapper arrives as it is', async () => {
  const fake = fakeWorkers();
  const run = createSimulatorClient(fake.start, 0).run(requestFor('a'));
  const problem = {
    kind: 'syntax',
    deed: 'read a.ts',
    cause: 'it is odd',
    remedy: 'Correct it.',
    at: { of: 'line', file: 'a.ts', line: 3, column: 1 },
  } as const;
  fake.workers[0]?.say({ as: 'problem', problem });
  await expect(run).rejects.toMatchObject({ problem });
});

test('a worker that is silent for five seconds is ended, and the next run gets a new one', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const [hangs, next] = [client.run(requestFor('mutex')), client.run(requestFor('b'))];
  fake.workers[0]?.say({ as: 'begun' });
  vi.advanceTimersByTime(PATIENCE_MS.run);
  await expect(hangs).rejects.toMatchObject({
    problem: { kind: 'endless' },
    message:
      'Failed to run mutex.ts: it did not give the thread back for 5 s. Look for a loop without an await on something that ends.',
  });
  expect(fake.ended()).toEqual([true, false]);
  answer(fake, 1);
  expect((await next).wrapper).toBe('b');
});

test('a worker that answers in time is left alone', async () => {
  const fake = fakeWorkers();
  const run = createSimulatorClient(fake.start, 0).run(requestFor('a'));
  fake.workers[0]?.say({ as: 'begun' });
  vi.advanceTimersByTime(PATIENCE_MS.run - 1);
  answer(fake, 0);
  await run;
  vi.advanceTimersByTime(PATIENCE_MS.run);
  expect(fake.workers[0]?.ended).toBe(false);
});

test('a run that is forgotten before it begins is never asked for', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const controller = new AbortController();
  const [a, b, c] = [
    client.run(requestFor('a')),
    client.run(requestFor('b'), controller.signal),
    client.run(requestFor('c')),
  ];
  controller.abort();
  await expect(b).rejects.toThrow('The run was forgotten.');
  answer(fake, 0);
  await a;
  answer(fake, 0);
  expect((await c).wrapper).toBe('c');
  expect(fake.workers[0]?.jobs().map(({ source }) => source.id)).toEqual(['a', 'c']);
});

test('a run that was made ahead is given to whoever asks for the same, once', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const request = requestFor('a');
  client.runAhead(request);
  const first = client.run(request);
  answer(fake, 0);
  expect((await first).wrapper).toBe('a');
  const second = client.run(request);
  answer(fake, 0);
  expect((await second).wrapper).toBe('a');
  expect(fake.workers[0]?.jobs().map(({ source }) => source.id)).toEqual(['a', 'a']);
});

test('of runs that are made ahead the newest counts: one that has not begun by then never does', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const now = client.run(requestFor('now'));
  client.runAhead(requestFor('a'));
  const request = requestFor('b');
  client.runAhead(request);
  const asked = client.run(request);
  answer(fake, 0);
  await now;
  answer(fake, 0);
  expect((await asked).wrapper).toBe('b');
  expect(fake.workers[0]?.jobs().map(({ source }) => source.id)).toEqual(['now', 'b']);
});

test('whoever takes a run that was made ahead can forget it, and is told of its problem', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const controller = new AbortController();
  const [a, b] = [requestFor('a'), requestFor('b')];
  client.runAhead(a);
  const forgotten = client.run(a, controller.signal);
  controller.abort();
  await expect(forgotten).rejects.toThrow('The run was forgotten.');
  client.runAhead(b);
  const failed = client.run(b);
  answer(fake, 0);
  const problem = { kind: 'syntax', deed: 'read b.ts', cause: 'it is odd', remedy: 'Correct it.', at: null } as const;
  fake.workers[0]?.say({ as: 'problem', problem });
  await expect(failed).rejects.toMatchObject({ problem });
});

test('a worker that cannot be loaded says so', async () => {
  const fake = fakeWorkers();
  const run = createSimulatorClient(fake.start, 0).run(requestFor('a'));
  fake.workers[0]?.fail();
  await expect(run).rejects.toThrow('Failed to run a.ts: its worker could not be loaded. Reload the page.');
});

test('a worker may take its time to load: only a run that has begun can hang', async () => {
  const fake = fakeWorkers();
  const run = createSimulatorClient(fake.start, 0).run(requestFor('a'));
  vi.advanceTimersByTime(10 * PATIENCE_MS.run);
  expect(fake.workers[0]?.ended).toBe(false);
  fake.workers[0]?.say({ as: 'begun' });
  answer(fake, 0);
  expect((await run).wrapper).toBe('a');
});

const readers = (text: string): RunRequest => ({
  ...requestFor('a'),
  source: { origin: 'reader', id: 'a.ts', file: 'a.ts', text, app: {} },
});

test('a reader’s wrapper has a worker of its own, as long as its text is the same', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  for (const [worker, request] of [
    [0, requestFor('mutex')],
    [1, readers('one')],
    [0, requestFor('mutex')],
    [1, readers('one')],
    [2, readers('two')],
  ] as const) {
    const run = client.run(request);
    answer(fake, worker);
    await run;
  }
  expect(fake.ended()).toEqual([false, true, false]);
});

test('a reader’s run that is forgotten while it runs is ended at once, and the next one begins', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const controller = new AbortController();
  const hangs = client.run(readers('for (;;);'), controller.signal);
  const next = client.run(requestFor('mutex'));
  fake.workers[0]?.say({ as: 'begun' });
  controller.abort();
  await expect(hangs).rejects.toThrow('The run was forgotten.');
  expect(fake.workers[0]?.ended).toBe(true);
  answer(fake, 1);
  expect((await next).wrapper).toBe('mutex');
});

test('a worker that says everything twice, as in WebKit where its entry runs twice, is taken at its first word', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const [first, second] = [client.run(requestFor('a')), client.run(requestFor('b'))];
  fake.workers[0]?.say({ as: 'begun' });
  fake.workers[0]?.say({ as: 'begun' });
  fake.workers[0]?.say({ as: 'ran', trace: traceOf('a') });
  // Of the run before: it has another number.
  fake.workers[0]?.worker.onmessage?.(
    new MessageEvent('message', { data: { id: 1, as: 'ran', trace: traceOf('a again') } }),
  );
  expect((await first).wrapper).toBe('a');
  vi.advanceTimersByTime(10 * PATIENCE_MS.run);
  expect(fake.ended()).toEqual([false]);
  answer(fake, 0);
  expect((await second).wrapper).toBe('b');
});

test('a task has a worker of its own, beside the one that runs are made in', async () => {
  const fake = fakeWorkers();
  const client = createSimulatorClient(fake.start, 0);
  const run = client.run(requestFor('a'));
  client.start({ do: 'check', source: sourceOf('mutex') }, () => {});
  expect(fake.workers.map(({ jobs }) => jobs().map((job) => job.do))).toEqual([['run'], ['check']]);
  fake.workers[1]?.say({ as: 'all-checked' });
  answer(fake, 0);
  await run;
  expect(fake.ended()).toEqual([false, true]);
});

test('one and two cores keep to one worker, many to four', () => {
  expect([1, 2, 3, 4, 16].map(spareWorkers)).toEqual([0, 0, 1, 2, 3]);
});
