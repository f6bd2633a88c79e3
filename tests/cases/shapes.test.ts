import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readWrapperFile } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';
import { runChecks, standingOf } from '../../src/sim/index.ts';
import type { CheckId, Standing } from '../../src/sim/index.ts';

const FOLDER = 'tests/cases/shapes';

const readShape = async (file: string) => readSource(await readWrapperFile(`${FOLDER}/${file}`, process.cwd()));

interface Shape {
  readonly file: string;
  readonly entry: string;
  readonly access: string;
  readonly refreshToken: string;
  readonly refresh: string;
  readonly expiry: string;
  readonly standIns: readonly string[];
}

/** What the text of each shape says, read by eye. */
const SHAPES: readonly Shape[] = [
  {
    file: 'axios-queue.ts',
    entry: 'axiosBaseQuery',
    access: 'localStorage.accessToken',
    refreshToken: 'localStorage.refreshToken',
    refresh: 'POST /auth/refresh with refresh_token in a JSON body, 200 with access_token and refresh_token',
    expiry: '401',
    standIns: [],
  },
  {
    file: 'create-api-only-credentials.ts',
    entry: 'httpWithRenewal',
    access: 'state.auth.access',
    refreshToken: 'state.auth.refresh',
    refresh: 'POST /auth/jwt/refresh/ with refresh in a JSON body, 200 with access, and no refresh token',
    expiry: '401',
    standIns: ['./features/auth/authSlice', '@/lib/env'],
  },
  {
    file: 'factory-header-refresh.ts',
    entry: 'createBaseQuery()',
    access: 'tokens.getAccess()',
    refreshToken: 'tokens.getRefresh()',
    refresh: 'POST /identity/refresh in the header x-refresh-token, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['@/services/tokens', '@sentry/react'],
  },
  {
    file: 'nested-answer-419.ts',
    entry: 'withRenewal',
    access: 'the cookie jwt',
    refreshToken: 'the cookie renewal',
    refresh: 'POST /auth/renew with token in a JSON body, 200 with data.tokens.jwt and data.tokens.renewal',
    expiry: '419',
    standIns: ['react-toastify'],
  },
  {
    file: 'retry-other-name.ts',
    entry: 'apiBaseQuery',
    access: 'state.session.accessToken',
    refreshToken: 'state.session.refreshToken',
    refresh: 'POST /sessions/rotate with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['../app/store', '../app/sessionSlice'],
  },
  {
    file: 'secure-store-mutex.ts',
    entry: 'baseQueryWithReauth',
    access: 'localStorage.session.access',
    refreshToken: 'localStorage.session.refresh',
    refresh: 'POST /auth/rotate with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['expo-router'],
  },
  {
    file: 'slice-cookie-get.ts',
    entry: 'queryWithSession',
    access: 'state.auth.token',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'GET /session/token with a cookie, 200 with token and a cookie',
    expiry: '401',
    standIns: ['./authSlice'],
  },
  {
    file: 'web-lock-cookies-204.ts',
    entry: 'cookieBaseQuery',
    access: 'an HttpOnly cookie',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'POST /auth/cookie/refresh with a cookie, 204 with a cookie and a cookie',
    expiry: '401',
    standIns: [],
  },
];

test.each(SHAPES)('$file is read unchanged, and its runs confirm it', async ({ file, standIns, ...said }) => {
  const { reading } = await readShape(file);
  expect(reading.confirmed).toBe(true);
  expect(reading.doubts).toEqual([]);
  expect({
    entry: reading.entry,
    access: reading.tokens.access,
    refreshToken: reading.tokens.refresh,
    refresh:
      reading.refresh &&
      `${reading.refresh.method} ${reading.refresh.path} ${reading.refresh.carries}, ${reading.refresh.answers}`,
    expiry: reading.expiry,
  }).toEqual(said);
  expect(reading.modules.filter(({ guess }) => guess).map(({ specifier }) => specifier)).toEqual(standIns);
});

test('a file without a base query is told so', async () => {
  expect((await readShape('only-a-slice.ts')).reading).toMatchObject({ entry: null, confirmed: false });
});

