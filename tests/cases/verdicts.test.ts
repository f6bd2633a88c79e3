import { expect, test } from 'vitest';
import { readSource } from '../../src/reading/readSource.ts';
import { factRows, factsOf, run, runChecks, scenarioOf, standingOf } from '../../src/sim/index.ts';
import type { CheckId } from '../../src/sim/index.ts';
import { sourceFrom } from '../support/sources.ts';

/** What a check says of a wrapper, as a reader's file is taken. */
async function saidOf(text: string, ...only: readonly CheckId[]): Promise<readonly (readonly [string, string])[]> {
  const { source } = await readSource(sourceFrom(text));
  return (await runChecks(source, { only })).map((result) => [standingOf(result), result.because] as const);
}

const HEAD = `
import { fetchBaseQuery, retry } from '@reduxjs/toolkit/query';
import { useAuthStore } from '@/stores/authStore';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('authorization', 'Bearer ' + accessToken);
    return headers;
  },
});
const refresh = (api, more = {}) =>
  raw({ url: '/auth/refresh', method: 'POST', body: { refresh_token: localStorage.getItem('refresh_token') }, ...more }, api, {});
const store = ({ access_token, refresh_token }) => useAuthStore.getState().setTokens(access_token, refresh_token);
const isRefused = ({ error }) => error?.status === 401 || error?.originalStatus === 401;
`;

/** One refresh for all that ask while it is under way. */
const SHARED = `${HEAD}
let shared = null;
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (!isRefused(result)) return result;
  shared ??= refresh(api).finally(() => (shared = null));
  const { data } = await shared;
  if (!data) return result;
  store(data);
  return raw(args, api, extra);
};`;

test('a wrapper that sends no token is told what FastAPI answered, and not what it would have', async () => {
  const text = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
export const baseQueryWithReauth = fetchBaseQuery({ baseUrl: '/api' });`;
  const source = sourceFrom(text);
  const [passes] = await runChecks(source, { only: ['passes-other-answers-through'] });
  expect(passes?.because).toBe(
    'Posts sent its request without a token that FastAPI knows, was answered 401 at 50 ms, and failed with 401 at 50 ms.',
  );
});

test('a refresh after a 200 is told with the 200, one before anything was answered without', async () => {
  const eager = `${HEAD}
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.data) await refresh(api);
  return result;
};`;
  expect(await saidOf(eager, 'passes-other-answers-through')).toEqual([
    ['violated', 'Posts sent a refresh at 50 ms, although Posts was answered 200 at 50 ms.'],
  ]);
  const early = eager.replace('const result', 'await refresh(api);\n  const result');
  expect(await saidOf(early, 'passes-other-answers-through')).toEqual([
    ['violated', 'Posts sent a refresh at 0 ms, before anything was answered.'],
  ]);
});

test('a wrapper in retry() is told how many requests it sent', async () => {
  const text = `${HEAD}
export const baseQueryWithReauth = retry(
  async (args, api, extra) => {
    const result = await raw(args, api, extra);
    if (result.error && result.error.status !== 'PARSING_ERROR' && result.error.status !== 'FETCH_ERROR')
      retry.fail(result.error, result.meta);
    return result;
  },
  { maxRetries: 2 },
);`;
  expect(await saidOf(text, 'passes-other-answers-through')).toEqual([
    ['held', 'The 200, the 404, the 500 and the network error reached Posts; in one of the runs 3 requests were sent.'],
  ]);
});

test('a wrapper that refreshes ahead of expiry meets no 401 in plain text: it gets no credit for one', async () => {
  const text = `${HEAD}
