import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';

const utf8 = new TextEncoder();

const HEADER = encodeBase64Url(utf8.encode('{"alg":"HS256","typ":"JWT"}'));

/** A key of signatures, made once: what HMAC does with a key alone is half of what a signature costs. */
export type SigningKey = ReturnType<typeof hmac.create>;

/** @param secret its bytes */
export function signingKeyOf(secret: Uint8Array): SigningKey {
  return hmac.create(sha256, secret);
}

/**
 * The HS256 signature of `header.payload`, as the third part of a JWT (RFC 7515, A.1).
 * Not WebCrypto: a worker in a frame without origin has none, and a promise would cost the simulator a turn.
 */
export function signatureOf(signingInput: string, key: SigningKey): string {
  return encodeBase64Url(key.clone().update(utf8.encode(signingInput)).digest());
}

/** Claims as a JWT signed with HS256; byte for byte what PyJWT makes of claims in the same order. */
export function signJwt(claims: object, key: SigningKey): string {
  const signingInput = `${HEADER}.${encodeBase64Url(utf8.encode(JSON.stringify(claims)))}`;
  return `${signingInput}.${signatureOf(signingInput, key)}`;
}

/**
 * The claims of a JWT whose signature is good, or `null`. Expiry is the caller's to judge. Only the header that
 * {@link signJwt} writes is accepted, so `"alg":"none"` and other algorithms are refused like any forgery.
 */
export function verifyJwt(token: string, key: SigningKey): unknown {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header !== HEADER || payload === undefined || rest.length > 0) return null;
  const good = signatureOf(`${header}.${payload}`, key);
  if (signature !== good && canonical(signature ?? '') !== good) return null;
  try {
    return JSON.parse(new TextDecoder().decode(decodeBase64Url(payload)));
  } catch {
    return null;
  }
}

/**
 * The same bytes as {@link signatureOf} writes them. As PyJWT reads a signature: padding behind it, characters of another
 * alphabet and the unused bits of its last letter do not count.
 */
function canonical(signature: string): string | null {
  const letters = signature.replace(/=.*$/s, '').replaceAll(/[^\w+/-]/g, '');
  return letters.length % 4 === 1 ? null : encodeBase64Url(decodeBase64Url(letters));
}
