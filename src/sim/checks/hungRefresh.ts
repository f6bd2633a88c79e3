import { openCallsOf, withoutEnd } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario } from './definition.ts';
import { lastStep } from './checkWords.ts';

/** A refresh without an answer may cost the calls that need it, but not for ever, and not those that come later. */
export const hungRefreshDoesNotHangTheApp: CheckDefinition = {
  id: 'hung-refresh-does-not-hang-the-app',
  level: 'survives-faults',
  sentence: 'When a refresh is never answered, the calls that wait for it end all the same, and so do later ones.',
  runs: [inScenario('refresh-hangs'), inScenario('call-after-hang')],
  orders: [],
  judge(trace) {
    const open = openCallsOf(trace);
    const hung = hungIn(trace);
    if (open.length === 0 || !hung) return null;
    return {
      step: lastStep(trace),
      request: hung.id,
      because: `The refresh is never answered, and ${withoutEnd(trace, open)}.`,
    };
  },
  unasked: ({ madeUpTimes: [time] = [] }) =>
    time === undefined ? null : `how long it waits is in ${time}, which was not given.`,
  tests: (trace) => hungIn(trace) !== null,
  untested: 'no refresh was left without an answer',
  holds: ({ traces: [first, later] }) => {
    const last = Math.max(
      0,
      ...(first?.events ?? []).flatMap((event) => (event.type === 'call-settled' ? event.atMs : [])),
    );
    return `All calls had ended after ${last / 1000} s${later ? ', and so had one that came later' : ''}.`;
  },
};

function hungIn(trace: Trace): RequestRecord | null {
  return requestsOf(trace).find(({ role, decided }) => role === 'refresh' && decided?.status === null) ?? null;
}
