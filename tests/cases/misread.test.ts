import { expect, test } from 'vitest';
import { readSource } from '../../src/reading/readSource.ts';
import { applySettings, requestsOf, run, runChecks, scenarioOf, standingOf } from '../../src/sim/index.ts';
import type { CheckId, EventOf, Standing, Trace } from '../../src/sim/index.ts';
import { sourceFrom } from '../support/sources.ts';

// Small files that were once misread, each for a kind.

const runRead = async (text: string, scenario = 'one-expired'): Promise<Trace> => {
  const { source } = await readSource(sourceFrom(text));
  return run({ source, scenario: scenarioOf(scenario), schedule: { by: 'time' } });
};

const standingsOf = async (text: string, ...only: readonly CheckId[]): Promise<readonly Standing[]> => {
  const { source } = await readSource(sourceFrom(text));
  return (await runChecks(source, { only })).map(standingOf);
};

const sentIn = (trace: Trace): readonly string[] =>
  requestsOf(trace).map(({ method, path, role, end }) =>
    [method, path, role, end?.as === 'answered' ? end.status : (end?.as ?? null)].join(' '),
  );

/** A wrapper with its tokens in `localStorage`, without a lock. */
const wrapper = (
  baseUrl: string,
  refresh: string,
  { comment = '', send = 'refresh_token', access = 'access_token', renewed = 'refresh_token' } = {},
): string => `${comment}
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  baseUrl: '${baseUrl}',
  prepareHeaders: (headers) => {
    headers.set('authorization', 'Bearer ' + localStorage.getItem('access_token'));
    return headers;
  },
});
export const baseQueryWithReauth: typeof raw = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const body = { ${send}: localStorage.getItem('refresh_token') };
  const { data } = await raw({ url: '${refresh}', method: 'POST', body }, api, extra);
  if (!data) {
    localStorage.removeItem('access_token');
    localStorage.removeItem('refresh_token');
    return result;
  }
  localStorage.setItem('access_token', data.${access});
  localStorage.setItem('refresh_token', data.${renewed});
  return raw(args, api, extra);
};`;

test('fetch follows the 307 of a slash too many, with method and body kept', async () => {
  const trace = await runRead(wrapper('/api', '/token/refresh/', { comment: '// @reauth-lab refresh=/token/refresh' }));
  expect(sentIn(trace)).toEqual([
    'GET /posts api 401',
    'POST /token/refresh/ api 307',
    'POST /token/refresh refresh 200',
    'GET /posts api 200',
  ]);
});

test('a refresh whose path ends in a slash is served there, and can be said', async () => {
  expect(sentIn(await runRead(wrapper('/api', '/auth/refresh/')))).toEqual([
    'GET /posts api 401',
    'POST /auth/refresh/ refresh 200',
    'GET /posts api 200',
  ]);
  const said = await readSource(
    sourceFrom(wrapper('/api', '/auth/refresh/', { comment: '// @reauth-lab refresh=/auth/refresh/' })),
  );
  expect(said.reading).toMatchObject({ confirmed: true, refresh: { path: '/auth/refresh/' } });
});

test.each(['/api/v1', 'http://localhost:8000', 'https://api.example.com/v2/', '/', ''])(
  'a base address %j is served, said or unsaid',
  async (base) => {
    const sent = ['GET /posts api 401', 'POST /auth/refresh refresh 200', 'GET /posts api 200'];
    expect(sentIn(await runRead(wrapper(base, '/auth/refresh')))).toEqual(sent);
    const comment = `// @reauth-lab base=${base === '' ? '/' : base.replace(/(.)\/$/, '$1')}`;
    expect(sentIn(await runRead(wrapper(base, '/auth/refresh', { comment })))).toEqual(sent);
  },
);

