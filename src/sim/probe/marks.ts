import { encodeBase64Url } from '../backend/base64url.ts';

/** Far enough that nobody takes a marked token for an expired one. In seconds since 1970. */
const EXPIRES = 4_102_444_800;

/**
 * A token that says where it was found: a JWT in form, so that a wrapper may look into it.
 *
 * @param place `localStorage.accessToken`, `state.auth.token`
 */
export function markOf(place: string, expires: number = EXPIRES): string {
  const part = (value: unknown): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'ann', iat: 1, exp: expires, at: place })}.bWFyaw`;
}

const MARK = /eyJ[\w-]+\.(eyJ[\w-]+)\.bWFyaw/g;

/** The places whose tokens are in a text, with where in it each begins and ends. */
export function marksIn(
  text: string,
): readonly { readonly place: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(MARK)].map((found) => ({
    place: placeOf(found[1] ?? ''),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function placeOf(payload: string): string {
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as { readonly at?: unknown };
  return typeof claims.at === 'string' ? claims.at : '';
}
