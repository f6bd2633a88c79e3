import type { Generation, Trace } from '../trace.ts';

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