test('below the base / a path that begins with /api is one like any other, by fetchBaseQuery and by fetch', async () => {
  const text = wrapper('/', '/api/auth/token', {
    comment: '// @reauth-lab base=/ refresh=/api/auth/token send=token access=accessToken refresh-token=newToken',
    send: 'token',
    access: 'accessToken',
    renewed: 'newToken',
  });
  const sent = ['GET /posts api 401', 'POST /api/auth/token refresh 200', 'GET /posts api 200'];
  expect(sentIn(await runRead(text))).toEqual(sent);
  const bare = text.replace(
    /await raw\(\{ url: '(.*)', method: 'POST', body \}, api, extra\)/,
    "await fetch('$1', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(async (r) => ({ data: await r.json() }))",
  );
  expect(bare).not.toBe(text);
  expect(sentIn(await runRead(bare))).toEqual(sent);
});

const RAW = `import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const headers = { authorization: 'Bearer ' + localStorage.getItem('token') };
const raw = fetchBaseQuery({ baseUrl: '/api', headers });`;

test.each([
  [
    'an export list above its const',
    `export { mine as baseQueryWithReauth };\n${RAW}\nconst mine = async (args, api, extra) => raw(args, api, extra);`,
    'mine',
  ],
  [
    'an api alone',
    `${RAW}\nconst baseQueryWithReauth = async (args, api, extra) => raw(args, api, extra);\nexport const api = createApi({ baseQuery: baseQueryWithReauth, endpoints: () => ({}) });`,
    'baseQueryWithReauth',
  ],
  [
    'an api as default',
    `${RAW}\nconst mine = async (args, api, extra) => raw(args, api, extra);\nconst api = createApi({ baseQuery: mine, endpoints: () => ({}) });\nexport default api;`,
    'mine',
  ],
  [
    'a base query inside of createApi',
    `${RAW}\nexport const api = createApi({ baseQuery: (args, api, extra) => raw(args, api, extra), endpoints: () => ({}) });`,
    'createApi',
  ],
  [
    'a factory with a base address',
    `import { fetchBaseQuery } from '@reduxjs/toolkit/query';\nexport const createGuarded = (baseUrl) => {\n  const headers = { authorization: 'Bearer ' + localStorage.getItem('token') };\n  const raw = fetchBaseQuery({ baseUrl, headers });\n  return async (args, api, extra) => raw(args, api, extra);\n};`,
    'createGuarded()',
  ],
  ['a default arrow', `${RAW}\nexport default async (args, api, extra) => raw(args, api, extra);`, 'export default'],
  [
    'module.exports',
    `const { fetchBaseQuery } = require('@reduxjs/toolkit/query');\nconst headers = { authorization: 'Bearer ' + localStorage.getItem('token') };\nconst raw = fetchBaseQuery({ baseUrl: '/api', headers });\nmodule.exports = async (args, api, extra) => raw(args, api, extra);`,
    'module.exports',
  ],
])('the base query of %s is found, and runs', async (_name, text, entry) => {
  const { reading } = await readSource(sourceFrom(text));
  expect(reading).toMatchObject({ entry, confirmed: true });
  expect(sentIn(await runRead(text))).toEqual(['GET /posts api 401']);
});

test('an action that the lab’s slice does not have stands in, named with its line', async () => {
  const text = `${RAW}
import { signedOut } from '../features/auth/authSlice';
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status === 401) api.dispatch(signedOut());
  return result;
};`;
  const { reading } = await readSource(sourceFrom(text));
  expect(reading.modules.at(-1)).toMatchObject({
    specifier: '../features/auth/authSlice',
    as: 'stand-in',
    uses: ['dispatch(signedOut())'],
    line: 4,
    guess: true,
  });
  const { events } = await runRead(text);
  expect(events.filter((event): event is EventOf<'logged-out'> => event.type === 'logged-out')).toMatchObject([
    { how: 'signedOut()', by: 'wrapper', call: 'posts' },
  ]);
});

