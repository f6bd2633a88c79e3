import { once } from 'node:events';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveHttp } from '../../../src/cli/serve/serveHttp.ts';
import type { HttpBackend } from '../../../src/cli/serve/serveHttp.ts';
import recorded from './recordedRaw.json' with { type: 'json' };

type Case = (typeof recorded.cases)[number];

/** Of an answer, what a client sees: its status, the headers that FastAPI and not its server sets, and its body. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

let server: HttpBackend;
let port = 0;
beforeAll(async () => {
  server = await serveHttp({ port: 0, accessSeconds: 900 });
  port = Number(new URL(server.url).port);
});
afterAll(() => server.close());

test.each(recorded.cases)('as FastAPI answers a raw request: $name', async (recordedCase) => {
  const answer = await answerTo(recordedCase);
  const { status, headers, body } = final(recordedCase.fastapi);
  const expected = { status, headers: withOwnPort(pick(headers)), body: OWN_BODY[recordedCase.name] ?? body };
  expect(told(answer)).toEqual(expected);
});

/** How many comments there are depends on what was posted before. */
const OWN_BODY: Readonly<Record<string, string>> = Object.fromEntries(
  recorded.cases
    .filter(({ fastapi }) => fastapi.status === 201)
    .map(({ name, fastapi }) => [name, fastapi.body.replace(/"id":\d+/, '"id":<number>')]),
);

/** An answer with what is new in each told by a word. */
function told({ status, headers, body }: Answer): Answer {
  const words = body
    .replace(/"access_token":"[\w-]+\.[\w-]+\.[\w-]+"/, '"access_token":"<jwt>"')
    .replace(/"refresh_token":"[\w-]{43}"/, '"refresh_token":"<refresh token>"');
  return { status, headers, body: status === 201 ? words.replace(/"id":\d+/, '"id":<number>') : words };
}

function withOwnPort(headers: Answer['headers']): Answer['headers'] {
  const named = Object.entries(headers).map(([name, value]) => [
    name,
    value.replace(/^(http:\/\/127\.0\.0\.1):\d+/, `$1:${port}`),
  ]);
  return Object.fromEntries(named) as Answer['headers'];
}

async function answerTo({ name, request }: Case): Promise<Answer> {
  const { method, path, headers, body } = request;
  const tokens = await logIn();
  const filled = (text: string): string =>
    text.replaceAll('<access token>', tokens.access).replaceAll('<refresh token>', tokens.refresh);
  let sent =
    typeof body === 'object' && body !== null ? Buffer.from(body.base64, 'base64') : Buffer.from(filled(body ?? ''));
  // What was sent there had a token of that server's in it.
  if (name === 'refresh good' || name === 'refresh used')
    sent = Buffer.from(JSON.stringify({ refresh_token: tokens.refresh }));
  if (name === 'refresh used') await raw('POST', '/api/auth/refresh', [['Content-Type', 'application/json']], sent);
  const pairs = headers.map(([key, value]): [string, string] => [key ?? '', filled(value ?? '')]);
  const answer = await raw(method, filled(path), pairs, body === null ? null : sent);
  return { ...answer, headers: pick(answer.headers) };
}

const OF_FASTAPI = /^(?:access-control-.*|allow|content-type|location|vary|www-authenticate)$/;

function pick(headers: Answer['headers']): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => OF_FASTAPI.test(name)));
}

async function raw(
  method: string,
  path: string,
  headers: readonly (readonly [string, string])[],
  body: Buffer | null,
): Promise<Answer> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === null ? [] : [`Content-Length: ${body.length}`]),
    'Connection: close',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  if (body !== null) socket.write(body);
  return final(read((await buffer(socket)).toString('utf8')));
}

/** The answer behind a `100 Continue`. */
function final(answer: Answer): Answer {
  return answer.status === 100 ? read(answer.body) : answer;
}

function read(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = lines.map((one) => [one.replace(/:.*$/, '').toLowerCase(), one.replace(/^[^:]*:\s*/, '')]);
  return {
    status: Number(line.split(' ')[1]),
    headers: Object.fromEntries(headers) as Answer['headers'],
    body: rest.join('\r\n\r\n'),
  };
}

async function logIn(): Promise<{ readonly access: string; readonly refresh: string }> {
  const form = Buffer.from('username=ann&password=wonderland');
  const { body } = await raw('POST', '/api/auth/login', [['Content-Type', 'application/x-www-form-urlencoded']], form);
  const { access_token, refresh_token } = JSON.parse(body) as { access_token: string; refresh_token: string };
  return { access: access_token, refresh: refresh_token };
}
