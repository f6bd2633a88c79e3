import type { CallId, RequestId, RequestRole } from './trace.ts';

/** Whoever sends requests: a call, or the app of a tab outside any call. */
export function senderKey(call: CallId | null, tab: number): string {
  return call ?? (tab === 1 ? 'app' : `app@${tab}`);
}

/** What stands before the attempt in a request's id. */
const SIGNS: Readonly<Record<RequestRole, string>> = { api: '', refresh: 'r', login: 'l', logout: 'o' };

/**
 * `posts.1`, `posts.r1`, `app.l1`.
 *
 * @param attempt counts requests of this sender and role, from 1
 */
export function requestIdOf(sender: string, role: RequestRole, attempt: number): RequestId {
  return `${sender}.${SIGNS[role]}${attempt}`;
}
