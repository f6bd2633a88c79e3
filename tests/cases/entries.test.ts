import { expect, test } from 'vitest';
import { readSource } from '../../src/reading/readSource.ts';
import { runChecks, standingOf } from '../../src/sim/index.ts';
import { sourceFrom } from '../support/sources.ts';

// What of a file is its base query: what its app is given, and not what is inside of that.

const GUARD = `import { createApi, fetchBaseQuery, retry } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => (headers.set('authorization', 'Bearer ' + localStorage.getItem('token')), headers),
});
let renewal = null;
const renew = async (api) => {
  const { data } = await raw({ url: '/renew', method: 'POST', body: { rt: localStorage.getItem('rt') } }, api, {});
  if (!data) return;
  localStorage.setItem('token', data.token);
  localStorage.setItem('rt', data.rt);
};`;

const INNER = `async (args, api, extra) => {
  let result = await raw(args, api, extra);
  if (result.error?.status === 401) {
    await (renewal ??= renew(api).finally(() => (renewal = null)));
    result = await raw(args, api, extra);
  }
  if (result.error) retry.fail(result.error);
  return result;
};`;

const entryOf = async (text: string): Promise<unknown> => (await readSource(sourceFrom(text))).reading.entry;

const PATIENT = `${GUARD}\nconst baseQueryWithReauth = ${INNER}\nconst patient = retry(baseQueryWithReauth, { maxRetries: 1 });`;

test.each([
  ['an api is given', `export const api = createApi({ baseQuery: patient, endpoints: () => ({}) });`],
  ['the file exports', `export { patient };`],
])('retry() that goes round the usual name is the base query, where it is what %s', async (_name, end) => {
  expect((await readSource(sourceFrom(`${PATIENT}\n${end}`))).reading).toMatchObject({
    entry: 'patient',
    confirmed: true,
  });
});

test('retry() that goes round the usual name is judged as a whole', async () => {
  const { source } = await readSource(sourceFrom(`${PATIENT}\nexport { patient };`));
  const only = ['passes-other-answers-through', 'no-endless-loop'] as const;
  expect((await runChecks(source, { only })).map(standingOf)).toEqual(['held', 'held']);
});

test('an exported function by the usual name is the base query, whatever else of the file is round it', async () => {
  const text = `${GUARD}\nexport const baseQueryWithReauth = ${INNER}
const unwrapped = async (args, api, extra) => {
  const { data, error } = await baseQueryWithReauth(args, api, extra);
  return error ? { error } : { data: data.payload };
};
export const api = createApi({ baseQuery: unwrapped, endpoints: () => ({}) });`;
  expect(await entryOf(text)).toBe('baseQueryWithReauth');
});

test('of two factories the one that calls the other is asked for a base query', async () => {
  const text = `${GUARD}
export const plain = ({ baseUrl = '' } = {}) => async (args, api, extra) => raw(args, api, extra);
export const guarded = ({ baseUrl = '' } = {}) => {
  const send = plain({ baseUrl });
  return async (args, api, extra) => {
    const result = await send(args, api, extra);
    if (result.error?.status !== 401) return result;
    await renew(api);
    return send(args, api, extra);
  };
};`;
  expect((await readSource(sourceFrom(text))).reading).toMatchObject({ entry: 'guarded()', confirmed: true });
});

test('what a function of the file makes of a raw base query is one', async () => {
  const text = `${GUARD}
const guard = (send) => async (args, api, extra) => {
  const result = await send(args, api, extra);
  if (result.error?.status !== 401) return result;
  await renew(api);
  return send(args, api, extra);
};
const shopQuery = guard(raw);
export { shopQuery };`;
  expect((await readSource(sourceFrom(text))).reading).toMatchObject({ entry: 'shopQuery', confirmed: true });
});

test.each([
  ['an address and a path below it', "import { env } from '@/lib/env';", '`${env.API_URL}/api`'],
  ['one word in capitals', "import { BASEURL } from '../api/BASEURL';", 'BASEURL'],
])('a base address of a module that was not given is served: %s', async (_name, head, base) => {
  const text = `${head}\n${GUARD.replace("'/api'", base)}\nexport const baseQueryWithReauth = ${INNER.replace(/\n  if \(result.error\) .*/, '')}`;
  expect((await readSource(sourceFrom(text))).reading).toMatchObject({ confirmed: true, refresh: { path: '/renew' } });
});
