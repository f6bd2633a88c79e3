/** How the token endpoint answers a well-formed refresh request. */
export const REFRESH_ANSWERS = [
  /** By the rules of the policy. */
  'normal',
  /** `401 {"detail":"Invalid refresh token"}`, whatever is presented. */
  '401',
  /** FastAPI's answer to an unhandled error: `500` in plain text. */
  '500',
  /** A 500 that an error handler made, in JSON. */
  '500-json',
  /** The connection fails: the client gets a network error, and the token stays unused. */
  'offline',
  /** No answer ever comes. */
  'hang',
  /** RFC 6749's refusal, `400 {"error":"invalid_grant"}`. */
  '400',
  '403',
  /** `429` with `Retry-After: 30`: nothing is said of the token. */
  '429',
  /** Exchanged, and answered without a body: tokens that travel in cookies arrive, others do not. */
  '204',
  /** `200` with `{"error":"invalid_grant"}`: nothing is exchanged. */
  '200-error',
  /** Exchanged, and the answer is lost on its way: the client gets a network error. */
  'lost',
  /** A request that bears an expired access token is refused for it; any other is answered by the rules. */
  '401-bearer',
  /** By the rules, except that the answer brings no refresh token: the one that was presented goes on working. */
  'access-only',
  /** By the rules; within the grace period a used refresh token brings the same pair again. */
  'same-pair',
] as const;
export type RefreshAnswer = (typeof REFRESH_ANSWERS)[number];

/** How a protected path answers. */
export const API_ANSWERS = [
  /** By its own rules. */
  'normal',
  /** An expired token is refused in plain text, as some proxies do; a good one passes. */
  '401-text',
  /** `401` to everybody, also with a good token. */
  '401',
  /** To whom has a good token: `403`, `404`, `500` in plain text. */
  '403',
  '404',
  '500',
  /** The connection fails, and nothing is done. */
  'offline',
  /** Done, and the answer is lost on its way: the client gets a network error. */
  'lost',
] as const;
export type ApiAnswer = (typeof API_ANSWERS)[number];

/** The same answer always, or a list that is used up from the front, whose last one stays. */
export type Answers<Answer extends string> = Answer | readonly [Answer, ...Answer[]];

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
  /** A refresh that arrives uses one up. */
  readonly refreshAnswer: Answers<RefreshAnswer>;
  /**
   * `normal` where it is left out. A request with a good token uses one up; `401-text` is used up by one whose token is
   * refused.
   */
  readonly apiAnswer?: Answers<ApiAnswer>;
  /** Paths that answer in a way of their own: `{ "/comments": "401" }`. */
  readonly pathAnswers?: Readonly<Record<string, Answers<ApiAnswer>>>;
}

/** More answers than this are no script that anybody reads. */
const MOST_ANSWERS = 12;

/** Reads one of `values`, or several in turn: `500,normal`. `null` for a text that names another, or too many. */
export function readAnswers<Answer extends string>(text: string, values: readonly Answer[]): Answers<Answer> | null {
  const named = text.split(',');
  const [first, ...rest] = named.flatMap((one) => values.find((value) => value === one) ?? []);
  if (first === undefined || rest.length + 1 < named.length || named.length > MOST_ANSWERS) return null;
  return rest.length === 0 ? first : [first, ...rest];
}

/** The answers in their order. */
export function answersIn<Answer extends string>(answers: Answers<Answer>): readonly [Answer, ...Answer[]] {
  return typeof answers === 'string' ? [answers] : answers;
}

/** The answer that stays when the others are used up. */
export function lastingAnswer<Answer extends string>(answers: Answers<Answer>): Answer {
  const [first, ...others] = answersIn(answers);
  return others.at(-1) ?? first;
}

/** Whether a refresh that is answered so says of the refresh token that it is refused. */
export function isRefusal(answer: RefreshAnswer): boolean {
  return answer === '401' || answer === '400' || answer === '403' || answer === '200-error';
}
