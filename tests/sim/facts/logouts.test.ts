import { expect, test } from 'vitest';
import { factsOf, forcedLogoutsOf, run, scenarioOf } from '../../../src/sim/index.ts';
import { sourceFrom } from '../../support/sources.ts';

/** A wrapper that keeps its tokens under the lab's keys, and does `failed` when its refresh gave no tokens. */
const wrapper = (failed: string, before = ''): string => `
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { loggedOut } from '@/slices/authSlice';
import { useAuthStore } from '@/stores/authStore';
const raw = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('authorization', 'Bearer ' + accessToken);
    return headers;
  },
});
export const baseQueryWithReauth = async (args, api, extra) => {
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  const refresh_token = localStorage.getItem('refresh_token');
  ${before}
  const { data } = await raw({ url: '/auth/refresh', method: 'POST', body: { refresh_token } }, api, extra);
  if (!data) { ${failed} return result; }
  useAuthStore.getState().setTokens(data.access_token, data.refresh_token);
  return raw(args, api, extra);
};`;

const logoutsIn = async (text: string, scenario = 'refresh-refused', components = 1) => {
  const { mounts, ...rest } = scenarioOf(scenario);
  const trace = await run({
    source: sourceFrom(text),
    scenario: { ...rest, mounts: mounts.slice(0, components) },
    schedule: { by: 'time' },
  });
  expect(factsOf(trace).forcedLogouts).toBe(forcedLogoutsOf(trace).length);
  return forcedLogoutsOf(trace).map(({ atMs, call, request }) => ({ atMs, call, request }));
};

const ONCE = [{ atMs: 150, call: 'posts', request: 'posts.r1' }];

test.each([
  ['calls logout of the store', 'void useAuthStore.getState().logout();', ONCE],
  ['dispatches loggedOut', 'api.dispatch(loggedOut());', ONCE],
  ['does both in one step', 'void useAuthStore.getState().logout(); api.dispatch(loggedOut());', ONCE],
  [
    'calls logout twice',
    'void useAuthStore.getState().logout(); void useAuthStore.getState().logout();',
    [...ONCE, ...ONCE],
  ],
  ['sets empty tokens', "useAuthStore.getState().setTokens('', '');", ONCE],
  ['clears the storage and goes to the login page', "localStorage.clear(); window.location.href = '/login';", ONCE],
  [
    'takes the refresh token out and leaves',
    "localStorage.removeItem('refresh_token'); location.assign('/login');",
    ONCE,
  ],
  ['tells its window', "window.dispatchEvent(new CustomEvent('session-over'));", ONCE],
  ['tells its window of something else', "window.dispatchEvent(new CustomEvent('network-status'));", []],
  ['goes to the login page, with its tokens', "location.assign('/login');", []],
  ['takes out the refresh token, and stays', "localStorage.removeItem('refresh_token');", []],
])('a wrapper that %s when the refresh is refused', async (_does, failed, expected) => {
  expect(await logoutsIn(wrapper(failed))).toEqual(expected);
});

test('tokens that are taken out before the refresh are lost when it brings none, and not before', async () => {
  const out = "useAuthStore.setState({ accessToken: null }); localStorage.removeItem('refresh_token');";
  expect(await logoutsIn(wrapper('', out))).toEqual(ONCE);
  expect(await logoutsIn(wrapper('', out), 'one-expired')).toEqual([]);
  // Nobody knows what becomes of them: the refresh is under way to the end.
  expect(await logoutsIn(wrapper('', out), 'refresh-hangs')).toEqual([]);
});

test('of three refreshes the first that ends badly logs out, though the others are under way', async () => {
  const byHand = "useAuthStore.setState({ accessToken: null }); localStorage.removeItem('refresh_token');";
  expect(await logoutsIn(wrapper(byHand), 'refresh-500', 3)).toEqual(ONCE);
});

test('a logout that clears its tokens in a later step is one logout', async () => {
  const late = 'const { logout } = useAuthStore.getState(); setTimeout(logout, 20); void logout();';
  expect(await logoutsIn(wrapper(late))).toHaveLength(2);
  const later =
    'api.dispatch(loggedOut()); setTimeout(() => { useAuthStore.setState({ accessToken: null }); localStorage.clear(); }, 20);';
  expect(await logoutsIn(wrapper(later))).toEqual(ONCE);
});
