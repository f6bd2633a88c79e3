import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { lineAtStep, lineOfRequest, requestsByLine } from '../../src/app/code/lineUse.ts';
import { factStrip } from '../../src/app/sandbox/facts/factStrip.ts';
import { lockedRun } from '../../src/app/sandbox/predict/lockedRun.ts';
import { NO_PREDICTIONS, readPredictions, scoreOf, withPrediction, writePredictions } from '../../src/app/sandbox/predict/predictions.ts';
import { requestAtStep } from '../../src/app/sandbox/request/requestAtStep.ts';
import { screensAt } from '../../src/app/sandbox/user/userView.ts';
import { factsOf, requestsOf, run, scenarioOf, traceToText } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';

const text = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
const app = {
  '@/api': text('live/api.ts'),
  '@/config': text('live/config.ts'),
  '@/slices/authSlice': text('live/slices/authSlice.ts'),
  '@/stores/authStore': text('live/stores/authStore.ts'),
};
function runOf(wrapper: string, scenario: string): Promise<Trace> {
  const source = { id: wrapper, file: `${wrapper}.ts`, text: text(`wrappers/${wrapper}.ts`), app };
  return run({ source, scenario: scenarioOf(scenario), schedule: { by: 'time' } });
}

let mutex: Trace;
let noMutex: Trace;
let check: Trace;
beforeAll(async () => {
  mutex = await runOf('mutex', 'late-401');
  noMutex = await runOf('no-mutex', 'three-at-once');
  check = await runOf('mutex-token-check', 'late-401');
});
const stepAt = (trace: Trace, atMs: number) => trace.events.findLast((event) => event.atMs <= atMs)?.step ?? 0;

test('the facts say what a run with the token check would have needed', () => {
  expect(factStrip(factsOf(mutex), factsOf(check))).toEqual([
    { label: 'refresh requests', value: '2', note: '1 was needed', bad: true },
    { label: 'requests in all', value: '8', note: '7 would do', bad: false },
    { label: 'forced logouts', value: '0', note: null, bad: false },
    { label: 'calls succeeded', value: '3 of 3', note: 'after 470 ms', bad: false },
  ]);
});

test('facts without anything to compare with stand alone', () => {
  expect(factStrip(factsOf(mutex), null).map(({ note }) => note)).toEqual([null, null, null, 'after 470 ms']);
});

test.for([
  ['wrapped-refresh-mutex', 'three-at-once', '3 wait for ever'],
  ['wrapped-refresh', 'refresh-refused', 'endless loop'],
  ['plain', 'three-at-once', '3 failed'],
  ['no-mutex', 'three-at-once', 'user logged out'],
] as const)('the end of %s in %s reads: %s', async ([wrapper, scenario, note]) => {
  const facts = factsOf(await runOf(wrapper, scenario));
  expect(factStrip(facts, null).at(-1)).toMatchObject({ note, bad: true });
});

test('a shut run shows the first answers and nothing that the wrapper made of them', () => {
  const locked = lockedRun(noMutex);
  expect(locked.atMs).toBe(50);
  expect(requestsOf(locked.trace).map(({ id, end }) => `${id} ${end?.as === 'answered' ? end.status : '-'}`)).toEqual([
    'posts.1 401', 'users.1 401', 'comments.1 401',
  ]);
  const open = locked.trace.events.filter((event) => event.step <= locked.until);
  expect(new Set(open.map((event) => event.type))).toEqual(new Set(['call-started', 'request-sent', 'request-decided', 'answer-arrived']));
});

test('a shut run keeps the length of its axis and gives away nothing else', () => {
  const locked = lockedRun(mutex);
  expect(locked.trace.events.at(-1)).toEqual({ type: 'timer-fired', timer: 0, step: locked.until + 1, atMs: 470 });
  expect(traceToText(locked.trace)).not.toContain('refresh');
});

test('the runs of two wrappers in one scenario cannot be told apart while they are shut', async () => {
  const [one, other] = [await runOf('mutex', 'three-at-once'), noMutex];
  const bare = ({ events }: Trace) => events.map((event) => ('line' in event ? { ...event, line: null } : event));
  expect(bare(lockedRun(one, 250).trace)).toEqual(bare(lockedRun(other, 250).trace));
});

test('only the first prediction for a run counts', () => {
  const once = withPrediction(NO_PREDICTIONS, 'a', { said: 1, was: 3 });
  expect(scoreOf(withPrediction(once, 'a', { said: 3, was: 3 }))).toBe('0 of 1 prediction right');
  expect(scoreOf(withPrediction(once, 'b', { said: 2, was: 2 }))).toBe('1 of 2 predictions right');
  expect(scoreOf(NO_PREDICTIONS)).toBeNull();
});

test('predictions are read back as they were written, and damaged ones are dropped', () => {
  const predictions = { ...withPrediction(NO_PREDICTIONS, 'a', { said: 1, was: 3 }), first: true };
  expect(readPredictions(writePredictions(predictions))).toEqual(predictions);
  for (const damaged of [null, '', '{', '{}', '{"version":2,"first":true,"made":{}}']) expect(readPredictions(damaged)).toBe(NO_PREDICTIONS);
});

test('each card is loading until its call settles', () => {
  const shown = (atMs: number) => screensAt(mutex, stepAt(mutex, atMs))[0]?.cards.map(({ shows }) => shows.as);
  expect(screensAt(mutex, 0)[0]?.cards.map(({ shows }) => shows.as)).toEqual(['nothing', 'nothing', 'nothing']);
  expect(shown(0)).toEqual(['loading', 'loading', 'loading']);
  expect(shown(420)).toEqual(['filled', 'filled', 'loading']);
  expect(shown(470)).toEqual(['filled', 'filled', 'filled']);
});

test('after a forced logout the user sees the login page', () => {
  expect(screensAt(noMutex, stepAt(noMutex, 90))[0]?.loggedOut).toBe(false);
  const [screen] = screensAt(noMutex, stepAt(noMutex, 150));
  expect(screen?.loggedOut).toBe(true);
  expect(screen?.cards.map(({ shows }) => shows.as)).toEqual(['loading', 'failed', 'failed']);
});

test('two tabs are two screens', async () => {
  const trace = await runOf('mutex', 'two-tabs');
  expect(screensAt(trace, 1).map(({ tab, cards }) => `${tab}: ${cards.length}`)).toEqual(['1: 3', '2: 3']);
});

test('the code stands at the line that sends, or that waits for its answer', () => {
  const line = (id: string) => lineOfRequest(mutex, id);
  expect(lineAtStep(mutex, stepAt(mutex, 420))).toBe(line('comments.2'));
  expect(lineAtStep(mutex, stepAt(mutex, 360))).toBe(line('comments.r1'));
  expect(lineAtStep(mutex, 0)).toBeNull();
});

test('requests are counted by the line that sent them', () => {
  const counts = requestsByLine(mutex);
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(8);
  expect(counts.get(lineOfRequest(mutex, 'comments.r1') ?? 0)).toBe(2);
});

test('without a choice the request of the step is shown', () => {
  expect(requestAtStep(mutex, stepAt(mutex, 420))).toBe('comments.r1');
  expect(requestAtStep(mutex, 1)).toBe('posts.1');
  expect(requestAtStep(mutex, 0)).toBeNull();
});
