import { expect, test } from 'vitest';
import { captured } from './captured.ts';
import { folderWithFile } from './wrapperFile.ts';

const SHAPES = 'tests/cases/shapes';

const read = async (...args: readonly string[]) => captured(['read', ...args], process.cwd());

test('a file that is read and confirmed is told in lines: what, where, how sure; exit code 0', async () => {
  const { code, out, err } = await read(`${SHAPES}/slice-cookie-get.ts`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`slice-cookie-get.ts: read, and confirmed by runs

  entry          queryWithSession  line 19  (read)
  base           https://api.bookshop.example  line 10  (seen)
  access token   state.auth.token, sent as a bearer  line 13  (seen)
  refresh token  an HttpOnly cookie  (guessed) No code sees it: the refresh carries no other token.
  refresh        GET /session/token with a cookie, answered 200 with token and a cookie  line 34  (seen)
  expiry         status 401  line 26  (seen)
  module         ./authSlice stands in: dispatch(tokenReceived()), dispatch(sessionExpired())  line 5  (guessed) Give this file too.`);
});

test('--json has the reading, and nothing else', async () => {
  const { code, out } = await read(`${SHAPES}/slice-cookie-get.ts`, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    {
      file: 'slice-cookie-get.ts',
      entry: 'queryWithSession',
      modules: [
        { specifier: '@reduxjs/toolkit/query/react', as: 'library', uses: ['fetchBaseQuery()'], guess: false },
        { specifier: 'async-mutex', as: 'library', uses: ['Mutex'], guess: false },
        {
          specifier: './authSlice',
          as: 'stand-in',
          uses: ['dispatch(tokenReceived())', 'dispatch(sessionExpired())'],
          guess: true,
        },
      ],
      tokens: { access: 'state.auth.token', refresh: 'an HttpOnly cookie' },
      refresh: {
        method: 'GET',
        path: '/session/token',
        carries: 'with a cookie',
        answers: '200 with token and a cookie',
      },
      expiry: '401',
      doubts: [],
      confirmed: true,
    },
  ]);
});

test('modules are the reader’s own, libraries, adapters, or stand in', async () => {
  const { out } = await read(`${SHAPES}/secure-store-mutex.ts`, '--json', '--files', 'tests/cases/folder');
  const readings = JSON.parse(out) as { modules: { specifier: string; as: string }[] }[];
  const as = Object.fromEntries(
    readings.flatMap(({ modules }) => modules.map(({ specifier, as: kind }) => [specifier, kind])),
  );
  expect(as).toMatchObject({
    'expo-secure-store': 'adapter',
    'expo-router': 'stand-in',
    'async-mutex': 'library',
    './store': 'own',
  });
});

test('a question comes with its choices, and the comment line that answers each; exit code 3', async () => {
  const two = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
const prepareHeaders = (headers) => (headers.set('authorization', 'Bearer ' + localStorage.getItem('token')), headers);
const raw = fetchBaseQuery({ baseUrl: '/api', prepareHeaders });
export const first = async (args, api, extra) => raw(args, api, extra);
export const second = async (args, api, extra) => raw(args, api, extra);
`;
  const folder = await folderWithFile(two);
  const asked = await captured(['read', 'mine.ts'], folder);
  expect(asked.code).toBe(3);
  expect(asked.out).toContain(`  ? Which of these is the base query?
      // @reauth-lab entry=first    first, line 5
      // @reauth-lab entry=second    second, line 6`);
  const answered = await captured(['read', 'mine.ts'], await folderWithFile(`// @reauth-lab entry=second${two}`));
  expect(answered.code).toBe(0);
  expect(answered.out).toContain('second  line 6  (said)');
});

test('what is no base query is told so with the reason; exit code 2, also beside one that is', async () => {
  const { code, out } = await read(`${SHAPES}/only-a-slice.ts`, `${SHAPES}/slice-cookie-get.ts`);
  expect(code).toBe(2);
  expect(out).toContain('only-a-slice.ts: not a base query');
  expect(out).toContain('It has no function that sends a request for RTK Query.');
  expect(out).toContain('slice-cookie-get.ts: read, and confirmed by runs');
});

test('a file that cannot be parsed, and one that never ends, do not keep the others from being read', async () => {
  const folder = await folderWithFile('const a = ;');
  const { code, out, err } = await captured(
    ['read', 'mine.ts', `${process.cwd()}/${SHAPES}/slice-cookie-get.ts`],
    folder,
  );
  expect(code).toBe(2);
  expect(err).toContain('Failed to read mine.ts: line 1');
  expect(out).toContain('slice-cookie-get.ts: read, and confirmed by runs');
});

test('each part of a reading can be overruled by a comment, and says so', async () => {
  const folder = await folderWithFile(`
// @reauth-lab refresh=PUT:/session send=header:x-refresh access=data.jwt refresh-token=none:
// @reauth-lab base=https://api.example.com/v2 storage.access=jwt storage.refresh=cookie:rt
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
export const baseQuery = fetchBaseQuery({ baseUrl: 'https://api.example.com/v2' });
`);
  const { out } = await captured(['read', 'mine.ts'], folder);
  expect(out).toContain('access token   localStorage.jwt, sent as a bearer  (said)');
  expect(out).toContain('refresh token  the cookie rt  (said)');
  expect(out).toContain(
    'refresh        PUT /session in the header x-refresh, answered 200 with data.jwt, and no refresh token',
  );
  expect(out).toContain('base           https://api.example.com/v2');
});
