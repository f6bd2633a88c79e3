import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { createHandlers } from '../../../src/sim/backend/backendHandlers.ts';
import { type BackendState, NEW_BACKEND, type Vault } from '../../../src/sim/backend/backendState.ts';
import { createTokenSource } from '../../../src/sim/backend/tokenSource.ts';
import { POLICY, START_MS } from './testBackend.ts';

function createBackend(base?: string) {
  const handlers = createHandlers({
    vault: createSlowVault(),
    policy: () => POLICY,
    nowMs: () => START_MS,
    newToken: createTokenSource(1),
    hang: () => Promise.reject(new Error('hung')),
    ...(base !== undefined && { base }),
  });
  return (request: Request) => getResponse(handlers, request);
}

const statusOf = async (address: string, base?: string) => (await createBackend(base)(new Request(address)))?.status;

/** A vault behind a promise, as IndexedDB is. */
function createSlowVault(): Vault<BackendState> {
  let state = NEW_BACKEND;
  return {
    async update(change) {
      await Promise.resolve();
      const [next, result] = change(state);
      state = next;
      return result;
    },
  };
}

test('the API answers under /api on any host and in any folder', async () => {
  for (const root of ['http://localhost:5173', 'https://course.example/week-3', 'http://[::1]:8000/a/b/c']) {
    expect(await statusOf(`${root}/api/posts`)).toBe(401);
    expect(await statusOf(`${root}/api/nowhere`)).toBe(404);
  }
});

test('what is not under /api is left alone', async () => {
  for (const path of ['/', '/posts', '/api', '/apis/posts']) {
    expect(await statusOf(`http://localhost:5173${path}`)).toBe(undefined);
  }
});

test('an exact base leaves other folders called api alone', async () => {
  const base = 'http://localhost:5173/lab/api';
  expect(await statusOf('http://localhost:5173/lab/api/posts', base)).toBe(401);
  expect(await statusOf('http://localhost:5173/src/api/posts.ts', base)).toBe(undefined);
});

test('a vault may take its time', async () => {
  const respond = createBackend();
  const body = new URLSearchParams({ username: 'ann', password: 'wonderland' });
  const login = new Request('http://testserver/api/auth/login', { method: 'POST', body });
  const answer = (await (await respond(login))?.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${answer.access_token}` };
  const posts = await respond(new Request('http://testserver/api/posts', { headers }));
  expect(posts?.status).toBe(200);
});
