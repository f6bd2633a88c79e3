/** `posts`, or `posts@2` for the same component in the second tab. In live mode `posts~2` is the second call of Posts. */
export type CallId = string;

/**
 * `posts.1` is the first try of Posts, `posts.2` its repeat, `posts.r1` the first refresh it sent, `posts.l1` a login and
 * `posts.o1` a logout.
 * Requests that belong to no call are `app.1`, `app.r1`. Ids do not depend on the order of events.
 */
export type RequestId = string;

/** What a request is for: told from its path. */
export type RequestRole = 'api' | 'refresh' | 'login' | 'logout';

/** What a request's id says. */
export interface RequestIdParts {
  /** Whoever sends it: the id of a call, `app`, or `app@2`. */
  readonly sender: CallId;
  readonly role: RequestRole;
  /** Counts requests of this sender and role, from 1. */
  readonly attempt: number;
}

/** What stands before the attempt in a request's id. */
const SIGNS: Readonly<Record<RequestRole, string>> = { api: '', refresh: 'r', login: 'l', logout: 'o' };

const ROLES: Readonly<Record<string, RequestRole>> = { r: 'refresh', l: 'login', o: 'logout' };

/** Longer numbers are in no run. */
const NUMBER = String.raw`[1-9]\d{0,5}`;

const CALL_ID = new RegExp(String.raw`^[a-z]+(?:~${NUMBER})?(?:@([2-9]))?$`);

const REQUEST_ID = new RegExp(String.raw`^([^.]+)\.([rlo]?)(${NUMBER})$`);

/** The id of a call, by the name it has in each tab. The first tab is not named. */
export function callIdOf(name: string, tab: number): CallId {
  return tab === 1 ? name : `${name}@${tab}`;
}

/** Whoever sends requests: a call, or the app of a tab outside any call. */
export function senderOf(call: CallId | null, tab: number): CallId {
  return call ?? callIdOf('app', tab);
}

/** The tab of a call or sender, from 1; `null` where the text is the id of none. */
export function tabOf(sender: CallId): number | null {
  const [found, tab] = CALL_ID.exec(sender) ?? [];
  return found === undefined ? null : Number(tab ?? 1);
}

/** `posts.1`, `posts.r1`, `app.l1`. */
export function writeRequestId({ sender, role, attempt }: RequestIdParts): RequestId {
  return `${sender}.${SIGNS[role]}${attempt}`;
}

/** What a request's id says; `null` where the text is none. */
export function readRequestId(id: RequestId): RequestIdParts | null {
  const [, sender = '', sign = '', attempt] = REQUEST_ID.exec(id) ?? [];
  if (attempt === undefined || tabOf(sender) === null) return null;
  return { sender, role: ROLES[sign] ?? 'api', attempt: Number(attempt) };
}

/** Numbers the requests of a world, or of a page of the live app, as they are sent. */
export interface RequestNumbers {
  /** The next one of this sender and role. */
  next(sender: CallId, role: RequestRole): RequestIdParts;
  /** Counting starts anew. */
  forget(): void;
}

/** Numbers in which nothing has been sent. */
export function createRequestNumbers(): RequestNumbers {
  const attempts = new Map<string, number>();
  return {
    next(sender, role) {
      const key = `${sender} ${role}`;
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      return { sender, role, attempt };
    },
    forget: () => attempts.clear(),
  };
}
