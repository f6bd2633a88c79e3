import type { BaseQueryApi } from '@reduxjs/toolkit/query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createBlog } from '../../../src/live/app/blog.tsx';
import type { Blog } from '../../../src/live/app/blog.tsx';
import type { ReauthBaseQuery } from '../../../src/live/app/api.ts';
import { SESSION_OVER } from '../../../src/live/app/components/LogoutListener.tsx';
import { useAuthStore } from '../../../src/live/app/stores/authStore.ts';

// The app to take home, by itself: no lab watches it, and the base query is the test's own.

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/posts': [{ id: 1, title: 'Down the retry hole', author: 'Ann', status: 'published' }],
  '/users/me': { username: 'ann', full_name: 'Ann', email: 'ann@example.org' },
  '/comments': [{ id: 1, post_id: 1, author: 'Bob', kind: 'comment', text: 'It was the best retry.' }],
};

/** What an answer waits for. */
let held: (api: BaseQueryApi) => Promise<void>;

const answering: ReauthBaseQuery = async (args, api) => {
  await held(api);
  return { data: ANSWERS[typeof args === 'string' ? args : args.url] };
};

const original = window.fetch;
let sent: { path: string; authorization: string | null }[];
let blog: Blog;

beforeEach(() => {
  sent = [];
  held = async () => {};
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push({ path: new URL(request.url).pathname, authorization: request.headers.get('authorization') });
    return new Response(null, { status: 204 });
  };
});

afterEach(() => {
  blog.router.dispose();
  window.fetch = original;
  localStorage.clear();
  useAuthStore.setState({ accessToken: null });
  window.location.hash = '';
});

/** The app with a session, on the page with the three components, their answers in the cache. */
async function openBlog(tokensIn: 'auth-store' | 'localStorage' = 'auth-store') {
  if (tokensIn === 'auth-store') useAuthStore.getState().setTokens('a1', 'r1');
  else localStorage.setItem('accessToken', 'a1');
  window.location.hash = '#/blog';
  blog = createBlog({ baseQuery: answering, tokensIn });
  const screen = await render(<blog.App />);
  await expect.element(screen.getByText('ann@example.org')).toBeVisible();
  expect(cached()).toHaveLength(3);
  return screen;
}

const cached = () => Object.keys(blog.store.getState().blogApi.queries);

test.each(['auth-store', 'localStorage'] as const)(
  'as lesson 7 says, a logout leaves no answer in the cache for the next user, and no token in %s',
  async (tokensIn) => {
    const screen = await openBlog(tokensIn);
    await screen.getByRole('button', { name: 'Log out' }).click();
    await expect.element(screen.getByText('You are logged out.')).toBeVisible();
    await expect.poll(cached).toEqual([]);
    expect(blog.session.accessToken()).toBe(null);
    expect(sent).toEqual([{ path: '/api/auth/logout', authorization: 'Bearer a1' }]);
  },
);

test('as lesson 7 says, a session that a wrapper ends leaves no answer in the cache either', async () => {
  const screen = await openBlog();
  await useAuthStore.getState().logout();
  await expect.element(screen.getByText(SESSION_OVER)).toBeVisible();
  await expect.poll(cached).toEqual([]);
});

test('what is under way when a wrapper ends the session is not aborted, and leaves nothing in the cache', async () => {
  const screen = await openBlog();
  const answers = Promise.withResolvers<void>();
  let signal: AbortSignal | undefined;
  held = (api) => {
    signal = api.signal;
    return answers.promise;
  };
  await screen.getByRole('link', { name: 'Home' }).click();
  await screen.getByRole('link', { name: 'Blog', exact: true }).click();
  await expect.poll(() => signal).toBeDefined();
  await useAuthStore.getState().logout();
  await expect.element(screen.getByText(SESSION_OVER)).toBeVisible();
  expect(signal?.aborted).toBe(false);
  expect(cached()).toHaveLength(3);
  answers.resolve();
  await expect.poll(cached).toEqual([]);
});

test('who has no token presents none: the server is told of no logout', async () => {
  const screen = await openBlog();
  await useAuthStore.getState().logout();
  await expect.element(screen.getByText(SESSION_OVER)).toBeVisible();
  await screen.getByRole('button', { name: 'Log out' }).click();
  await expect.element(screen.getByText('You are logged out.')).toBeVisible();
  expect(sent).toEqual([]);
});

test('what of the session cannot be read is dropped, and the user is told', async () => {
  localStorage.setItem('auth-store', '{"state":{"accessToken":42}}');
  await useAuthStore.persist.rehydrate();
  blog = createBlog({ baseQuery: answering, tokensIn: 'auth-store' });
  const screen = await render(<blog.App />);
  await expect.element(screen.getByText(/^Your session could not be read/)).toBeVisible();
  expect(useAuthStore.getState().accessToken).toBe(null);
});
