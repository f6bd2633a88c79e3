import { nameOf, callRecordsOf } from '../facts/callRecords.ts';
import { renewalsOf, requestsOf } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedEndsOf } from '../facts/logouts.ts';
import { inScenario } from './definition.ts';
import { endedInWords, endInWords, endOf, isFaithful, placeOf, storyOf } from './checkWords.ts';

/** This lab's FastAPI answers 403 when the token is good and its owner may not do this: another token would not help. */
export const forbiddenIsNotExpired: CheckDefinition = {
  id: 'forbidden-is-not-expired',
  level: 'works',
  sentence: 'A 403 reaches the call: it neither refreshes nor logs out.',
  runs: [inScenario('fresh', { components: '1', api: '403' }), inScenario('one-expired', { api: '403' })],
  orders: [],
  unasked: ({ expiry }) =>
    expiry?.status === 403 ? 'its server says 403 of a token that has expired, so it cannot tell the two apart.' : null,
  judge(trace) {
    const forbidden = forbiddenIn(trace);
    const refresh = renewalsOf(trace).find(({ sent }) => sent.step >= (forbidden?.end?.step ?? Infinity));
    const heard = forbidden ? `${nameOf(trace, forbidden.call)} ${endInWords(trace, forbidden)}` : '';
    if (refresh) return { step: refresh.sent.step, request: refresh.id, because: `${heard}, and sent a refresh.` };
    const logout = forcedEndsOf(trace).find(({ step }) => step >= (forbidden?.end?.step ?? Infinity));
    if (logout)
      return {
        step: logout.step,
        request: forbidden?.id ?? null,
        because: `${heard}, and ${logout.how.as === 'logout' ? 'logged the user out' : endedInWords(trace, logout)}.`,
      };
    if (!forbidden) {
      const [posts] = callRecordsOf(trace);
      // With an expired token a wrapper may give up before it hears of any 403.
      if (trace.scenario.accessToken !== 'good' || !posts) return null;
      return { ...placeOf(trace, posts), because: `No 403 reached Posts: ${storyOf(trace, posts)}.` };
    }
    const record = callRecordsOf(trace).find((one) => one.call.id === forbidden.call);
    if (!record || (record.settled?.ok === false && isFaithful(forbidden.end, record.settled))) return null;
    return { ...placeOf(trace, record), because: `${heard}, and yet ${endOf(trace, record)}.` };
  },
  tests: (trace) => forbiddenIn(trace) !== null,
  untested: 'no 403 reached the app',
  holds: () => 'The 403 reached Posts: no refresh followed, and nobody was logged out.',
};

function forbiddenIn(trace: Trace): RequestRecord | null {
  return (
    requestsOf(trace).find(({ role, end }) => role === 'api' && end?.as === 'answered' && end.status === 403) ?? null
  );
}
