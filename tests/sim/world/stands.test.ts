import { expect, test } from 'vitest';
import {
  resumptionsIn,
  run,
  SCENARIOS,
  scenarioOf,
  standInWords,
  standsAt,
  traceToText,
} from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { runByTime, runText } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

const words = (trace: Trace, step: number) =>
  standsAt(trace, step).map(
    (stand) => `${stand.call.name} ${standInWords(stand)}${stand.isWaiting ? ', waiting' : ''}`,
  );

const stepOf = (trace: Trace, request: string, type: 'request-sent' | 'answer-arrived') =>
  trace.events.find((event) => event.type === type && event.request === request)?.step ?? 0;

const RUNS = WRAPPERS.flatMap(({ id }) => SCENARIOS.map((scenario) => ({ id, scenario })));

test('a run is the same with marks and without', async () => {
  for (const { id, scenario } of drawn(RUNS, 30)) {
    const request = { source: sourceOf(id), scenario, schedule: { by: 'time' } } as const;
    const [marked, bare] = [await run(request), await run(request, { details: false })];
    expect(traceToText(marked).replaceAll(/ {2}line \d+$/gm, '')).toBe(traceToText(bare));
    expect(bare.stands).toBeUndefined();
  }
});

test('while Posts refreshes behind the mutex, Users waits at the lock and Comments for its answer', async () => {
  const trace = await runByTime('mutex', 'late-401');
  expect(words(trace, 8)).toEqual([
    "Posts stands at line 41: await rawBaseQuery({ url: '/auth/refresh', method: 'P…",
    'Users stands at line 57: await mutex.waitForUnlock(), waiting',
    'Comments stands at line 29: await rawBaseQuery(args, api, extraOptions)',
  ]);
  expect(words(trace, trace.events.at(-1)?.step ?? 0)).toEqual([]);
});

test('a call stands where its innermost function does, whoever waits for it', async () => {
  const trace = await runByTime('reference', 'late-401');
  expect(words(trace, stepOf(trace, 'posts.r1', 'request-sent') + 1)).toEqual([
    "Posts stands at line 93: await refreshBaseQuery({ url: '/auth/refresh', method…",
    'Users stands at line 62: await refreshOnce(api, sentWith), waiting',
    'Comments stands at line 55: await rawBaseQuery(args, api, extraOptions)',
  ]);
});

test('a function that gave away what it sent stands nowhere: the line of its request is told', async () => {
  const trace = await runByTime('reference', 'one-expired');
  expect(words(trace, stepOf(trace, 'posts.2', 'request-sent'))).toEqual([
    'Posts has returned what it sent at line 63',
  ]);
});

test('of two calls that share what one of them began, each stands at its own await', async () => {
  const trace = await runByTime('promise-flag', 'three-at-once');
  const step = stepOf(trace, 'posts.r1', 'request-sent') + 2;
  expect(words(trace, step)).toEqual([
    'Posts stands at line 65: await refreshPromise',
    'Users stands at line 65: await refreshPromise, waiting',
    'Comments stands at line 65: await refreshPromise, waiting',
  ]);
});

const HEAD = `import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { Mutex } from 'async-mutex';
const raw = fetchBaseQuery({ baseUrl: '/api' });
const mutex = new Mutex();
const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));
`;

test.each([
  ['a rejected await is left', 'try { await Promise.reject(new Error("no")); } catch { await sleep(9); }', 'sleep(9)'],
  ['a lock’s callback is its caller’s', 'await mutex.runExclusive(async () => { await sleep(9); });', 'sleep(9)'],
  ['a Web Lock’s too', 'await navigator.locks.request("a", async () => { await sleep(9); });', 'sleep(9)'],
  [
    'and a timer’s',
    'await new Promise((go) => setTimeout(async () => { console.log(1); await sleep(9); go(); }, 9));',
    'sleep(9)',
  ],
  [
    'all of several are told',
    'await Promise.all([1, 2].map(async (n) => { if (n > 1) await sleep(9); else await sleep(8); }));',
    'sleep(8) and sleep(9)',
  ],
  [
    'what is only begun is not waited for',
    'const aside = async () => { await sleep(8); }; void aside(); await sleep(9);',
    'sleep(9)',
  ],
])('a reader’s own: %s', async (_what, body, at) => {
  const trace = await runText(
    `${HEAD}export const baseQueryWithReauth = async (args, api, extra) => {\n${body}\nconsole.log('slept'); return raw(args, api, extra); };`,
  );
  const before = (trace.events.findLast(({ type }) => type === 'console')?.step ?? 0) - 1;
  const stands = standsAt(trace, before).map(({ text, isWaiting }) => ({ text, isWaiting }));
  expect(stands).toEqual(at.split(' and ').map((text) => ({ text, isWaiting: true })));
});

test('what an unknown library calls later stands nowhere, and what two calls may have begun neither', async () => {
  const trace = await runText(
    `${HEAD}const later = Promise.resolve();
let shared = null;
const outside = async () => { await sleep(5); };
export const baseQueryWithReauth = async (args, api, extra) => {
  later.then(() => outside());
  shared ??= async () => { await sleep(7); };
  await shared();
  return raw(args, api, extra);
};`,
    { scenario: 'three-at-once' },
  );
  const texts = (trace.stands ?? []).flatMap((mark) => (mark.as === 'reached' ? `${mark.call} ${mark.text}` : []));
  expect(texts).toEqual(['posts sleep(7)', 'posts shared()', 'users shared()', 'comments shared()']);
});

test('a run of two tabs tells the calls of each', async () => {
  const trace = await run({
    source: sourceOf('mutex'),
    scenario: scenarioOf('two-tabs'),
    schedule: { by: 'time' },
  });
  const calls = new Set((trace.stands ?? []).flatMap((mark) => (mark.as === 'reached' ? mark.call : [])));
  expect([...calls].toSorted()).toEqual(trace.calls.map(({ id }) => id).toSorted());
});

test('what ran within a step is told one after another, and where the calls stood in between', async () => {
  const trace = await runByTime('mutex', 'late-401');
  const step = stepOf(trace, 'posts.2', 'answer-arrived');
  const turns = resumptionsIn(trace, step);
  expect(turns.map(({ sentence }) => sentence)).toEqual([
    'Posts goes on from line 49, and is through with this function.',
    'Users goes on from line 57, and comes to line 58: await rawBaseQuery(args, api, extraOptions).',
  ]);
  const at = (marks: number | undefined) =>
    standsAt(trace, step, marks).map(({ call, line }) => `${call.name} ${line}`);
  expect([at(turns[0]?.before), at(turns[0]?.marks), at(turns[1]?.marks)]).toEqual([
    ['Posts 49', 'Users 57', 'Comments 29'],
    ['Users 57', 'Comments 29'],
    ['Users 58', 'Comments 29'],
  ]);
});

test('in the middle of a step a call whose answer has just come does not wait', async () => {
  const trace = await runByTime('mutex', 'late-401');
  const [first] = resumptionsIn(trace, 8);
  const before = standsAt(trace, 8, first?.before).filter(({ call }) => call.id === 'users');
  expect(before.map(({ line, isWaiting }) => [line, isWaiting])).toEqual([[29, false]]);
});