test('StorageEvent, CustomEvent and document are there as in a browser', async () => {
  const { events } = await runRead(`${RAW}
window.addEventListener('storage', ({ key, newValue }) => console.log('storage', key, newValue));
document.addEventListener('told', ({ detail }) => console.log('told', detail));
export const baseQueryWithReauth = async (args, api, extra) => {
  window.dispatchEvent(new StorageEvent('storage', { key: 'token', newValue: null }));
  document.dispatchEvent(new CustomEvent('told', { detail: 1 }));
  document.cookie = 'seen=yes; path=/';
  console.log(document.cookie, document.visibilityState);
  return raw(args, api, extra);
};`);
  expect(
    events.filter((event): event is EventOf<'console'> => event.type === 'console').map(({ text }) => text),
  ).toEqual(['storage token null', 'told 1', 'seen=yes visible']);
});

test('a fetch with a body while the module loads is a request like any other, sent by the app', async () => {
  const boot = `const renew = () => fetch('/api/auth/refresh', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ refresh_token: localStorage.getItem('refresh_token') }) });
void renew().then(async (answer) => {
  if (!answer.ok) return;
  const { access_token, refresh_token } = await answer.json();
  localStorage.setItem('access_token', access_token);
  localStorage.setItem('refresh_token', refresh_token);
});
`;
  const trace = await runRead(boot + wrapper('/api', '/auth/refresh'));
  expect(requestsOf(trace).map(({ id, call, role }) => [id, call, role])[0]).toEqual(['app.r1', null, 'refresh']);
});

test('a file whose names are all its own is judged as it is', async () => {
  expect(
    await standingsOf(
      wrapper('https://api.example.com', '/auth/refresh'),
      'refreshes-and-repeats',
      'one-refresh-at-once',
    ),
  ).toEqual(['held', 'violated']);
});

const THUNK = `${RAW.replace('createApi, ', '')}
import { refreshTokens } from './auth.thunks';
export const baseQueryWithReauth = async (args, api, extra) => {
  let result = await raw(args, api, extra);
  if (result.error?.status === 401) {
    await api.dispatch(refreshTokens()).unwrap();
    result = await raw(args, api, extra);
  }
  return result;
};`;

test.each([
  [
    'a refresh in a module that was not given',
    THUNK,
    'After a refusal refreshTokens() was called, which may be what refreshes',
  ],
  [
    'a client that was not given',
    "import client from './client';\nexport const q = async ({ url, method }, api) => ({ data: (await client({ url, method })).data });",
    'In a call nothing was sent. What sends is in ./client, which was not given',
  ],
  [
    'a library that keeps the session itself',
    `import { getAuth } from 'firebase/auth';\n${RAW.replace("localStorage.getItem('token')", 'getAuth().currentUser.accessToken')}\nexport const q = async (args, api, extra) => raw(args, api, extra);`,
    'Its token comes from firebase/auth, which may refresh it by itself',
  ],
])('%s is a question, and nothing is judged', async (_name, text, question) => {
  const { reading, source } = await readSource(sourceFrom(text));
  expect(reading.doubts.map((doubt) => doubt.question).join('\n')).toContain(question);
  const [result] = await runChecks(source, { only: ['refreshes-and-repeats'] });
  expect(result && standingOf(result)).toBe('not-judged');
});

test('an api of the file itself is part of the store: the refresh may be an endpoint of it', async () => {
  const text = `${RAW.replace("'Bearer ' + localStorage.getItem('token')", "'Bearer ' + localStorage.getItem('accessToken')")}
const send = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers, { getState }) => (headers.set('authorization', 'Bearer ' + getState().session.access), headers),
});
const guarded = async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  const { data } = await api.dispatch(sessionApi.endpoints.renew.initiate());
  if (!data) return result;
  api.dispatch({ type: 'session/renewed', payload: data });
  return send(args, api, extra);
};
export const sessionApi = createApi({
  reducerPath: 'sessionApi',
  baseQuery: guarded,
  endpoints: (build) => ({
    renew: build.mutation({
      queryFn: (_, api, extra) =>
        send({ url: '/session', method: 'POST', body: { refresh: api.getState().session.refresh } }, api, extra),
    }),
  }),
});`;
  expect(sentIn(await runRead(text))).toEqual([
    'GET /posts api 401',
    'POST /session refresh 200',
    'GET /posts api 200',
  ]);
});

