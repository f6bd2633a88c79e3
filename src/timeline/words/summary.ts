import type { Facts } from '../../sim/facts/facts.ts';
import type { Trace } from '../../sim/trace.ts';
import { counted } from './names.ts';
import { say } from './sentence.ts';
import type { Sentence } from './sentence.ts';

/** The whole run in one sentence, for the facts row and for screen readers. */
export function summary(trace: Trace, facts: Facts): Sentence {
  return say`${counted(facts.calls, 'call')}, ${requestsOf(facts)}; ${logoutsOf(facts)}; ${endOf(trace, facts)}.`;
}

function requestsOf({ requests, refreshRequests }: Facts): string {
  const all = counted(requests, 'request');
  if (refreshRequests === 0) return `${all}, no refresh`;
  if (refreshRequests === requests) return requests === 1 ? `${all}, a refresh` : `${all}, all of them refreshes`;
  return `${all}, ${refreshRequests} of them ${refreshRequests === 1 ? 'a refresh' : 'refreshes'}`;
}

function logoutsOf({ forcedLogouts }: Facts): string {
  if (forcedLogouts === 0) return 'nobody was logged out';
  return forcedLogouts === 1 ? 'the user was logged out' : `the user was logged out ${forcedLogouts} times`;
}

function endOf(trace: Trace, { calls, succeeded, failed, unsettled, durationMs }: Facts): string {
  const last = trace.events.at(-1)?.step ?? 0;
  const after = trace.timed ? `after ${durationMs} ms` : `after ${counted(last, 'step')}`;
  if (trace.end === 'runaway') return `ended as a runaway ${after}`;
  if (trace.end === 'stuck') return `stuck ${after}, with ${counted(unsettled, 'call')} unsettled`;
  if (trace.end === 'stopped') return `${counted(unsettled, 'call')} still open ${after}`;
  if (succeeded === calls) return calls === 1 ? `it succeeded ${after}` : `all succeeded ${after}`;
  if (failed === calls) return calls === 1 ? `it failed ${after}` : `all failed ${after}`;
  return `${succeeded} succeeded and ${failed} failed, ${after}`;
}
