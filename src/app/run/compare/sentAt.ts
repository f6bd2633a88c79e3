import type { TraceEvent } from '../../../sim/index.ts';

/** What a step sends: `sends POST /auth/refresh`; empty where it sends nothing. */
export function sentAt(events: readonly TraceEvent[]): string {
  const sent = events.flatMap((event) => (event.type === 'request-sent' ? [`${event.method} ${event.path}`] : []));
  const [first, ...rest] = sent;
  if (first === undefined) return '';
  return rest.length === 0 ? `sends ${first}` : `sends ${first} and ${rest.length} more`;
}
