import { nameOf, callRecordsOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedLogoutsOf } from '../facts/forcedLogouts.ts';
import { inScenario } from './definition.ts';
import { endOf, placeOf, unfilled, when } from './checkWords.ts';

/** This lab's FastAPI answers 403 when the token is good and its owner may not do this: another token would not help. */
export const forbiddenIsNotExpired: CheckDefinition = {
  id: 'forbidden-is-not-expired',
  level: 'works',
  sentence: 'A 403 reaches the call: it neither refreshes nor logs out.',
  runs: [inScenario('fresh', { components: '1', api: '403' }), inScenario('one-expired', { api: '403' })],
  orders: [],
  judge(trace) {
    const forbidden = forbiddenIn(trace);
    if (!forbidden?.end) {
      const failure = trace.scenario.accessToken === 'good' ? unfilled(trace) : null;
      return failure && { ...failure, because: `The 403 did not reach Posts. ${failure.because}` };
    }
    const { call, end } = forbidden;
    const heard = `${nameOf(trace, call)} was answered 403 ${when(trace, end)}`;
    const refresh = requestsOf(trace).find(({ role, sent }) => role === 'refresh' && sent.step >= end.step);
    if (refresh) return { step: refresh.sent.step, request: refresh.id, because: `${heard}, and sent a refresh.` };
    const logout = forcedLogoutsOf(trace).find(({ step }) => step >= end.step);
    if (logout) return { step: logout.step, request: forbidden.id, because: `${heard}, and logged the user out.` };
    const record = callRecordsOf(trace).find((one) => one.call.id === call);
    if (!record || (record.settled && !record.settled.ok && record.settled.status === 403)) return null;
    return { ...placeOf(trace, record), because: `${heard}, and yet ${endOf(trace, record)}.` };
  },
  holds: () => 'The 403 reached Posts: no refresh followed, and nobody was logged out.',
};

function forbiddenIn(trace: Trace): RequestRecord | null {
  return (
    requestsOf(trace).find(({ role, end }) => role === 'api' && end?.as === 'answered' && end.status === 403) ?? null
  );
}
