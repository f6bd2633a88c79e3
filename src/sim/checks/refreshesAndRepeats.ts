import { nameOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { inScenario } from './definition.ts';
import { countedInWords, unfilled, when } from './checkWords.ts';

/** A call that is refused with 401 gets its data after one refresh. */
export const refreshesAndRepeats: CheckDefinition = {
  id: 'refreshes-and-repeats',
  level: 'works',
  sentence: 'A call whose access token has expired is refreshed and repeated, and succeeds.',
  runs: [inScenario('one-expired')],
  orders: [],
  judge: notRepeated,
  holds: ({ traces }) => `${refreshedIn(traces)}.`,
};

/** A 401 that is no JSON is a `PARSING_ERROR` to RTK Query, with the 401 as its `originalStatus`. */
export const plainText401Refreshes: CheckDefinition = {
  id: 'plain-text-401-refreshes',
  level: 'works',
  sentence: 'A 401 in plain text is refreshed and repeated like any other.',
  runs: [inScenario('one-expired', { api: '401-text' })],
  orders: [],
  judge: notRepeated,
  holds: ({ traces }) => `The 401 came in plain text. ${refreshedIn(traces)}.`,
};

function notRepeated(trace: Trace): Violation | null {
  const failure = unfilled(trace);
  if (!failure) return null;
  const because = failure.because.replace(/\.$/, '');
  const [refresh] = requestsOf(trace).filter(({ role }) => role === 'refresh');
  const first = requestsOf(trace).find(({ end }) => end?.as === 'answered' && end.status === 401);
  if (!refresh && first) {
    const text = trace.scenario.server.apiAnswer === '401-text' ? 'the 401 in plain text' : 'the 401';
    return { step: failure.step, request: first.id, because: `${because}: no refresh followed ${text}.` };
  }
  return failure;
}

/** `Posts sent one refresh and got its data at 200 ms`. */
function refreshedIn([trace]: readonly Trace[]): string {
  if (!trace) return 'It was refreshed and repeated';
  const refreshes = requestsOf(trace).filter(({ role }) => role === 'refresh').length;
  const settled = trace.events.find((event) => event.type === 'call-settled');
  const name = nameOf(trace, trace.calls[0]?.id ?? null);
  return `${name} sent ${countedInWords(refreshes, 'refresh', 'refreshes')} and got its data ${settled ? when(trace, settled) : ''}`;
}
