import { expect, test } from 'vitest';
import { CHECK_IDS, countStanding, runChecks } from '../../../src/sim/index.ts';
import type { CheckId, CheckResult } from '../../../src/sim/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { sourceOf } from '../../support/sources.ts';
import { expectWitnessesToReplay, standingIn, violatedIn } from '../../support/violations.ts';

/** What every wrapper of the lab but the last lacks: they were written to show something else. */
const FAULTS: readonly CheckId[] = [
  'outage-keeps-session',
  'hung-refresh-does-not-hang-the-app',
  'abort-of-one-call-keeps-session',
  'logout-is-final',
];

/** What they lack when a session lives on. */
const LATER: readonly CheckId[] = [
  'keeps-refresh-token-that-is-left-out',
  'busy-and-lost-keep-session',
  'nothing-of-another-user',
  'two-tabs-stay-signed-in',
  'logout-reaches-other-tabs',
];

/** What of a session that lives on is about refreshes. */
const REFRESHED_LATER: readonly CheckId[] = [
  'refreshes-again-at-second-expiry',
  'keeps-refresh-token-that-is-left-out',
  'failed-refresh-is-tried-again',
  'busy-and-lost-keep-session',
  'repeat-is-the-same-request',
  'nothing-of-another-user',
  'two-tabs-stay-signed-in',
  'logout-reaches-other-tabs',
  'closed-tab-holds-nobody-up',
  'wrong-clock-costs-one-401',
];

function inOrder(ids: readonly CheckId[]): readonly CheckId[] {
  return CHECK_IDS.filter((id) => ids.includes(id));
}

const VIOLATED: Readonly<Record<string, readonly CheckId[]>> = {
  plain: [
    'refreshes-and-repeats',
    'plain-text-401-refreshes',
    'no-refresh-token-logs-out',
    'one-refresh-at-once',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'abort-of-one-call-keeps-session',
  ],
  // It repeats only after a refresh of its own has succeeded, so never after a refused one.
  'no-mutex': [
    'plain-text-401-refreshes',
    'one-refresh-at-once',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'fresh-refresh-token',
    ...FAULTS,
    ...LATER,
  ],
  'promise-flag': [
    'plain-text-401-refreshes',
    'no-refresh-token-logs-out',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'no-repeat-after-refused-refresh',
    ...FAULTS,
    // Only a 500 in JSON logs out.
    ...LATER.filter((id) => id !== 'busy-and-lost-keep-session'),
  ],
  // A late 401 finds no refresh token, and logs out again. Whoever comes while the repeat is slow waits for it.
  mutex: [
    'plain-text-401-refreshes',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'no-repeat-after-refused-refresh',
    ...FAULTS,
    ...inOrder([...LATER, 'good-token-side-by-side']),
  ],
  'wrapped-refresh': [
    'plain-text-401-refreshes',
    'one-refresh-at-once',
    'refused-refresh-logs-out-once',
    'no-endless-loop',
    'one-refresh-in-every-order',
    'fresh-refresh-token',
    'every-call-settles',
    ...FAULTS,
    ...LATER,
  ],
  'wrapped-refresh-mutex': [
    'refreshes-and-repeats',
    'plain-text-401-refreshes',
    'one-refresh-at-once',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'every-call-settles',
    'abort-of-one-call-keeps-session',
    'own-401-ends-nothing',
  ],
  docs: [
    'plain-text-401-refreshes',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'no-repeat-after-refused-refresh',
    'outage-keeps-session',
    'hung-refresh-does-not-hang-the-app',
    'abort-of-one-call-keeps-session',
    'busy-and-lost-keep-session',
    'good-token-side-by-side',
  ],
  'axios-queue': [
    'one-refresh-in-every-order',
    'outage-keeps-session',
    'hung-refresh-does-not-hang-the-app',
    'logout-is-final',
    'keeps-refresh-token-that-is-left-out',
    'busy-and-lost-keep-session',
    'nothing-of-another-user',
    'two-tabs-stay-signed-in',
    'logout-reaches-other-tabs',
  ],
  'mutex-token-check': [
    'plain-text-401-refreshes',
    'no-repeat-after-refused-refresh',
    ...FAULTS,
    ...inOrder([...LATER, 'good-token-side-by-side']),
  ],
  reference: [],
};

