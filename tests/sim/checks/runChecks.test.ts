import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CHECK_IDS, checkOf, CHECKS, LEVELS, runChecks, runOfPlan } from '../../../src/sim/index.ts';
import type { CheckId, CheckOptions, Hand } from '../../../src/sim/index.ts';
import { sourceFrom, sourceOf } from '../../support/sources.ts';
import { standingIn } from '../../support/violations.ts';

test('checks come level by level, in the order of their ids', () => {
  expect(CHECKS.map(({ id }) => id)).toEqual(CHECK_IDS);
  const levels = CHECKS.map(({ level }) => LEVELS.indexOf(level));
  expect(levels).toEqual(levels.toSorted((one, other) => one - other));
  expect(new Set(CHECKS.map(({ level }) => level))).toEqual(new Set(LEVELS));
});

test('each check has a sentence of its own', () => {
  expect(new Set(CHECKS.map(({ sentence }) => sentence)).size).toBe(CHECKS.length);
  for (const { sentence } of CHECKS) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
});

test('a check is found by its id, and an unknown one is told with all there are', () => {
  expect(checkOf('no-endless-loop')).toEqual(CHECKS.find(({ id }) => id === 'no-endless-loop'));
  expect(() => checkOf('fast')).toThrow(
    'Failed to find the check "fast": there is none. Use one of passes-other-answers-through,',
  );
});

test('results are told as they come, and runs in between', async () => {
  const told: string[] = [];
  const options: CheckOptions = {
    only: ['refreshes-and-repeats', 'forbidden-is-not-expired'],
    onProgress: (id, runs) => void told.push(`${id} ${runs}`),
    onResult: ({ id, holds }) => void told.push(`${id} ${holds ? 'holds' : 'is violated'}`),
  };
  await runChecks(sourceOf('no-mutex'), options);
  expect(told).toEqual([
    'refreshes-and-repeats 1',
    'refreshes-and-repeats holds',
    'forbidden-is-not-expired 1',
    'forbidden-is-not-expired 2',
    'forbidden-is-not-expired holds',
  ]);
});

test('a signal stops it after the current run, and a check that was cut short has no result', async () => {
  const stop = new AbortController();
  const results = await runChecks(sourceOf('reference'), {
    signal: stop.signal,
    onProgress(id, runs) {
      if (id === 'refused-refresh-logs-out-once' && runs === 5) stop.abort();
    },
  });
  expect(results.map(({ id }) => id)).toEqual(CHECK_IDS.slice(0, CHECK_IDS.indexOf('refused-refresh-logs-out-once')));
});

test('a wrapper that cannot be run breaks every check, without a witness', async () => {
  const results = await runChecks(sourceFrom('export const nothing = 1;'));
  expect(results.map(({ id }) => id)).toEqual(CHECK_IDS);
  for (const { holds, because, witness } of results) {
    expect({ holds, witness }).toEqual({ holds: false, witness: null });
    expect(because).toMatch('it exports no function baseQueryWithReauth');
  }
});

test('with others that make runs the results are the same, though they may be busy with an exploration that is over', async () => {
  const only = ['refreshes-and-repeats', 'refused-refresh-logs-out-once', 'logout-is-final'] as const;
  let lent = 0;
  const hand: Hand = async (plan, request) => {
    lent += 1;
    const record = await runOfPlan(plan, request);
    for (let turns = lent % 5; turns > 0; turns -= 1) await setImmediate();
    return structuredClone(record);
  };
  const source = sourceOf('mutex-token-check');
  const alone = await runChecks(source, { only });
  expect(await runChecks(source, { only, hands: [hand, hand] })).toEqual(alone);
  expect(lent).toBeGreaterThan(50);
});

test('a witness among orders is a list of choices, as short as it can be', async () => {
  const source = sourceOf('mutex');
  const only: readonly CheckId[] = ['one-refresh-in-every-order'];
  const [byTime] = await runChecks(source, { only });
  expect(byTime?.witness).toEqual({
    scenario: 'late-401',
    settings: {},
    schedule: { by: 'time' },
    step: 15,
    request: 'comments.r1',
  });
  expect(byTime?.because).toBe('Comments sent a second refresh at 320 ms, although a2 was good.');

  // This one refreshes in the first 300 ms only, so that no run by time shows it.
  const late = 'if (!mutex.isLocked() && Date.now() < LATE) {';
  const text = source.text.replace('if (!mutex.isLocked()) {', late);
  const hidden = sourceFrom(`${text}\nconst LATE = ${Date.UTC(2026, 0, 5, 9, 0, 0) + 300};\n`);
  const [inOrders] = await runChecks(hidden, { only });
  expect(inOrders).toEqual({
    id: 'one-refresh-in-every-order',
    runs: 3,
    orders: 2,
    problem: null,
    holds: false,
    because: 'Users sent a second refresh in step 10, although a2 was good.',
    witness: {
      scenario: 'three-at-once',
      settings: { components: '2' },
      schedule: {
        by: 'choices',
        choices: ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>'],
        then: 'first',
      },
      step: 10,
      request: 'users.r1',
    },
  });
});

