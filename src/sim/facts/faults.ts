import type { Trace } from '../trace.ts';

/**
 * What the wrapper itself did wrong, as a sentence: it threw in a call, or gave a non-result. Of several calls that
 * it hit, the first; `null` where there was none.
 */
export function firstFault({ events }: Trace): string | null {
  for (const event of events) {
    if (event.type === 'call-settled' && !event.ok && event.fault !== null) return event.fault;
  }
  return null;
}
