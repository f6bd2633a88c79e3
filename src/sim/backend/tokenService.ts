import { type AccessClaims, createAccessToken, readAccessToken, readExpiredAccessToken } from './accessToken.ts';
import type { ServerPolicy } from './serverPolicy.ts';
import {
  type Family,
  type IssuedToken,
  type TokenPair,
  type TokenState,
  withFamily,
  withRefreshToken,
} from './tokenState.ts';

export type RefreshResult =
  | {
      readonly type: 'refreshed';
      readonly pair: TokenPair;
      /** The generation of the presented token when it had been used before, and grace let it pass; else `null`. */
      readonly reusedGeneration: number | null;
    }
  | {
      readonly type: 'refused';
      /** The generation of the presented token when it had been used before; else `null`. */
      readonly reusedGeneration: number | null;
      /** The family that died of this request, if one did. */
      readonly revokedFamilyId: string | null;
    };

type IssuePolicy = Pick<ServerPolicy, 'accessSeconds'>;
type RefreshPolicy = Pick<ServerPolicy, 'accessSeconds' | 'rotation' | 'reuse' | 'graceMs'> & {
  /** Within the grace period a used token brings the pair that its first use brought. */
  readonly samePair?: boolean;
};

/** Long enough that a seeded access token is plainly expired, short enough to be today's. */
const EXPIRED_FOR_SECONDS = 60;

/** A new family, as after a login: access 1 and refresh 1. */
export function openSession(
  state: TokenState,
  username: string,
  policy: IssuePolicy,
  nowMs: number,
  newToken: () => string,
): readonly [TokenState, TokenPair] {
  const family: Family = {
    // 66 of the 256 bits tell families apart, and keep every JWT short.
    id: newToken().slice(0, 11),
    username,
    status: 'live',
    accessGeneration: 0,
    refreshGeneration: 0,
  };
  return issueNewPair(state, family, policy, nowMs, newToken);
}

/**
 * A family as a scenario starts with: refresh 1 is good, access 1 good or already expired at `nowMs`.
 * Give both to the app, or only one.
 */
export function seedSession(
  state: TokenState,
  session: { readonly username: string; readonly access: 'good' | 'expired' },
  policy: IssuePolicy,
  nowMs: number,
  newToken: () => string,
): readonly [TokenState, TokenPair] {
  const ageMs = session.access === 'good' ? 0 : (policy.accessSeconds + EXPIRED_FOR_SECONDS) * 1000;
  return openSession(state, session.username, policy, nowMs - ageMs, newToken);
}

/**
 * Exchanges a refresh token for a fresh pair, by the rules of the policy.
 *
 * Under rotation a token works once. Presented again it still works while less than `graceMs` have passed since its
 * first use, so that a grace of 0 is none. After that it is refused, and `revoke-family` kills all its relatives,
 * the pair that its rightful use brought included. RFC 9700, 4.14.2, has the active refresh token revoked; that access
 * tokens die with it is this server's choice, which looks each of them up.
 */
export function refreshSession(
  state: TokenState,
  presented: string,
  policy: RefreshPolicy,
  nowMs: number,
  newToken: () => string,
): readonly [TokenState, RefreshResult] {
  const record = recordOf(state, presented);
  const family = record && familyOf(state, record.familyId);
  if (!record || !family) return [state, refused(null)];

  if (policy.rotation === 'off') {
    if (family.status !== 'live') return [state, refused(null)];
    const refresh = { generation: record.generation, token: presented };
    const [next, pair] = issueAccess(state, family, refresh, policy, nowMs);
    return [next, { type: 'refreshed', pair, reusedGeneration: null }];
  }

  const reusedGeneration = record.usedAtMs === null ? null : record.generation;
  if (family.status !== 'live') return [state, refused(reusedGeneration)];

  if (record.usedAtMs !== null && nowMs - record.usedAtMs >= policy.graceMs) {
    if (policy.reuse === 'refuse') return [state, refused(reusedGeneration)];
    return [withFamily(state, { ...family, status: 'revoked' }), refused(reusedGeneration, family.id)];
  }

  if (policy.samePair && record.brought) return [state, { type: 'refreshed', pair: record.brought, reusedGeneration }];
  const [issued, pair] = issueNewPair(state, family, policy, nowMs, newToken);
  const used = { ...record, usedAtMs: record.usedAtMs ?? nowMs, brought: record.brought ?? pair };
  return [withRefreshToken(issued, presented, used), { type: 'refreshed', pair, reusedGeneration }];
}

/**
 * The claims of an access token that is to be let in at `nowMs`; else `null`. It is bad from the moment of `exp` on,
 * and when its family is unknown or revoked. A logout does not touch it here: it is good until it expires.
 */
export function checkAccess(state: TokenState, token: string, nowMs: number): AccessClaims | null {
  const claims = readAccessToken(token, nowMs);
  const family = claims && familyOf(state, claims.sid);
  return family && family.status !== 'revoked' ? claims : null;
}

/**
 * Ends the session of an access token, which may have expired: its family's refresh tokens die. Without a token of
 * this server, nothing changes.
 */
export function closeSession(state: TokenState, accessToken: string): TokenState {
  const claims = readExpiredAccessToken(accessToken);
  const family = claims && familyOf(state, claims.sid);
  return family?.status === 'live' ? withFamily(state, { ...family, status: 'logged-out' }) : state;
}

function refused(reusedGeneration: number | null, revokedFamilyId: string | null = null): RefreshResult {
  return { type: 'refused', reusedGeneration, revokedFamilyId };
}

function issueNewPair(
  state: TokenState,
  family: Family,
  policy: IssuePolicy,
  nowMs: number,
  newToken: () => string,
): readonly [TokenState, TokenPair] {
  const refresh = { generation: family.refreshGeneration + 1, token: newToken() };
  const next = withRefreshToken(state, refresh.token, {
    familyId: family.id,
    generation: refresh.generation,
    usedAtMs: null,
  });
  return issueAccess(next, { ...family, refreshGeneration: refresh.generation }, refresh, policy, nowMs);
}

function issueAccess(
  state: TokenState,
  family: Family,
  refresh: IssuedToken,
  policy: IssuePolicy,
  nowMs: number,
): readonly [TokenState, TokenPair] {
  const generation = family.accessGeneration + 1;
  const access = { generation, token: createAccessToken(family, generation, nowMs, policy.accessSeconds) };
  return [withFamily(state, { ...family, accessGeneration: generation }), { access, refresh }];
}

// Tokens and ids come from outside: `constructor` must not find what every object inherits.
function recordOf(state: TokenState, token: string) {
  return Object.hasOwn(state.refreshTokens, token) ? state.refreshTokens[token] : undefined;
}

function familyOf(state: TokenState, id: string) {
  return Object.hasOwn(state.families, id) ? state.families[id] : undefined;
}
