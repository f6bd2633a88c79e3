import { expect, test } from 'vitest';
import { readSource } from '../../src/reading/readSource.ts';
import { runChecks, standingOf } from '../../src/sim/index.ts';
import type { CheckId, Standing } from '../../src/sim/index.ts';
import { sourceFrom } from '../support/sources.ts';

// What a text leaves open is asked, and what hangs on it is not judged.

const questionsOf = async (text: string): Promise<readonly string[]> => {
  const { reading } = await readSource(sourceFrom(text));
  return reading.doubts.map(({ question }) => question);
};

const standingsOf = async (text: string, ...only: readonly CheckId[]): Promise<readonly Standing[]> => {
  const { source } = await readSource(sourceFrom(text));
  return (await runChecks(source, { only })).map(standingOf);
};

/** Tokens in `localStorage`; what is refused, and by what it is refreshed, is said elsewhere. */
const wrapper = (head: string, isRefused: string, url: string, raw = "baseUrl: '/api'"): string => `${head}
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  ${raw},
  prepareHeaders: (headers) => {
    headers.set('authorization', 'Bearer ' + localStorage.getItem('token'));
    return headers;
  },
});
export const shopQuery = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (!(${isRefused})) return result;
  const { data } = await raw({ url: ${url}, method: 'POST', body: { token: localStorage.getItem('rt') } }, api, extra);
  if (!data) return result;
  localStorage.setItem('token', data.token);
  localStorage.setItem('rt', data.rt);
  return raw(args, api, extra);
};`;

const STATUS = wrapper(
  'const EXPIRED = Number(import.meta.env.VITE_EXPIRED_STATUS);',
  'result.error?.status === EXPIRED',
  'import.meta.env.VITE_REFRESH_PATH',
);

test('a status from the environment is asked for, and nothing that hangs on it is judged', async () => {
  const { reading } = await readSource(sourceFrom(STATUS));
  expect(reading.doubts).toEqual([
    {
      question: 'VITE_EXPIRED_STATUS of its environment decides what it does, and is not given. What is it?',
      choices: [
        { means: '401', comment: '// @reauth-lab env.VITE_EXPIRED_STATUS=401' },
        { means: 'another value', comment: '// @reauth-lab env.VITE_EXPIRED_STATUS=VALUE' },
        { means: 'it is not set', comment: '// @reauth-lab env.VITE_EXPIRED_STATUS=none:' },
      ],
    },
  ]);
  expect(reading.facts.filter(({ what }) => what === 'environment')).toMatchObject([
    { said: 'VITE_EXPIRED_STATUS is not set', line: 1, sure: 'guessed' },
  ]);
  expect(await standingsOf(STATUS, 'refreshes-and-repeats', 'one-refresh-at-once')).toEqual([
    'not-judged',
    'not-judged',
  ]);
});

test.each(['401', '419'])('once it is said to be %s, the file is read with it, and judged', async (status) => {
  const text = `// @reauth-lab env.VITE_EXPIRED_STATUS=${status}\n${STATUS}`;
  const { reading } = await readSource(sourceFrom(text));
  expect(reading).toMatchObject({ confirmed: true, expiry: status, refresh: { method: 'POST', path: '/refresh' } });
  expect(await standingsOf(text, 'refreshes-and-repeats', 'one-refresh-at-once')).toEqual(['held', 'violated']);
});

test('a mode by which tokens go otherwise is asked for; what only goes into a header or an address is not', async () => {
  const text = wrapper(
    "const isOn = import.meta.env.VITE_REAUTH === 'on';",
    'isOn && result.error?.status === 401',
    "'/v2/' + process.env.REFRESH_ENDPOINT",
    "baseUrl: import.meta.env.VITE_SHOP_API, headers: { 'x-client': import.meta.env.VITE_CLIENT ?? 'web' }",
  );
  expect(await questionsOf(text)).toEqual([
    'VITE_REAUTH of its environment decides what it does, and is not given. What is it?',
  ]);
  expect(await questionsOf(`// @reauth-lab env.VITE_REAUTH=on\n${text}`)).toEqual([]);
});

test('a name without which it only has made-up data is no question', async () => {
  const text = wrapper('', 'result.error?.status === 401', "'/refresh'").replace(
    '=> {\n  const result',
    "=> {\n  if (import.meta.env.VITE_MOCKS === 'true') return { data: [] };\n  const result",
  );
  expect(text).toContain('VITE_MOCKS');
  expect(await questionsOf(text)).toEqual([]);
});

test.each([
  ['timeout: Number(import.meta.env.VITE_TIMEOUT_MS)', '', 'VITE_TIMEOUT_MS'],
  ['timeout: WAIT * 1000', 'const WAIT = Number(process.env.PATIENCE ?? 5);', 'PATIENCE'],
  ['timeout: LIMIT', "import { LIMIT } from './limits';", 'LIMIT of ./limits'],
])('how long it waits is not judged where that is elsewhere: %s', async (timeout, head, from) => {
  const text = wrapper(head, 'result.error?.status === 401', "'/refresh'", `baseUrl: '/api', ${timeout}`);
  const { source } = await readSource(sourceFrom(text));
  const [hung] = await runChecks(source, { only: ['hung-refresh-does-not-hang-the-app'] });
  expect(hung).toMatchObject({
    holds: null,
    because: `Not judged: how long it waits is in ${from}, which was not given.`,
  });
});

