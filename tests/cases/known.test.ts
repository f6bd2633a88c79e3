import { expect, test } from 'vitest';
import { readSource } from '../../src/reading/readSource.ts';
import { forcedLogoutsOf, run, runChecks, scenarioOf, standingOf } from '../../src/sim/index.ts';
import type { CheckId } from '../../src/sim/index.ts';
import { sourceFrom } from '../support/sources.ts';

// What a text says by itself is not asked about.

const readingOf = async (text: string) => (await readSource(sourceFrom(text))).reading;

const questionsOf = async (text: string): Promise<readonly string[]> =>
  (await readingOf(text)).doubts.map(({ question }) => question);

const saidOf = async (text: string, ...only: readonly CheckId[]): Promise<readonly (readonly [string, string])[]> => {
  const { source } = await readSource(sourceFrom(text));
  return (await runChecks(source, { only })).map((result) => [standingOf(result), result.because] as const);
};

const raw = (from: string, options = ''): string => `
const raw = fetchBaseQuery({
  baseUrl: '/api', ${options}
  prepareHeaders: (headers, { getState }) => {
    const token = ${from};
    if (token) headers.set('authorization', 'Bearer ' + token);
    return headers;
  },
});`;

const QUERY = "import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';";

test('what only its endpoints use of another file, and a store that an action is given to, lead to no refresh', async () => {
  const text = `${QUERY}
import { store } from './store';
import { signedOut } from './session';
import { PATHS, VERBS } from './paths';
${raw('getState().session.token')}
const guarded = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.meta?.response?.status === 401) store.dispatch(signedOut());
  return result;
};
export const shop = createApi({
  baseQuery: guarded,
  endpoints: (build) => ({ pay: build.mutation({ query: (body) => ({ url: PATHS.pay, method: VERBS.POST, body }) }) }),
});`;
  expect(await questionsOf(text)).toEqual([]);
  expect(await saidOf(text, 'refreshes-and-repeats')).toEqual([['violated', expect.stringContaining('refresh')]]);
  // What decides in the base query itself is asked for as before.
  const deciding = text.replace('=== 401)', '=== 401 && PATHS.pay)');
  expect(await questionsOf(deciding)).toEqual([
    'No refresh followed a refusal. What leads to one may be in ./paths, which was not given: give it too.',
  ]);
});

test('a parameter hides an import of its name, which is not used there', async () => {
  const text = `${QUERY}
import { api } from './client';
${raw("localStorage.getItem('jwt')")}
export const guarded = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status === 401) api.dispatch({ type: 'session/logout' });
  return result;
};`;
  const { modules } = await readingOf(text);
  expect(modules.filter(({ specifier }) => specifier === './client')).toMatchObject([{ uses: [] }]);
  expect(await questionsOf(text)).toEqual([]);
});

test('where a refresh is answered 204, a cookie is the token: nothing else could come back', async () => {
  const text = `${QUERY}
${raw("localStorage.getItem('token')", "credentials: 'include',")}
export const guarded = async (args, api, extra) => {
  let result = await raw(args, api, extra);
  if (result.error?.status === 401) {
    const renewed = await raw({ url: '/session/renew', method: 'POST' }, api, extra);
    if (renewed.meta?.response?.status === 204) result = await raw(args, api, extra);
  }
  return result;
};`;
  expect(await readingOf(text)).toMatchObject({
    confirmed: true,
    tokens: { access: 'an HttpOnly cookie', refresh: 'an HttpOnly cookie' },
    refresh: { answers: '204 with a cookie and a cookie' },
  });
  expect(await saidOf(text, 'refreshes-and-repeats')).toMatchObject([['held', expect.any(String)]]);
});

