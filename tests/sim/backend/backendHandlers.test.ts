import { expect, test } from 'vitest';
import { COMMENTS, DEMO_USER, POSTS } from '../../../src/sim/backend/data.ts';
import { httpException, INTERNAL_SERVER_ERROR, plainText } from '../../../src/sim/backend/fastapi/answer.ts';
import type { Fault } from '../../../src/sim/backend/forcedReplies.ts';
import { createTestBackend } from './testBackend.ts';

const INVALID = { detail: 'Invalid refresh token' };

test('a login opens a session that the protected paths accept', async () => {
  const backend = createTestBackend();
  const body = new URLSearchParams({ username: 'ann', password: 'wonderland' });
  const answer = await backend.send('/auth/login', { method: 'POST', body });
  const { access_token } = answer.json() as { access_token: string };
  expect((await backend.get('/users/me', access_token)).json()).toEqual(DEMO_USER);
});

test('a login form may be multipart', async () => {
  const body = new FormData();
  body.set('username', 'ann');
  body.set('password', 'wonderland');
  expect((await createTestBackend().send('/auth/login', { method: 'POST', body })).status).toBe(200);
});

test('posts and comments can be filtered', async () => {
  const { get, seeded } = createTestBackend();
  const read = async (path: string) => (await get(path, seeded.access.token)).json();
  expect(await read('/posts')).toEqual(POSTS);
  expect(await read('/posts?status=draft')).toEqual(POSTS.filter((post) => post.status === 'draft'));
  expect(await read('/posts?status=archived')).toEqual(POSTS.filter((post) => post.status === 'archived'));
  expect(await read('/comments')).toEqual(COMMENTS);
  expect(await read('/comments?kind=reply')).toEqual(COMMENTS.filter((comment) => comment.kind === 'reply'));
});

test('every component of the page has something to show', () => {
  for (const status of ['published', 'draft', 'archived']) expect(POSTS.map((post) => post.status)).toContain(status);
  for (const kind of ['comment', 'reply']) expect(COMMENTS.map((comment) => comment.kind)).toContain(kind);
});

test('a comment that is posted twice is there twice', async () => {
  const { get, post, seeded } = createTestBackend();
  const bearer = { authorization: `Bearer ${seeded.access.token}` };
  const comment = { post_id: 2, text: 'Curiouser and curiouser.' };
  const stored = (id: number) => ({ id, ...comment, author: 'ann', kind: 'comment' });
  for (const id of [6, 7]) {
    const answer = await post('/comments', comment, bearer);
    expect([answer.status, answer.json()]).toEqual([201, stored(id)]);
  }
  expect((await get('/comments', seeded.access.token)).json()).toEqual([...COMMENTS, stored(6), stored(7)]);
});

test('an access token is refused from the moment it expires', async () => {
  const backend = createTestBackend({ policy: { accessSeconds: 60 } });
  backend.passMs(59_999);
  expect((await backend.get('/posts', backend.seeded.access.token)).status).toBe(200);
  backend.passMs(1);
  expect((await backend.get('/posts', backend.seeded.access.token)).status).toBe(401);
});

test('an expired seed is refused until a refresh brings the next access token', async () => {
  const backend = createTestBackend({ access: 'expired' });
  expect((await backend.get('/posts', backend.seeded.access.token)).status).toBe(401);
  const { access } = await backend.refresh(backend.seeded.refresh.token);
  expect((await backend.get('/posts', access)).status).toBe(200);
});

test('the promise-flag contract exchanges the same tokens under other names', async () => {
  const backend = createTestBackend();
  const answer = await backend.post('/v1/common/authenticate/RefreshToken', { token: backend.seeded.refresh.token });
  const { accessToken, refreshToken, ...more } = answer.json() as Record<string, string>;
  expect(more).toEqual({});
  expect((await backend.get('/posts', accessToken ?? '')).status).toBe(200);
  await backend.refresh(refreshToken ?? '');
  const again = await backend.post('/v1/common/authenticate/RefreshToken', { token: backend.seeded.refresh.token });
  expect([again.status, again.json()]).toEqual([401, INVALID]);
});