test('a time that is said is waited for', async () => {
  const text = wrapper(
    '// @reauth-lab env.VITE_WAIT=3000',
    'result.error?.status === 401',
    "'/refresh'",
    "baseUrl: '/api', timeout: Number(import.meta.env.VITE_WAIT)",
  );
  const { source } = await readSource(sourceFrom(text));
  const [hung] = await runChecks(source, { only: ['hung-refresh-does-not-hang-the-app'] });
  expect(hung).toMatchObject({
    holds: true,
    because: expect.stringContaining('All calls had ended after 3.05 s') as string,
  });
});

test.each([
  [
    'a status of a file that was not given',
    wrapper("import { SESSION_OVER } from './constants';", 'result.error?.status === SESSION_OVER', "'/prolong'"),
    'No refresh followed a refusal. It compares with SESSION_OVER of ./constants, which was not given: give it too.',
  ],
  [
    'a function that tells what has expired',
    wrapper("import { isOver } from './session/isOver';", 'isOver(result.error)', "'/prolong'").replace(
      'isOver }',
      'isExpired as isOver }',
    ),
    'No refresh followed a refusal. What leads to one may be in ./session/isOver, which was not given: give it too.',
  ],
  [
    'a middleware that listens',
    wrapper(
      "import { createListenerMiddleware } from '@reduxjs/toolkit';\nconst listener = createListenerMiddleware();\nlistener.startListening({ type: 'gone', effect() {} });",
      'result.error?.status === 401',
      "'/prolong'",
    ).replace(/const \{ data \} = .*\n/, "api.dispatch({ type: 'gone' });\n  const data = null;\n"),
    'After a refusal gone was dispatched, which may be what refreshes: what listens to it the lab cannot tell.',
  ],
  [
    'a refresh that is given to a factory',
    `export const withReauth = (inner, { onExpired, statuses = [401] }) => async (args, api, extra) => {
  const result = await inner(args, api, extra);
  return statuses.includes(result.error?.status) && (await onExpired(api)) ? inner(args, api, extra) : result;
};`,
    'No refresh followed a refusal. What leads to one may be options.onExpired(), which is given to it: give the file that calls it, too.',
  ],
  [
    'a library that the lab does not have',
    wrapper("import { firstValueFrom } from 'rxjs';", 'result.error?.status === 401', "'/refresh'").replace(
      'return result;\n',
      'return firstValueFrom(result);\n',
    ),
    /^With a good token a call failed: .* It calls rxjs, which the lab does not have\.$/,
  ],
  [
    'one address for all, as GraphQL has it',
    `export const graphqlBaseQuery = async (args) => {
  const response = await fetch('/graphql', { method: 'POST', body: JSON.stringify({ query: args }) });
  return { data: await response.json() };
};`,
    'A call of /posts was sent as POST /graphql, which does not name it: what its server makes of that the lab cannot tell.',
  ],
  [
    'what it sends by is not there',
    `export const baseQueryWithReauth = async (args) => {
  const db = await indexedDB.open('auth');
  return { data: await fetch('/api' + args, { headers: { authorization: db.token } }) };
};`,
    'It uses indexedDB, which the lab does not have.',
  ],
])('%s: a question, and no verdict', async (_name, text, question) => {
  const [first, ...more] = await questionsOf(text);
  expect(first).toMatch(question);
  expect(more).toEqual([]);
  expect(await standingsOf(text, 'refreshes-and-repeats')).toEqual(['not-judged']);
});

test.each([
  ['crypto.subtle', "await crypto.subtle.digest('SHA-256', new Uint8Array(1));"],
  ['MessageChannel', 'new MessageChannel().port1.start();'],
  ['WebSocket', "new window.WebSocket('wss://example.com');"],
])('who uses %s in a call is asked about it, and not blamed for what the lab lacks', async (name, use) => {
  const text = wrapper('', 'result.error?.status === 401', "'/renew'").replace(
    'const result',
    `${use}\n  const result`,
  );
  expect(await questionsOf(text)).toContain(`It uses ${name}, which the lab does not have.`);
  expect(await standingsOf(text, 'passes-other-answers-through')).toEqual(['not-judged']);
});

test('who opens a socket as the module loads is not blamed for what the lab lacks', async () => {
  const text = wrapper(
    "const socket = new WebSocket('wss://example.com');",
    'result.error?.status === 401',
    "'/renew'",
  );
  await expect(readSource(sourceFrom(text))).rejects.toThrow(
    'Failed to load mine.ts: line 1: it uses WebSocket, which the lab does not have. Leave that out to have the rest judged.',
  );
});