test.each(['/auth/logout', '/users/sign-out'])(
  'who has the server take its cookies away, by %s, logs out',
  async (path) => {
    const text = `${QUERY}
const raw = fetchBaseQuery({ baseUrl: '/api', credentials: 'include' });
let renewing = null;
export const guarded = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  renewing ??= raw({ url: '/session/renew', method: 'POST' }, api, extra).finally(() => (renewing = null));
  const { error } = await renewing;
  if (!error) return raw(args, api, extra);
  if (error.status === 401) await raw({ url: '${path}', method: 'POST' }, api, extra);
  return result;
};`;
    const { source } = await readSource(sourceFrom(text));
    const logoutsIn = async (scenario: string): Promise<number> =>
      forcedLogoutsOf(await run({ source, scenario: scenarioOf(scenario), schedule: { by: 'time' } })).length;
    expect(await logoutsIn('refresh-refused')).toBe(1);
    expect(await logoutsIn('refresh-500')).toBe(0);
  },
);

test.each([
  ['localStorage.getItem("jwt")', 'localStorage.jwt'],
  ['sessionStorage.getItem("jwt")', 'sessionStorage.jwt'],
])('a slice that was not given and takes the new token keeps it where it is read: %s', async (from, place) => {
  const text = `${QUERY}
import { signedIn, signedOut } from './sessionSlice';
${raw(from, "credentials: 'include',")}
export const guarded = async (args, api, extra) => {
  let result = await raw(args, api, extra);
  if (result.error?.status === 401) {
    const { data } = await raw({ url: '/session/renew', method: 'POST' }, api, extra);
    if (data) {
      api.dispatch(signedIn({ jwt: data.jwt }));
      result = await raw(args, api, extra);
    } else api.dispatch(signedOut());
  }
  return result;
};`;
  const reading = await readingOf(text);
  expect(reading).toMatchObject({ confirmed: true, tokens: { access: place }, doubts: [] });
  expect(reading.facts.filter(({ what }) => what === 'module')).toMatchObject([
    {
      said: `./sessionSlice stands in: dispatch(signedIn()), dispatch(signedOut()); it keeps the new token in ${place}`,
      sure: 'guessed',
    },
  ]);
  expect(await saidOf(text, 'refreshes-and-repeats', 'one-refresh-at-once')).toEqual([
    ['held', expect.any(String)],
    ['violated', expect.any(String)],
  ]);
});

test('a refresh token that is set as a header, and that each request’s own replaces, is judged as it is sent', async () => {
  const text = `${QUERY}
import { signedIn, signedOut } from './sessionSlice';
${raw('getState().session.token')}
export const guarded = async (args, api, extra) => {
  let result = await raw(args, api, extra);
  if (result.error?.status === 401) {
    const { renewal } = api.getState().session;
    const { data } = await raw(
      { url: '/auth/renew', method: 'POST', headers: { Authorization: 'Bearer ' + renewal } }, api, extra);
    if (data) {
      api.dispatch(signedIn({ token: data.accessToken, renewal: data.refreshToken }));
      result = await raw(args, api, extra);
    } else api.dispatch(signedOut());
  }
  return result;
};`;
  expect(await readingOf(text)).toMatchObject({
    doubts: [],
    tokens: { refresh: 'state.session.renewal' },
    refresh: { path: '/auth/renew', carries: 'as a bearer, which prepareHeaders replaces' },
  });
  expect(await saidOf(text, 'refreshes-and-repeats')).toEqual([['violated', expect.stringContaining('401')]]);
});

test('a token that comes as the answer itself is kept in a storage likewise', async () => {
  const text = `${QUERY}
import { tokenArrived } from './sessionSlice';
${raw("localStorage.getItem('jwt')", "credentials: 'include',")}
export const guarded = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const { data } = await raw({ url: '/session/renew', method: 'POST' }, api, extra);
  if (!data) return result;
  api.dispatch(tokenArrived({ jwt: data }));
  return raw(args, api, extra);
};`;
  expect(await questionsOf(text)).toEqual([]);
  expect(await saidOf(text, 'refreshes-and-repeats')).toMatchObject([['held', expect.any(String)]]);
});