test('reuse under revoke-family also shuts out the access token of the first refresh', async () => {
  const backend = createTestBackend({ policy: { reuse: 'revoke-family' } });
  const { access, refresh } = await backend.refresh(backend.seeded.refresh.token);
  await backend.post('/auth/refresh', { refresh_token: backend.seeded.refresh.token });
  const shutOut = await backend.get('/posts', access);
  expect([shutOut.status, shutOut.json()]).toEqual([401, { detail: 'Could not validate credentials' }]);
  expect((await backend.post('/auth/refresh', { refresh_token: refresh })).json()).toEqual(INVALID);
});

test('a logout ends the refresh tokens of its bearer', async () => {
  const backend = createTestBackend();
  const bearer = { authorization: `Bearer ${backend.seeded.access.token}` };
  expect((await backend.send('/auth/logout', { method: 'POST', headers: bearer })).status).toBe(204);
  expect((await backend.post('/auth/refresh', { refresh_token: backend.seeded.refresh.token })).status).toBe(401);
});

test('a watcher hears of pairs, of reuse, and of the family’s end', async () => {
  const backend = createTestBackend({ policy: { reuse: 'revoke-family', graceMs: 10 } });
  const { token } = backend.seeded.refresh;
  const first = await backend.refresh(token);
  const second = await backend.refresh(token);
  backend.passMs(10);
  await backend.post('/auth/refresh', { refresh_token: token });

  const path = '/auth/refresh';
  const requestId = expect.any(String) as string;
  const issued = (generation: number, pair: { access: string; refresh: string }) => ({
    type: 'tokens-issued',
    requestId,
    path,
    access: { generation, token: pair.access },
    refresh: { generation, token: pair.refresh },
  });
  const reused = { type: 'refresh-reused', requestId, path, token, generation: 1 };
  const presented = { type: 'refresh-presented', requestId, path, token };
  expect(backend.events).toEqual([
    presented,
    issued(2, first),
    presented,
    { ...reused, accepted: true },
    issued(3, second),
    presented,
    { ...reused, accepted: false },
    { type: 'family-revoked', requestId, path, familyId: expect.any(String) as string },
  ]);
});

test.each([
  ['401', 401, 'application/json', '{"detail":"Invalid refresh token"}'],
  ['500', 500, 'text/plain; charset=utf-8', 'Internal Server Error'],
  ['500-json', 500, 'application/json', '{"detail":"Internal Server Error"}'],
] as const)('a server told to answer refreshes with %s does, and leaves the token unused', async (...row) => {
  const [refreshAnswer, status, contentType, text] = row;
  const backend = createTestBackend({ policy: { refreshAnswer } });
  const before = backend.state();
  const answer = await backend.post('/auth/refresh', { refresh_token: backend.seeded.refresh.token });
  expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([status, contentType, text]);
  expect(backend.state()).toBe(before);
  expect(backend.events.map(({ type }) => type)).toEqual(['refresh-presented']);
});

test('a server told to be offline fails the connection', async () => {
  const backend = createTestBackend({ policy: { refreshAnswer: 'offline' } });
  const body = JSON.stringify({ refresh_token: backend.seeded.refresh.token });
  const headers = { 'content-type': 'application/json' };
  expect((await backend.respond('/auth/refresh', { method: 'POST', headers, body }))?.type).toBe('error');
});

test('a server told to hang waits for what it was given to wait for', async () => {
  const hang = () => Promise.reject(new Error('this is where it hangs'));
  const backend = createTestBackend({ policy: { refreshAnswer: 'hang' }, hang });
  const refresh = backend.post('/auth/refresh', { refresh_token: backend.seeded.refresh.token });
  await expect(refresh).rejects.toThrow('this is where it hangs');
});

test('the fields are validated before a forced refresh answer', async () => {
  const backend = createTestBackend({ policy: { refreshAnswer: '500' } });
  expect((await backend.post('/auth/refresh', {})).status).toBe(422);
});

const faultAt = (at: Fault['at'], reply: Fault['reply']): Fault => ({ method: 'GET', path: '/posts', at, reply });

