import { expect, test } from 'vitest';
import { factsOf, requestsOf, run, scenarioOf, SCENARIOS, traceToText } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';
import { drawn } from '../support/drawn.ts';
import { runByTime } from '../support/runs.ts';
import { sourceFrom, sourceOf } from '../support/sources.ts';

const SOME = drawn(
  WRAPPERS.flatMap((wrapper) => SCENARIOS.map((scenario) => ({ wrapper: wrapper.id, scenario: scenario.id }))),
  100,
);

test.each(SOME)('$wrapper in $scenario gives the same text when it runs again', async ({ wrapper, scenario }) => {
  const first = traceToText(await runByTime(wrapper, scenario));
  expect(traceToText(await runByTime(wrapper, scenario))).toBe(first);
});

test.each(SOME)(
  '$wrapper in $scenario gives the same events when its choices are replayed',
  async ({ wrapper, scenario }) => {
    const first = await runByTime(wrapper, scenario);
    const source = sourceOf(wrapper);
    const again = await run({
      source,
      scenario: scenarioOf(scenario),
      schedule: { by: 'choices', choices: first.choices, then: 'stop' },
    });
    expect(happenings(again)).toEqual(happenings(first));
  },
);

test('runs that are asked for at once do not disturb each other', async () => {
  const alone = traceToText(await runByTime('mutex', 'late-401'));
  const together = await Promise.all(
    ['late-401', 'refresh-hangs', 'late-401'].map((scenario) => runByTime('mutex', scenario)),
  );
  expect(together.map((trace) => traceToText(trace) === alone)).toEqual([true, false, true]);
});

test('a run leaves the timers, the date and the chance of its thread as they were', async () => {
  const before = [setTimeout, clearTimeout, setInterval, clearInterval, Date, Math.random];
  await runByTime('mutex', 'three-at-once');
  expect([setTimeout, clearTimeout, setInterval, clearInterval, Date, Math.random]).toEqual(before);
});

test('a module’s state does not outlive its run: the promise flag begins unset each time', async () => {
  await runByTime('promise-flag', 'refresh-hangs');
  expect(factsOf(await runByTime('promise-flag', 'three-at-once')).refreshRequests).toBe(1);
});

test('every request of the mutex wrapper knows the line that sent it', async () => {
  const source = sourceOf('mutex');
  const lines = source.text.split('\n');
  const trace = await runByTime('mutex', 'late-401');
  const sent = requestsOf(trace).map(({ id, line }) => [id, lines[(line ?? 0) - 1]?.trim()]);
  expect(sent).toEqual([
    ['posts.1', 'let result = await rawBaseQuery(args, api, extraOptions);'],
    ['users.1', 'let result = await rawBaseQuery(args, api, extraOptions);'],
    ['comments.1', 'let result = await rawBaseQuery(args, api, extraOptions);'],
    ['posts.r1', 'const refreshed = await rawBaseQuery('],
    ['posts.2', 'result = await rawBaseQuery(args, api, extraOptions);'],
    ['users.2', 'result = await rawBaseQuery(args, api, extraOptions);'],
    ['comments.r1', 'const refreshed = await rawBaseQuery('],
    ['comments.2', 'result = await rawBaseQuery(args, api, extraOptions);'],
  ]);
});

test('the refresh carries the expired access token too, since it goes through the same headers', async () => {
  const refresh = requestsOf(await runByTime('mutex', 'three-at-once')).find(({ role }) => role === 'refresh');
  expect(refresh).toMatchObject({ access: 1, refresh: 1, issued: { access: 2, refresh: 2 } });
});

test('the promise flag sends its own headers, and its own body to its own path', async () => {
  const [first, , , refresh] = requestsOf(await runByTime('promise-flag', 'three-at-once'));
  expect(first?.headers.map(([name]) => name)).toEqual([
    'accept',
    'authorization',
    'cache-control',
    'expires',
    'pragma',
  ]);
  expect(refresh).toMatchObject({ method: 'POST', path: '/v1/common/authenticate/RefreshToken', refresh: 1 });
  expect(Object.keys(JSON.parse(refresh?.body ?? '{}') as object)).toEqual(['token']);
});

