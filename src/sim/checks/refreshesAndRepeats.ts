import { callRecordsOf, nameOf } from '../facts/callRecords.ts';
import { renewalsOf, requestsOf, wasRefused } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import { capital } from '../english.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { inScenario } from './definition.ts';
import { countedInWords, isJson, unfilled, when } from './checkWords.ts';

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
  unasked: ({ expiry }) =>
    expiry !== null && expiry.status < 400
      ? `its server says in the body of a ${expiry.status} that a token has expired: plain text cannot say it.`
      : null,
  // A wrapper that looks at its token before it sends is not answered 401 here.
  tests: (trace) => requestsOf(trace).some((request) => wasRefused(request) && isPlainText(request)),
  untested: 'nothing was refused in plain text',
  holds({ traces }) {
    const refused = traces.flatMap((trace) => requestsOf(trace)).find(wasRefused);
    return `The ${statusOf(refused)} came in plain text. ${capital(refreshedIn(traces))}.`;
  },
};

function notRepeated(trace: Trace): Violation | null {
  const failure = unfilled(trace);
  if (!failure) return null;
  const because = failure.because.replace(/\.$/, '');
  const refused = requestsOf(trace).find(wasRefused);
  if (renewalsOf(trace).length > 0 || !refused) return failure;
  // It threw before a refresh was sent: what it threw says why.
  const fault = callRecordsOf(trace).flatMap(({ settled }) => (settled && !settled.ok ? [settled.fault] : []))[0];
  if (fault) return { step: failure.step, request: refused.id, because: fault };
  const text = `the ${statusOf(refused)}${isPlainText(refused) ? ' in plain text' : ''}`;
  return { step: failure.step, request: refused.id, because: `${because}: no refresh followed ${text}.` };
}

function isPlainText({ end }: RequestRecord): boolean {
  return end?.as === 'answered' && !isJson(end.body);
}

function statusOf(request: RequestRecord | undefined): number {
  return request?.end?.as === 'answered' ? request.end.status : 401;
}

/** `Posts sent one refresh and got its data at 200 ms`. */
function refreshedIn([trace]: readonly Trace[]): string {
  if (!trace) return 'It was refreshed and repeated';
  const renewals = renewalsOf(trace);
  const settled = trace.events.find((event) => event.type === 'call-settled');
  const name = nameOf(trace, trace.calls[0]?.id ?? null);
  const sender = nameOf(trace, renewals[0]?.call ?? null);
  const deed = renewals.some(({ role }) => role !== 'refresh')
    ? `asked for new tokens ${countedInWords(renewals.length, 'time')}`
    : `sent ${countedInWords(renewals.length, 'refresh', 'refreshes')}`;
  const got = `got its data ${settled ? when(trace, settled) : ''}`;
  return sender === name || renewals.length === 0
    ? `${name} ${deed} and ${got}`
    : `${sender} ${deed}, and ${name} ${got}`;
}
