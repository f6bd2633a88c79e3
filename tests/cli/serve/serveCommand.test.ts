import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { DEMO_LOGIN } from '../../../src/sim/index.ts';
import { serveHttp } from '../../../src/cli/serve/serveHttp.ts';
import { captured } from '../captured.ts';

test('it prints the address, the user and the password, and stops when it is told to', async () => {
  const child = spawn(process.execPath, ['src/cli/lab.ts', 'serve', '--port', '0', '--access-seconds', '5']);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('Ctrl+C')) break;
  }
  const url = /Serving (\S+)/.exec(printed)?.[1] ?? '';
  expect((await fetch(`${url}/posts`)).status).toBe(401);
  expect(printed).toContain('User ann, password wonderland. Access tokens live for 5 s.');

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a port in use is refused with one sentence', async () => {
  const other = await serveHttp({ port: 0, accessSeconds: 900 });
  const { port } = new URL(other.url);
  const { code, err } = await captured(['serve', '--port', port]);
  expect(code).toBe(2);
  expect(err).toBe(`Failed to serve on port ${port}: it is in use. Use --port with another number, or 0.`);
  await other.close();
});

test('a bad day is served as it is written, and what no server has is refused', async () => {
  const { url, close } = await serveHttp({ port: 0, accessSeconds: 900, answers: { refresh: '500,normal' } });
  const login = await fetch(`${url}/auth/login`, { method: 'POST', body: new URLSearchParams(DEMO_LOGIN) });
  const { refresh_token } = (await login.json()) as { refresh_token: string };
  const refresh = () =>
    fetch(`${url}/auth/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refresh_token }),
    });
  expect([(await refresh()).status, (await refresh()).status]).toEqual([500, 200]);
  await close();

  const other = await captured(['serve', '--port', '0', '--answers', 'components=2']);
  expect([other.code, other.err]).toEqual([
    2,
    'Failed to serve with "components": a server has no such setting. Use rotation, reuse, grace-ms, refresh, api.',
  ]);
  expect((await captured(['serve', '--port', '0', '--answers', 'refresh=never'])).code).toBe(2);
});

test('a port that is no number is refused', async () => {
  const { code, err } = await captured(['serve', '--port', 'eight']);
  expect(code).toBe(2);
  expect(err).toContain('Failed to read the command line');
});