const isOver = (token) => JSON.parse(atob(token.split('.')[1])).exp * 1000 <= Date.now();
export const baseQueryWithReauth = async (args, api, extra) => {
  if (isOver(useAuthStore.getState().accessToken)) {
    const { data } = await refresh(api);
    if (data) store(data);
  }
  return raw(args, api, extra);
};`;
  expect(await saidOf(text, 'refreshes-and-repeats', 'plain-text-401-refreshes')).toEqual([
    ['held', 'Posts sent one refresh and got its data at 150 ms.'],
    ['untested', 'No run put this to the test: nothing was refused in plain text.'],
  ]);
});

test('a wrapper that never refreshes is not told of an outage that it did not meet', async () => {
  const text = `${HEAD}
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (isRefused(result)) void useAuthStore.getState().logout();
  return result;
};`;
  expect(await saidOf(text, 'refused-refresh-logs-out-once', 'outage-keeps-session')).toEqual([
    ['violated', 'The user was logged out a second time at 50 ms by Users.'],
    ['untested', 'No run put this to the test: no refresh met an outage.'],
  ]);
});

/** Takes the refresh token out of storage while it is used: whoever comes then finds none, and logs out. */
const TAKES_OUT = `${HEAD}
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (!isRefused(result)) return result;
  const token = localStorage.getItem('refresh_token');
  if (!token) { void useAuthStore.getState().logout(); return result; }
  localStorage.removeItem('refresh_token');
  const { data } = await refresh(api, { body: { refresh_token: token } });
  if (!data) { localStorage.setItem('refresh_token', token); return result; }
  store(data);
  return raw(args, api, extra);
};`;

test('a logout before a refresh failed is not put down to its failure', async () => {
  const [[standing, because] = []] = await saidOf(TAKES_OUT, 'outage-keeps-session');
  expect({ standing, because }).toEqual({
    standing: 'held',
    because: 'Nobody was logged out by a 500, a network error or a refresh without an answer.',
  });
});

test('a call that gave up for want of a refresh token is told so', async () => {
  const quiet = TAKES_OUT.replace('{ void useAuthStore.getState().logout(); return result; }', 'return result;');
  expect(await saidOf(quiet, 'one-refresh-at-once')).toEqual([
    ['violated', 'One refresh was sent, and yet Users failed with 401 at 50 ms, when no refresh token was stored.'],
  ]);
});

test('a logout is final for nothing where no refresh was accepted', async () => {
  const text = SHARED.replace(
    'shared ??= refresh(api)',
    "shared ??= refresh(api, { body: { refresh_token: 'none' } })",
  );
  const [result] = await runChecks(sourceFrom(text), { only: ['logout-is-final'] });
  expect(result).toMatchObject({
    holds: true,
    tested: false,
    because: 'No run put this to the test: no refresh was accepted that was under way when the user logged out.',
  });
});

test('going to the login page with the tokens in place is no logout, and is told', async () => {
  const stays = SHARED.replace('if (!data) return result;', "if (!data) { location.href = '/login'; return result; }");
  expect(await saidOf(stays, 'refused-refresh-logs-out-once')).toEqual([
    [
      'violated',
      'The refresh was refused at 150 ms, and nobody logged the user out: it went to /login at 150 ms, and still held a1 and r1.',
    ],
  ]);
  const clears = stays.replace("location.href = '/login'", "localStorage.clear(); location.href = '/login'");
  const [[standing] = []] = await saidOf(clears, 'refused-refresh-logs-out-once');
  expect(standing).toBe('held');
});

test('a time limit of ten minutes is longer than the lab waits, and it says so', async () => {
  const text = SHARED.replace('refresh(api)', 'refresh(api, { timeout: 700_000 })');
  expect(await saidOf(text, 'hung-refresh-does-not-hang-the-app')).toEqual([
    [
      'violated',
      'The refresh is never answered, and Posts, Users and Comments still wait after 10 min, where the lab waits no longer.',
    ],
  ]);
});

test('where timers wait for messages, not all orders were run', async () => {
  const text = `${HEAD}
let busy = false;
export const baseQueryWithReauth = async (args, api, extra) => {
  const sent = useAuthStore.getState().accessToken;
  const result = await raw(args, api, extra);
  if (!isRefused(result)) return result;
  while (busy) await new Promise((resolve) => setTimeout(resolve, 10));
  if (useAuthStore.getState().accessToken === sent) {
    busy = true;
    const { data } = await refresh(api);
    if (data) store(data);
    busy = false;
  }
  return raw(args, api, extra);
};`;
  const [[standing, because] = []] = await saidOf(text, 'one-refresh-in-every-order');
  expect({ standing, because }).toEqual({
    standing: 'held',
    because: expect.stringMatching(
      /^One refresh in all \d+ orders of two calls and all \d+ of three \(timers fired when no message was in flight: there are more\)\.$/,
    ) as string,
  });
});

test('a queue that is not told of a refused refresh leaves its calls waiting', async () => {
  const text = `${HEAD}