test('what guards a cookie against other sites is no token, nor is the name of a header from the environment a question', async () => {
  const guarded = `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const guard = (name) => document.cookie.split('; ').find((one) => one.startsWith(name))?.split('=')[1] ?? '';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  credentials: 'include',
  prepareHeaders: (headers) => headers.set('x-csrf-token', guard('csrf_access_token')),
});
export const flaskQuery = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const headers = { 'x-csrf-token': guard('csrf_refresh_token') };
  const { error } = await raw({ url: '/refresh', method: 'POST', headers }, api, extra);
  return error ? result : raw(args, api, extra);
};`;
  const { reading } = await readSource(sourceFrom(guarded));
  expect(reading).toMatchObject({
    confirmed: true,
    tokens: { access: 'an HttpOnly cookie', refresh: 'an HttpOnly cookie' },
  });
  const header = wrapper('', 'result.error?.status === 401', "'/refresh'").replace(
    "'authorization', 'Bearer ' +",
    "import.meta.env.VITE_AUTH_HEADER ?? 'x-auth',",
  );
  expect(header).toContain('VITE_AUTH_HEADER');
  expect(await questionsOf(header)).toEqual([]);
});

test('that a cookie carries what no call carries is a guess, and asked; where cookies are said to go along it is read', async () => {
  const text = `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({ baseUrl: '/api' });
export const quiet = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  await raw({ url: '/auth/refresh', method: 'POST' }, api, extra);
  return raw(args, api, extra);
};`;
  const accessIn = async (of: string) => {
    const { reading } = await readSource(sourceFrom(of));
    return reading.facts.find(({ what }) => what === 'access token');
  };
  expect(await questionsOf(text)).toEqual(['Its calls carry no token. Does a cookie do it that no code sees?']);
  expect(await accessIn(text)).toMatchObject({ sure: 'guessed', remedy: 'Its calls carry no other token.' });
  const said = `// @reauth-lab storage.access=httpOnly:access_token\n${text}`;
  expect([await questionsOf(said), await accessIn(said)]).toMatchObject([[], { sure: 'said', remedy: null }]);
  const included = text.replace("'/api' }", "'/api', credentials: 'include' }");
  expect([await questionsOf(included), await accessIn(included)]).toMatchObject([[], { sure: 'read', remedy: null }]);
});

test('when a token expires that a module of somewhere else knows, is made up as never: nothing is refreshed ahead of its time', async () => {
  const text = `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { forgetTokens, getToken, getTokenExpiry, keepTokens } from './tokens';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  credentials: 'include',
  prepareHeaders: (headers) => {
    headers.set('authorization', 'Bearer ' + getToken());
    return headers;
  },
});
async function renew(api, extra) {
  const { data } = await raw({ url: '/session/renew', method: 'POST' }, api, extra);
  if (data) keepTokens(data.access);
  else forgetTokens();
  return data !== undefined;
}
export const shopQuery = async (args, api, extra) => {
  const expiry = getTokenExpiry();
  if (expiry && expiry < Date.now()) await renew(api, extra);
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  return (await renew(api, extra)) ? raw(args, api, extra) : result;
};`;
  expect(await questionsOf(text)).toEqual([]);
  expect(await standingsOf(text, 'refreshes-and-repeats', 'one-refresh-at-once')).toEqual(['held', 'violated']);
});

test('an old token that is sent although the state has the new one is the fault of the wrapper', async () => {
  const text = `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { passReplaced } from './passSlice';
const raw = fetchBaseQuery({ baseUrl: '/api', credentials: 'include' });
export const museumQuery = async (args, api, extra) => {
  const url = typeof args === 'string' ? args : args.url;
  const headers = { authorization: 'Bearer ' + api.getState().gate.pass };
  const result = await raw({ url, headers }, api, extra);
  if (result.error?.status !== 401) return result;
  const { data } = await raw({ url: 'passes/renew', method: 'POST' }, api, extra);
  if (!data) return result;
  api.dispatch(passReplaced({ pass: data.pass }));
  return raw({ url, headers }, api, extra);
};`;
  expect(await questionsOf(text)).toEqual([]);
  expect(await standingsOf(text, 'refreshes-and-repeats')).toEqual(['violated']);
});

/** Tokens in the Redux state; how a call goes on from its first answer is said elsewhere. */
const inState = (rest: string): string => `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { signedOut, tokensCame } from './sessionSlice';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers, { getState }) => {
    headers.set('authorization', 'Bearer ' + getState().session.token);
    return headers;
  },
});
export const shopQuery = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  const { refreshToken } = api.getState().session;
  ${rest}
};`;

test('a base query that gives nothing for a good answer, and does not wait for its refresh, is judged', async () => {
  const text = inState(`if (result.error?.status === 401) {
    const renewed = raw({ url: '/renew', method: 'POST', body: { refreshToken } }, api, extra);
    if (renewed.data) api.dispatch(tokensCame(renewed.data));
    else api.dispatch(signedOut());
    return result;
  }`);
  expect(await questionsOf(text)).toEqual([]);
  expect(await standingsOf(text, 'passes-other-answers-through', 'refreshes-and-repeats')).toEqual([
    'violated',
    'violated',
  ]);
});
