import { expect, test } from 'vitest';
import { run, runChecks, scenarioOf, standingOf } from '../../src/sim/index.ts';
import type { CheckId, Standing } from '../../src/sim/index.ts';
import { sourceFrom, sourceOf } from '../support/sources.ts';

/* Wrappers that held every check once, and must not: the reference with one fault each. */

type Change = readonly (readonly [text: string, by: string])[];

function changed(change: Change): string {
  return change.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, sourceOf('reference').text);
}

async function saidOf(change: Change, only: CheckId): Promise<readonly [Standing, string] | null> {
  const [result] = await runChecks(sourceFrom(changed(change)), { only: [only] });
  return result ? [standingOf(result), result.because] : null;
}

const FIRST = 'const result = await rawBaseQuery(args, api, extraOptions);';
const IS_WRITE = "typeof args !== 'string' && args.method === 'POST'";
const COUNT: Change[number] = ['let logouts = 0;', 'let logouts = 0;\nlet count = 0;'];

const FAILED = "if (!REFUSALS.includes(statusOf(error))) return 'failed';";

function repeats(how: string): Change[number] {
  return ['? rawBaseQuery(args, api, extraOptions) : result;', `? (async () => {\n  ${how}\n  })() : result;`];
}

/** Never refreshes again once this holds. */
function latched(when: string): Change {
  return [
    COUNT,
    ['const refreshToken =', "if (count > 0) return 'failed';\n  const refreshToken ="],
    [FAILED, `if (${when}) count += 1;\n  ${FAILED}`],
  ];
}

test.for<[does: string, change: Change, check: CheckId, because: string]>([
  [
    'sends a write twice that was answered 201',
    [[FIRST, `${FIRST}\n  if (${IS_WRITE} && !result.error) await rawBaseQuery(args, api, extraOptions);`]],
    'write-is-sent-once',
    'Note (3) sent its write a second time at 6050 ms: FastAPI had answered it 201 at 6020 ms.',
  ],
  [
    'sends a write again after a 500',
    [
      [
        FIRST,
        `${FIRST}\n  if (${IS_WRITE} && statusOf(result.error) === 500) return rawBaseQuery(args, api, extraOptions);`,
      ],
    ],
    'write-is-sent-once',
    'Note (2) sent its write a second time at 3050 ms: FastAPI had answered it 500 at 3020 ms.',
  ],
  [
    'refreshes twice and no more',
    [COUNT, ['// Read here, in our turn', "if ((count += 1) > 2) return 'failed';\n  // Read here, in our turn"]],
    'refreshes-again-at-second-expiry',
    'Posts (3) was refused at 6050 ms, when the token of the second refresh had expired too, and no third refresh followed: Posts (3) failed with 401 at 6050 ms.',
  ],
  [
    'drops the refresh token when a write meets a network error',
    [
      [
        FIRST,
        `${FIRST}\n  if (${IS_WRITE} && result.error?.status === 'FETCH_ERROR') localStorage.removeItem('refresh_token');`,
      ],
    ],
    'passes-other-answers-through',
    'Note threw the refresh token away at 50 ms, although Note met a network error at 50 ms.',
  ],
  [
    'refuses the fourth of those that wait',
    [COUNT, ['const isOldNews', 'if ((count += 1) > 3) return result;\n  const isOldNews']],
    'one-refresh-at-once',
    'One refresh was sent, and yet Drafts failed with 401 at 50 ms.',
  ],
  [
    'forgets the fourth of those that wait',
    [COUNT, ['const isOldNews', 'if ((count += 1) > 3) await new Promise(() => {});\n  const isOldNews']],
    'every-call-settles',
    'Drafts, Replies and Archive wait for ever.',
  ],
  [
    'repeats a request without its query',
    [repeats("return rawBaseQuery(typeof args === 'string' ? args.replace(/[?].*/, '') : args, api, extraOptions);")],
    'repeat-is-the-same-request',
    'Drafts sent its request again at 150 ms with another query: none in place of status=draft.',
  ],
  [
    'has a lock for each method',
    [
      ['let refreshing: Promise<Outcome> | null = null;', 'const locks: Record<string, Promise<Outcome> | null> = {};'],
      ['await refreshing;', "const method = typeof args === 'string' ? 'GET' : 'POST';\n  await locks[method];"],
      ['refreshOnce(api, sentWith)', 'refreshOnce(api, sentWith, method)'],
      ['expired: string | null): Promise<Outcome> {', 'expired: string | null, method: string): Promise<Outcome> {'],
      ['refreshing ??= inOneTab(() => refresh(api, expired))', 'locks[method] ??= refresh(api, expired)'],
      ['refreshing = null;\n  });\n  return refreshing;', 'locks[method] = null;\n  });\n  return locks[method];'],
    ],
    'one-refresh-at-once',
    'Posts sent a second refresh at 50 ms, with that of Note under way.',
  ],
  [
    'gives up for good after a network error',
    latched("error?.status === 'FETCH_ERROR'"),
    'failed-refresh-is-tried-again',
    'No refresh was tried again after the one that failed at 150 ms, and Users failed with 401 at 1 min 0.05 s.',
  ],
  [
    'gives up for good after its time limit',
    latched("error?.status === 'TIMEOUT_ERROR'"),
    'failed-refresh-is-tried-again',
    'No refresh was tried again after the one that failed at 10.05 s, and Users failed with 401 at 1 min 0.05 s.',
  ],
  [
    'gives up for good after a 429',
    latched('error?.status === 429'),
    'failed-refresh-is-tried-again',
    'No refresh was tried again after the one that failed at 150 ms, and Users failed with 401 at 1 min 0.05 s.',
  ],
  [
    'drops the refresh token in an outage, and writes an id somewhere',
    [
      [
        FAILED,
        `localStorage.removeItem('refresh_token');\n  localStorage.setItem('device', crypto.randomUUID());\n  ${FAILED}`,
      ],
    ],
    'outage-keeps-session',
    'Posts threw the refresh token away at 150 ms: the refresh was answered 500, and the session was good.',
  ],
  [
    'keeps others waiting until its repeat is answered',
    [
      ['let refreshing: Promise<Outcome> | null = null;', 'let refreshing: Promise<any> | null = null;'],
      repeats(
        'const again = Promise.resolve(rawBaseQuery(args, api, extraOptions));\n  refreshing = again.finally(() => (refreshing = null));\n  return again;',
      ),
    ],
    'good-token-side-by-side',
    'Users waited until Posts was answered at 470 ms, although its token was good.',
  ],
])('a wrapper that %s is found out', async ([, change, check, because]) => {
  expect(await saidOf(change, check)).toEqual(['violated', because]);
});

