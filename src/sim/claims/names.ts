import type { CallId } from '../ids.ts';
import type { Trace } from '../trace.ts';

/** `Posts`, or `Posts in tab 2`; `the app` for what belongs to no call. */
export function nameOf({ calls }: Trace, id: CallId | null): string {
  return calls.find((call) => call.id === id)?.label.replace(', tab ', ' in tab ') ?? 'the app';
}
