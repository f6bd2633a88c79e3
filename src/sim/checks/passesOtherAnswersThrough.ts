import { nameOf, callRecordsOf } from '../facts/callRecords.ts';
import { renewalsOf, requestsOf } from '../facts/requests.ts';
import { listed } from '../english.ts';
import type { Moment } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { forcedEndsOf } from '../facts/logouts.ts';
import { inScenario } from './definition.ts';
import { endedInWords, endInWords, isFaithful, lastRequestOf, placeOf, storyOf, when } from './checkWords.ts';

/** An answer that is no 401 reaches the call as it is. */
export const passesOtherAnswersThrough: CheckDefinition = {
  id: 'passes-other-answers-through',
  level: 'works',
  sentence: 'A call gets a 200, a 404, a 500 and a network error as they are.',
  runs: [
    ...['normal', '404', '500', 'offline'].map((api) => inScenario('fresh', { components: '1', api })),
    inScenario('write-lost'),
  ],
  orders: [],
  judge(trace) {
    const [refresh] = renewalsOf(trace);
    if (refresh) {
      const name = nameOf(trace, refresh.call);
      const deed = refresh.role === 'refresh' ? 'sent a refresh' : 'fetched new tokens';
      const because = `${name} ${deed} ${when(trace, refresh.sent)}, ${heardBefore(trace, refresh.sent)}.`;
      return { step: refresh.sent.step, request: refresh.id, because };
    }
    const [logout] = forcedEndsOf(trace);
    if (logout) {
      const because = `${nameOf(trace, logout.call)} ${endedInWords(trace, logout)}, ${heardBefore(trace, logout)}.`;
      return { step: logout.step, request: logout.request, because };
    }
    return changed(trace);
  },
  holds({ traces }) {
    const queries = traces.filter(({ calls }) => calls.length === 1);
    const heard = listed(queries.map(answerIn));
    const most = Math.max(0, ...queries.map((trace) => requestsOf(trace).length));
    const rest = most <= 1 ? ', and nothing else was sent' : `; in one of the runs ${most} requests were sent`;
    return `${heard} reached Posts${rest}.`;
  },
};

/** What the app had been told at a moment: `although Posts was answered 200 at 50 ms`. */
function heardBefore(trace: Trace, { step }: Moment): string {
  const last = requestsOf(trace).findLast(({ role, end }) => role === 'api' && end !== null && end.step <= step);
  if (!last) return 'before anything was answered';
  const isGood = last.end?.as === 'failed' || last.end?.status !== 401;
  return `${isGood ? 'although' : 'when'} ${nameOf(trace, last.call)} ${endInWords(trace, last)}`;
}

/** The first call that was given something else than the answer. */
function changed(trace: Trace): Violation | null {
  for (const record of callRecordsOf(trace)) {
    const last = lastRequestOf(trace, record);
    const fault = record.settled && !record.settled.ok ? record.settled.fault : null;
    const isRefused = last?.end?.as === 'answered' && last.end.status === 401;
    if (last && isFaithful(last.end, record.settled) && !isRefused) continue;
    return { ...placeOf(trace, record), because: fault ?? `${storyOf(trace, record)}.` };
  }
  return null;
}

function answerIn(trace: Trace, at: number): string {
  const end = requestsOf(trace).findLast(({ role }) => role === 'api')?.end;
  const answer = end?.as === 'answered' ? `${end.status}` : 'network error';
  return `${at === 0 ? 'The' : 'the'} ${answer}`;
}
