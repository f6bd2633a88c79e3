import { expect, test } from 'vitest';
import { requestsOf, traceToText } from '../../../src/sim/index.ts';
import { cookieIn, createCookies } from '../../../src/sim/world/cookies.ts';
import { runByTime } from '../../support/runs.ts';

test('what Set-Cookie says of a cookie', () => {
  expect(cookieIn('rt=abc=1; HttpOnly; Path=/; SameSite=lax')).toEqual({ name: 'rt', value: 'abc=1', httpOnly: true });
  expect(cookieIn('theme=dark; Path=/')).toEqual({ name: 'theme', value: 'dark', httpOnly: false });
});

test('a cookie that is HttpOnly goes with requests, and no code of a page sees it', () => {
  const cookies = createCookies();
  cookies.receive('rt=1; HttpOnly; Path=/');
  cookies.receive('theme=dark; Path=/');
  expect(cookies.sent()).toEqual([
    { name: 'rt', value: '1', httpOnly: true },
    { name: 'theme', value: 'dark', httpOnly: false },
  ]);
  const document = cookies.documentOf(() => {});
  expect(document.cookie).toBe('theme=dark');
  document.cookie = 'rt=2; path=/';
  expect(cookies.sent()[0]?.value).toBe('1');
});

test('a trace names the cookies that went out and came in, and the tokens in them', async () => {
  const trace = await runByTime('docs', 'one-expired');
  const lines = traceToText(trace).split('\n');
  expect(lines.filter((line) => line.includes('refresh_token')).map((line) => line.slice(13).trim())).toEqual([
    'posts.1  sends GET /posts  with a1  cookie refresh_token (HttpOnly)  line 25',
    'posts.r1  sends GET /refresh-token  with a1 r1  cookie refresh_token (HttpOnly)  line 32',
    'posts.r1  answered 200  sets refresh_token (HttpOnly)',
    'cookie.refresh_token  holds r2',
    'posts.2  sends GET /posts  with a2  cookie refresh_token (HttpOnly)  line 35',
  ]);
  expect(requestsOf(trace).map(({ refresh }) => refresh)).toEqual([null, 1, null]);
});
