import * as v from 'valibot';
import { createTokenRegistry, decodeBase64Url, encodeBase64Url, readExpiredAccessToken } from '../../../sim/index.ts';
import type { Generation } from '../../../sim/index.ts';
import { persistedAccessToken } from '../../app/storage.ts';
import type { Held } from './messages.ts';

type Kind = 'access' | 'refresh';

/** A token whose generation is known. */
export interface KnownToken {
  readonly kind: Kind;
  readonly token: string;
  readonly generation: number;
}

/** Tells tokens by their value. An access token of the lab's server says its generation itself. */
export interface KnownTokens {
  learn(tokens: readonly KnownToken[]): void;
  /** A token that nobody knows yet: the next generation of its kind. */
  meet(kind: Kind, token: string): KnownToken;
  generationOf(kind: Kind, token: string | null | undefined): Generation;
  /** The tokens in a text: a storage value, a request's body. */
  findIn(text: string): readonly { readonly kind: Kind; readonly generation: number }[];
  hasPieceIn(text: string): boolean;
}

/** Knows no tokens yet. */
export function createKnownTokens(): KnownTokens {
  const registry = createTokenRegistry();
  const newest = { access: 0, refresh: 0 };

  const learn = ({ kind, token, generation }: KnownToken): void => {
    registry.learn(kind, token, generation);
    newest[kind] = Math.max(newest[kind], generation);
  };
  const generationOf = (kind: Kind, token: string | null | undefined): Generation => {
    const known = registry.generationOf(kind, token);
    return known === null && kind === 'access' && token ? (readExpiredAccessToken(token)?.gen ?? null) : known;
  };

  return {
    learn: (tokens) => tokens.forEach(learn),
    meet(kind, token) {
      const met = { kind, token, generation: generationOf(kind, token) ?? newest[kind] + 1 };
      learn(met);
      return met;
    },
    generationOf,
    hasPieceIn: registry.hasPieceIn,
    findIn(text) {
      const found = registry.findIn(text);
      const jwt = /[\w-]+\.[\w-]+\.[\w-]+/.exec(text)?.[0];
      const generation = found.some(({ value }) => value === jwt) ? null : generationOf('access', jwt);
      return generation === null ? found : [...found, { kind: 'access', generation }];
    },
  };
}

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
  const expiry = access === null ? null : expiryOf(access);
  return {
    access: tokens.generationOf('access', access),
    refresh: tokens.generationOf('refresh', refresh),
    expired: expiry !== null && expiry * 1000 <= Date.now(),
  };
}

const payload = v.looseObject({ exp: v.optional(v.number()) });

/** What a JWT of any server says, which only that server can tell to be true; `null` for a token of another form. */
function payloadOf(token: string): v.InferOutput<typeof payload> | null {
  try {
    return v.parse(payload, JSON.parse(new TextDecoder().decode(decodeBase64Url(token.split('.')[1] ?? ''))));
  } catch {
    return null;
  }
}

/** When a JWT says that it expires, in seconds since 1970; `null` where it does not. */
export function expiryOf(token: string): number | null {
  return payloadOf(token)?.exp ?? null;
}

/**
 * A token in place of one that a server of one's own has issued, for that server to refuse: of a JWT a copy that says that it
 * has expired. Nobody but the server can sign it.
 *
 * @param seconds since 1970, when it expired
 */
export function refusedCopy(token: string, seconds: number): string {
  const claims = payloadOf(token);
  const [header = '', , ...rest] = token.split('.');
  if (claims === null) return `${token}.expired`;
  const said = encodeBase64Url(new TextEncoder().encode(JSON.stringify({ ...claims, exp: seconds })));
  return [header, said, ...rest].join('.');
}