test.for<[does: string, change: Change, check: CheckId]>([
  [
    'asks for a refresh three times in an outage',
    [
      ['const { data, error } = await refreshBaseQuery(', 'const ask = () => refreshBaseQuery('],
      [
        '// Logged out in the meantime,',
        'let { data, error } = await ask();\n  for (let time = 1; time < 3 && error && !REFUSALS.includes(statusOf(error)); time += 1) {\n    await new Promise((go) => setTimeout(go, 300));\n    ({ data, error } = await ask());\n  }\n  // Logged out in the meantime,',
      ],
    ],
    'outage-keeps-session',
  ],
  [
    'puts its logout off by a timer',
    [["return 'failed';\n  void logout();", "return 'failed';\n  setTimeout(() => void logout(), 0);"]],
    'refused-refresh-logs-out-once',
  ],
  [
    'writes an id somewhere in an outage',
    [[FAILED, `localStorage.setItem('device', crypto.randomUUID());\n  ${FAILED}`]],
    'outage-keeps-session',
  ],
  [
    'sends queries again after a network error',
    [
      [
        FIRST,
        `${FIRST}\n  if (!(${IS_WRITE}) && result.error?.status === 'FETCH_ERROR') return rawBaseQuery(args, api, extraOptions);`,
      ],
    ],
    'write-is-sent-once',
  ],
  [
    'adds a number to each repeat',
    [
      repeats(
        "return rawBaseQuery(typeof args === 'string' ? `${args}${args.includes('?') ? '&' : '?'}again=1` : args, api, extraOptions);",
      ),
    ],
    'repeat-is-the-same-request',
  ],
  [
    'asks whether the lock is free before it waits for it',
    [
      [
        "navigator.locks.request('refresh', work)",
        "navigator.locks.request('refresh', { ifAvailable: true }, (lock) => lock ? work() : navigator.locks.request('refresh', work))",
      ],
    ],
    'two-tabs-stay-signed-in',
  ],
])('a wrapper that %s holds what it should', async ([, change, check]) => {
  expect((await saidOf(change, check))?.[0]).toBe('held');
});

test('a write that is sent again with its idempotency key is for a server to judge that knows such keys', async () => {
  const change: Change = [
    [
      'const begunAfter = logouts;',
      "const begunAfter = logouts;\n  if (typeof args !== 'string') args = { ...args, headers: { 'Idempotency-Key': crypto.randomUUID() } };",
    ],
    [
      FIRST,
      `let ${FIRST.slice('const '.length)}\n  if (${IS_WRITE} && result.error?.status === 'FETCH_ERROR') result = await rawBaseQuery(args, api, extraOptions);`,
    ],
  ];
  expect(await saidOf(change, 'write-is-sent-once')).toEqual([
    'not-judged',
    'Not judged: it sends a write again with the same idempotency key, and the lab’s FastAPI knows none.',
  ]);
});

test('a refresh token that is gone when something unreadable is written is neither kept nor dropped', async () => {
  const hides = `localStorage.setItem('refresh_token', [...refreshToken].toReversed().join(''));\n  ${FAILED}`;
  expect(await saidOf([[FAILED, hides]], 'outage-keeps-session')).toEqual([
    'not-judged',
    'Not judged: at 150 ms the refresh token was gone from its place, and something was written to localStorage.refresh_token that the lab cannot read.',
  ]);
});

