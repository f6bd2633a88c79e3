import { expect, test } from 'vitest';
import { factsOf, run, runChecks, scenarioOf, standingOf } from '../../src/sim/index.ts';
import type { CheckId } from '../../src/sim/index.ts';
import { sourceFrom, sourceOf } from '../support/sources.ts';

/** A wrapper without a fault that any check of here would find. */
const GOOD = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { useAuthStore } from '@/stores/authStore';
const rawBaseQuery = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('authorization', 'Bearer ' + accessToken);
    return headers;
  },
});
const refreshBaseQuery = fetchBaseQuery({ baseUrl: '/api', timeout: 10_000 });
const statusOf = (error) => (error?.status === 'PARSING_ERROR' ? error.originalStatus : error?.status);
let refreshing = null;
export const baseQueryWithReauth = async (args, api, extraOptions) => {
  await refreshing;
  const sentWith = useAuthStore.getState().accessToken;
  const result = await rawBaseQuery(args, api, extraOptions);
  if (statusOf(result.error) !== 401) return result;
  const { accessToken } = useAuthStore.getState();
  if (sentWith !== null && accessToken === null) return result;
  if (accessToken === sentWith) {
    refreshing ??= refresh(api).finally(() => (refreshing = null));
    if (!(await refreshing)) return result;
  }
  return rawBaseQuery(args, api, extraOptions);
};
async function refresh(api) {
  const refreshToken = localStorage.getItem('refresh_token');
  const { setTokens, logout } = useAuthStore.getState();
  if (!refreshToken) return void logout();
  const { data, error } = await refreshBaseQuery(
    { url: '/auth/refresh', method: 'POST', body: { refresh_token: refreshToken } },
    { ...api, signal: new AbortController().signal },
    {},
  );
  if (localStorage.getItem('refresh_token') !== refreshToken) return false;
  if (!error) {
    setTokens(data.access_token, data.refresh_token);
    return true;
  }
  if ([400, 401, 403].includes(statusOf(error))) void logout();
  return false;
}
`;

/** That wrapper, with parts of it written otherwise. */
function altered(...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, GOOD);
}

test('it holds what it is altered from, and lacks what is about other users, other tabs, and a token that is left out', async () => {
  const results = await runChecks(sourceFrom(GOOD));
  expect(results.filter((result) => standingOf(result) !== 'held').map(({ id }) => id)).toEqual([
    'keeps-refresh-token-that-is-left-out',
    'nothing-of-another-user',
    'two-tabs-stay-signed-in',
  ]);
});

async function saidOf(text: string, ...only: readonly CheckId[]): Promise<readonly (readonly [string, string])[]> {
  return (await runChecks(sourceFrom(text), { only })).map((result) => [standingOf(result), result.because] as const);
}

const REPEAT = 'return rawBaseQuery(args, api, extraOptions);\n};';

test('new tokens are new tokens, by whatever road they come', async () => {
  const text = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { useAuthStore } from '@/stores/authStore';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    headers.set('authorization', 'Bearer ' + useAuthStore.getState().accessToken);
    return headers;
  },
});
let calls = 0;
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  calls += 1;
  const { data } =
    calls === 1
      ? await raw({ url: '/auth/refresh', method: 'POST', body: { refresh_token: localStorage.getItem('refresh_token') } }, api, extra)
      : await raw({ url: '/auth/login', method: 'POST', body: new URLSearchParams({ username: 'ann', password: 'wonderland' }) }, api, extra);
  if (!data) return result;
  useAuthStore.getState().setTokens(data.access_token, data.refresh_token);
  return raw(args, api, extra);
};`;
  expect(await saidOf(text, 'refreshes-and-repeats', 'one-refresh-at-once', 'one-refresh-in-every-order')).toEqual([
    ['held', 'Posts sent one refresh and got its data at 200 ms.'],
    ['violated', 'Users fetched tokens by POST /auth/login at 50 ms, with that of Posts under way.'],
    ['violated', 'Users fetched tokens by POST /auth/login at 50 ms, with that of Posts under way.'],
  ]);
});

