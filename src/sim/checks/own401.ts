import { nameOf } from '../facts/callRecords.ts';
import { forcedEndsOf } from '../facts/logouts.ts';
import { isGoodBefore } from '../facts/heldTokens.ts';
import { requestsOf } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario } from './definition.ts';
import { endOfSession, unfilled, when } from './checkWords.ts';

/** An endpoint may answer 401 for reasons of its own: only the refusal of a refresh ends a session. */
export const own401EndsNothing: CheckDefinition = {
  id: 'own-401-ends-nothing',
  level: 'lives-on',
  sentence: 'A 401 of one endpoint, with a good token, logs nobody out, and the other calls go on.',
  runs: [inScenario('own-401')],
  orders: [],
  judge(trace) {
    const refused = refusedWithGoodToken(trace);
    if (!refused?.end) return null;
    const heard = `${nameOf(trace, refused.call)} was answered 401 with a good token ${when(trace, refused.end)}`;
    const [logout] = forcedEndsOf(trace);
    if (logout) {
      const because = `${heard}, and ${endOfSession(trace, logout)}.`;
      return { step: logout.step, request: logout.request ?? refused.id, because };
    }
    const failure = unfilled(trace, ['comments']);
    return failure && { ...failure, because: `${heard}, and ${failure.because}` };
  },
  tests: (trace) => refusedWithGoodToken(trace) !== null,
  untested: 'no call was answered 401 with a good token',
  holds: () => 'Comments was answered 401 with a good token: nobody was logged out, and Posts got its data again.',
};

function refusedWithGoodToken(trace: Trace): RequestRecord | null {
  return (
    requestsOf(trace).find(({ role, id, access, end }) => {
      if (role !== 'api' || end?.as !== 'answered' || end.status !== 401) return false;
      const at = trace.events.findIndex((event) => event.type === 'request-decided' && event.request === id);
      return isGoodBefore(trace, access, at);
    }) ?? null
  );
}