test('a refresh by GET with a body is what it is: nothing that a browser sends', async () => {
  const text = `${QUERY}
import { signedIn, signedOut } from './sessionSlice';
${raw('getState().session.token')}
export const guarded = async (args, api, extra) => {
  let result = await raw(args, api, extra);
  if (result.error?.status === 401) {
    const { refreshToken } = api.getState().session;
    if (!refreshToken) return result;
    const { data } = await raw({ url: '/auth/renew', method: 'GET', body: { refreshToken } }, api, extra);
    if (data) {
      api.dispatch(signedIn({ token: data.accessToken, refreshToken: data.refreshToken }));
      result = await raw(args, api, extra);
    } else api.dispatch(signedOut());
  }
  return result;
};`;
  expect(await questionsOf(text)).toEqual([]);
  expect(await saidOf(text, 'refreshes-and-repeats')).toEqual([
    ['violated', expect.stringMatching(/GET.* body at line \d+\./)],
  ]);
});

test('a factory that gives a factory is called twice', async () => {
  const text = `
import { Mutex } from 'async-mutex';
import { tokenTaken, appReset } from './session';
const mutex = new Mutex();
export const withGuard = (makeQuery) => {
  const guardedFactory = (args) => {
    const query = makeQuery(args);
    return async (args, api, extra) => {
      await mutex.waitForUnlock();
      const first = await query(args, api, extra);
      if (first.error?.status !== 401) return first;
      if (mutex.isLocked()) {
        await mutex.waitForUnlock();
        return query(args, api, extra);
      }
      const release = await mutex.acquire();
      try {
        const { data } = await query('session/renew', api, extra);
        if (data) {
          api.dispatch(tokenTaken(data.accessToken));
          return query(args, api, extra);
        }
        api.dispatch(appReset());
      } finally {
        release();
      }
      return first;
    };
  };
  return guardedFactory;
};`;
  expect(await readingOf(text)).toMatchObject({
    entry: 'withGuard()()',
    confirmed: true,
    tokens: { access: 'what its raw base query sends, which was not given' },
    refresh: { method: 'GET', path: '/session/renew' },
  });
  expect(await saidOf(text, 'refreshes-and-repeats', 'one-refresh-at-once')).toMatchObject([
    ['held', expect.any(String)],
    ['held', expect.any(String)],
  ]);
});

test('of what a factory is given, what sends is said by its name', async () => {
  const text = `
import { readToken, keepToken } from './tokens';
export function makeGuarded({ getClient, navigate }) {
  const send = async (args) => {
    try {
      const client = getClient({ asAdmin: false });
      const { data } = await client({ ...args, headers: { Authorization: 'Bearer ' + readToken() } });
      return { data };
    } catch (error) {
      return { error: { status: error.response?.status ?? 500, data: error.message } };
    }
  };
  return async (args, api, extra) => {
    let result = await send(args);
    if (result.error?.status === 401) {
      const { data } = await getClient({}).post('/refresh-token');
      keepToken(data.accessToken);
      result = await send(args, api, extra);
    }
    return result;
  };
}`;
  expect(await questionsOf(text)).toEqual([
    'In a call nothing was sent. What sends is options.getClient(), which is given to it: give the file that calls it, too.',
  ]);
});

const GUARD = (condition: string): string => `${QUERY}
import { isTokens } from './guards';
${raw("localStorage.getItem('at')")}
export const guarded = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const renewed = await raw(
    { url: '/session/renew', method: 'POST', body: { rt: localStorage.getItem('rt') } }, api, extra);
  if (!(${condition})) {
    localStorage.clear();
    return result;
  }
  localStorage.setItem('at', renewed.data.at);
  localStorage.setItem('rt', renewed.data.rt);
  return raw(args, api, extra);
};`;

test('what a guard that was not given says of an answer without a refresh token, nobody knows: no verdict hangs on it', async () => {
  const text = GUARD('renewed.data && isTokens(renewed.data)');
  expect(await questionsOf(text)).toEqual([]);
  expect(
    await saidOf(
      text,
      'refreshes-and-repeats',
      'refreshes-again-at-second-expiry',
      'keeps-refresh-token-that-is-left-out',
    ),
  ).toEqual([
    ['held', expect.any(String)],
    ['held', expect.any(String)],
    [
      'not-judged',
      'Not judged: isTokens() of ./guards was asked of an answer without a refresh token: what it says of one the lab cannot tell. Give its file too.',
    ],
  ]);
});

