import type { Trace } from '../trace.ts';

/** Whether a run has a refresh in it. */
export function sendsRefresh({ events }: Trace): boolean {
  return events.some((event) => event.type === 'request-sent' && event.role === 'refresh');
}
