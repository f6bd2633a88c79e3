import { NEW_BACKEND, seedSession } from '../../../sim/index.ts';
import type { Scenario } from '../../../sim/index.ts';
import type { Database } from './database.ts';
import { newToken } from './newToken.ts';
import type { ServerSettings } from './settings.ts';

/** What the live app keeps in `localStorage`. */
export const APP_KEYS = ['auth-store', 'refresh_token', 'accessToken', 'refreshToken', '__msw-cookie-store__'] as const;

/** How long ago an expired token expired, in seconds: as in the simulator. */
const LIFE_SECONDS = 15 * 60;

/**
 * Brings server and storage to where a scenario begins: one session, its tokens where the wrapper looks for them,
 * and every message held until it is released.
 *
 * @param keepsTokensIn where the wrapper looks
 */
export async function arrange(
  scenario: Scenario,
  keepsTokensIn: 'auth-store' | 'localStorage',
  database: Database,
  storage: Storage,
): Promise<ServerSettings> {
  const { server: policy, latency } = scenario;
  const settings: ServerSettings = { policy, latency, pace: 'held' };
  const user = { username: 'ann', access: scenario.accessToken };
  const [tokens, pair] = seedSession(NEW_BACKEND.tokens, user, { accessSeconds: LIFE_SECONDS }, Date.now(), newToken);
  await database.update((record) => [{ ...record, settings, backend: { ...NEW_BACKEND, tokens } }, undefined]);

  for (const key of APP_KEYS) storage.removeItem(key);
  if (keepsTokensIn === 'localStorage') storage.setItem('accessToken', pair.access.token);
  else storage.setItem('auth-store', JSON.stringify({ state: { accessToken: pair.access.token }, version: 0 }));
  if (scenario.refreshToken === 'good') {
    storage.setItem(keepsTokensIn === 'localStorage' ? 'refreshToken' : 'refresh_token', pair.refresh.token);
  }
  return settings;
}
