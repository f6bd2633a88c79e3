import type { IssuedToken } from './tokenService.ts';

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
  );
