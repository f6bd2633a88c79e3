import { expect, test } from 'vitest';
import { CHECKS, runChecks } from '../../../src/sim/index.ts';
import type { CheckId } from '../../../src/sim/index.ts';
import { sourceFrom, sourceOf } from '../../support/sources.ts';
import { expectWitnessesToReplay, violatedIn } from '../../support/violations.ts';

const LIVES_ON: readonly CheckId[] = CHECKS.filter(({ level }) => level === 'lives-on').map(({ id }) => id);

const OTHER_USER: CheckId = 'nothing-of-another-user';

interface Fault {
  readonly does: string;
  /** What is put in place of what, in the text of the reference. */
  readonly change: readonly (readonly [text: string, by: string])[];
  readonly violated: readonly CheckId[];
  /** What the first violated check says. */
  readonly because: string;
}

const REPEAT = 'return logouts === begunAfter && !isReadOnce(args) ? rawBaseQuery(args, api, extraOptions) : result;';
const FIRST = 'const result = await rawBaseQuery(args, api, extraOptions);';

/** The reference with one fault each. */
const FAULTS: readonly Fault[] = [
  {
    does: 'keeps its first refresh for ever',
    change: [['.finally(() => {\n    refreshing = null;\n  })', '']],
    violated: [
      'refreshes-again-at-second-expiry',
      'keeps-refresh-token-that-is-left-out',
      'failed-refresh-is-tried-again',
      'two-tabs-stay-signed-in',
    ],
    because:
      'Posts (2) was refused at 6050 ms, when the token of the first refresh had expired too, and no second refresh followed: Posts (2) failed with 401 at 6100 ms.',
  },
  {
    does: 'stores the old refresh token again',
    change: [['setTokens(access_token, refresh_token);', 'setTokens(access_token, refreshToken);']],
    violated: ['refreshes-again-at-second-expiry', 'two-tabs-stay-signed-in'],
    because:
      'Posts (2) sent the second refresh at 6050 ms with r1, although the first one had left it r2: Posts (2) failed with 401 at 6150 ms.',
  },
  {
    does: 'takes each 401 within 30 s of a refresh for old news',
    change: [
      ['let logouts = 0;', 'let logouts = 0;\nlet last = -Infinity;'],
      ['refreshing ??=', "if (Date.now() - last < 30_000) return Promise.resolve('refreshed');\n  refreshing ??="],
      ['setTokens(access_token, refresh_token);', 'setTokens(access_token, refresh_token);\n    last = Date.now();'],
    ],
    violated: ['refreshes-again-at-second-expiry', 'keeps-refresh-token-that-is-left-out'],
    because:
      'Posts (2) was refused at 6050 ms, when the token of the first refresh had expired too, and no second refresh followed: Posts (2) failed with 401 at 6100 ms.',
  },
  {
    does: 'throws the refresh token away that an answer leaves out',
    change: [['refresh_token = refreshToken }', "refresh_token = '' }"]],
    violated: ['keeps-refresh-token-that-is-left-out'],
    because:
      'Posts (2) was refused at 6050 ms, when the token of the first refresh had expired too, and the app held no refresh token any more: Posts (2) failed with 401 at 6050 ms.',
  },
  {
    does: 'never tries again after a failure',
    change: [
      ['let logouts = 0;', 'let logouts = 0;\nlet failed = false;'],
      ['refreshing ??=', "if (failed) return Promise.resolve('failed');\n  refreshing ??="],
      ["return 'failed';", "{\n failed = true;\n return 'failed';\n }"],
    ],
    violated: ['failed-refresh-is-tried-again'],
    because:
      'No refresh was tried again after the one that failed at 150 ms, and Users failed with 401 at 1 min 0.05 s.',
  },
  {
    does: 'takes a 429 for a refusal',
    change: [['[400, 401, 403]', '[400, 401, 403, 429]']],
    violated: ['busy-and-lost-keep-session'],
    because:
      'Posts logged the user out at 150 ms: the refresh was answered 429 at 150 ms, which refuses no refresh token.',
  },
  {
    does: 'takes a lost answer for a refusal',
    change: [['[400, 401, 403]', "[400, 401, 403, 'FETCH_ERROR']"]],
    violated: ['busy-and-lost-keep-session'],
    because:
      'Posts logged the user out at 150 ms: the answer to the refresh was lost at 150 ms, which refuses no refresh token.',
  },
  {
    does: 'sends again what met a network error',
    change: [
      [FIRST, `${FIRST}\n  if (result.error?.status === 'FETCH_ERROR') return rawBaseQuery(args, api, extraOptions);`],
    ],
    violated: ['write-is-sent-once'],
    because: 'Note sent its write a second time at 50 ms: FastAPI had answered it 201 at 20 ms.',
  },
  {
    does: 'repeats without method and body',
    change: [[REPEAT, 'return rawBaseQuery(typeof args === "string" ? args : args.url, api, extraOptions);']],
    violated: ['repeat-is-the-same-request'],
    because: 'Note sent its request again at 150 ms with another method: GET in place of POST.',
  },
  {
    does: 'makes one call after the other',
    change: [
      ['let logouts = 0;', 'let logouts = 0;\nlet turn: Promise<unknown> = Promise.resolve();'],
      [
        FIRST,
        'const mine = turn.then(() => rawBaseQuery(args, api, extraOptions));\n  turn = mine;\n  const result = await mine;',
      ],
    ],
    violated: ['good-token-side-by-side'],
    because: 'Users waited until Posts was answered at 50 ms, although its token was good.',
  },
  {
    does: 'repeats whenever the token differs',
    change: [
      ['if (logouts !== begunAfter) return result;', ''],
      [REPEAT, 'return rawBaseQuery(args, api, extraOptions);'],
    ],
    violated: ['nothing-of-another-user'],
    because: 'Users was called by Ann, and was sent with a3, Bob’s token, at 320 ms.',
  },
  {
    does: 'logs out at a second 401',
    change: [
      [
        REPEAT,
        'if (logouts !== begunAfter) return result;\n  const again = await rawBaseQuery(args, api, extraOptions);\n  if (statusOf(again.error) === 401) void useAuthStore.getState().logout();\n  return again;',
      ],
    ],
    violated: ['own-401-ends-nothing'],
    because: 'Comments was answered 401 with a good token at 50 ms, and the user was logged out at 200 ms.',
  },
  {
    does: 'takes no turns among tabs',
    change: [["'locks' in navigator", 'false']],
    violated: ['two-tabs-stay-signed-in'],
    because: 'A refresh of tab 2 was refused, which presented r1: Posts in tab 2 failed with 401 at 150 ms.',
  },
  {
    does: 'stores tokens whoever has logged out meanwhile, and takes no turns',
    change: [
      ["if (localStorage.getItem('refresh_token') !== refreshToken) return 'over';", ''],
      ["'locks' in navigator", 'false'],
    ],
    violated: ['nothing-of-another-user', 'two-tabs-stay-signed-in', 'logout-reaches-other-tabs'],
    because: 'Ann’s r2 was stored at 150 ms, after Bob had logged in.',
  },
  {
    does: 'has a lock in storage that outlives its tab',
    change: [
      [
        "return 'locks' in navigator ? navigator.locks.request('refresh', work) : work();",
        `return new Promise((resolve) => {
    const ask = () => {
      if (localStorage.getItem('lock')) return void setTimeout(ask, 100);
      localStorage.setItem('lock', 'taken');
      void work().then(resolve).finally(() => localStorage.removeItem('lock'));
    };
    ask();
  });`,
      ],
    ],
    violated: ['closed-tab-holds-nobody-up'],
    because:
      'Tab 1 was closed at 100 ms, in the middle of its refresh, and Posts in tab 2 and Users in tab 2 still wait after 10 min, where the lab waits no longer.',
  },
  {
    does: 'trusts its clock more than the server',
    change: [
      [
        'const sentWith = useAuthStore.getState().accessToken;',
        `const isOver = () => {
    const [, claims = ''] = (useAuthStore.getState().accessToken ?? '').split('.');
    return claims !== '' && JSON.parse(atob(claims)).exp * 1000 <= Date.now();
  };
  if (isOver()) await refreshOnce(api, useAuthStore.getState().accessToken);
  if (isOver()) return { error: { status: 401, data: 'expired' } };
  const sentWith = useAuthStore.getState().accessToken;`,
      ],
    ],
    violated: ['wrong-clock-costs-one-401'],
    because: 'Posts failed with 401 at 100 ms.',
  },
];

function withFault({ change }: Fault): string {
  return change.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, sourceOf('reference').text);
}

test.for(FAULTS)('a wrapper that $does violates what it should, and the sentence names it', async (fault) => {
  const source = sourceFrom(withFault(fault));
  // Who holds it does so in some hundred orders, which the reference is asked for all of them.
  const only = LIVES_ON.filter((id) => id !== OTHER_USER || fault.violated.includes(OTHER_USER));
  const results = await runChecks(source, { only });
  expect(violatedIn(results)).toEqual(fault.violated);
  expect(results.find(({ holds }) => holds === false)?.because).toBe(fault.because);
  await expectWitnessesToReplay(source, results);
});

test('a check that was not put to the test says what did not happen', async () => {
  const results = await runChecks(sourceOf('mutex'), { only: ['failed-refresh-is-tried-again'] });
  expect(results).toMatchObject([
    {
      tested: false,
      because: 'No run put this to the test: no refresh failed, or the session was ended when it did.',
    },
  ]);
});
