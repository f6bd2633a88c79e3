import { nameOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { Moment, RequestRecord } from '../facts/requests.ts';
import { listed } from '../english.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { familyBefore } from '../claims/family.ts';
import { forcedEndsOf, hiddenIn } from '../facts/logouts.ts';
import { inScenario } from './definition.ts';
import { endedInWords, endInWords, when } from './checkWords.ts';

/** A server that is down says nothing about the session: only a definite refusal ends it. */
export const outageKeepsSession: CheckDefinition = {
  id: 'outage-keeps-session',
  level: 'survives-faults',
  sentence: 'A refresh that is answered 500, meets a network error or is never answered logs nobody out.',
  runs: ['refresh-500', 'refresh-500-json', 'refresh-offline', 'refresh-hangs'].map((id) => inScenario(id)),
  orders: [],
  // A logout before any refresh failed has another cause.
  judge(trace) {
    const logout = forcedEndsOf(trace).find(({ step }) => outageBefore(trace, step));
    const outage = logout && outageBefore(trace, logout.step);
    if (!logout || !outage) return null;
    const rest = familyBefore(trace, logout.step) === 'good' ? ', and the session was good' : '';
    const because = `${nameOf(trace, logout.call)} ${endedInWords(trace, logout)}: the refresh ${howItFailed(trace, outage, logout)}${rest}.`;
    return { step: logout.step, request: logout.request ?? outage.id, because };
  },
  tests: (trace) => outagesIn(trace).some(({ sent }) => !forcedEndsOf(trace).some(({ step }) => step < sent.step)),
  untested: 'no refresh met an outage',
  blindTo: hiddenToken,
  holds({ traces }) {
    const kinds = new Set(traces.flatMap((trace) => outagesIn(trace).map((outage) => kindOf(outage))));
    return `Nobody was logged out by ${listed([...kinds], 'or')}.`;
  },
};

/** Why nobody knows whether a run has kept its refresh token, as the rest of a sentence; `null` where it is known. */
export function hiddenToken(trace: Trace): string | null {
  const hidden = hiddenIn(trace);
  return (
    hidden &&
    `${when(trace, hidden)} the refresh token was gone from its place, and something was written to ${hidden.place} that the lab cannot read.`
  );
}

/** Refreshes that met an outage: no definite answer of the server about the session. */
function outagesIn(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(isOutage);
}

/** Whether a request is a refresh that met an outage. */
export function isOutage({ role, end, decided }: RequestRecord): boolean {
  return (
    role === 'refresh' &&
    (decided?.status === null ||
      (end?.as === 'failed' && end.because === 'network') ||
      (end?.as === 'answered' && (end.status >= 500 || end.status === 429)))
  );
}

/** The last outage that the app knew of, or waited in, when a step was over. */
function outageBefore(trace: Trace, step: number): RequestRecord | undefined {
  return outagesIn(trace).findLast(({ end, decided }) =>
    end === null && decided?.status === null ? decided.step < step : (end?.step ?? Infinity) <= step,
  );
}

/** Its time is said where it is another than that of the logout. */
function howItFailed(trace: Trace, outage: RequestRecord, { step }: Moment): string {
  if (!outage.end) return 'was not answered';
  const words = endInWords(trace, outage);
  return outage.end.step === step ? words.replace(` ${when(trace, outage.end)}`, '') : words;
}

function kindOf({ end }: RequestRecord): string {
  if (end?.as === 'answered') return `a ${end.status}`;
  return end?.because === 'network' ? 'a network error' : 'a refresh without an answer';
}
