import type { IssuedToken } from './tokenState.ts';
import type { Fault } from './forcedReplies.ts';
import type { ServerPolicy } from './serverPolicy.ts';
import type { BackendState, Vault } from './backendState.ts';

/** All that the backend needs from its surroundings. */
export interface BackendParts {
  readonly vault: Vault<BackendState>;
  /** Asked anew for each request, so that settings can change while the server runs. */
  readonly policy: () => ServerPolicy;
  /** Milliseconds since 1970, virtual or real. */
  readonly nowMs: () => number;
  /** A token that nobody can guess, or that a seed repeats: see `createTokenSource`. */
  readonly newToken: () => string;
  /** Told after the state is stored, and before the answer is given. */
  readonly observe?: (event: BackendEvent) => void;
  /** Awaited in place of an answer that never comes. */
  readonly hang: () => Promise<never>;
  readonly faults?: () => readonly Fault[];
  /** Cookies of the request that is being answered, by name; without it those of its header. */
  readonly cookies?: () => Readonly<Record<string, string>>;
}

/** Which request something happened for. */
interface Occasion {
  /** MSW's id of the request, as its own events have it. */
  readonly requestId: string;
  /** Without the base: `/auth/refresh`. */
  readonly path: string;
}

/** What the server tells whoever watches it: things that its answers alone do not show. */
export type BackendEvent = Occasion &
  (
    | { readonly type: 'tokens-issued'; readonly access: IssuedToken; readonly refresh: IssuedToken }
    /** A used refresh token was presented again; `accepted` within the grace period. */
    | {
        readonly type: 'refresh-reused';
        readonly token: string;
        readonly generation: number;
        readonly accepted: boolean;
      }
    /** Reuse was detected: every token of the family is dead from now on. */
    | { readonly type: 'family-revoked'; readonly familyId: string }
    /** What was asked for is done, and the answer with this status is lost on its way. */
    | { readonly type: 'answer-lost'; readonly status: number }
    /** The refresh token that was read of a request, wherever it stood in it. */
    | { readonly type: 'refresh-presented'; readonly token: string }
    /** The access token of a request is not let in, by another status than 401. */
    | { readonly type: 'access-refused' }
    /** The answer sets cookies, as `Set-Cookie` has them: a browser shows them to no code. */
    | { readonly type: 'cookies-set'; readonly cookies: readonly string[] }
  );
