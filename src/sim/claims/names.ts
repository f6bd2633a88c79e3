import { callInWords } from '../call.ts';
import type { CallId } from '../ids.ts';
import type { Trace } from '../trace.ts';

/** `Posts`, or `Posts in tab 2`; `the app` for what belongs to no call. */
export function nameOf({ calls }: Trace, id: CallId | null): string {
  return callInWords(calls.find((call) => call.id === id));
}
