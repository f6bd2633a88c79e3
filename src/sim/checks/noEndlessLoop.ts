import { nameOf } from '../facts/callRecords.ts';
import { isRefusedRefresh, requestsOf, wasRefused } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario } from './definition.ts';
import { lastStep } from './checkWords.ts';

/** Neither a 401 for a refresh nor one for a repeat with a new token starts another refresh. */
export const noEndlessLoop: CheckDefinition = {
  id: 'no-endless-loop',
  level: 'no-stampede',
  sentence: 'It stops when the refresh is answered 401, and when a new token is refused too.',
  runs: [
    inScenario('refresh-refused', { components: '1' }),
    inScenario('refresh-refused'),
    inScenario('one-expired', { api: '401' }),
  ],
  orders: [],
  judge(trace) {
    if (trace.end !== 'runaway') return null;
    const requests = requestsOf(trace);
    const last = requests.at(-1);
    const what = last?.role === 'refresh' ? 'a refresh' : 'a request';
    return {
      step: lastStep(trace),
      request: last?.id ?? null,
      because: `After ${requests.length} requests it was stopped: ${refusalsIn(trace)}, and ${nameOf(trace, last?.call ?? null)} goes on to send ${what}.`,
    };
  },
  tests: (trace) =>
    requestsOf(trace).some(
      (request) => isRefusedRefresh(request) || (wasRefused(request) && (request.access ?? 0) > 1),
    ),
  untested: 'neither a refresh nor a new token was refused',
  holds: ({ traces }) => {
    const most = Math.max(0, ...traces.map((trace) => requestsOf(trace).length));
    return `No run took more than ${most} requests.`;
  },
};

/** What was refused: `the refresh was refused 19 times`, `a new token was refused 28 times`. */
function refusalsIn(trace: Trace): string {
  const requests = requestsOf(trace);
  const refreshes = requests.filter(isRefusedRefresh).length;
  if (refreshes > 0) return `the refresh was refused ${timesOf(refreshes)}`;
  const others = requests.filter(wasRefused).length;
  return others > 0 ? `a request was refused ${timesOf(others)}` : 'nothing was refused';
}

function timesOf(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
