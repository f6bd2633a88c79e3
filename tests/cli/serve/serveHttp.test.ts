import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { serveHttp } from '../../../src/cli/serve/serveHttp.ts';
import type { HttpBackend, ServeOptions } from '../../../src/cli/serve/serveHttp.ts';
import { INTERNAL_SERVER_ERROR } from '../../../src/sim/backend/fastapi/answer.ts';
import { casesOf, expectAnswer } from '../../sim/backend/fastapiCases.ts';
import type { Sender } from '../../sim/backend/fastapiCases.ts';
import recorded from '../../sim/backend/recorded.json' with { type: 'json' };

let server: HttpBackend | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function open(options: Partial<ServeOptions> = {}): Promise<string> {
  server = await serveHttp({ port: 0, accessSeconds: 900, ...options });
  return server.url;
}

async function logIn(url: string): Promise<{ access_token: string; refresh_token: string }> {
  const body = new URLSearchParams({ username: 'ann', password: 'wonderland' });
  return (await fetch(`${url}/auth/login`, { method: 'POST', body })).json() as Promise<{
    access_token: string;
    refresh_token: string;
  }>;
}

async function senderOf(url: string): Promise<Sender> {
  const { access_token, refresh_token } = await logIn(url);
  const send: Sender['send'] = async (path, init) => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, text, json: () => JSON.parse(text) as unknown };
  };
  return {
    send,
    seeded: { access: { generation: 1, token: access_token }, refresh: { generation: 1, token: refresh_token } },
    async refresh(token) {
      const answer = await send('/auth/refresh', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refresh_token: token }),
      });
      const pair = answer.json() as { access_token: string; refresh_token: string };
      return { access: pair.access_token, refresh: pair.refresh_token };
    },
  };
}

const FAULTS: Readonly<Record<string, NonNullable<ServeOptions['faults']>>> = {
  'unhandled error': () => [{ method: 'GET', path: '/posts', at: 'endpoint', reply: INTERNAL_SERVER_ERROR }],
};

for (const recordedCase of casesOf(recorded)) {
  test(`over HTTP as recorded from FastAPI: ${recordedCase.name}`, async () => {
    const faults = FAULTS[recordedCase.name];
    const url = await open(faults ? { faults } : {});
    await expectAnswer(await senderOf(url), recordedCase, false);
  });
}

test('a page of any loopback port may use it, and one of elsewhere may not', async () => {
  const url = await open();
  const allowed = async (origin: string) =>
    (await fetch(`${url}/posts`, { headers: { origin } })).headers.get('access-control-allow-origin');
  expect(await allowed('http://localhost:3000')).toBe('http://localhost:3000');
  expect(await allowed('http://127.0.0.1:4173')).toBe('http://127.0.0.1:4173');
  expect(await allowed('http://localhost.example:3000')).toBe(null);
  expect(await allowed('https://example.com')).toBe(null);
});

test('its access tokens live as long as it was told', async () => {
  const { access_token } = await logIn(await open({ accessSeconds: 7 }));
  const claims = JSON.parse(atob(access_token.split('.')[1] ?? '')) as { iat: number; exp: number };
  expect([6, 7]).toContain(claims.exp - claims.iat);
});

test('what is outside of the API is not found', async () => {
  const url = await open();
  expect((await fetch(url.replace(/api$/, 'elsewhere'))).status).toBe(404);
});

test('it describes itself as FastAPI does, and shows it', async () => {
  const url = (await open()).replace(/api$/, '');
  const described = await fetch(`${url}openapi.json`);
  expect([described.status, described.headers.get('content-type')]).toEqual([200, 'application/json']);
  const { openapi, paths } = (await described.json()) as { openapi: string; paths: object };
  expect(openapi).toBe('3.1.0');
  expect(Object.keys(paths)).toEqual([
    '/api/auth/login',
    '/api/auth/refresh',
    '/api/auth/logout',
    '/api/v1/common/authenticate/RefreshToken',
    '/api/posts',
    '/api/users/me',
    '/api/comments',
  ]);
  expect(await (await fetch(`${url}docs`)).text()).toContain("url: '/openapi.json'");
  expect((await fetch(`${url}docs`, { method: 'POST' })).status).toBe(405);
});

test('a request that names another host is refused, unless the name was allowed', async () => {
  const named = async (url: string, host: string): Promise<number | undefined> => {
    const [incoming] = (await once(get(`${url}/posts`, { headers: { host } }), 'response')) as [IncomingMessage];
    incoming.resume();
    return incoming.statusCode;
  };
  const url = await open();
  expect(await named(url, 'localhost:8000')).toBe(401);
  expect(await named(url, 'rebound.example')).toBe(400);
  await server?.close();
  expect(await named(await open({ allowedHosts: ['reauth.local'] }), 'reauth.local')).toBe(401);
});

test('a body of more than a megabyte is not taken', async () => {
  const url = await open();
  const answer = await fetch(`${url}/auth/refresh`, { method: 'POST', body: 'x'.repeat(1_048_577) });
  expect([answer.status, await answer.text()]).toEqual([413, 'Content Too Large']);
});

test('a thousand connections at once are answered', async () => {
  const url = await open();
  const answers = await Promise.all(Array.from({ length: 1000 }, async () => (await fetch(`${url}/posts`)).status));
  expect(new Set(answers)).toEqual(new Set([401]));
});
