import { nameOf } from '../facts/callRecords.ts';
import { heldBefore, refreshWasNeeded } from '../facts/heldTokens.ts';
import { renewalsOf, tokenName } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { isWriter } from '../components.ts';
import { EXPIRED_ORDERS, inScenario } from './definition.ts';
import { countedInWords, inOrders, lastStep, unfilled, when } from './checkWords.ts';

/** One refresh for all, where the calls hear of their 401 at the same time. */
export const oneRefreshAtOnce: CheckDefinition = {
  id: 'one-refresh-at-once',
  level: 'no-stampede',
  sentence: 'Calls that are refused at once, three or six of them, share one refresh, and succeed.',
  runs: [inScenario('three-at-once'), inScenario('three-at-once', { components: '6' }), inScenario('write-once')],
  orders: [],
  judge: notOne,
  holds({ traces: [trace] }) {
    const [refresh] = trace ? renewalsOf(trace) : [];
    if (!trace || !refresh) return 'One refresh.';
    const one = `${nameOf(trace, refresh.call)} sent the one refresh ${when(trace, refresh.sent)}`;
    return `${one}, and all ${countedInWords(trace.calls.length, 'call')} succeeded.`;
  },
};

/** One refresh for all, in every order in which they hear of it. */
export const oneRefreshInEveryOrder: CheckDefinition = {
  id: 'one-refresh-in-every-order',
  level: 'every-order',
  sentence: 'Two or three calls share one refresh and succeed, in whatever order their messages arrive.',
  runs: [inScenario('late-401')],
  orders: EXPIRED_ORDERS,
  judge: notOne,
  holds: ({ orders }) => `One refresh ${inOrders(orders)}.`,
};

/** What tells a run from one with a single refresh that serves everybody. */
function notOne(trace: Trace): Violation | null {
  const [first, second] = renewalsOf(trace);
  if (second) {
    const name = nameOf(trace, second.call);
    const deed =
      second.role === 'refresh' ? 'sent a second refresh' : `fetched tokens by ${second.method} ${second.path}`;
    const because = `${name} ${deed} ${when(trace, second.sent)}${although(trace, second, first)}.`;
    return { step: second.sent.step, request: second.id, because };
  }
  // Whether a write is made again is for the wrapper to say.
  const failure = unfilled(
    trace,
    trace.calls.flatMap(({ id, component }) => (isWriter(component) ? id : [])),
  );
  if (!first) {
    const because = `No refresh was sent. ${failure?.because ?? ''}`.trim();
    return { step: failure?.step ?? lastStep(trace), request: failure?.request ?? null, because };
  }
  if (!failure) return null;
  return { ...failure, because: `One refresh was sent, and yet ${failure.because}` };
}

function although(trace: Trace, second: RequestRecord, first: RequestRecord | undefined): string {
  if (first && (!first.end || first.end.step > second.sent.step)) {
    return second.call === first.call
      ? ', with its first under way'
      : `, with that of ${nameOf(trace, first.call)} under way`;
  }
  if (second.role !== 'refresh' || refreshWasNeeded(trace, second.id)) return '';
  const index = trace.events.findIndex((event) => event.type === 'request-sent' && event.request === second.id);
  return `, although ${tokenName('access', heldBefore(trace, 'access', second.tab, index))} was good`;
}
