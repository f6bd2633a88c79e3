import { callInWords, callRecordsOf, factsOf, FILLED, requestsOf, waitsOf } from '../../sim/index.ts';
import type { Outcome, Trace } from '../../sim/index.ts';
import { ending } from '../../timeline/words/index.ts';
import { tellLogouts, tellRefreshes, tellRequests, tellSettling, tellWaits } from './tellings.ts';
import type { Template } from './asking.ts';
import {
  choosing,
  counting,
  curing,
  pointing,
  settleInAnOrder,
  settlingOrder,
  someSucceed,
  WHICH_ORDER,
  whichSucceed,
  WHO_SUCCEEDS,
} from './waysToAsk.ts';

const OUTCOME_TEXTS: Readonly<Record<Outcome, string>> = {
  'all-succeeded': 'Every call gets its data',
  'some-failed': 'Some calls fail, and the wrapper logs nobody out',
  'logged-out': 'The wrapper logs the user out',
  stuck: 'It gets stuck: calls wait for ever',
  runaway: 'It does not end: request follows request',
};

/** All ways to ask: to add one, add a line. What a run says to it is told of each option and of the run itself. */
export const TEMPLATES: readonly Template[] = [
  counting(
    1,
    'refreshes',
    'How many refresh requests does this run make?',
    (trace) => factsOf(trace).refreshRequests,
    tellRefreshes,
  ),
  counting(
    1,
    'logouts',
    'How many times does the wrapper log the user out?',
    (trace) => factsOf(trace).forcedLogouts,
    tellLogouts,
  ),
  counting(
    1,
    'requests',
    'How many requests does this run send, refreshes among them?',
    (trace) => factsOf(trace).requests,
    tellRequests,
  ),
  choosing(
    1,
    'ending',
    'How does this run end?',
    (trace) => factsOf(trace).outcome,
    (_, outcome) => OUTCOME_TEXTS[outcome],
    ending,
  ),
  choosing(
    1,
    'comments',
    'What comes of the call of Comments?',
    (trace) => resultOf(trace, 'comments'),
    (_, result) => RESULT_TEXTS[result],
    tellSettling,
    (trace) => trace.calls.some(({ component }) => component === 'comments'),
  ),
  { from: 1, fact: 'who-succeeds', kind: 'set', prompt: WHO_SUCCEEDS, fits: someSucceed, ask: whichSucceed },
  pointing(
    1,
    'brings-new-token',
    'Point at the request that brings the second access token.',
    ({ issued }) => issued?.access === 2,
  ),
  choosing(
    2,
    'accepted-refresh',
    'Whose refresh is the last one that FastAPI accepts?',
    (trace) => requestsOf(trace).findLast(({ issued }) => issued !== null)?.call ?? 'nobody',
    (trace, call) => nameIn(trace, call),
    tellRefreshes,
  ),
  pointing(
    2,
    'carries-new-token',
    'Point at the first request that carries the second access token.',
    ({ access, role }) => access === 2 && role === 'api',
  ),
  curing(
    3,
    'why-logged-out',
    'After which of these changes does the wrapper log nobody out?',
    'the logout',
    (trace) => factsOf(trace).forcedLogouts > 0,
    tellLogouts,
  ),
  curing(
    3,
    'why-two-refreshes',
    'After which of these changes is there one refresh at most?',
    'the second refresh',
    (trace) => factsOf(trace).refreshRequests > 1,
    tellRefreshes,
  ),
  { from: 3, fact: 'settling-order', kind: 'order', prompt: WHICH_ORDER, fits: settleInAnOrder, ask: settlingOrder },
  counting(
    4,
    'waiting',
    'How many calls wait for another call’s refresh?',
    (trace) =>
      new Set(
        waitsOf(trace)
          .filter(({ waitsFor }) => waitsFor !== null)
          .map(({ call }) => call),
      ).size,
    tellWaits,
  ),
];

type Result = 'data at once' | 'data later' | 'failed' | 'never settles' | 'no such call';

const RESULT_TEXTS: Readonly<Record<Result, string>> = {
  'data at once': `It ${FILLED} at the first try`,
  'data later': `It ${FILLED} after a repeat`,
  failed: 'It fails',
  'never settles': 'It never settles',
  'no such call': 'It is never made',
};

function resultOf(trace: Trace, component: string): Result {
  const record = callRecordsOf(trace).find(({ call }) => call.component === component);
  if (!record) return 'no such call';
  if (!record.settled) return 'never settles';
  if (!record.settled.ok) return 'failed';
  const tries = requestsOf(trace).filter(({ call, role }) => call === record.call.id && role === 'api').length;
  return tries > 1 ? 'data later' : 'data at once';
}

function nameIn({ calls }: Trace, id: string): string {
  const call = calls.find((one) => one.id === id);
  return call ? callInWords(call) : 'Nobody’s: FastAPI accepts none';
}
