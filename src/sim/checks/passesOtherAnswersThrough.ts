import { nameOf, callRecordsOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import { lastingAnswer } from '../backend/serverPolicy.ts';
import type { ApiAnswer } from '../backend/serverPolicy.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { forcedLogoutsOf } from '../facts/forcedLogouts.ts';
import { inScenario } from './definition.ts';
import { endOf, placeOf, when } from './checkWords.ts';

const ANSWERED: Partial<Record<ApiAnswer, string>> = {
  normal: 'was answered 200',
  404: 'was answered 404',
  500: 'was answered 500',
  offline: 'met a network error',
};

/** An answer that is no 401 reaches the call as it is. */
export const passesOtherAnswersThrough: CheckDefinition = {
  id: 'passes-other-answers-through',
  level: 'works',
  sentence: 'A call gets a 200, a 404, a 500 and a network error as they are.',
  runs: ['normal', '404', '500', 'offline'].map((api) => inScenario('fresh', { components: '1', api })),
  orders: [],
  judge(trace) {
    const answered = ANSWERED[lastingAnswer(trace.scenario.server.apiAnswer ?? 'normal')];
    const refresh = requestsOf(trace).find(({ role }) => role === 'refresh');
    if (refresh) {
      const name = nameOf(trace, refresh.call);
      const because = `${name} sent a refresh ${when(trace, refresh.sent)}, although it ${answered}.`;
      return { step: refresh.sent.step, request: refresh.id, because };
    }
    const [logout] = forcedLogoutsOf(trace);
    if (logout) {
      const because = `${nameOf(trace, logout.call)} logged the user out ${when(trace, logout)}, although it ${answered}.`;
      return { step: logout.step, request: logout.request, because };
    }
    return changed(trace, answered);
  },
  holds: () => 'The 200, the 404, the 500 and the network error reached Posts, and nothing else was sent.',
};

/** The first call that was given something else than the answer. */
function changed(trace: Trace, answered: string | undefined): Violation | null {
  const wrong = callRecordsOf(trace).find(({ settled }) => !settled || !isAnswer(trace, settled));
  if (!wrong) return null;
  const fault = wrong.settled && !wrong.settled.ok ? wrong.settled.fault : null;
  const because = fault ?? `${nameOf(trace, wrong.call.id)} ${answered}, and yet ${endOf(trace, wrong)}.`;
  return { ...placeOf(trace, wrong), because };
}

type Settled = NonNullable<ReturnType<typeof callRecordsOf>[number]['settled']>;

function isAnswer({ scenario }: Trace, settled: Settled): boolean {
  const answer = lastingAnswer(scenario.server.apiAnswer ?? 'normal');
  if (settled.ok) return answer === 'normal';
  if (settled.fault !== null) return false;
  switch (answer) {
    case '404':
      return settled.status === 404;
    // RTK Query cannot parse FastAPI's plain text.
    case '500':
      return settled.status === 500 || settled.status === 'PARSING_ERROR';
    case 'offline':
      return typeof settled.status === 'string';
    default:
      return false;
  }
}