test.each([
  ['nothing in place of a 200', 'if (!result.error) return { data: null };\n  '],
  ['its data in a wrapping', 'if (!result.error) return { data: { data: result.data } };\n  '],
  ['the data of another call', "if (!result.error) return { data: [{ id: 1, title: 'Mine' }] };\n  "],
])('who hands on %s is found out', async (_what, instead) => {
  const text = altered([
    'if (statusOf(result.error) !== 401) return result;',
    `${instead}if (statusOf(result.error) !== 401) return result;`,
  ]);
  expect(await saidOf(text, 'passes-other-answers-through')).toEqual([
    ['violated', 'Posts was answered 200 at 50 ms, and yet got other data at 50 ms.'],
  ]);
});

test('a repeat that is given other data than FastAPI sent has none', async () => {
  const text = altered([
    REPEAT,
    "const again = await rawBaseQuery(args, api, extraOptions);\n  return again.error ? again : { data: 'not yours' };\n};",
  ]);
  expect(await saidOf(text, 'passes-other-answers-through', 'refreshes-and-repeats', 'every-call-settles')).toEqual([
    ['held', 'The 200, the 404, the 500 and the network error reached Posts, and nothing else was sent.'],
    ['violated', 'Posts got data at 200 ms that FastAPI had not sent.'],
    ['violated', 'Posts got data at 200 ms that FastAPI had not sent.'],
  ]);
});

test('data in place of an error is data that nobody sent', async () => {
  const text = altered(['if (!(await refreshing)) return result;', 'if (!(await refreshing)) return { data: [] };']);
  expect(await saidOf(text, 'every-call-settles')).toEqual([
    ['violated', 'Posts got data at 150 ms that FastAPI had not sent.'],
  ]);
});

test('fields that are called otherwise are the data all the same', async () => {
  const camel =
    'const camel = (value) => value === null || typeof value !== "object" ? value : Array.isArray(value) ? value.map(camel) : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.replace(/_(.)/g, (_, one) => one.toUpperCase()), camel(inner)]));';
  const text = altered(
    [
      REPEAT,
      'const again = await rawBaseQuery(args, api, extraOptions);\n  return again.error ? again : { data: camel(again.data) };\n};',
    ],
    ['let refreshing', `${camel}\nlet refreshing`],
  );
  expect(await saidOf(text, 'one-refresh-at-once')).toEqual([
    ['held', 'Posts sent the one refresh at 50 ms, and all three calls succeeded.'],
  ]);
});

test('a result that computes its error is no result: what the lab reads is what RTK Query reads', async () => {
  const getter = altered([
    REPEAT,
    'const again = await rawBaseQuery(args, api, extraOptions);\n  let looked = 0;\n  return { data: again.data, get error() { looked += 1; return looked > 1 ? { status: 418 } : undefined; } };\n};',
  ]);
  expect(await saidOf(getter, 'refreshes-and-repeats', 'every-call-settles')).toEqual([
    ['violated', 'Posts failed with CUSTOM_ERROR at 200 ms.'],
    [
      'violated',
      'Failed to finish Posts: mine.ts: its base query gave a result that computes its error. Return an object with data or error.',
    ],
  ]);
  // A proxy is read once, and RTK Query is given what was read.
  const proxy = getter.replace(
    /return \{ data: again\.data, get error.*\n\};/,
    "return new Proxy({ data: again.data, error: undefined }, { get: (own, name) => (name === 'error' && (looked += 1) > 1 ? { status: 418 } : own[name]) });\n};",
  );
  expect(proxy).not.toBe(getter);
  expect(await saidOf(proxy, 'refreshes-and-repeats')).toEqual([
    ['held', 'Posts sent one refresh and got its data at 200 ms.'],
  ]);
});