let busy = false;
let waiting = [];
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (!isRefused(result)) return result;
  if (busy) {
    await new Promise((resolve) => waiting.push(resolve));
    return raw(args, api, extra);
  }
  busy = true;
  const { data } = await refresh(api);
  busy = false;
  if (!data) { await useAuthStore.getState().logout(); return result; }
  store(data);
  for (const go of waiting) go();
  waiting = [];
  return raw(args, api, extra);
};`;
  expect(await saidOf(text, 'every-call-settles')).toEqual([['violated', 'Users and Comments wait for ever.']]);
});

test('where a server says 419 of an expired token, it says so in plain text too', async () => {
  const text = SHARED.replace(
    'error?.status === 401 || error?.originalStatus === 401',
    'error?.status === 419 || error?.originalStatus === 419',
  );
  expect(await saidOf(text, 'refreshes-and-repeats', 'plain-text-401-refreshes', 'no-endless-loop')).toEqual([
    ['held', 'Posts sent one refresh and got its data at 200 ms.'],
    ['held', 'The 419 came in plain text. Posts sent one refresh and got its data at 200 ms.'],
    ['held', 'No run took more than 4 requests.'],
  ]);
  const jsonOnly = text.replace(' || error?.originalStatus === 419', '');
  expect(await saidOf(jsonOnly, 'plain-text-401-refreshes')).toEqual([
    ['violated', 'Posts failed with PARSING_ERROR at 50 ms: no refresh followed the 419 in plain text.'],
  ]);
});

test('the facts of a run name the status by which tokens are refused', async () => {
  const text = SHARED.replace(
    'error?.status === 401 || error?.originalStatus === 401',
    'error?.status === 419 || error?.originalStatus === 419',
  );
  const { source } = await readSource(sourceFrom(text));
  const facts = factsOf(await run({ source, scenario: scenarioOf('three-at-once'), schedule: { by: 'time' } }));
  expect(factRows(facts)).toContainEqual({ label: '419 answers', value: '3' });
  const labs = factsOf(
    await run({ source: sourceFrom(SHARED), scenario: scenarioOf('one-expired'), schedule: { by: 'time' } }),
  );
  expect(factRows(labs)).toContainEqual({ label: '401 answers', value: '1' });
});

test('where a server says 403 of an expired token, nobody is asked to tell it from a forbidden one', async () => {
  const text = SHARED.replace('error?.status === 401 || error?.originalStatus === 401', 'error?.status === 403');
  expect(await saidOf(text, 'forbidden-is-not-expired')).toEqual([
    ['not-judged', 'Not judged: its server says 403 of a token that has expired, so it cannot tell the two apart.'],
  ]);
});

test('what a wrapper makes of an answer may be what its app expects: that is asked, and not judged', async () => {
  const text = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    headers.set('authorization', 'Bearer ' + sessionStorage.getItem('jwt'));
    return headers;
  },
});
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result.data ? { data: { items: result.data, count: result.data.length } } : result;
  const { data } = await raw({ url: '/renew', method: 'POST', body: { token: sessionStorage.getItem('renewal') } }, api, extra);
  if (!data) return result;
  sessionStorage.setItem('jwt', data.jwt);
  sessionStorage.setItem('renewal', data.renewal);
  const again = await raw(args, api, extra);
  return again.data ? { data: { items: again.data, count: again.data.length } } : again;
};`;
  expect(await saidOf(text, 'refreshes-and-repeats')).toEqual([
    [
      'not-judged',
      'Not judged: With a good token a call got other data than its server had sent: what does it make of an answer?',
    ],
  ]);
});