/** What no run puts to the test: what is about refreshes only, for a wrapper that sends none. Else there is nothing. */
const UNTESTED: Readonly<Record<string, readonly CheckId[]>> = {
  plain: [
    'no-endless-loop',
    'fresh-refresh-token',
    'every-call-settles',
    'no-repeat-after-refused-refresh',
    'outage-keeps-session',
    'hung-refresh-does-not-hang-the-app',
    'logout-is-final',
    ...REFRESHED_LATER,
  ],
  // It waits for ever before its refresh is sent.
  'wrapped-refresh-mutex': [
    'no-endless-loop',
    'fresh-refresh-token',
    'no-repeat-after-refused-refresh',
    'outage-keeps-session',
    'hung-refresh-does-not-hang-the-app',
    'logout-is-final',
    ...REFRESHED_LATER,
  ],
  // A refresh that fails logs out, so nothing is left to try again.
  'no-mutex': ['failed-refresh-is-tried-again'],
  mutex: ['failed-refresh-is-tried-again'],
  'wrapped-refresh': ['failed-refresh-is-tried-again'],
  'mutex-token-check': ['failed-refresh-is-tried-again'],
  docs: ['failed-refresh-is-tried-again'],
  'axios-queue': ['failed-refresh-is-tried-again'],
};

/** What cannot be asked of a wrapper whose tokens are in a cookie that no code sees, and in a state whose slice was not given. */
const NOT_JUDGED: Readonly<Record<string, readonly CheckId[]>> = {
  docs: [
    'no-refresh-token-logs-out',
    'logout-is-final',
    'keeps-refresh-token-that-is-left-out',
    'nothing-of-another-user',
    'two-tabs-stay-signed-in',
    'logout-reaches-other-tabs',
    'closed-tab-holds-nobody-up',
  ],
};

/** What another test looks at that is held. */
const HELD: Readonly<Record<string, readonly CheckId[]>> = { 'no-mutex': ['no-repeat-after-refused-refresh'] };

/**
 * Those that are asked for every check: three that other tests read, and another in each run. The rest are asked for
 * what they do not hold.
 */
const WHOLE: readonly string[] = [
  'reference',
  'plain',
  'wrapped-refresh-mutex',
  ...drawn(
    WRAPPERS.map(({ id }) => id),
    1,
  ),
];

function askedOf(id: string): readonly CheckId[] {
  if (WHOLE.includes(id)) return CHECK_IDS;
  const told = [VIOLATED, UNTESTED, NOT_JUDGED, HELD].flatMap((table) => table[id] ?? []);
  return CHECK_IDS.filter((check) => told.includes(check));
}

/** Each wrapper is run once. */
const known = new Map<string, Promise<readonly CheckResult[]>>();
function resultsOf(id: string): Promise<readonly CheckResult[]> {
  const results = known.get(id) ?? runChecks(sourceOf(id), { only: askedOf(id) });
  known.set(id, results);
  return results;
}

test.for(WRAPPERS.map(({ id }) => id))(
  '%s breaks the checks that it should, each witness replays, and what no run put to the test is told apart',
  async (id) => {
    const results = await resultsOf(id);
    expect(results.map((result) => result.id)).toEqual(askedOf(id));
    expect(violatedIn(results)).toEqual(VIOLATED[id]);
    expect(standingIn(results, 'untested')).toEqual(UNTESTED[id] ?? []);
    expect(standingIn(results, 'not-judged')).toEqual(NOT_JUDGED[id] ?? []);
    await expectWitnessesToReplay(sourceOf(id), results);
  },
);

