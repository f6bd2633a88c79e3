import { expect, test } from 'vitest';
import { runChecks } from '../../../src/sim/index.ts';
import type { CheckId } from '../../../src/sim/index.ts';
import { drawn } from '../../support/drawn.ts';
import { FAULTY, faultyOf } from '../../support/faulty.ts';
import { expectWitnessesToReplay, violatedIn } from '../../support/violations.ts';

/** What a wrapper breaks that gives the refresh its owner's signal, knows no failure but one, and only sees a 401 in JSON. */
const USUAL: readonly CheckId[] = [
  'plain-text-401-refreshes',
  'outage-keeps-session',
  'hung-refresh-does-not-hang-the-app',
  'abort-of-one-call-keeps-session',
  'logout-is-final',
];

/** What all but one of them lack when a session lives on: a refresh token that is left out, other users, other tabs. */
const LATER: readonly CheckId[] = [
  'keeps-refresh-token-that-is-left-out',
  'nothing-of-another-user',
  'two-tabs-stay-signed-in',
];

/** What each of the wrappers breaks, and nothing else. */
const VIOLATED: Readonly<Record<string, readonly CheckId[]>> = {
  // Each refresh presents the newest token, so it is a waste and not a theft. Where it is refused, the next in the
  // queue finds no refresh token, and logs out again.
  'run-exclusively-without-recheck': [
    'one-refresh-at-once',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    ...LATER,
  ],
  'token-read-before-lock': [
    ...USUAL,
    'one-refresh-at-once',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'fresh-refresh-token',
    ...LATER,
    'busy-and-lost-keep-session',
    'logout-reaches-other-tabs',
  ],
  // It hangs whenever a refresh succeeds. With a refused refresh it gets past: so the logout and the outage are fine.
  'return-await-inside-lock': [
    'refreshes-and-repeats',
    'plain-text-401-refreshes',
    'one-refresh-at-once',
    'one-refresh-in-every-order',
    'every-call-settles',
    'abort-of-one-call-keeps-session',
    'failed-refresh-is-tried-again',
    'nothing-of-another-user',
    'own-401-ends-nothing',
    'two-tabs-stay-signed-in',
    'closed-tab-holds-nobody-up',
    'wrong-clock-costs-one-401',
  ],
  // There is one refresh in every order, but whoever should wait for it repeats with the expired token, and fails.
  'missing-await': [
    ...USUAL,
    'one-refresh-at-once',
    'one-refresh-in-every-order',
    ...LATER,
    'busy-and-lost-keep-session',
    'logout-reaches-other-tabs',
  ],
  'forbidden-taken-for-expired': ['forbidden-is-not-expired', ...LATER],
  // The calls do end: RTK Query catches what is thrown. But an exception is no answer of a base query.
  'rejected-queue': ['every-call-settles', ...LATER],
  // Posts is aborted, and yet it is the stampede that fails Users: its slice presents the token that Posts' has used.
  'lock-for-each-slice': [
    'one-refresh-at-once',
    'one-refresh-in-every-order',
    'fresh-refresh-token',
    'abort-of-one-call-keeps-session',
    ...LATER,
  ],
  // A stampede again, whose second refresh is refused: that, not the abort, is what logs out. A refusal logs out once,
  // since nothing is left to clear. What it lacks besides: the text 401, the outage, the logout during a refresh.
  'await-between-check-and-set': [
    'plain-text-401-refreshes',
    'one-refresh-at-once',
    'one-refresh-in-every-order',
    'fresh-refresh-token',
    'outage-keeps-session',
    'abort-of-one-call-keeps-session',
    'logout-is-final',
    ...LATER,
    'busy-and-lost-keep-session',
    'logout-reaches-other-tabs',
  ],
  'logout-on-network-error': ['outage-keeps-session', ...LATER, 'busy-and-lost-keep-session'],
  'waiters-repeat-after-failure': ['no-repeat-after-refused-refresh', ...LATER],
  'no-time-limit': ['hung-refresh-does-not-hang-the-app', ...LATER, 'busy-and-lost-keep-session'],
  // The abort is no refusal, so nobody is logged out. But the others fail with the refresh that was not theirs.
  'owners-signal': ['abort-of-one-call-keeps-session', ...LATER],
};

test('there are twelve wrappers with typical faults', () => {
  expect(FAULTY.size).toBe(12);
  expect([...FAULTY.keys()].toSorted()).toEqual(Object.keys(VIOLATED).toSorted());
});

/** Those that are asked for every check: others in each run. The rest are asked for what they break. */
const WHOLE = drawn(Object.keys(VIOLATED), 1);

test.for(Object.entries(VIOLATED))(
  '%s breaks the checks that it should, and each witness replays',
  async ([name, broken]) => {
    const source = faultyOf(name);
    const results = await runChecks(source, WHOLE.includes(name) ? {} : { only: broken });
    expect(violatedIn(results).toSorted()).toEqual(broken.toSorted());
    await expectWitnessesToReplay(source, results);
  },
);
