import type { Facts, Trace } from '../../sim/index.ts';
import { counted, logoutsOf, timeText } from '../../sim/index.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** The whole run in one sentence, for the facts row and for screen readers. */
export function summary(trace: Trace, facts: Facts): Sentence {
  return say`${counted(facts.calls, 'call')}, ${requestsOf(facts)}; ${logoutsIn(trace, facts)}; ${endOf(trace, facts)}.`;
}

function requestsOf({ requests, refreshRequests }: Facts): string {
  const all = counted(requests, 'request');
  if (refreshRequests === 0) return `${all}, no refresh`;
  return `${all}, ${refreshRequests} of them ${refreshRequests === 1 ? 'a refresh' : 'refreshes'}`;
}

function logoutsIn(trace: Trace, { forcedLogouts, tokensWrittenAfterLogout }: Facts): string {
  const after =
    tokensWrittenAfterLogout > 0 ? `, and ${counted(tokensWrittenAfterLogout, 'token')} stored after it` : '';
  if (forcedLogouts > 0) return `the user was logged out${forcedLogouts > 1 ? ` ${forcedLogouts} times` : ''}${after}`;
  const byUser = logoutsOf(trace).some(({ by }) => by === 'user');
  return byUser ? `the user logged out${after}` : 'nobody was logged out';
}

function endOf(trace: Trace, { calls, succeeded, failed, unsettled, durationMs }: Facts): string {
  const after = trace.timed
    ? `after ${timeText(durationMs)}`
    : `after ${counted(trace.events.at(-1)?.step ?? 0, 'step')}`;
  if (trace.end === 'runaway') return `ended as a runaway ${after}`;
  if (trace.end === 'stuck') return `stuck ${after}, with ${counted(unsettled, 'call')} unsettled`;
  if (trace.end === 'stopped') return `${counted(unsettled, 'call')} still open ${after}`;
  const all = calls === 1 ? 'it' : calls === 2 ? 'both' : 'all';
  if (succeeded === calls) return `${all} succeeded ${after}`;
  if (failed === calls) return `${all} failed ${after}`;
  return `${succeeded} succeeded and ${failed} failed, ${after}`;
}
