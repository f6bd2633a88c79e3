import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWrapperFile } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';
import { CHECK_IDS, runChecks, standingOf } from '../../src/sim/index.ts';
import type { CheckId, Standing } from '../../src/sim/index.ts';
import { drawn } from '../support/drawn.ts';

const FOLDER = 'tests/cases/shapes';

/** Checks that need a few runs, and follow from a text with certainty. */
const JUDGED: readonly CheckId[] = [
  'refreshes-and-repeats',
  'one-refresh-at-once',
  'plain-text-401-refreshes',
  'forbidden-is-not-expired',
  'no-refresh-token-logs-out',
  'outage-keeps-session',
];

const readShape = async (file: string) => readSource(await readWrapperFile(`${FOLDER}/${file}`, process.cwd()));

interface Shape {
  readonly file: string;
  readonly entry: string;
  readonly access: string;
  readonly refreshToken: string;
  readonly refresh: string;
  readonly expiry: string;
  readonly standIns: readonly string[];
  /** For each of `JUDGED`, in that order: held, violated, not judged, or not put to the test. */
  readonly verdicts: string;
}

/** What the text of each shape says, read by eye. */
const SHAPES: readonly Shape[] = [
  {
    file: 'async-storage-common-js.js',
    entry: 'phoneQuery',
    access: 'localStorage.KEYS.ACCESS_TOKEN',
    refreshToken: 'localStorage.KEYS.REFRESH_TOKEN',
    refresh: 'POST /token/refresh/ with refresh in a JSON body, 200 with access, and no refresh token',
    expiry: '401',
    standIns: ['react-native', '../constants'],
    verdicts: 'HVHHHV',
  },
  {
    file: 'axios-factory.ts',
    entry: 'axiosBaseQuery()',
    access: 'localStorage.token',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'GET /auth/refresh with a cookie, 200 with accessToken and a cookie',
    expiry: '401',
    standIns: [],
    verdicts: 'HVHH?H',
  },
  {
    file: 'axios-queue.ts',
    entry: 'axiosBaseQuery',
    access: 'localStorage.accessToken',
    refreshToken: 'localStorage.refreshToken',
    refresh: 'POST /auth/refresh with refresh_token in a JSON body, 200 with access_token and refresh_token',
    expiry: '401',
    standIns: [],
    verdicts: 'HHHVHV',
  },
  {
    file: 'broadcast-leader.ts',
    entry: 'baseQueryWithReauth',
    access: 'the variable access',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'POST /session/refresh with a cookie, 200 with access_token and a cookie',
    expiry: '401',
    standIns: [],
    verdicts: 'HHVH?V',
  },
  {
    file: 'code-beside-401.ts',
    entry: 'newsQuery',
    access: 'the cookie news.token',
    refreshToken: 'the cookie news.refreshToken',
    refresh: 'POST /refresh with refreshToken in a JSON body, 200 with token and refreshToken',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'code-in-200.ts',
    entry: 'envelopeQuery',
    access: 'localStorage.ACCESS_TOKEN',
    refreshToken: 'localStorage.REFRESH_TOKEN',
    refresh: 'POST /refreshToken with refreshToken in a JSON body, 200 with data.token and data.refreshToken',
    expiry: '200',
    standIns: ['antd'],
    verdicts: 'HV?HHV',
  },
  {
    file: 'config-factory-lock.ts',
    entry: 'makeReauthQuery()',
    access: 'options.tokens.get()',
    refreshToken: 'options.tokens.refresh()',
    refresh: 'POST /refresh with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: [],
    verdicts: 'HHVHHV',
  },
  {
    file: 'constants-elsewhere.ts',
    entry: 'layeredQuery',
    access: 'localStorage.STORAGE_KEYS.accessToken',
    refreshToken: 'localStorage.STORAGE_KEYS.refreshToken',
    refresh: 'POST /auth/refresh with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: [
      'http-status-codes',
      './endpoints',
      '@/shared/constants/storage',
      '@/shared/config',
      '@/shared/ui/notify',
      '@/entities/session',
    ],
    verdicts: 'HVVHHV',
  },
  {
    file: 'cookies-next.ts',
    entry: 'guarded',
    access: 'the cookie shop_access_token',
    refreshToken: 'the cookie shop_refresh_token',
    refresh: 'PUT /tokens with refresh_token in a JSON body, 200 with access_token, and no refresh token',
    expiry: '401',
    standIns: ['next/router'],
    verdicts: 'HVVHHV',
  },
  {
    file: 'create-api-only-credentials.ts',
    entry: 'httpWithRenewal',
    access: 'state.auth.access',
    refreshToken: 'state.auth.refresh',
    refresh: 'POST /auth/jwt/refresh/ with refresh in a JSON body, 200 with access, and no refresh token',
    expiry: '401',
    standIns: ['./features/auth/authSlice', '@/lib/env'],
    verdicts: 'HVVHHV',
  },
  {
    file: 'documentation.ts',
    entry: 'baseQueryWithReauth',
    access: 'state.auth.token',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'GET /refreshToken with a cookie, 200 with token and a cookie',
    expiry: '401',
    standIns: ['./authSlice'],
    verdicts: 'HVVH?V',
  },
  {
    file: 'errors-in-200.ts',
    entry: 'gateQuery',
    access: 'localStorage.gate.token',
    refreshToken: 'localStorage.gate.refresh',
    refresh: 'POST /gate/renew with key in a JSON body, 200 with token and refresh',
    expiry: '200',
    standIns: [],
    verdicts: 'HV?HVH',
  },
  {
    file: 'factory-header-refresh.ts',
    entry: 'createBaseQuery()',
    access: 'tokens.getAccess()',
    refreshToken: 'tokens.getRefresh()',
    refresh: 'POST /identity/refresh in the header x-refresh-token, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['@/services/tokens', '@sentry/react'],
    verdicts: 'HHVHHV',
  },
  {
    file: 'idb-session.ts',
    entry: 'offlineQuery',
    access: 'localStorage.session, in its access',
    refreshToken: 'localStorage.session, in its refresh',
    refresh: 'POST /auth/rotate with token in a JSON body, 200 with access and refresh',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'idb-tokens-retry.ts',
    entry: 'notesQuery',
    access: 'localStorage.at',
    refreshToken: 'localStorage.rt',
    refresh: 'PUT /tokens in the header x-refresh, 200 with at and rt',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHH',
  },
  {
    file: 'injected-store-axios.js',
    entry: 'axiosBaseQuery',
    access: 'state.session.token',
    refreshToken: 'state.session.refreshToken',
    refresh: 'POST /auth/refresh with refreshToken in a JSON body, 200 with token and refreshToken',
    expiry: '401',
    standIns: ['./sessionSlice'],
    verdicts: 'HHHHHV',
  },
  {
    file: 'jwt-decode-ahead.ts',
    entry: 'aheadQuery',
    access: 'getItem("accessToken")',
    refreshToken: 'getItem("refreshToken")',
    refresh: 'POST /auth/refresh with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['@/utils/storage'],
    verdicts: 'HV-HHV',
  },
  {
    file: 'keychain-json.ts',
    entry: 'keychainQuery',
    access: 'localStorage.keychain.token, in its accessToken',
    refreshToken: 'localStorage.keychain.token, in its refreshToken',
    refresh: 'POST /auth/refresh with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['react-native-config'],
    verdicts: 'HHVHVH',
  },
  {
    file: 'module-variable.ts',
    entry: 'memoryQuery',
    access: 'the variable accessToken',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'POST /auth/session with a cookie, 200 with access_token and a cookie',
    expiry: '401',
    standIns: [],
    verdicts: 'HHVH?V',
  },
  {
    file: 'nested-answer-419.ts',
    entry: 'withRenewal',
    access: 'the cookie jwt',
    refreshToken: 'the cookie renewal',
    refresh: 'POST /auth/renew with token in a JSON body, 200 with data.tokens.jwt and data.tokens.renewal',
    expiry: '419',
    standIns: ['react-toastify'],
    verdicts: 'HVVHHV',
  },
  {
    file: 'noise-around.ts',
    entry: 'noisyQuery',
    access: 'selectAccess()',
    refreshToken: 'selectRefresh()',
    refresh: 'POST /auth/renew with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: [
      '@sentry/nextjs',
      'i18next',
      'sonner',
      'uuid',
      'next/navigation',
      '~/store/session',
      '~/store/session/selectors',
    ],
    verdicts: 'HHVHVH',
  },
  {
    file: 'oauth-form.ts',
    entry: 'bankQuery',
    access: 'sessionStorage.at',
    refreshToken: 'sessionStorage.rt',
    refresh: 'POST /oauth2/token with refresh_token in a form, 200 with access_token and refresh_token',
    expiry: '401',
    standIns: [],
    verdicts: 'HHVHVH',
  },
  {
    file: 'original-status.js',
    entry: 'guarded',
    access: 'state.auth.token',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'GET /refresh with a cookie, 200 with token and a cookie',
    expiry: '403',
    standIns: ['../features/auth/authSlice'],
    verdicts: 'HVH??V',
  },
  {
    file: 'own-client-interceptors.js',
    entry: 'baseQuery()',
    access: 'localStorage.user-token',
    refreshToken: 'localStorage.user-refresh',
    refresh: 'POST /refresh with refresh in a JSON body, 200 with access and refresh',
    expiry: '401',
    standIns: [],
    verdicts: 'HHHHVH',
  },
  {
    file: 'own-zustand-store.ts',
    entry: 'tripsQuery',
    access: 'the variable useSession.token',
    refreshToken: 'the variable useSession.refreshToken',
    refresh: 'POST /token/refresh/ with refresh in a JSON body, 200 with access and refresh',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'persisted-json.ts',
    entry: 'persistedQuery',
    access: 'localStorage.persist:auth, in its token',
    refreshToken: 'localStorage.persist:auth, in its refreshToken',
    refresh: 'POST /auth/refresh with refreshToken in a JSON body, 200 with token and refreshToken',
    expiry: '498',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'plain-text-answer.ts',
    entry: 'textQuery',
    access: 'localStorage.jwt',
    refreshToken: 'localStorage.renewal',
    refresh: 'POST /jwt in the header x-renewal, 200 with the token as plain text, and no refresh token',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'private-fields.ts',
    entry: 'baseQuery',
    access: 'localStorage.access',
    refreshToken: 'localStorage.refresh',
    refresh: 'POST /auth/refresh with refresh_token in a JSON body, 200 with access_token and refresh_token',
    expiry: '401',
    standIns: [],
    verdicts: 'HHVHHV',
  },
  {
    file: 'raw-query-elsewhere.ts',
    entry: 'baseQueryWithRefresh',
    access: 'localStorage.AUTH_KEYS.accessToken',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'POST /auth/update-tokens with a cookie, 200 with accessToken and a cookie',
    expiry: '401',
    standIns: ['../config/storage', './baseApi', './baseQuery', '../lib/handleError'],
    verdicts: 'HHVH?V',
  },
  {
    file: 'retry-other-name.ts',
    entry: 'apiBaseQuery',
    access: 'state.session.accessToken',
    refreshToken: 'state.session.refreshToken',
    refresh: 'POST /sessions/rotate with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['../app/store', '../app/sessionSlice'],
    verdicts: 'HHVHVH',
  },
  {
    file: 'secure-store-mutex.ts',
    entry: 'baseQueryWithReauth',
    access: 'localStorage.session.access',
    refreshToken: 'localStorage.session.refresh',
    refresh: 'POST /auth/rotate with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: ['expo-router'],
    verdicts: 'HHVHHV',
  },
  {
    file: 'semaphore-put.ts',
    entry: 'guarded',
    access: 'an HttpOnly cookie',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'PUT /session with a cookie, 200 with a cookie and a cookie',
    expiry: '401',
    standIns: [],
    verdicts: 'HHVH?V',
  },
  {
    file: 'slice-cookie-get.ts',
    entry: 'queryWithSession',
    access: 'state.auth.token',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'GET /session/token with a cookie, 200 with token and a cookie',
    expiry: '401',
    standIns: ['./authSlice'],
    verdicts: 'HHVH?V',
  },
  {
    file: 'thunk-and-slice.ts',
    entry: 'guarded',
    access: 'state.auth.accessToken',
    refreshToken: 'state.auth.refreshToken',
    refresh: 'POST /auth/refresh with refreshToken in a JSON body, 200 with accessToken and refreshToken',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'token-service.ts',
    entry: 'serviceQuery',
    access: 'tokenService.get()',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'POST /auth/refresh with a cookie, 200 with accessToken and a cookie',
    expiry: '401',
    standIns: ['../../services/token.service', '../slices/sessionSlice', '@/lib/logger'],
    verdicts: 'HHVH?V',
  },
  {
    file: 'tokens-in-headers.ts',
    entry: 'listsQuery',
    access: 'localStorage.x-access-token',
    refreshToken: 'localStorage.x-refresh-token',
    refresh: 'GET /users/me/access-token in the header x-refresh-token, 200 with header, and no refresh token',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'universal-cookie-patch.ts',
    entry: 'gardenQuery',
    access: 'the cookie seat_token',
    refreshToken: 'the cookie seat_refresh',
    refresh: 'PATCH /seats with renewal.refreshToken in a JSON body, 200 with seat.token and seat.refresh',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
  {
    file: 'user-in-local-storage.ts',
    entry: 'userQuery',
    access: 'localStorage.user, in its tokens.accessToken',
    refreshToken: 'localStorage.user, in its tokens.refreshToken',
    refresh: 'GET /users/refresh with token in its address, 200 with accessToken and refreshToken',
    expiry: '403',
    standIns: [],
    verdicts: 'HVV?HV',
  },
  {
    file: 'web-lock-cookies-204.ts',
    entry: 'cookieBaseQuery',
    access: 'an HttpOnly cookie',
    refreshToken: 'an HttpOnly cookie',
    refresh: 'POST /auth/cookie/refresh with a cookie, 204 with a cookie and a cookie',
    expiry: '401',
    standIns: [],
    verdicts: 'HHVH?H',
  },
  {
    file: 'zod-oauth.ts',
    entry: 'acmeQuery',
    access: 'localStorage.acme:access',
    refreshToken: 'localStorage.acme:refresh',
    refresh: 'POST /oauth/token with refresh_token in a form, 200 with access_token and refresh_token',
    expiry: '401',
    standIns: [],
    verdicts: 'HVVHHV',
  },
];

