import type { Generation, TokenPlace, Trace, TraceEvent } from '../trace.ts';
import type { RequestId } from '../ids.ts';
import { requestsOf, wasRefused } from './requests.ts';

/**
 * Whether a refresh was needed when it was sent. It was not, if its tab already held an access token that was newer
 * than the one its call had last been refused with, and was good: a repeat would have done.
 *
 * @throws {Error} when the request is none of this trace's refreshes.
 */
export function refreshWasNeeded(trace: Trace, id: RequestId): boolean {
  const index = trace.events.findIndex((event) => event.type === 'request-sent' && event.request === id);
  const sent = trace.events[index];
  if (sent?.type !== 'request-sent' || sent.role !== 'refresh') {
    throw new Error(
      `Failed to judge the refresh "${id}": the trace sends no such refresh. Use the id of a refresh request.`,
    );
  }
  const refused = requestsOf(trace).findLast(
    (request) =>
      request.call === sent.call &&
      request.sent.step <= sent.step &&
      wasRefused(request) &&
      (request.end?.step ?? Infinity) <= sent.step,
  );
  const held = heldBefore(trace, 'access', sent.tab, index);
  if (!refused || held === null || !isGoodBefore(trace, held, index)) return true;
  return held <= (refused.access ?? 0);
}

/**
 * The token that a tab holds just before the event with this index (0: when the run begins).
 * `localStorage` and cookies are shared by the tabs; all other places are each tab's own.
 */
export function heldBefore(trace: Trace, kind: 'access' | 'refresh', tab: number, index: number): Generation {
  const change = trace.events.slice(0, index).findLast((event) => isChange(event, kind, tab));
  if (change?.type === 'token-stored') return change.generation;
  if (change?.type === 'token-cleared') return null;
  return kind === 'refresh' && trace.scenario.refreshToken === 'none' ? null : 1;
}

function isChange(event: TraceEvent, kind: 'access' | 'refresh', tab: number): boolean {
  if (event.type !== 'token-stored' && event.type !== 'token-cleared') return false;
  return event.kind === kind && (event.tab === tab || isShared(event.place));
}

/** Whether all tabs of a browser see what is kept there. */
export function isShared(place: TokenPlace): boolean {
  return place.startsWith('localStorage.') || place.startsWith('cookie.');
}

/** Whether an access token has expired at this virtual time, in milliseconds. */
export function hasExpired(trace: Trace, access: Generation, atMs: number): boolean {
  return access !== null && atMs >= expiresAtMs(trace, access);
}

/** Whether FastAPI would accept an access token just before the event with this index: neither expired nor revoked. */
export function isGoodBefore(trace: Trace, access: Generation, index: number): boolean {
  const atMs = trace.events[index]?.atMs ?? trace.events.at(-1)?.atMs ?? 0;
  const revoked = trace.events.slice(0, index).some((event) => event.type === 'family-revoked');
  return access !== null && !revoked && !hasExpired(trace, access, atMs);
}

/**
 * When an access token expires, in virtual milliseconds; `Infinity` for one that FastAPI has not issued. Its `exp` is
 * a whole second, as in every JWT, and a run begins at one.
 */
function expiresAtMs(trace: Trace, access: number): number {
  const lifeMs = trace.scenario.server.accessSeconds * 1000;
  if (access === 1) return trace.scenario.accessToken === 'expired' ? -Infinity : lifeMs;
  const issued = trace.events.find((event) => event.type === 'tokens-issued' && event.access === access);
  return issued ? Math.floor(issued.atMs / 1000) * 1000 + lifeMs : Infinity;
}
