import { factsOf, requestsOf, waitsOf } from '../../sim/index.ts';
import type { Outcome } from '../../sim/index.ts';
import { choosing, counting, curing, pointing, settlingOrder, whichSucceed } from './askers.ts';
import type { Template } from './template.ts';

const OUTCOME_TEXTS: Readonly<Record<Outcome, string>> = {
  'all-succeeded': 'Every call gets its data',
  'some-failed': 'Some calls fail, and the wrapper logs nobody out',
  'logged-out': 'The wrapper logs the user out',
  stuck: 'It gets stuck: calls wait for ever',
  runaway: 'It does not end: request follows request',
};

/** All ways to ask: to add one, add a line. */
export const TEMPLATES: readonly Template[] = [
  counting(1, 'How many refresh requests does this run make?', (trace) => factsOf(trace).refreshRequests),
  choosing(
    1,
    'How does this run end?',
    (trace) => factsOf(trace).outcome,
    (outcome) => OUTCOME_TEXTS[outcome],
  ),
  { from: 2, kind: 'set', ask: whichSucceed },
  pointing(2, 'Point at the request that brings the second access token.', (trace) =>
    requestsOf(trace)
      .filter(({ issued }) => issued?.access === 2)
      .map(({ id }) => id),
  ),
  pointing(2, 'Point at the first request that carries the second access token.', (trace) =>
    requestsOf(trace)
      .filter(({ access, role }) => access === 2 && role === 'api')
      .slice(0, 1)
      .map(({ id }) => id),
  ),
  counting(3, 'How many requests does this run send, refreshes among them?', (trace) => factsOf(trace).requests),
  curing(
    3,
    'After which of these changes does the wrapper log nobody out?',
    'the logout',
    (trace) => factsOf(trace).forcedLogouts > 0,
  ),
  curing(
    3,
    'After which of these changes is there one refresh at most?',
    'the second refresh',
    (trace) => factsOf(trace).refreshRequests > 1,
  ),
  { from: 3, kind: 'order', ask: settlingOrder },
  counting(
    4,
    'How many calls wait for another call’s refresh?',
    (trace) =>
      new Set(
        waitsOf(trace)
          .filter(({ waitsFor }) => waitsFor !== null)
          .map(({ call }) => call),
      ).size,
  ),
];