test('a fault of the endpoint strikes good requests only, of its own path and method', async () => {
  const forbidden = httpException(403, 'Not enough permissions');
  const { get, post, send, seeded } = createTestBackend({
    faults: [{ method: 'GET', path: '/comments', at: 'endpoint', reply: forbidden }],
  });
  const { token } = seeded.access;
  const answer = await get('/comments?kind=reply', token);
  expect([answer.status, answer.json()]).toEqual([403, { detail: 'Not enough permissions' }]);
  expect((await send('/comments')).status).toBe(401);
  expect((await get('/comments?kind=x', token)).status).toBe(422);
  expect((await get('/users/me', token)).status).toBe(200);
  const bearer = { authorization: `Bearer ${token}` };
  expect((await post('/comments', { post_id: 1, text: 'Off with it.' }, bearer)).status).toBe(201);
});

test('a fault of the bearer check replaces its 401, and good tokens pass', async () => {
  const { get, send, seeded } = createTestBackend({ faults: [faultAt('bearer', plainText(401, 'Unauthorized'))] });
  for (const answer of [await send('/posts'), await get('/posts', 'garbage')]) {
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([
      401,
      'text/plain; charset=utf-8',
      'Unauthorized',
    ]);
  }
  expect((await get('/posts', seeded.access.token)).status).toBe(200);
});

test('a fault of the proxy strikes every request, and knows no CORS', async () => {
  const { send } = createTestBackend({ faults: [faultAt('proxy', plainText(502, 'Bad Gateway'))] });
  const answer = await send('/posts', { headers: { origin: 'http://localhost:5173' } });
  expect([answer.status, answer.text]).toEqual([502, 'Bad Gateway']);
  expect(answer.headers).toEqual({ 'content-type': 'text/plain; charset=utf-8' });
});

test('a fault may be a connection that fails', async () => {
  const { respond } = createTestBackend({ faults: [faultAt('proxy', 'offline')] });
  expect((await respond('/posts'))?.type).toBe('error');
});

test('an unhandled error carries no CORS headers', async () => {
  const { send, seeded } = createTestBackend({ faults: [faultAt('endpoint', INTERNAL_SERVER_ERROR)] });
  const headers = { authorization: `Bearer ${seeded.access.token}`, origin: 'http://localhost:5173' };
  const answer = await send('/posts', { headers });
  expect([answer.status, answer.headers]).toEqual([500, { 'content-type': 'text/plain; charset=utf-8' }]);
});

test('the allowed origins can be set', async () => {
  const { send } = createTestBackend({ allowedOrigins: ['https://app.example'] });
  const allowOrigin = async (origin: string) =>
    (await send('/posts', { headers: { origin } })).headers['access-control-allow-origin'];
  expect(await allowOrigin('https://app.example')).toBe('https://app.example');
  expect(await allowOrigin('http://localhost:5173')).toBe(undefined);
});

test('what changes nothing leaves the very same state', async () => {
  const { get, post, state, seeded } = createTestBackend();
  const before = state();
  for (const path of ['/posts', '/comments', '/users/me', '/nowhere']) await get(path, seeded.access.token);
  await post('/auth/refresh', { refresh_token: 'garbage' });
  await post('/auth/logout', {}, { authorization: 'Bearer garbage' });
  expect(state()).toBe(before);
});

test.for([
  ['401-text', 401, 'Unauthorized'],
  ['401', 401, '{"detail":"Could not validate credentials"}'],
  ['403', 401, '{"detail":"Could not validate credentials"}'],
] as const)('where protected paths answer %s, an expired token is answered %i', async ([apiAnswer, status, text]) => {
  const backend = createTestBackend({ access: 'expired', policy: { apiAnswer } });
  const answer = await backend.get('/posts', backend.seeded.access.token);
  expect([answer.status, answer.text]).toEqual([status, text]);
});

test.for([
  ['401-text', 200, JSON.stringify(DEMO_USER)],
  ['401', 401, '{"detail":"Could not validate credentials"}'],
  ['403', 403, '{"detail":"Not enough permissions"}'],
  ['404', 404, '{"detail":"Not found"}'],
  ['500', 500, 'Internal Server Error'],
] as const)('where protected paths answer %s, a good token is answered %i', async ([apiAnswer, status, text]) => {
  const backend = createTestBackend({ policy: { apiAnswer } });
  const answer = await backend.get('/users/me', backend.seeded.access.token);
  expect([answer.status, answer.text]).toEqual([status, text]);
});
