import { encodeBase64Url } from '../../../sim/index.ts';

/** A refresh token that nobody can guess, in the form of Python's `secrets.token_urlsafe(32)`. */
export function newToken(): string {
  return encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
