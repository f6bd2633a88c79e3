import { configureStore } from '@reduxjs/toolkit';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

// Before any module of the app is loaded: Node has no base URL, and storage of its own kind.
const { browser } = vi.hoisted(() => {
  vi.resetModules();
  const kept = new Map<string, string>();
  vi.stubEnv('VITE_API_BASE_URL', 'http://api.test');
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  const window = Object.assign(new EventTarget(), { localStorage });
  const browser = () => vi.stubGlobal('localStorage', localStorage).stubGlobal('window', window);
  browser();
  return { browser };
});
beforeEach(() => void browser());
afterAll(() => void vi.unstubAllEnvs().resetModules());

const { createBlogApi } = await import('@/api');
const { useAuthStore } = await import('@/stores/authStore');
const { baseQueryWithReauth } = await import('../../../src/wrappers/mutex.ts');

// From here on, lesson 10 shows it: tests/lessons/listing.test.ts holds them together.
let good = 'new-access';
let refreshes: string[] = [];

const guarded = ({ request }: { request: Request }) =>
  request.headers.get('Authorization') === `Bearer ${good}`
    ? HttpResponse.json([])
    : HttpResponse.json({ detail: 'Could not validate credentials' }, { status: 401 });

const server = setupServer(
  http.get('http://api.test/posts', guarded),
  http.get('http://api.test/users/me', guarded),
  http.get('http://api.test/comments', guarded),
  http.post('http://api.test/auth/refresh', async ({ request }) => {
    const { refresh_token } = (await request.json()) as { refresh_token: string };
    // Rotation: a token works once, so that a stampede costs the session.
    const isUsed = refreshes.includes(refresh_token);
    refreshes.push(refresh_token);
    if (isUsed || good === 'none') return HttpResponse.json({ detail: 'Invalid refresh token' }, { status: 401 });
    return HttpResponse.json({
      access_token: good,
      refresh_token: `refresh-${refreshes.length + 1}`,
      token_type: 'bearer',
    });
  }),
);

beforeAll(() => server.listen());
afterAll(() => server.close());

beforeEach(() => {
  refreshes = [];
  good = 'new-access';
  useAuthStore.getState().setTokens('expired-access', 'refresh-1');
});

/** Three cache keys: subscribers of one would share a request. */
function mountThree() {
  const api = createBlogApi(baseQueryWithReauth);
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (usual) => usual().concat(api.middleware),
  });
  const { getPosts, getMe, getComments } = api.endpoints;
  return Promise.all([
    store.dispatch(getPosts.initiate()),
    store.dispatch(getMe.initiate()),
    store.dispatch(getComments.initiate()),
  ]);
}

test('three calls with one expired token make one refresh', async () => {
  const results = await mountThree();
  expect(results.every((result) => result.isSuccess)).toBe(true);
  expect(refreshes).toEqual(['refresh-1']);
});

test('a refused refresh logs out, and makes no second one', async () => {
  good = 'none';
  const results = await mountThree();
  expect(results.every((result) => result.isError)).toBe(true);
  expect(refreshes).toEqual(['refresh-1']);
  expect(useAuthStore.getState().accessToken).toBeNull();
});
