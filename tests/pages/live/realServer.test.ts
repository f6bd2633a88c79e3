import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { build } from 'vite';
import { serveHttp } from '../../../src/cli/serve/serveHttp.ts';
import type { HttpBackend } from '../../../src/cli/serve/serveHttp.ts';
import { serveFolder } from '../../support/serveFolder.ts';
import { logIn, openLab } from '../support/openLab.ts';
import { seen } from '../support/seen.ts';
import { freshProfiles } from '../support/freshProfiles.ts';

const newProfile = freshProfiles();
let backend: HttpBackend;
let folder: string;
let site: Awaited<ReturnType<typeof serveFolder>>;

// A site that was built for a real server, and that server.
beforeAll(async () => {
  backend = await serveHttp({ port: 0, accessSeconds: 900 });
  folder = await mkdtemp(join(tmpdir(), 'reauth-lab-remote-'));
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('VITE_API_BASE_URL', backend.url);
  await build({ mode: 'production', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  vi.unstubAllEnvs();
  site = await serveFolder(folder, '/');
});

afterAll(async () => {
  await site.close();
  await backend.close();
  await rm(folder, { recursive: true });
});

test('against lab serve the live app logs in, expires, refreshes and is refused, and no service worker answers', async () => {
  const lab = await openLab(newProfile, { site: site.url });
  await lab.page.getByText('as a user whom your server knows.').waitFor();
  const answered = lab.page.waitForResponse((response) => response.url().endsWith('/auth/login'));
  await logIn(lab);
  expect((await answered).fromServiceWorker()).toBe(false);
  expect(lab.network.filter((line) => line.startsWith('200'))).toContain('200 POST /auth/login');

  // The page says what is true of that server, and offers nothing that it would not do.
  await lab.page.getByText(`The app talks to ${backend.url}: what it answers, how late`).waitFor();
  await lab.page.getByText('answered by your server.').waitFor();
  await lab.page.getByText('gets 401 where your server refuses one').waitFor();
  await lab.page.getByText('1 of 9 observed').waitFor();
  expect(await lab.button('Revoke the refresh token').isDisabled()).toBe(true);
  expect(await lab.page.getByRole('button', { name: 'Repeat it live' }).count()).toBe(0);
  expect(await lab.page.getByRole('combobox', { name: 'Life of an access token' }).count()).toBe(0);

  await lab.forget();
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await lab.page.getByRole('button', { name: /POST \/auth\/refresh/ }).waitFor();
  await seen.poll(() => gets(lab.network, '200')).toHaveLength(3);
  expect(gets(lab.network, '401')).toHaveLength(3);
  expect(lab.network).toContain('200 POST /auth/refresh');

  await endSessionOnServer();
  await lab.forget();
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await lab.app().getByText('Your session is over.').waitFor();
  expect(lab.network).toContain('401 POST /auth/refresh');

  async function endSessionOnServer(): Promise<void> {
    const token = await lab.page.evaluate(
      () =>
        (JSON.parse(localStorage.getItem('auth-store') ?? '{}') as { state: { accessToken: string } }).state
          .accessToken,
    );
    await fetch(`${backend.url}/auth/logout`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  }
});

function gets(network: readonly string[], status: string): readonly string[] {
  return network.filter((line) => line.startsWith(`${status} GET`));
}
