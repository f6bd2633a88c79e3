import { readExpiredAccessToken } from '../../../sim/index.ts';
import { persistedAccessToken } from '../../app/storage.ts';
import type { Held } from './messages.ts';
import type { KnownTokens } from './tokens.ts';

/** The token keys of the wrappers, with and without the auth store. */
const REFRESH_KEYS = ['refresh_token', 'refreshToken'];

/** The access token in this browser's storage: the auth store's copy, or the plain key. `null`: none that can be read. */
export function storedAccessToken(): string | null {
  return persistedAccessToken(localStorage) ?? localStorage.getItem('accessToken');
}

/** The tokens in this browser's storage. */
export function heldNow(tokens: KnownTokens): Held {
  const access = storedAccessToken();
  const refresh = REFRESH_KEYS.map((key) => localStorage.getItem(key)).find((value) => value !== null) ?? null;
  const claims = access === null ? null : readExpiredAccessToken(access);
  return {
    access: tokens.generationOf('access', access),
    refresh: tokens.generationOf('refresh', refresh),
    expired: claims !== null && claims.exp * 1000 <= Date.now(),
  };
}
