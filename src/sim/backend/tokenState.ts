export interface IssuedToken {
  readonly generation: number;
  readonly token: string;
}

export interface TokenPair {
  readonly access: IssuedToken;
  /** Without rotation: the token that was presented, with its generation. */
  readonly refresh: IssuedToken;
}

/** All refresh tokens that descend from one login. Generations count per family, from 1. */
export interface Family {
  readonly id: string;
  readonly username: string;
  /**
   * `logged-out`: its refresh tokens are dead, its access tokens good until they expire. `revoked`: a used refresh
   * token came back, and every token of the family is dead.
   */
  readonly status: 'live' | 'logged-out' | 'revoked';
  /** Of the newest access token. */
  readonly accessGeneration: number;
  /** Of the newest refresh token. */
  readonly refreshGeneration: number;
}

export interface RefreshToken {
  readonly familyId: string;
  readonly generation: number;
  /** When it was first exchanged under rotation; `null` while it is unused. */
  readonly usedAtMs: number | null;
  /** The pair that its first use brought, where there was one. */
  readonly brought?: TokenPair;
}

/** Everything the token service remembers: plain data, never changed in place. Access tokens are not in it. */
export interface TokenState {
  /** By id. */
  readonly families: Readonly<Record<string, Family>>;
  /** By the token itself. */
  readonly refreshTokens: Readonly<Record<string, RefreshToken>>;
}

export const NO_TOKENS: TokenState = { families: {}, refreshTokens: {} };

/** The state with this family added, or in place of the one with its id. */
export function withFamily(state: TokenState, family: Family): TokenState {
  return { ...state, families: { ...state.families, [family.id]: family } };
}

/** The state with this refresh token added, or in place of its earlier record. */
export function withRefreshToken(state: TokenState, token: string, record: RefreshToken): TokenState {
  return { ...state, refreshTokens: { ...state.refreshTokens, [token]: record } };
}
