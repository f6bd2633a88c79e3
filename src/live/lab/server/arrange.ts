import { encodeBase64Url, NEW_BACKEND, seedSession } from '../../../sim/index.ts';
import type { Scenario } from '../../../sim/index.ts';
import type { TokenHome } from '../../app/session.ts';
import { AUTH_STORE_KEY } from '../../app/storage.ts';
import type { Database } from './database.ts';
import type { ServerSettings } from './liveSettings.ts';

/** What the live app keeps in `localStorage`. */
export const APP_KEYS = [
  AUTH_STORE_KEY,
  'refresh_token',
  'accessToken',
  'refreshToken',
  '__msw-cookie-store__',
] as const;

/** How long ago an expired token expired, in seconds: as in the simulator. */
const LIFE_SECONDS = 15 * 60;

/** Where the wrapper with this id looks for its tokens. */
export function keepsTokensIn(wrapper: string): TokenHome {
  return wrapper === 'promise-flag' ? 'localStorage' : 'auth-store';
}

/** A refresh token that nobody can guess, in the form of Python's `secrets.token_urlsafe(32)`. */
export function newToken(): string {
  return encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * Brings server and storage to where a scenario begins: one session, its tokens where the wrapper with this id looks for
 * them, and every message held until it is released.
 */
export async function arrange(
  scenario: Scenario,
  wrapper: string,
  database: Database,
  storage: Storage,
): Promise<ServerSettings> {
  const { server: policy, latency } = scenario;
  const settings: ServerSettings = { policy, latency, pace: 'held' };
  const user = { username: 'ann', access: scenario.accessToken };
  const [tokens, pair] = seedSession(NEW_BACKEND.tokens, user, { accessSeconds: LIFE_SECONDS }, Date.now(), newToken);
  await database.update((record) => [{ ...record, settings, backend: { ...NEW_BACKEND, tokens } }, undefined]);

  for (const key of APP_KEYS) storage.removeItem(key);
  const isPlain = keepsTokensIn(wrapper) === 'localStorage';
  if (isPlain) storage.setItem('accessToken', pair.access.token);
  else storage.setItem(AUTH_STORE_KEY, JSON.stringify({ state: { accessToken: pair.access.token }, version: 0 }));
  if (scenario.refreshToken === 'good') {
    storage.setItem(isPlain ? 'refreshToken' : 'refresh_token', pair.refresh.token);
  }
  return settings;
}
