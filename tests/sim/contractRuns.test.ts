import { expect, test } from 'vitest';
import { factsOf, requestsOf } from '../../src/sim/index.ts';
import type { EventOf } from '../../src/sim/index.ts';
import { runText } from '../support/runs.ts';

/** A wrapper that refreshes by a contract of its own. */
const wrapper = ({
  comment = '',
  baseUrl = '/api',
  send = 'refreshToken',
  read = "localStorage.getItem('rt')",
  write = "localStorage.setItem('at', data.accessToken); localStorage.setItem('rt', data.refreshToken);",
  access = "localStorage.getItem('at')",
} = {}): string => `// @reauth-lab refresh=/token/refresh ${comment}
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  baseUrl: '${baseUrl}',
  prepareHeaders: (headers) => { headers.set('authorization', 'Bearer ' + ${access}); return headers; },
});
export default async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const { data, error } = await raw({ url: '/token/refresh', method: 'POST', body: { ${send}: ${read} } }, api, extra);
  if (error) { console.log(error.status, JSON.stringify(error.data)); return result; }
  ${write}
  return raw(args, api, extra);
};`;

const NAMES = 'send=refreshToken access=accessToken refresh-token=refreshToken storage.access=at storage.refresh=rt';

test('a refresh endpoint with a path and names of its own is served, and is known for a refresh', async () => {
  const trace = await runText(wrapper({ comment: NAMES }));
  expect(factsOf(trace)).toMatchObject({ refreshRequests: 1, outcome: 'all-succeeded' });
  expect(requestsOf(trace).map(({ id, path, refresh }) => [id, path, refresh])).toEqual([
    ['posts.1', '/posts', null],
    ['posts.r1', '/token/refresh', 1],
    ['posts.2', '/posts', null],
  ]);
});

test('a body with another field is refused as FastAPI refuses it', async () => {
  const trace = await runText(wrapper({ comment: NAMES, send: 'token' }));
  const [line] = trace.events.filter((event): event is EventOf<'console'> => event.type === 'console');
  expect(line?.text).toMatch(
    /^422 \{"detail":\[\{"type":"missing","loc":\["body","refreshToken"\],"msg":"Field required"/,
  );
});

test('tokens in keys of its own are seeded there and nowhere else, watched, and cleared by a logout', async () => {
  const trace = await runText(
    wrapper({
      comment: NAMES,
      write:
        "console.log(Object.keys(localStorage).join()); localStorage.setItem('at', data.accessToken); localStorage.setItem('rt', data.refreshToken);",
    }),
    { scenario: 'logout-during-refresh' },
  );
  expect(trace.events).toContainEqual(expect.objectContaining({ type: 'token-cleared', place: 'localStorage.at' }));
  expect(trace.events).toContainEqual(
    expect.objectContaining({ type: 'token-stored', place: 'localStorage.rt', kind: 'refresh', generation: 2 }),
  );
  const fresh = await runText(
    '// @reauth-lab storage.access=at storage.refresh=rt\nexport default () => { console.log(Object.keys(localStorage).join()); return { data: 1 }; };',
  );
  expect(fresh.events).toContainEqual(expect.objectContaining({ type: 'console', text: 'at,rt' }));
});

test('both tokens may lie in one JSON value, and the answer may be nested', async () => {
  const trace = await runText(
    wrapper({
      comment:
        'send=refreshToken access=data.tokens.access refresh-token=data.tokens.refresh storage.access=auth#tokens.access storage.refresh=auth#tokens.refresh',
      access: "JSON.parse(localStorage.getItem('auth')).tokens.access",
      read: "JSON.parse(localStorage.getItem('auth')).tokens.refresh",
      write: "localStorage.setItem('auth', JSON.stringify(data.data));",
    }),
  );
  expect(factsOf(trace)).toMatchObject({ refreshRequests: 1, outcome: 'all-succeeded' });
});

test.each([
  ['https://api.example.com/v2', 'https://api.example.com/v2'],
  ['https://api.example.com/v2/', 'https://api.example.com/v2'],
  ['/backend', '/backend'],
  ['', '/'],
])('a base address of "%s" is brought to the lab by base=%s', async (baseUrl, base) => {
  const trace = await runText(wrapper({ comment: `${NAMES} base=${base}`, baseUrl }));
  expect(factsOf(trace)).toMatchObject({ requests: 3, outcome: 'all-succeeded' });
});

test('what settles a call is what its base query gave: an action that only looks so does not', async () => {
  const trace = await runText(`
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const raw = fetchBaseQuery({ baseUrl: '/api' });
export default async (args, api, extra) => {
  const meta = { arg: { endpointName: 'getPosts', originalArgs: undefined }, requestId: 'x', requestStatus: 'fulfilled' };
  const claim = () => api.dispatch({ type: 'blogApi/executeQuery/fulfilled', payload: [], meta });
  claim();
  const result = await raw(args, api, extra);
  claim();
  Promise.resolve().then(claim).then(claim);
  return result;
};`);
  expect(trace.events.filter(({ type }) => type === 'call-settled')).toEqual([
    expect.objectContaining({ call: 'posts', ok: false }),
  ]);
});