test('the reference holds every order of two and three calls, and their number is told', async () => {
  const inOrders = (await resultsOf('reference')).filter(({ orders }) => orders !== null);
  expect(inOrders.map(({ id, orders, because }) => [id, orders, because])).toEqual([
    ['refused-refresh-logs-out-once', 80, 'One logout in all 8 orders of two calls and all 72 of three.'],
    ['one-refresh-in-every-order', 812, 'One refresh in all 20 orders of two calls and all 792 of three.'],
    [
      'fresh-refresh-token',
      812,
      'No refresh token was presented twice in all 20 orders of two calls and all 792 of three.',
    ],
    [
      'every-call-settles',
      892,
      'Every call settled in all 20 orders of two calls and all 792 of three; ' +
        'with the refresh refused, in all 8 orders of two calls and all 72 of three.',
    ],
    [
      'no-repeat-after-refused-refresh',
      80,
      'No call was repeated after the refusal in all 8 orders of two calls and all 72 of three.',
    ],
    [
      'abort-of-one-call-keeps-session',
      140,
      'Posts was aborted; the others succeeded and nobody was logged out in all 140 orders of two calls.',
    ],
    ['logout-is-final', 199, 'No token was written after the logout, in all 7 orders of one call and all 192 of two.'],
    [
      'nothing-of-another-user',
      606,
      'No request of Ann’s went out with Bob’s token, and no token of hers was stored after he had logged in, in all 606 orders of four calls.',
    ],
    [
      'two-tabs-stay-signed-in',
      20,
      'Both tabs got their data and stayed signed in in all 20 orders of one call in each tab.',
    ],
  ]);
});

test('a check over more orders than were run says so', async () => {
  const result = (await resultsOf('no-mutex')).find(({ id }) => id === 'no-repeat-after-refused-refresh');
  expect(result).toMatchObject({ holds: true, orders: 616 });
  expect(result?.because).toBe(
    'No call was repeated after the refusal in all 16 orders of two calls and 600 of three (there are more).',
  );
});

test('the same wrapper gives the same results, whichever checks are asked for', async () => {
  const only: readonly CheckId[] = ['plain-text-401-refreshes', 'fresh-refresh-token'];
  const again = await runChecks(sourceOf('no-mutex'), { only });
  expect(again).toEqual((await resultsOf('no-mutex')).filter(({ id }) => only.includes(id)));
});

test('fetchBaseQuery itself holds what needs no refresh, and what is about refreshes is no credit to it', async () => {
  const results = await resultsOf('plain');
  expect(standingIn(results, 'held')).toEqual([
    'passes-other-answers-through',
    'forbidden-is-not-expired',
    'write-is-sent-once',
    'good-token-side-by-side',
    'own-401-ends-nothing',
  ]);
  const untested = results.filter(({ id }) => UNTESTED['plain']?.includes(id));
  expect(untested.map(({ because }) => because.replace('No run put this to the test: ', ''))).toEqual([
    'neither a refresh nor a new token was refused.',
    'no refresh was sent.',
    'no refresh was sent.',
    'no refresh was refused.',
    'no refresh met an outage.',
    'no refresh was left without an answer.',
    'no refresh was accepted that was under way when the user logged out.',
    'no call got its data by a first refresh.',
    'no call got its data by a refresh that brought an access token alone.',
    'no refresh failed, or the session was ended when it did.',
    'no refresh was answered 429 or lost its answer.',
    'no write was repeated.',
    'nothing was repeated or refreshed, or what the other user’s login brought was stored nowhere that the lab sees.',
    'no refresh was sent.',
    'no refresh was accepted that was under way when the user logged out.',
    'the closed tab had no refresh under way.',
    'no refresh was sent.',
  ]);
});

test('every result is held, untested or violated, and is counted once', async () => {
  const counts = async (id: string) => {
    const results = await resultsOf(id);
    return (['held', 'untested', 'violated'] as const).map((standing) => countStanding(results, standing));
  };
  expect(await counts('wrapped-refresh-mutex')).toEqual([5, 16, 8]);
  expect(await counts('plain')).toEqual([5, 17, 7]);
});