test.each(SHAPES)(
  '$file is read unchanged, and its runs confirm it',
  async ({ file, standIns, verdicts: _, ...said }) => {
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
  },
);

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

const LETTERS: Readonly<Record<Standing, string>> = { held: 'H', violated: 'V', 'not-judged': '?', untested: '-' };

test.each(SHAPES)('$file is judged as its text says', async ({ file, verdicts }) => {
  const { source } = await readShape(file);
  const standings = new Map<CheckId, Standing>();
  for (const result of await runChecks(source, { only: JUDGED })) standings.set(result.id, standingOf(result));
  expect(JUDGED.map((id) => LETTERS[standings.get(id) ?? 'untested']).join('')).toBe(verdicts);
});

/** What the texts of these say of a session that lives on, for each of `LIVES_ON`. */
const LIVES_ON: readonly CheckId[] = [
  'refreshes-again-at-second-expiry',
  'keeps-refresh-token-that-is-left-out',
  'failed-refresh-is-tried-again',
  'own-401-ends-nothing',
];

test.each([
  // Django brings no refresh token anyhow; a failed refresh removes both keys.
  ['async-storage-common-js.js', 'HH-H'],
  ['axios-factory.ts', 'H?HH'],
  // It drops its access token when a refresh fails, and the cookie brings another one later.
  ['broadcast-leader.ts', 'H?HH'],
  // It stores undefined as the cookie of the refresh token; only its own code leads to a refresh.
  ['code-beside-401.ts', 'HV-H'],
  // What its `save` does with undefined is not known.
  ['config-factory-lock.ts', 'H?-H'],
  ['constants-elsewhere.ts', 'HV-H'],
  ['cookies-next.ts', 'HH-H'],
  ['documentation.ts', 'H?-H'],
  // Without both tokens it stores nothing, and keeps what it has. Its server never says 401.
  ['errors-in-200.ts', 'H-H-'],
  // The answer is the session: what is not in it is gone.
  ['idb-session.ts', 'HV-H'],
  ['idb-tokens-retry.ts', 'HVHH'],
  // What its slice makes of an answer without a refresh token is not known.
  ['injected-store-axios.js', 'H?-H'],
  // It stores the whole answer, and an outage keeps it.
  ['keychain-json.ts', 'HVHH'],
  ['noise-around.ts', 'H?HH'],
  ['oauth-form.ts', 'HVHH'],
  // Its `keep` puts undefined into the store.
  ['own-zustand-store.ts', 'HV-H'],
  // This backend brings no refresh token anyhow.
  ['plain-text-answer.ts', 'HH-H'],
  // What its fetch throws ends nothing.
  ['private-fields.ts', 'HVHH'],
] as const)('%s is judged as its text says of a session that lives on', async (file, verdicts) => {
  const { source } = await readShape(file);
  const results = await runChecks(source, { only: LIVES_ON });
  expect(results.map((result) => LETTERS[standingOf(result)]).join('')).toBe(verdicts);
});