test('a wrapper that does nothing right is told why in sentences', async () => {
  const source = sourceFrom(`export const baseQueryWithReauth = async () => ({ error: { status: 418 } });`);
  const results = await runChecks(source);
  const violated = results.filter(({ holds }) => !holds);
  expect(violated.map(({ id, because }) => [id, because])).toEqual([
    ['passes-other-answers-through', 'Posts sent nothing, and failed with 418 at 0 ms.'],
    ['refreshes-and-repeats', 'Posts failed with 418 at 0 ms.'],
    ['plain-text-401-refreshes', 'Posts failed with 418 at 0 ms.'],
    ['forbidden-is-not-expired', 'No 403 reached Posts: Posts sent nothing, and failed with 418 at 0 ms.'],
    ['no-refresh-token-logs-out', 'There is no refresh token, and nobody logged the user out.'],
    ['one-refresh-at-once', 'No refresh was sent. Posts failed with 418 at 0 ms.'],
    ['refused-refresh-logs-out-once', 'No refresh was answered, and nobody logged the user out.'],
    ['one-refresh-in-every-order', 'No refresh was sent. Posts failed with 418 at 0 ms.'],
    ['abort-of-one-call-keeps-session', 'Posts was aborted, and Users failed with 418 at 0 ms.'],
  ]);
  expect(results.filter(({ because }) => because.startsWith('No run put this to the test: '))).toHaveLength(20);
});

/** What can go untested in a wrapper that sends nothing. */
const ABOUT_REFRESHES: readonly CheckId[] = [
  'no-endless-loop',
  'fresh-refresh-token',
  'every-call-settles',
  'no-repeat-after-refused-refresh',
  'outage-keeps-session',
  'hung-refresh-does-not-hang-the-app',
  'logout-is-final',
  // A session lives on by its refreshes and its data.
  ...CHECKS.filter(({ level }) => level === 'lives-on').map(({ id }) => id),
];

test.each<[does: string, text: string, violatedToo: readonly CheckId[]]>([
  ['gives no data', 'async () => ({ data: null })', ['every-call-settles']],
  ['gives an error', 'async () => ({ error: { status: 401 } })', []],
  ['gives a 403', 'async () => ({ error: { status: 403 } })', []],
  ['gives nothing', 'async () => {}', ['every-call-settles']],
  ['throws', "async () => { throw new Error('no'); }", ['every-call-settles']],
  ['throws at once', "() => { throw new Error('no'); }", ['every-call-settles']],
  ['never settles', '() => new Promise(() => {})', ['every-call-settles']],
])('a wrapper that always %s holds nothing', async (_does, text, violatedToo) => {
  const results = await runChecks(sourceFrom(`export const baseQueryWithReauth = ${text};`));
  const untested = ABOUT_REFRESHES.filter((id) => !violatedToo.includes(id));
  expect({ held: standingIn(results, 'held'), untested: standingIn(results, 'untested') }).toEqual({
    held: [],
    untested,
  });
  expect(standingIn(results, 'violated')).toEqual(CHECK_IDS.filter((id) => !untested.includes(id)));
});

test('a wrapper that logs out at every 401 has refused no refresh', async () => {
  const source = sourceFrom(`
    import { fetchBaseQuery } from '@reduxjs/toolkit/query';
    const raw = fetchBaseQuery({ baseUrl: '/api' });
    export const baseQueryWithReauth = async (...all) => {
      const result = await raw(...all);
      if (result.error?.status === 401) localStorage.clear();
      return result;
    };
  `);
  const [result] = await runChecks(source, { only: ['refused-refresh-logs-out-once'] });
  expect(result).toMatchObject({ holds: true, tested: false });
});

test('tokens that are cleared by hand are a logout too', async () => {
  const source = sourceFrom(`
    import { fetchBaseQuery } from '@reduxjs/toolkit/query';
    const raw = fetchBaseQuery({ baseUrl: '/api', prepareHeaders: (headers) => {
      headers.set('Authorization', 'Bearer ' + localStorage.getItem('token'));
    } });
    export const baseQueryWithReauth = async (args, api, extra) => {
      const result = await raw(args, api, extra);
      if (result.error?.status === 401) {
        localStorage.clear();
        window.location.href = '/login';
      }
      return result;
    };
  `);
  const [result] = await runChecks(source, { only: ['no-refresh-token-logs-out'] });
  expect(result).toMatchObject({ holds: true, because: 'Posts logged the user out at 50 ms.' });
});

test('a store and a slice that are logged out together are logged out once', async () => {
  const { text } = sourceOf('mutex-token-check');
  const together = text
    .replaceAll('await logout();', 'api.dispatch(loggedOut());\n await logout();')
    .replace('const mutex', "import { loggedOut } from '@/slices/authSlice';\nconst mutex");
  const [result] = await runChecks(sourceFrom(together), { only: ['refused-refresh-logs-out-once'] });
  expect(result).toMatchObject({ holds: true });
});

test('data that FastAPI never sent is no data', async () => {
  const liar = sourceFrom('export const baseQueryWithReauth = async () => ({ data: [] });');
  const [works, once] = await runChecks(liar, { only: ['refreshes-and-repeats', 'one-refresh-at-once'] });
  expect(works).toMatchObject({
    holds: false,
    because: 'Posts got data at 0 ms that FastAPI had not sent.',
    witness: { scenario: 'one-expired', step: 1, request: null },
  });
  expect(once?.holds).toBe(false);
});

test('data that a bare fetch brought is data', async () => {
  const bare = sourceFrom(`
    const send = (args) =>
      fetch('/api' + args, { headers: { Authorization: 'Bearer ' + localStorage.getItem('accessToken') } });
    export const baseQueryWithReauth = async (args) => {
      let answer = await send(args);
      if (answer.status === 401) {
        const refreshed = await fetch('/api/auth/refresh', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ refresh_token: localStorage.getItem('refresh_token') }),
        });
        localStorage.setItem('accessToken', (await refreshed.json()).access_token);
        answer = await send(args);
      }
      return { data: await answer.json() };
    };`);
  const [works] = await runChecks(bare, { only: ['refreshes-and-repeats'] });
  expect(works).toMatchObject({ holds: true });
});