test('a factory by the usual name is one', async () => {
  const text = `import { fetchBaseQuery } from '@reduxjs/toolkit/query';
export const baseQueryWithReauth = ({ baseUrl }) => {
  const headers = { authorization: 'Bearer ' + localStorage.getItem('token') };
  const raw = fetchBaseQuery({ baseUrl, headers });
  return async (args, api, extra) => raw(args, api, extra);
};`;
  const { reading } = await readSource(sourceFrom(text));
  expect(reading).toMatchObject({ entry: 'baseQueryWithReauth()', confirmed: true });
});

test('what an answer is asked for besides its tokens is in it', async () => {
  const text = wrapper('/api', '/auth/refresh').replace('if (!data) {', "if (data?.status !== 'success') {");
  expect(sentIn(await runRead(text))).toEqual([
    'GET /posts api 401',
    'POST /auth/refresh refresh 200',
    'GET /posts api 200',
  ]);
});

test('a header that says which app or client calls carries no token, in a refresh either', async () => {
  const { reading } = await readSource(
    sourceFrom(`import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  credentials: 'include',
  prepareHeaders: (headers, { getState }) => {
    headers.set('authorization', 'Bearer ' + localStorage.getItem('jwt'));
    const id = getState().workspace?.chosen?.id;
    if (id) headers.set('X-App-Id', id);
    return headers;
  },
});
export const shopQuery = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const { data } = await raw({ url: '/session/renew', method: 'POST' }, api, extra);
  if (!data) return result;
  localStorage.setItem('jwt', data.jwt);
  return raw(args, api, extra);
};`),
  );
  expect(reading).toMatchObject({
    confirmed: true,
    tokens: { refresh: 'an HttpOnly cookie' },
    refresh: { carries: 'with a cookie' },
  });
});

test('a stored object whose member is written keeps the token there', async () => {
  const { reading } = await readSource(
    sourceFrom(`import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { toast } from 'toasts';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  credentials: 'include',
  prepareHeaders: (headers) => {
    const account = JSON.parse(localStorage.getItem('account'));
    if (account?.accessToken) headers.set('authorization', 'Bearer ' + account.accessToken);
    return headers;
  },
});
export const shopQuery = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const { data } = await raw({ url: '/session/renew', method: 'POST' }, api, extra);
  if (!data) {
    toast.warn('Signed out');
    localStorage.removeItem('account');
    return result;
  }
  const account = JSON.parse(localStorage.getItem('account') || '{}');
  account.accessToken = data.jwt;
  localStorage.setItem('account', JSON.stringify(account));
  return raw(args, api, extra);
};`),
  );
  expect(reading).toMatchObject({
    confirmed: true,
    tokens: { access: 'localStorage.account, in its accessToken' },
    refresh: { answers: '200 with jwt and a cookie' },
  });
});

test('what a text looks for in the first of several fields of a refusal is there', async () => {
  const { reading } = await readSource(
    sourceFrom(
      wrapper('/api', '/auth/rotate').replace(
        'if (result.error?.status !== 401) return result;',
        `if (!result.error) return result;
  const told = result.error.data as Record<string, string>;
  const why = told?.message || told?.msg || '';
  if (!why.includes('token expired') && !why.includes('exp')) return result;`,
      ),
    ),
  );
  expect(reading).toMatchObject({ confirmed: true, expiry: '401', refresh: { path: '/auth/rotate' } });
});

test('a question whether a token has expired ends no session', async () => {
  const text = `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { isTokenExpired, readToken } from './session';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    headers.set('authorization', 'Bearer ' + readToken());
    return headers;
  },
});
export const shopQuery = async (args, api, extra) => {
  if (isTokenExpired()) return { error: { status: 'CUSTOM_ERROR', error: 'Signed out' } };
  return raw(args, api, extra);
};`;
  expect(sentIn(await runRead(text, 'fresh'))).toEqual([
    'GET /posts api 200',
    'GET /users/me api 200',
    'GET /comments api 200',
  ]);
});