test('a reader’s file runs the same way: fetch, relative imports, and a default export', async () => {
  const source = sourceFrom(`
    import { API_BASE_URL } from '../config';
    import { useAuthStore } from '../stores/authStore';
    export default async function baseQuery(path: string) {
      const { accessToken } = useAuthStore.getState();
      const answer = await fetch(API_BASE_URL + path, { headers: { Authorization: 'Bearer ' + accessToken } });
      return answer.ok ? { data: await answer.json() } : { error: { status: answer.status } };
    }
  `);
  const trace = await run({ source, scenario: scenarioOf('fresh'), schedule: { by: 'time' } });
  expect(factsOf(trace)).toMatchObject({ succeeded: 3, requests: 3, outcome: 'all-succeeded' });
  expect(requestsOf(trace).map(({ id, call, access, line }) => ({ id, call, access, line }))).toEqual([
    { id: 'app.1', call: null, access: 1, line: 6 },
    { id: 'app.2', call: null, access: 1, line: 6 },
    { id: 'app.3', call: null, access: 1, line: 6 },
  ]);
});

test('a seeded schedule gives the same order for the same seed, and other orders for other seeds', async () => {
  const orderOf = async (seed: number): Promise<string> =>
    (
      await run({ source: sourceOf('mutex'), scenario: scenarioOf('three-at-once'), schedule: { by: 'seed', seed } })
    ).choices.join(' ');
  const seeds = [1, 2, 3, 4];
  const orders = await Promise.all(seeds.map(orderOf));
  expect(await Promise.all(seeds.map(orderOf))).toEqual(orders);
  expect(new Set(orders).size).toBe(4);
});

test('in another order the mutex refreshes twice, without any latency', async () => {
  const choices = 'posts.1> users.1> comments.1> posts.1< posts.r1> posts.r1< posts.2> posts.2< comments.1<'.split(' ');
  const trace = await run({
    source: sourceOf('mutex'),
    scenario: scenarioOf('three-at-once'),
    schedule: { by: 'choices', choices, then: 'first' },
  });
  expect(factsOf(trace)).toMatchObject({ refreshRequests: 2, outcome: 'all-succeeded', durationMs: 0 });
});

test('a replay that stops early tells what could happen next', async () => {
  const trace = await run({
    source: sourceOf('mutex'),
    scenario: scenarioOf('three-at-once'),
    schedule: { by: 'choices', choices: ['posts.1>'], then: 'stop' },
  });
  expect(trace).toMatchObject({ end: 'stopped', pending: ['users.1>', 'comments.1>', 'posts.1<'] });
});

test('a choice that cannot happen is refused, with what can', async () => {
  const replay = run({
    source: sourceOf('mutex'),
    scenario: scenarioOf('one-expired'),
    schedule: { by: 'choices', choices: ['posts.1<'], then: 'stop' },
  });
  await expect(replay).rejects.toThrow(
    'Failed to replay the schedule: choice 1: "posts.1<" cannot happen there. Possible: posts.1>.',
  );
});

test.each([
  ["localStorage.setItem('copy' + i, localStorage.getItem('refresh_token'))", 'token-stored'],
  ["window.location.href = '/login'", 'navigated'],
])('100,000 times %s in one step ends the run with a sentence', async (deed, type) => {
  const source = sourceFrom(
    `export const baseQueryWithReauth = async () => { for (let i = 0; i < 100_000; i += 1) ${deed}; return { data: [] }; };`,
  );
  const flooded = run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  await expect(flooded).rejects.toThrow(
    `Failed to run ${source.file}: more than 3,000 things happened in one run, and the lab records no more; most often “${type}”. Look for a loop that goes on writing tokens, taking locks or logging out.`,
  );
});

/** Without times: a replay has none. */
function happenings(trace: Trace): unknown[] {
  return trace.events.map(({ atMs: _atMs, ...event }) => event);
}
