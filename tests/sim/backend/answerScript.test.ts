import { expect, test } from 'vitest';
import type { RefreshAnswer } from '../../../src/sim/index.ts';
import { createTestBackend } from './testBackend.ts';
import type { TestBackend } from './testBackend.ts';

const present = ({ post }: TestBackend, token: string, headers: Record<string, string> = {}) =>
  post('/auth/refresh', { refresh_token: token }, headers);

test('answers of a list are used up one by one, and the last one stays', async () => {
  const backend = createTestBackend({ policy: { refreshAnswer: ['500', '429', 'normal'] } });
  const { token } = backend.seeded.refresh;
  expect([(await present(backend, token)).status, (await present(backend, token)).status]).toEqual([500, 429]);
  const { refresh } = await backend.refresh(token);
  await backend.refresh(refresh);
});

test('a refused token uses up no answer of a protected path, and a good one does', async () => {
  const backend = createTestBackend({ policy: { apiAnswer: ['500', 'normal'] } });
  const status = async (token: string) => (await backend.get('/posts', token)).status;
  const { token } = backend.seeded.access;
  expect([await status('forged'), await status(token), await status(token), await status(token)]).toEqual([
    401, 500, 200, 200,
  ]);
});

test('a 401 in plain text is used up by whoever is refused with it', async () => {
  const backend = createTestBackend({ access: 'expired', policy: { apiAnswer: ['401-text', 'normal'] } });
  const texts = [];
  for (let sent = 0; sent < 2; sent += 1) texts.push((await backend.get('/posts', backend.seeded.access.token)).text);
  expect(texts).toEqual(['Unauthorized', '{"detail":"Could not validate credentials"}']);
});

test('one path alone may answer in a way of its own', async () => {
  const backend = createTestBackend({ policy: { pathAnswers: { '/comments': '401' } } });
  const { token } = backend.seeded.access;
  expect([(await backend.get('/comments', token)).status, (await backend.get('/posts', token)).status]).toEqual([
    401, 200,
  ]);
});

test.for([
  ['400', 400, '{"error":"invalid_grant"}'],
  ['403', 403, '{"detail":"Invalid refresh token"}'],
  ['429', 429, '{"detail":"Too many requests"}'],
  ['200-error', 200, '{"error":"invalid_grant"}'],
] as const)('a refresh that is answered %s leaves the token unused', async ([refreshAnswer, status, text]) => {
  const backend = createTestBackend({ policy: { refreshAnswer } });
  const before = backend.state();
  const answer = await present(backend, backend.seeded.refresh.token);
  expect([answer.status, answer.text]).toEqual([status, text]);
  expect(answer.headers['retry-after']).toBe(refreshAnswer === '429' ? '30' : undefined);
  expect(backend.state()).toBe(before);
});

test('an answer that is lost has used the token: the client hears of a broken connection, and a repeat is refused', async () => {
  const backend = createTestBackend({ policy: { refreshAnswer: ['lost', 'normal'] } });
  const { token } = backend.seeded.refresh;
  const response = await backend.respond('/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refresh_token: token }),
  });
  expect(response?.type).toBe('error');
  expect(backend.events.map(({ type }) => type)).toEqual(['refresh-presented', 'tokens-issued', 'answer-lost']);
  expect((await present(backend, token)).status).toBe(401);
});

test('a written comment whose answer is lost is there', async () => {
  const backend = createTestBackend({ policy: { apiAnswer: ['lost', 'normal'] } });
  const { token } = backend.seeded.access;
  const response = await backend.respond('/comments', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ post_id: 1, text: 'Once.' }),
  });
  expect(response?.type).toBe('error');
  expect(backend.state().postedComments).toHaveLength(1);
});

test('an expired bearer is refused with the refresh that bears it, and no bearer is not', async () => {
  const backend = createTestBackend({ access: 'expired', policy: { refreshAnswer: '401-bearer' } });
  const { access, refresh } = backend.seeded;
  expect((await present(backend, refresh.token, { authorization: `Bearer ${access.token}` })).status).toBe(401);
  expect((await present(backend, refresh.token)).status).toBe(200);
});

test('an answer without a refresh token leaves the presented one good', async () => {
  const backend = createTestBackend({ policy: { refreshAnswer: 'access-only' } });
  const { token } = backend.seeded.refresh;
  for (let time = 0; time < 2; time += 1) {
    const answer = (await present(backend, token)).json() as object;
    expect(Object.keys(answer)).toEqual(['access_token', 'token_type']);
  }
});

test('within the grace period the same pair comes again, and after it none', async () => {
  const backend = createTestBackend({ policy: { refreshAnswer: 'same-pair', graceMs: 100 } });
  const { token } = backend.seeded.refresh;
  const first = await backend.refresh(token);
  expect(await backend.refresh(token)).toEqual(first);
  backend.passMs(100);
  expect((await present(backend, token)).status).toBe(401);
});

test('a 204 brings nothing to a client that reads bodies, and uses the token up', async () => {
  const backend = createTestBackend({ policy: { refreshAnswer: '204' } });
  const { token } = backend.seeded.refresh;
  const answer = await present(backend, token);
  expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([204, '', undefined]);
  expect((await present(backend, token)).status).toBe(401);
});

test('a list that is changed begins at its front', async () => {
  let refreshAnswer: readonly [RefreshAnswer, RefreshAnswer] = ['500', 'normal'];
  const backend = createTestBackend({
    policy: {
      get refreshAnswer() {
        return refreshAnswer;
      },
    },
  });
  const { token } = backend.seeded.refresh;
  expect((await present(backend, token)).status).toBe(500);
  refreshAnswer = ['403', 'normal'];
  expect((await present(backend, token)).status).toBe(403);
});