test('a wrapper that only takes an object is called with one, though it sends something for a path', async () => {
  const { reading } = await readSource(
    sourceFrom(`
export const shopQuery = async ({ url, method }, api) => {
  const send = () =>
    fetch('/api' + url, { method, headers: { authorization: 'Bearer ' + localStorage.getItem('jwt') } });
  let answer = await send();
  if (!answer.ok) return { error: { status: answer.status, data: await answer.json() } };
  return { data: await answer.json() };
};`),
  );
  expect(reading).toMatchObject({ tokens: { access: 'localStorage.jwt' }, doubts: [] });
});

test('that the base query is named after a refresh token leads to none', async () => {
  const { reading } = await readSource(
    sourceFrom(`import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers, { getState }) => {
    headers.set('authorization', 'Bearer ' + getState().auth.jwt);
    return headers;
  },
});
const queryWithRefreshToken = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  return result;
};
export const api = createApi({ baseQuery: queryWithRefreshToken, endpoints: () => ({}) });`),
  );
  expect(reading.doubts).toEqual([]);
});

test('an error has the field that the text takes its message from, and stays an error', async () => {
  const text = `
const send = async (url, init = {}) => {
  const headers = { authorization: 'Bearer ' + localStorage.getItem('jwt'), 'content-type': 'application/json' };
  const answer = await fetch('/api' + url, { headers, ...init });
  return { ok: answer.ok, status: answer.status, data: await answer.json() };
};
export const shopQuery = async (url, api, extra) => {
  let response = await send(url);
  const told = response.ok ? null : response.data.errorMessage;
  if (told && response.status === 401) {
    const renewed = await send('/auth/renew', {
      method: 'POST', body: JSON.stringify({ rt: localStorage.getItem('rt') }),
    });
    if (!renewed.ok) return { error: renewed.data.errorMessage };
    localStorage.setItem('jwt', renewed.data.jwt);
    localStorage.setItem('rt', renewed.data.rt);
    response = await send(url);
  }
  return response.ok ? { data: response.data } : { error: response.data.errorMessage };
};`;
  const { reading, source } = await readSource(sourceFrom(text));
  expect(reading).toMatchObject({ confirmed: true, expiry: '401', refresh: { path: '/auth/renew' } });
  const scenario = applySettings(scenarioOf('fresh'), { api: '404' });
  const trace = await run({ source, scenario, schedule: { by: 'time' } });
  expect(trace.events.filter(({ type }) => type === 'call-settled').map((event) => 'ok' in event && event.ok)).toEqual([
    false,
    false,
    false,
  ]);
});

test('an error that is a text, without a status, is an error all the same; a write reaches who takes its body as data', async () => {
  const text = `
const send = async ({ url, method = 'GET', data }) => {
  const headers = { authorization: 'Bearer ' + localStorage.getItem('jwt'), 'content-type': 'application/json' };
  const answer = await fetch('/api' + url, { method, headers, body: data && JSON.stringify(data) });
  return { status: answer.status, data: await answer.json() };
};
export const shopQuery = async (args, api, extra) => {
  const config = typeof args === 'string' ? { url: args } : { ...args };
  let answer = await send(config);
  if (answer.status === 401) {
    const renewed = await send({ url: '/auth/renew', method: 'POST', data: { rt: localStorage.getItem('rt') } });
    if (renewed.status !== 200) return { error: 'Signed out' };
    localStorage.setItem('jwt', renewed.data.jwt);
    localStorage.setItem('rt', renewed.data.rt);
    answer = await send(config);
  }
  return answer.status < 300 ? { data: answer.data } : { error: String(answer.data.detail) };
};`;
  const { source } = await readSource(sourceFrom(text));
  const only: readonly CheckId[] = ['forbidden-is-not-expired', 'write-is-sent-once'];
  expect((await runChecks(source, { only })).map((result) => [standingOf(result), result.because])).toEqual([
    ['held', 'The 403 reached Posts: no refresh followed, and nobody was logged out.'],
    ['held', expect.stringContaining('With an expired token FastAPI wrote one comment')],
  ]);
});
