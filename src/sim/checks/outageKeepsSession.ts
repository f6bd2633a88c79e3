import { nameOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedLogoutsOf } from '../facts/forcedLogouts.ts';
import { sendsRefresh, inScenario } from './definition.ts';
import { when } from './checkWords.ts';

/** A server that is down says nothing about the session: only a definite refusal ends it. */
export const outageKeepsSession: CheckDefinition = {
  id: 'outage-keeps-session',
  level: 'survives-faults',
  sentence: 'A refresh that is answered 500, meets a network error or is never answered logs nobody out.',
  runs: ['refresh-500', 'refresh-500-json', 'refresh-offline', 'refresh-hangs'].map((id) => inScenario(id)),
  orders: [],
  judge(trace) {
    const [logout] = forcedLogoutsOf(trace);
    if (!logout) return null;
    const because = `${nameOf(trace, logout.call)} logged the user out ${when(trace, logout)}: ${reason(trace)}, and the session was good.`;
    return { step: logout.step, request: logout.request ?? refreshOf(trace), because };
  },
  tests: sendsRefresh,
  holds: () => 'Nobody was logged out by a 500, a network error or a refresh without an answer.',
};

function reason({ scenario }: Trace): string {
  switch (scenario.server.refreshAnswer) {
    case 'offline':
      return 'the refresh met a network error';
    case 'hang':
      return 'the refresh was not answered';
    default:
      return 'the refresh was answered 500';
  }
}

function refreshOf(trace: Trace): string | null {
  return requestsOf(trace).find(({ role }) => role === 'refresh')?.id ?? null;
}