test('the lines of what was read are the lines of the text', async () => {
  const { reading } = await readShape('slice-cookie-get.ts');
  const lines = readFileSync(`${FOLDER}/slice-cookie-get.ts`, 'utf8').split('\n');
  const lineOf = (what: string): string | undefined =>
    lines[(reading.facts.find((fact) => fact.what === what)?.line ?? 0) - 1];
  expect(lineOf('entry')).toContain('queryWithSession');
  expect(lineOf('refresh')).toContain("'/session/token'");
  expect(lineOf('access token')).toContain('auth.token');
});

/** What follows from each text with certainty, of the checks that need a few runs. */
const VERDICTS: readonly (readonly [file: string, verdicts: Readonly<Partial<Record<CheckId, Standing>>>])[] = [
  [
    'axios-queue.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'held',
      'plain-text-401-refreshes': 'held',
      'outage-keeps-session': 'violated',
    },
  ],
  [
    'create-api-only-credentials.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'violated',
      'plain-text-401-refreshes': 'violated',
      'forbidden-is-not-expired': 'held',
      'outage-keeps-session': 'violated',
      'refused-refresh-logs-out-once': 'violated',
    },
  ],
  [
    'factory-header-refresh.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'held',
      'plain-text-401-refreshes': 'violated',
      'forbidden-is-not-expired': 'held',
      'outage-keeps-session': 'violated',
      'logout-is-final': 'not-judged',
    },
  ],
  [
    'nested-answer-419.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'violated',
      'forbidden-is-not-expired': 'held',
      'outage-keeps-session': 'violated',
    },
  ],
  [
    'retry-other-name.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'held',
      'plain-text-401-refreshes': 'violated',
      'outage-keeps-session': 'held',
    },
  ],
  [
    'secure-store-mutex.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'held',
      'plain-text-401-refreshes': 'violated',
      'forbidden-is-not-expired': 'held',
      'outage-keeps-session': 'violated',
      'hung-refresh-does-not-hang-the-app': 'violated',
    },
  ],
  [
    'slice-cookie-get.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'held',
      'plain-text-401-refreshes': 'violated',
      'forbidden-is-not-expired': 'held',
      'outage-keeps-session': 'violated',
      'hung-refresh-does-not-hang-the-app': 'violated',
      'no-refresh-token-logs-out': 'not-judged',
    },
  ],
  [
    'web-lock-cookies-204.ts',
    {
      'refreshes-and-repeats': 'held',
      'one-refresh-at-once': 'held',
      'plain-text-401-refreshes': 'violated',
      'forbidden-is-not-expired': 'held',
      'outage-keeps-session': 'held',
    },
  ],
];

test.each(VERDICTS)('%s is judged as its text says', async (file, verdicts) => {
  const { source } = await readShape(file);
  const results = await runChecks(source, { only: Object.keys(verdicts) as CheckId[] });
  expect(Object.fromEntries(results.map((result) => [result.id, standingOf(result)]))).toEqual(verdicts);
});

test('every shape is in these tables', () => {
  expect(VERDICTS.map(([file]) => file)).toEqual(SHAPES.map(({ file }) => basename(file)));
});

test('a wrapper that sends by a library which is not there is asked about, and not judged', async () => {
  const source = await readWrapperFile(`${FOLDER}/axios-queue.ts`, process.cwd());
  const { axios: _axios, ...app } = source.app;
  const read = await readSource({ ...source, app });
  expect(read.reading.doubts.map(({ question }) => question)).toContain(
    'It sends by axios, which is not here: what it does the lab cannot tell.',
  );
  const [result] = await runChecks(read.source, { only: ['refreshes-and-repeats'] });
  expect(result).toMatchObject({
    holds: null,
    because: expect.stringContaining('Not judged: It sends by axios') as string,
  });
});

test('a wrapper that writes without end is called a few times, and no more', async () => {
  const source = await readWrapperFile(`${FOLDER}/web-lock-cookies-204.ts`, process.cwd());
  const text = source.text.replace(
    'const seen = refreshes();',
    "const seen = refreshes();\n  for (let i = 0; i < 2_000; i += 1) localStorage.setItem(`k${i}`, 'x');",
  );
  let probes = 0;
  await readSource({ ...source, text }, () => (probes += 1)).catch(() => null);
  expect(probes).toBe(6);
});
