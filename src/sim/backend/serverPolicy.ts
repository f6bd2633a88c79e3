/** How the token endpoint answers a well-formed refresh request. */
export type RefreshAnswer =
  /** By the rules of the policy. */
  | 'normal'
  /** `401 {"detail":"Invalid refresh token"}`, whatever is presented. */
  | '401'
  /** FastAPI's answer to an unhandled error: `500` in plain text. */
  | '500'
  /** A 500 that an error handler made, in JSON. */
  | '500-json'
  /** The connection fails: the client gets a network error. */
  | 'offline'
  /** No answer ever comes. */
  | 'hang';

/** How a protected path answers. */
export type ApiAnswer =
  /** By its own rules. */
  | 'normal'
  /** An expired token is refused in plain text, as some proxies do; a good one passes. */
  | '401-text'
  /** `401` to everybody, also with a good token. */
  | '401'
  /** To whom has a good token: `403`, `404`, `500` in plain text. */
  | '403'
  | '404'
  | '500'
  /** The connection fails. */
  | 'offline';

/** The settings of a scenario's server. */
export interface ServerPolicy {
  /** Life of an access token, in seconds. */
  readonly accessSeconds: number;
  /** `rotate`: a refresh token works once, and using it brings the next one. */
  readonly rotation: 'off' | 'rotate';
  /** What a used refresh token does when it is presented again, under rotation. */
  readonly reuse: 'refuse' | 'revoke-family';
  /** For this long after its first use, a used refresh token still works, in milliseconds. */
  readonly graceMs: number;
  readonly refreshAnswer: RefreshAnswer;
  /** `normal` where it is left out. */
  readonly apiAnswer?: ApiAnswer;
}
