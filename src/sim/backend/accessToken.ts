import { signingKeyOf, signJwt, verifyJwt } from './signedJwt.ts';

/** What an access token says. `iat` and `exp` are whole seconds since 1970, as PyJWT writes them. */
export interface AccessClaims {
  /** The username. */
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
  /** The id of its family, where its revocation is looked up. */
  readonly sid: string;
  /** Its generation, which also makes it unique. */
  readonly gen: number;
}

/** The key of all signatures. It is published, so that a token can be checked on jwt.io, and so protects nothing. */
export const SIGNING_SECRET = 'reauth-lab-signs-nothing-that-matters';

const KEY = signingKeyOf(new TextEncoder().encode(SIGNING_SECRET));

/**
 * An access token of the family, good from `issuedAtMs` for `lifeSeconds`. Both ends are cut to whole seconds, so
 * that a token issued late in a second lives up to one second less.
 */
export function createAccessToken(
  family: { readonly id: string; readonly username: string },
  generation: number,
  issuedAtMs: number,
  lifeSeconds: number,
): string {
  const claims: AccessClaims = {
    sub: family.username,
    iat: Math.floor(issuedAtMs / 1000),
    exp: Math.floor(issuedAtMs / 1000 + lifeSeconds),
    sid: family.id,
    gen: generation,
  };
  return signJwt(claims, KEY);
}

/** The claims of a token that this server signed and that has not expired at `nowMs`; else `null`. */
export function readAccessToken(token: string, nowMs: number): AccessClaims | null {
  const claims = readExpiredAccessToken(token);
  return claims !== null && nowMs < claims.exp * 1000 ? claims : null;
}

/** The claims of a token that this server signed, expired or not; else `null`. */
export function readExpiredAccessToken(token: string): AccessClaims | null {
  const claims = verifyJwt(token, KEY);
  return isAccessClaims(claims) ? claims : null;
}

/** The secret is published: a reader may have signed anything with it. */
function isAccessClaims(value: unknown): value is AccessClaims {
  if (typeof value !== 'object' || value === null) return false;
  const claims: Partial<Record<keyof AccessClaims, unknown>> = value;
  return (
    typeof claims.sub === 'string' &&
    typeof claims.iat === 'number' &&
    typeof claims.exp === 'number' &&
    typeof claims.sid === 'string' &&
    typeof claims.gen === 'number'
  );
}