test.each(['setImmediate', 'setTimeout'])(
  'the real %s is out of reach, and nothing is recorded after the end',
  async (timer) => {
    const text = altered(['export const baseQueryWithReauth', 'const guarded'], [', timeout: 10_000', '']).concat(`
const real = Function('return ${timer}')();
export const baseQueryWithReauth = (...call) =>
  Promise.race([guarded(...call), new Promise((resolve) => real(() => resolve({ error: { status: 'LATE' } }), 0))]);
`);
    // In the world's time it is there at once, before anything is answered.
    expect(await saidOf(text, 'passes-other-answers-through')).toEqual([
      ['violated', 'Posts failed with LATE at 1 ms, before its request was answered 200 at 50 ms.'],
    ]);
    const source = sourceFrom(text);
    const trace = await run({ source, scenario: scenarioOf('refresh-hangs'), schedule: { by: 'time' } });
    const before = trace.events.length;
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    expect(trace.events).toHaveLength(before);
  },
);

const ANSWERED = "if (localStorage.getItem('refresh_token') !== refreshToken) return false;";

test.each([
  ['sessionStorage', "sessionStorage.setItem('again', JSON.stringify(data))", 'a2 was written to sessionStorage.again'],
  ['base64', "localStorage.setItem('again', btoa(JSON.stringify(data)))", 'a2 was written to localStorage.again'],
  [
    'percent signs',
    "localStorage.setItem('again', encodeURIComponent(JSON.stringify(data)))",
    'a2 was written to localStorage.again',
  ],
  ['the name of the window', 'window.name = JSON.stringify(data)', 'a2 was written to app.window.name'],
  ['a cookie', "document.cookie = 'again=' + data.access_token", 'a2 was written to cookie.again'],
  [
    'the auth store’s own key',
    "localStorage.setItem('auth-store', JSON.stringify({ state: { accessToken: data.access_token }, version: 0 }))",
    'a2 was written to localStorage.auth-store',
  ],
])('tokens that come back after a logout are found in %s', async (_where, deed, found) => {
  const text = altered([
    ANSWERED,
    `if (localStorage.getItem('refresh_token') !== refreshToken) { if (!error) ${deed}; return false; }`,
  ]);
  expect(await saidOf(text, 'logout-is-final')).toEqual([
    ['violated', `The user logged out at 100 ms, and ${found} at 150 ms.`],
  ]);
});

test('what the lab cannot read is not taken for nothing', async () => {
  const deed = "localStorage.setItem('again', [...data.access_token].toReversed().join(''))";
  const text = altered([
    ANSWERED,
    `if (localStorage.getItem('refresh_token') !== refreshToken) { if (!error) ${deed}; return false; }`,
  ]);
  expect(await saidOf(text, 'logout-is-final')).toEqual([
    [
      'not-judged',
      'Not judged: at 150 ms, after the logout, something was written to localStorage.again that the lab cannot read.',
    ],
  ]);
});

/** Refreshes needlessly before each call, in a way of its own. */
const needless = (request: string): string =>
  altered([
    'await refreshing;',
    `void refreshBaseQuery(${request}, { ...api, signal: new AbortController().signal }, {});\n  await refreshing;`,
  ]);

test.each([
  ['an escaped path', "{ url: '/auth/re%66resh', method: 'POST', body: { refresh_token: 'none' } }"],
  ['a path with a detour', "{ url: '/auth/../auth/refresh?x=1', method: 'POST', body: { refresh_token: 'none' } }"],
  ['another contract', "{ url: '/v1/common/authenticate/RefreshToken', method: 'POST', body: { token: 'none' } }"],
])('a refresh by %s is a refresh', async (_how, request) => {
  expect(await saidOf(needless(request), 'passes-other-answers-through')).toEqual([
    ['violated', 'Posts sent a refresh at 0 ms, before anything was answered.'],
  ]);
});

