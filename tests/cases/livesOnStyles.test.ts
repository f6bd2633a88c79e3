import { expect, test } from 'vitest';
import { readWrapperFile } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';
import { runChecks, standingOf } from '../../src/sim/index.ts';
import type { CheckId, Standing } from '../../src/sim/index.ts';
import { sourceFrom } from '../support/sources.ts';

/** A refresh in an app with the lab's own store, as a reader might bring it along. */
const wrapper = (once: string, begin: string): string => `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { useAuthStore } from '@/stores/authStore';

const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('Authorization', \`Bearer \${accessToken}\`);
    return headers;
  },
});
let refreshing = null;
let last = -Infinity;

async function once(api) {
  const presented = localStorage.getItem('refresh_token');
  const { data } = await raw({ url: '/auth/refresh', method: 'POST', body: { refresh_token: presented } }, api, {});
  if (!data) {
    await useAuthStore.getState().logout();
    return false;
  }
  ${once}
  return true;
}

export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  ${begin}
  return (await refreshing) ? raw(args, api, extra) : result;
};
`;

const STORES = 'useAuthStore.getState().setTokens(data.access_token, data.refresh_token);';
const CLEARS = 'refreshing ??= once(api).finally(() => { refreshing = null; });';

test.for<[does: string, text: string, because: string]>([
  [
    'stores the old refresh token again',
    wrapper('useAuthStore.getState().setTokens(data.access_token, presented);', CLEARS),
    'Posts (2) sent the second refresh at 6050 ms with r1, although the first one had left it r2: Posts (2) failed with 401 at 6150 ms.',
  ],
  [
    'keeps its first promise for ever',
    wrapper(STORES, 'refreshing ??= once(api);'),
    'Posts (2) was refused at 6050 ms, when the token of the first refresh had expired too, and no second refresh followed: Posts (2) failed with 401 at 6100 ms.',
  ],
  [
    'takes each 401 within 30 s of a refresh for old news',
    wrapper(
      `${STORES}\n  last = Date.now();`,
      `if (Date.now() - last < 30_000) return raw(args, api, extra);\n  ${CLEARS}`,
    ),
    'Posts (2) was refused at 6050 ms, when the token of the first refresh had expired too, and no second refresh followed: Posts (2) failed with 401 at 6100 ms.',
  ],
])('a file that %s is violated at the second expiry', async ([, text, because]) => {
  const { source } = await readSource(sourceFrom(text));
  const [result] = await runChecks(source, { only: ['refreshes-again-at-second-expiry'] });
  expect(result).toMatchObject({ holds: false, because });
});

test('the same with what the answer brings holds', async () => {
  const { source } = await readSource(sourceFrom(wrapper(STORES, CLEARS)));
  const [result] = await runChecks(source, { only: ['refreshes-again-at-second-expiry'] });
  expect(result).toMatchObject({
    holds: true,
    tested: true,
    because: 'Its second refresh presented r2 at 6050 ms, and all calls got their data.',
  });
});

test.for<[file: string, check: CheckId, standing: Standing, why: string]>([
  ['code-in-200.ts', 'write-is-sent-once', 'held', 'its server refuses a token with a 200'],
  ['semaphore-put.ts', 'wrong-clock-costs-one-401', 'held', 'it looks once more with the same token by design'],
  ['module-variable.ts', 'two-tabs-stay-signed-in', 'not-judged', 'a variable is each tab’s own'],
  ['secure-store-mutex.ts', 'two-tabs-stay-signed-in', 'not-judged', 'its app has no tabs'],
  ['web-lock-cookies-204.ts', 'two-tabs-stay-signed-in', 'held', 'its tabs take turns'],
  ['semaphore-put.ts', 'nothing-of-another-user', 'not-judged', 'its server sets its cookies'],
  ['retry-other-name.ts', 'write-is-sent-once', 'violated', 'retry sends a write whose answer was lost again'],
])('%s: %s is %s, since %s', async ([file, check, standing]) => {
  const { source } = await readSource(await readWrapperFile(`tests/cases/shapes/${file}`, process.cwd()));
  const [result] = await runChecks(source, { only: [check] });
  expect(result && standingOf(result)).toBe(standing);
});
