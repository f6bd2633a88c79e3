import type { EventOf } from './trace.ts';

// What becomes of requests, calls and tokens, in words: the same wherever a run is told.

/** What happens to a request, to a call, and at FastAPI, after its name. */
export const LOST = 'is lost on its way';
export const UNANSWERED = 'is never answered';
export const FILLED = 'is filled';
export const REVOKES = 'revokes the whole family of refresh tokens';

/** How a request failed at the app: `is`, after its name; `was`, before a time; `why`, after a colon. */
export const FAILURES: Readonly<
  Record<EventOf<'request-failed'>['because'], { readonly is: string; readonly was: string; readonly why: string }>
> = {
  network: { is: 'fails with a network error', was: 'failed with a network error', why: 'the network failed' },
  abort: { is: 'is aborted', was: 'aborted', why: 'it is aborted' },
  timeout: { is: 'times out', was: 'timed out', why: 'its time limit is over' },
};

/** What is stored where the lab does not know it: `an unknown access token`, or nothing that it can read. */
export const UNREADABLE = 'what the lab cannot read';

/** A token of a kind that the server of the lab did not issue. */
export function unknownToken(kind: 'access' | 'refresh'): string {
  return `an unknown ${kind} token`;
}