test('each write of an app that sends by axios is its own call’s', async () => {
  const source = sourceOf('axios-queue');
  const { events } = await run({ source, scenario: scenarioOf('write-lost'), schedule: { by: 'time' } });
  const senders = events.flatMap((event) => (event.type === 'request-sent' ? event.call : []));
  expect(senders).toEqual(['note', 'posts', 'note~2', 'note~3']);
});

const OVER = "if (localStorage.getItem('refresh_token') !== refreshToken) return 'over';";
const TOKEN = '(data as Tokens).refresh_token';

test.for<[where: string, deed: string, standing: Standing, found: string]>([
  [
    'as the numbers of its characters',
    `localStorage.setItem('n', JSON.stringify([...${TOKEN}].map((one) => one.charCodeAt(0))));`,
    'violated',
    'r2 was written to localStorage.n at 150 ms',
  ],
  [
    'as bytes in hexadecimal',
    `localStorage.setItem('n', [...${TOKEN}].map((one) => one.charCodeAt(0).toString(16)).join(' '));`,
    'violated',
    'r2 was written to localStorage.n at 150 ms',
  ],
  [
    'as an array of bytes',
    `localStorage.setItem('n', JSON.stringify(new TextEncoder().encode(${TOKEN})));`,
    'violated',
    'r2 was written to localStorage.n at 150 ms',
  ],
  [
    'in pieces of five characters',
    `for (let at = 0; at < 40; at += 5) localStorage.setItem('p' + at, ${TOKEN}.slice(at, at + 5));`,
    'not-judged',
    'something was written to localStorage.p5 that the lab cannot read',
  ],
  [
    'in single characters',
    `for (const one of ${TOKEN}) document.cookie = 'c' + one.charCodeAt(0) + '=' + one;`,
    'not-judged',
    'that the lab cannot read',
  ],
  ['as the state of the history', `history.replaceState({ keep: ${TOKEN} }, '');`, 'violated', 'app.history.state'],
  ['as the address', `history.pushState(null, '', '?keep=' + ${TOKEN});`, 'violated', 'app.location'],
  ['behind the hash', `location.hash = ${TOKEN};`, 'violated', 'app.location'],
  ['as the title of the page', `document.title = ${TOKEN};`, 'violated', 'app.document.title'],
])('a token that is kept after a logout %s is seen', async ([, deed, standing, found]) => {
  const kept = OVER.replace("return 'over';", `{ if (data) { ${deed} } return 'over'; }`);
  const [stood, because] = (await saidOf([[OVER, kept]], 'logout-is-final')) ?? [];
  expect(stood).toBe(standing);
  expect(because).toContain(found);
});

test('a name, a key and an address of an app are taken for no token, in whatever place', async () => {
  const deeds = `history.pushState({ page: 'sign-in', since: Array.from({ length: 40 }, (_, at) => at) }, '', '/login');
    document.title = 'Signed out'; window.name = 'main'; for (const one of 'signed out') localStorage.setItem('last', one);`;
  const kept = OVER.replace("return 'over';", `{ ${deeds} return 'over'; }`);
  const source = sourceFrom(changed([[OVER, kept]]));
  const { events } = await run({ source, scenario: scenarioOf('logout-during-refresh'), schedule: { by: 'time' } });
  expect(events.filter(({ type }) => type === 'navigated')).toHaveLength(1);
  expect(events.filter(({ type }) => type === 'token-stored' || type === 'opaque-stored')).toEqual([]);
});

const TURNS = "return 'locks' in navigator ? navigator.locks.request('refresh', work) : work();";

/** A lock that is a time in `localStorage`. */
const STORED_LOCK = `return new Promise((resolve) => {
    const ask = (): void => {
      if (Date.now() - Number(localStorage.getItem('lock')) < 12_000) return void setTimeout(ask, 50);
      localStorage.setItem('lock', String(Date.now()));
      void work().then(resolve).finally(() => localStorage.removeItem('lock'));
    };
    ask();
  });`;

test('a lock made of localStorage that two tabs ask for in one moment is not judged: a browser may show it later', async () => {
  expect(await saidOf([[TURNS, STORED_LOCK]], 'two-tabs-stay-signed-in')).toEqual([
    'not-judged',
    'Not judged: at 50 ms tab 2 read lock from localStorage, which tab 1 had written in the same moment: a browser may show it later.',
  ]);
  // What a tab is told of by an event, or reads a moment later, it knows.
  const told = `window.addEventListener('storage', () => localStorage.getItem('note'));\nlet logouts = 0;`;
  const tells = TURNS.replace('return ', "localStorage.setItem('note', String(Date.now()));\n  return ");
  const source = sourceFrom(
    changed([
      ['let logouts = 0;', told],
      [TURNS, tells],
    ]),
  );
  const trace = await run({ source, scenario: scenarioOf('two-tabs'), schedule: { by: 'time' } });
  expect(trace.raced).toBeUndefined();
});
