import type { RequestId } from '../ids.ts';
import type { Trace } from '../trace.ts';
import { heldBefore } from './held.ts';
import { isGoodBefore } from './life.ts';
import { requestsOf } from './requests.ts';

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
      request.role === 'api' &&
      request.sent.step <= sent.step &&
      request.end?.as === 'answered' &&
      request.end.status === 401 &&
      request.end.step <= sent.step,
  );
  const held = heldBefore(trace, 'access', sent.tab, index);
  if (!refused || held === null || !isGoodBefore(trace, held, index)) return true;
  return held <= (refused.access ?? 0);
}
