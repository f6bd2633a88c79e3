import { nameOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { sendsRefresh, inScenario } from './definition.ts';
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
    const refused =
      trace.scenario.server.refreshAnswer === '401' ? 'the refresh is answered 401' : 'the new token is refused';
    return {
      step: lastStep(trace),
      request: last?.id ?? null,
      because: `After ${requests.length} requests it was stopped: ${refused}, and ${nameOf(trace, last?.call ?? null)} goes on to send ${what}.`,
    };
  },
  tests: sendsRefresh,
  holds: ({ traces }) => {
    const most = Math.max(0, ...traces.map((trace) => requestsOf(trace).length));
    return `No run took more than ${most} requests.`;
  },
};