/** What follows from the text of some with certainty, besides. */
const CERTAIN: Readonly<Record<string, Partial<Record<CheckId, Standing>>>> = {
  'slice-cookie-get.ts': {
    'one-refresh-in-every-order': 'violated',
    'no-endless-loop': 'held',
    'no-repeat-after-refused-refresh': 'violated',
    'hung-refresh-does-not-hang-the-app': 'violated',
    'every-call-settles': 'held',
  },
  'create-api-only-credentials.ts': {
    'one-refresh-in-every-order': 'violated',
    'no-endless-loop': 'held',
    'refused-refresh-logs-out-once': 'violated',
  },
  'factory-header-refresh.ts': {
    'one-refresh-in-every-order': 'violated',
    'no-endless-loop': 'held',
    'no-repeat-after-refused-refresh': 'held',
    'abort-of-one-call-keeps-session': 'held',
  },
  'axios-queue.ts': {
    'one-refresh-in-every-order': 'violated',
    'no-endless-loop': 'held',
    'every-call-settles': 'violated',
  },
  'secure-store-mutex.ts': {
    'one-refresh-in-every-order': 'violated',
    'no-endless-loop': 'held',
    'hung-refresh-does-not-hang-the-app': 'violated',
  },
  'nested-answer-419.ts': { 'one-refresh-in-every-order': 'violated', 'no-endless-loop': 'held' },
  'retry-other-name.ts': { 'one-refresh-in-every-order': 'held', 'refused-refresh-logs-out-once': 'held' },
  'web-lock-cookies-204.ts': { 'one-refresh-in-every-order': 'held', 'no-endless-loop': 'held' },
};

test.each(drawn(Object.keys(CERTAIN), 1))(
  '%s is judged as its text says in the other checks that it settles',
  async (file) => {
    const { source } = await readShape(file);
    const results = await runChecks(source, { only: CHECK_IDS.filter((id) => CERTAIN[file]?.[id]) });
    expect(Object.fromEntries(results.map((result) => [result.id, standingOf(result)]))).toEqual(CERTAIN[file]);
  },
);

test('no more than one verdict in ten is left open, and no shape altogether', () => {
  const all = SHAPES.map(({ verdicts }) => verdicts).join('');
  expect(all.replaceAll(/[^?]/g, '').length).toBeLessThanOrEqual(all.length / 10);
  expect(SHAPES.filter(({ verdicts }) => verdicts.startsWith('?'))).toEqual([]);
});

test('every shape is in the table', () => {
  const files = readdirSync(FOLDER).filter((file) => file !== 'only-a-slice.ts');
  expect(SHAPES.map(({ file }) => file)).toEqual(files.toSorted());
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
