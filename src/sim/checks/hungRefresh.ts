import { callRecordsOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { sendsRefresh, inScenario } from './definition.ts';
import { lastStep, unfilled, withoutEnd } from './checkWords.ts';

/** A refresh without an answer may cost the calls that need it, but not for ever, and not those that come later. */
export const hungRefreshDoesNotHangTheApp: CheckDefinition = {
  id: 'hung-refresh-does-not-hang-the-app',
  level: 'survives-faults',
  sentence: 'When a refresh is never answered, the calls that wait for it end all the same, and so do later ones.',
  runs: [inScenario('refresh-hangs'), inScenario('call-after-hang')],
  orders: [],
  judge(trace) {
    const open = callRecordsOf(trace).filter(({ settled }) => !settled);
    if (open.length === 0) return null;
    const hung = requestsOf(trace).find(({ decided }) => decided?.status === null);
    const what = hung ? 'The refresh is never answered' : 'No refresh was sent';
    return {
      step: lastStep(trace),
      request: hung?.id ?? unfilled(trace)?.request ?? null,
      because: `${what}, and ${withoutEnd(trace, open)}.`,
    };
  },
  tests: sendsRefresh,
  holds: ({ traces }) => {
    const last = Math.max(0, ...traces.slice(0, 1).map(({ events }) => events.at(-1)?.atMs ?? 0));
    return `All calls had ended after ${last / 1000} s, and so had one that came later.`;
  },
};