test('of nothing, a guard that was not given says no', async () => {
  const { source } = await readSource(sourceFrom(GUARD('isTokens(renewed.data)')));
  const trace = await run({ source, scenario: scenarioOf('refresh-refused'), schedule: { by: 'time' } });
  expect(forcedLogoutsOf(trace).length).toBeGreaterThan(0);
  expect(trace.unsure).toBeUndefined();
});

test('who says that the new token is in a field, of which nothing is kept, is asked no more, and judged', async () => {
  const text = `${QUERY}
${raw("localStorage.getItem('jwt')")}
export const guarded = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const { data } = await raw({ url: '/session/renew', method: 'POST' }, api, extra);
  return data ? raw(args, api, extra) : result;
};`;
  expect(await questionsOf(text)).toEqual([
    'The refresh was answered, and the repeat carried the old token. How does the new one come back?',
  ]);
  expect(await saidOf(`// @reauth-lab access=jwt\n${text}`, 'refreshes-and-repeats')).toEqual([
    ['violated', 'Posts failed with 401 at 200 ms.'],
  ]);
});

test('a list that was not given has nothing in it, and what only prints is not asked for', async () => {
  const text = `${QUERY}
import { tags } from './tags';
import { logger } from '@/lib/logger';
import { decide } from '@/lib/rules';
${raw("localStorage.getItem('jwt')")}
const guarded = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error) logger.warn('failed', [...tags, result.error]);
  if (decide(result) === 7) await fetch('/api/auth/refresh', { method: 'POST' });
  return result;
};
export const api = createApi({ baseQuery: guarded, tagTypes: tags, endpoints: () => ({}) });`;
  expect(await questionsOf(text)).toEqual([
    'No refresh followed a refusal. What leads to one may be in ./tags and @/lib/rules, which were not given: give them too.',
  ]);
});

test('whoever is signed in is somebody: an id that goes along is no token, and a storage that was not given has it', async () => {
  const text = `${QUERY}
import storage from './storage';
import { signedOut } from './session';
${raw("storage.getItem('accessToken')", "credentials: 'include',")}
export const guarded = async (args, api, extra) => {
  let result = await raw(args, api, extra);
  const userId = storage.getItem('userId');
  if (result.error?.status === 401 && userId) {
    const { data } = await raw({ url: '/session/renew', method: 'POST', body: { userId } }, api, extra);
    if (data) {
      storage.setItem('accessToken', data.accessToken);
      result = await raw(args, api, extra);
    } else api.dispatch(signedOut());
  }
  return result;
};`;
  expect(await readingOf(text)).toMatchObject({
    confirmed: true,
    tokens: { refresh: 'an HttpOnly cookie' },
    refresh: { carries: 'with a cookie' },
  });
});

test('whether a slice that was not given keeps its refresh token when it is given none, no verdict hangs on', async () => {
  const text = `${QUERY}
import { signedIn, signedOut } from './session';
${raw('getState().session.token')}
export const guarded = async (args, api, extra) => {
  let result = await raw(args, api, extra);
  if (result.error?.status === 401) {
    const { renewal } = api.getState().session;
    const { data } = await raw({ url: '/auth/renew', method: 'POST', body: { refreshToken: renewal } }, api, extra);
    if (data) {
      api.dispatch(signedIn({ token: data.accessToken, renewal: data.refreshToken }));
      result = await raw(args, api, extra);
    } else api.dispatch(signedOut());
  }
  return result;
};`;
  expect(await saidOf(text, 'refreshes-again-at-second-expiry', 'keeps-refresh-token-that-is-left-out')).toEqual([
    ['held', expect.any(String)],
    ['not-judged', expect.stringContaining('was given no refresh token, where its server left one out')],
  ]);
});