test('the token that a refresh presents is what FastAPI reads of it, however it is written', async () => {
  const escaped = String.raw`'{"refresh_token":"' + [...localStorage.getItem('refresh_token')].map((one) => '\\u00' + one.charCodeAt(0).toString(16)).join('') + '"}'`;
  const text = sourceOf('no-mutex').text.replace(
    'body: { refresh_token: refreshToken }',
    `headers: { 'content-type': 'application/json' }, body: ${escaped}`,
  );
  expect(text).toContain('charCodeAt');
  expect(await saidOf(text, 'fresh-refresh-token')).toEqual([
    ['violated', 'Users presented r1, which Posts had used before (at 90 ms).'],
  ]);
});

test('nothing that a run writes to what all code shares outlives it', async () => {
  const text = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const shared = Function('return { Math, Date, AbortSignal, Response, Error }')();
const seen = [shared.Math.random, shared.Date.now, shared.AbortSignal.timeout, shared.Response.json].filter((one) => one.mine).length;
const mine = () => Object.assign(() => 0.5, { mine: true });
shared.Math.random = mine();
shared.AbortSignal.timeout = mine();
shared.Response.json = mine();
shared.Error.stackTraceLimit = 4321;
export const baseQueryWithReauth = async () => ({ error: { status: seen } });`;
  const depth = Error.stackTraceLimit;
  const { random } = Math;
  const source = sourceFrom(text);
  for (const _time of [1, 2]) {
    const trace = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
    expect(trace.events.at(-1)).toMatchObject({ type: 'call-settled', status: 0 });
    expect(factsOf(trace).failed).toBe(1);
  }
  expect(Math.random).toBe(random);
  expect(Error.stackTraceLimit).toBe(depth);
});

test('data that writes itself down as another is data that nobody sent', async () => {
  const text = altered([
    REPEAT,
    'const again = await rawBaseQuery(args, api, extraOptions);\n  return again.error ? again : { data: { toJSON: () => again.data } };\n};',
  ]);
  expect(await saidOf(text, 'refreshes-and-repeats')).toEqual([
    ['violated', 'Posts got data at 200 ms that FastAPI had not sent.'],
  ]);
});

const OUTAGE = 'if ([400, 401, 403].includes(statusOf(error))) void logout();';

test.each([
  ['sends to the sign-in', "window.location.href = '/login'", 'sent the user to /login at 150 ms'],
  [
    'throws the refresh token away',
    "localStorage.removeItem('refresh_token')",
    'threw the refresh token away at 150 ms',
  ],
])('who %s after an outage has not kept the session', async (_how, deed, did) => {
  const text = altered([OUTAGE, `${OUTAGE}\n  else { ${deed}; }`]);
  expect(await saidOf(text, 'outage-keeps-session')).toEqual([
    ['violated', `Posts ${did}: the refresh was answered 500, and the session was good.`],
  ]);
});

test('a token that is kept in a variable after a logout is found when a call is sent with it', async () => {
  const text = altered(
    [
      ANSWERED,
      `if (localStorage.getItem('refresh_token') !== refreshToken) { kept = data?.access_token; return false; }`,
    ],
    ['let refreshing', 'let kept = null;\nlet refreshing'],
    [
      'const { accessToken } = useAuthStore',
      'const accessToken = useAuthStore.getState().accessToken ?? kept;\n    void useAuthStore',
    ],
  );
  expect(await saidOf(text, 'logout-is-final')).toEqual([
    ['violated', 'The user logged out at 7000 ms, and Posts (4) was sent with a3 at 9000 ms.'],
  ]);
});

test.each([
  [
    'in pieces',
    "for (let at = 0; at < data.access_token.length; at += 16) localStorage.setItem('part' + at, data.access_token.slice(at, at + 16))",
    'localStorage.part0',
  ],
  [
    'as an object that makes a text of itself',
    'useAuthStore.setState({ accessToken: { toString: () => data.access_token } })',
    'auth-store',
  ],
])('a token that is stored %s is not taken for nothing', async (_how, deed, place) => {
  const text = altered([
    ANSWERED,
    `if (localStorage.getItem('refresh_token') !== refreshToken) { if (!error) ${deed}; return false; }`,
  ]);
  expect(await saidOf(text, 'logout-is-final')).toEqual([
    [
      'not-judged',
      `Not judged: at 150 ms, after the logout, something was written to ${place} that the lab cannot read.`,
    ],
  ]);
});

test.each([
  ['an escaped path', "url: '/com%6Dents'"],
  ['a query', "url: '/comments?again'"],
  ['a slash too many', "url: '/comments/'"],
])('a write that is sent twice by %s is sent twice', async (_how, url) => {
  const text = altered([
    REPEAT,
    `const again = await rawBaseQuery(args, api, extraOptions);
  if (args.method === 'POST') await rawBaseQuery({ ...args, ${url} }, api, extraOptions);
  return again;
};`,
  ]);
  expect(await saidOf(text, 'write-is-sent-once')).toEqual([
    ['violated', 'Note sent its write a second time at 200 ms: FastAPI had answered it 201 at 170 ms.'],
  ]);
});

test('who waits for another and for a moment more has waited for it', async () => {
  const text = altered(['export const baseQueryWithReauth', 'const guarded']).concat(`
let last = Promise.resolve();
export const baseQueryWithReauth = (...call) =>
  (last = last.then(() => new Promise((resolve) => setTimeout(resolve, 1))).then(() => guarded(...call)));
`);
  expect(await saidOf(text, 'good-token-side-by-side')).toEqual([
    ['violated', 'Users waited until Posts was answered at 51 ms, although its token was good.'],
  ]);
});

test('who refreshes ahead of expiry alone is lost with a clock that is behind', async () => {
  const text = altered(
    ['if (statusOf(result.error) !== 401) return result;', 'if (sentWith !== null) return result;'],
    [
      'const result = await',
      "if (sentWith && JSON.parse(atob(sentWith.split('.')[1])).exp * 1000 <= Date.now())\n    await (refreshing ??= refresh(api).finally(() => (refreshing = null)));\n  const result = await",
    ],
  );
  expect(await saidOf(text, 'refreshes-and-repeats', 'wrong-clock-costs-one-401')).toEqual([
    ['held', 'Posts sent one refresh and got its data at 150 ms.'],
    ['violated', 'Posts failed with 401 at 50 ms.'],
  ]);
});

test.each([
  ['Intl', 'new Intl.DateTimeFormat("en", { timeZone: "UTC", dateStyle: "short" }).format()', '1/5/26'],
  ['Intl’s parts', 'Intl.DateTimeFormat("en", { timeZone: "UTC", year: "numeric" }).formatToParts()[0].value', '2026'],
  ['an event', 'String(new Event("late").timeStamp)', '0'],
  ['Temporal', 'globalThis.Temporal ? String(Temporal.Now.instant()) : "2026-01-05T09:00:00Z"', '2026-01-05T09:00:00Z'],
])('the time that %s tells is the world’s', async (_whose, asked, time) => {
  const source = sourceFrom(`export const baseQueryWithReauth = async () => ({ error: { status: ${asked} } });`);
  const trace = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  expect(trace.events.at(-1)).toMatchObject({ type: 'call-settled', status: time });
});

test('what takes a time of its own is no deadlock: nobody can judge it here', async () => {
  const text = altered([
    'const result = await',
    "await new Response(new Blob(['some bytes']).stream()).arrayBuffer();\n  const result = await",
  ]);
  const [said] = await saidOf(text, 'refreshes-and-repeats');
  expect(said).toEqual([
    'not-judged',
    'Not judged: Failed to run mine.ts: it waits for something of the browser that takes a time of its own (a stream, a file), which the lab does not have in its time. Leave that out to have the rest judged.',
  ]);
});
