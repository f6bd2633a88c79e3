import { COMPONENTS, isWriter } from './components.ts';
import type { ComponentId } from './components.ts';
import type { Latency, Mount, Scenario } from './scenario.ts';
import type { ServerPolicy } from './backend/serverPolicy.ts';

const SERVER: ServerPolicy = {
  accessSeconds: 15 * 60,
  rotation: 'rotate',
  reuse: 'refuse',
  graceMs: 0,
  refreshAnswer: 'normal',
};

const LATENCY: Latency = {
  api: { outMs: 20, backMs: 30 },
  refresh: { outMs: 40, backMs: 60 },
  exceptions: [],
};

const mountAtOnce = (...components: ComponentId[]): readonly Mount[] =>
  components.map((component) => ({ component, atMs: 0 }));

const callAgain = (atMs: number, ...components: ComponentId[]): readonly Mount[] =>
  components.map((component) => ({ component, atMs }));

/** What every scenario is unless it says otherwise. */
export const BASE: Scenario = {
  id: 'three-at-once',
  title: 'Three at once',
  about: 'Three components mount at once, and their access token has expired.',
  mounts: mountAtOnce('posts', 'users', 'comments'),
  tabs: 1,
  accessToken: 'expired',
  refreshToken: 'good',
  server: SERVER,
  latency: LATENCY,
  user: [],
};

/** All scenarios, from harmless to cruel. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...BASE,
    id: 'fresh',
    title: 'Fresh token',
    about: 'Three components mount at once, and their access token is good.',
    accessToken: 'good',
  },
  {
    ...BASE,
    id: 'one-expired',
    title: 'One expired',
    about: 'One component mounts, and its access token has expired.',
    mounts: mountAtOnce('posts'),
  },
  BASE,
  {
    ...BASE,
    id: 'late-401',
    title: 'Late 401',
    about: 'The third component hears of its 401 long after the others.',
    latency: { ...LATENCY, exceptions: [{ component: 'comments', attempt: 1, backMs: 300 }] },
  },
  {
    ...BASE,
    id: 'reuse-revokes',
    title: 'Reuse revokes',
    about: 'A refresh token that is presented twice revokes its whole family, access tokens too.',
    server: { ...SERVER, reuse: 'revoke-family' },
  },
  {
    ...BASE,
    id: 'refresh-refused',
    title: 'Refresh refused',
    about: 'The refresh is answered 401: the session is over.',
    server: { ...SERVER, refreshAnswer: '401' },
  },
  {
    ...BASE,
    id: 'refresh-500',
    title: 'Refresh fails, 500',
    about:
      'The refresh is answered 500 in plain text, as FastAPI answers an unhandled error to a page of its own origin.',
    server: { ...SERVER, refreshAnswer: '500' },
  },
  {
    ...BASE,
    id: 'refresh-500-json',
    title: 'Refresh fails, 500 as JSON',
    about: 'The refresh is answered 500 in JSON.',
    server: { ...SERVER, refreshAnswer: '500-json' },
  },
  {
    ...BASE,
    id: 'refresh-offline',
    title: 'Refresh fails, offline',
    about: 'The network fails during the refresh.',
    server: { ...SERVER, refreshAnswer: 'offline' },
  },
  {
    ...BASE,
    id: 'refresh-hangs',
    title: 'Refresh hangs',
    about: 'The refresh is never answered.',
    server: { ...SERVER, refreshAnswer: 'hang' },
  },
  {
    ...BASE,
    id: 'call-after-hang',
    title: 'Call after a hang',
    about: 'The refresh is never answered; one component mounts, and a second one 20 s later.',
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'users', atMs: 20_000 },
    ],
    server: { ...SERVER, refreshAnswer: 'hang' },
  },
  {
    ...BASE,
    id: 'no-refresh-token',
    title: 'No refresh token',
    about: 'There is no refresh token in storage.',
    refreshToken: 'none',
  },
  {
    ...BASE,
    id: 'logout-during-refresh',
    title: 'Logout during refresh',
    about: 'One component mounts; the user logs out at 100 ms, while the refresh is under way.',
    mounts: mountAtOnce('posts'),
    user: [{ do: 'logout', atMs: 100 }],
  },
  {
    ...BASE,
    id: 'owner-aborted',
    title: 'Owner aborted',
    about: 'The first call is aborted at 100 ms, by the abort() of its promise, while its refresh is under way.',
    user: [{ do: 'abort', component: 'posts', atMs: 100 }],
  },
  {
    ...BASE,
    id: 'slow-repeat',
    title: 'Slow repeat',
    about: 'One component mounts, and its repeat takes 300 ms back; a second mounts at 160 ms.',
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'users', atMs: 160 },
    ],
    latency: { ...LATENCY, exceptions: [{ component: 'posts', attempt: 2, backMs: 300 }] },
  },
  {
    ...BASE,
    id: 'mount-during-refresh',
    title: 'Mount during refresh',
    about: 'One component mounts; a second mounts at 80 ms, while the refresh is under way.',
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'users', atMs: 80 },
    ],
  },
  {
    ...BASE,
    id: 'two-tabs',
    title: 'Two tabs',
    about: 'The same three components mount in two tabs at once.',
    tabs: 2,
  },
  {
    ...BASE,
    id: 'second-expiry',
    title: 'Second expiry',
    about: 'Two components call at 0 and again at 6 s: the token that the first refresh brought lived for 5 s.',
    mounts: [...mountAtOnce('posts', 'users'), ...callAgain(6_000, 'posts', 'users')],
    server: { ...SERVER, accessSeconds: 5 },
  },
  {
    ...BASE,
    id: 'no-new-refresh-token',
    title: 'No new refresh token',
    about:
      'The first refresh brings an access token alone, which lives for 5 s, and the refresh token stays good; one component calls at 0 and again at 6 s.',
    mounts: [...mountAtOnce('posts'), ...callAgain(6_000, 'posts')],
    server: { ...SERVER, accessSeconds: 5, refreshAnswer: ['access-only', 'normal'] },
  },
  {
    ...BASE,
    id: 'refresh-recovers',
    title: 'Refresh recovers',
    about: 'The first refresh is answered 500, later ones normally; one component mounts, and a second one 60 s later.',
    mounts: [...mountAtOnce('posts'), ...callAgain(60_000, 'users')],
    server: { ...SERVER, refreshAnswer: ['500', 'normal'] },
  },
  {
    ...BASE,
    id: 'answer-lost',
    title: 'Answer lost',
    about:
      'The first refresh is answered, and its answer is lost; the used token still works for 60 s. One component mounts, and a second one 10 s later.',
    mounts: [...mountAtOnce('posts'), ...callAgain(10_000, 'users')],
    server: { ...SERVER, refreshAnswer: ['lost', 'normal'], graceMs: 60_000 },
  },
  {
    ...BASE,
    id: 'too-many-requests',
    title: 'Too many requests',
    about:
      'The first refresh is answered 429 with Retry-After: 30, later ones normally; one component mounts, and a second one 60 s later.',
    mounts: [...mountAtOnce('posts'), ...callAgain(60_000, 'users')],
    server: { ...SERVER, refreshAnswer: ['429', 'normal'] },
  },
  {
    ...BASE,
    id: 'write-once',
    title: 'Write once',
    about: 'A component posts a comment while another one queries, and their access token has expired.',
    mounts: mountAtOnce('note', 'posts'),
  },
  {
    ...BASE,
    id: 'write-stream',
    title: 'Write a stream',
    about: 'A component posts a comment from a stream.',
    mounts: [{ component: 'note', atMs: 0, body: 'stream' }, ...mountAtOnce('posts')],
  },
  {
    ...BASE,
    id: 'write-lost',
    title: 'Write, answer lost',
    about:
      'A component posts three comments with a good token: FastAPI writes the first, and the answer is lost; the second, at 3 s, is answered 500; the third, at 6 s, is written.',
    mounts: [...mountAtOnce('note', 'posts'), ...callAgain(3_000, 'note'), ...callAgain(6_000, 'note')],
    accessToken: 'good',
    server: { ...SERVER, pathAnswers: { '/comments': ['lost', '500', 'normal'] } },
  },
  {
    ...BASE,
    id: 'other-user',
    title: 'Other user',
    about:
      'Ann logs out at 60 ms, while a refresh is under way, and Bob logs in at 70 ms; Drafts was called at 55 ms, and Users hears of Ann’s 401 at 320 ms. At 3 s Comments calls, for Bob.',
    mounts: [...mountAtOnce('posts', 'users'), ...callAgain(55, 'drafts'), ...callAgain(3_000, 'comments')],
    latency: { ...LATENCY, exceptions: [{ component: 'users', attempt: 1, backMs: 300 }] },
    user: [
      { do: 'logout', atMs: 60 },
      { do: 'login', as: 'bob', atMs: 70 },
    ],
  },
  {
    ...BASE,
    id: 'own-401',
    title: 'An endpoint’s own 401',
    about:
      'The access token is good, and one endpoint answers 401 all the same; two components mount, and one calls again at 3 s.',
    mounts: [...mountAtOnce('posts', 'comments'), ...callAgain(3_000, 'posts')],
    accessToken: 'good',
    server: { ...SERVER, pathAnswers: { '/comments': '401' } },
  },
  {
    ...BASE,
    id: 'tabs-begin-apart',
    title: 'Tabs begin apart',
    about:
      'Tokens live for 60 s. One tab calls at 0 with a good one; a second tab opens at 70 s and refreshes; at 80 s the first calls again, and at 150 s both.',
    mounts: [
      { component: 'posts', atMs: 0, tab: 1 },
      { component: 'posts', atMs: 70_000, tab: 2 },
      { component: 'posts', atMs: 80_000, tab: 1 },
      { component: 'users', atMs: 150_000 },
    ],
    tabs: 2,
    accessToken: 'good',
    server: { ...SERVER, accessSeconds: 60 },
  },
  {
    ...BASE,
    id: 'logout-in-other-tab',
    title: 'Logout in another tab',
    about:
      'A component mounts in two tabs; the user logs out in the first at 100 ms, while refreshes are under way. A used token still works for 60 s. At 3 s the second tab calls again.',
    mounts: [...mountAtOnce('posts'), { component: 'users', atMs: 3_000, tab: 2 }],
    tabs: 2,
    server: { ...SERVER, graceMs: 60_000 },
    user: [{ do: 'logout', atMs: 100 }],
  },
  {
    ...BASE,
    id: 'tab-closed-in-refresh',
    title: 'Tab closed in a refresh',
    about:
      'A component mounts in two tabs; the first is closed at 100 ms, while its refresh is under way. A used token still works for 60 s. At 40 s the second tab calls again.',
    mounts: [...mountAtOnce('posts'), { component: 'users', atMs: 40_000, tab: 2 }],
    tabs: 2,
    server: { ...SERVER, graceMs: 60_000 },
    user: [{ do: 'close', atMs: 100 }],
  },
  {
    ...BASE,
    id: 'wakes-up',
    title: 'Wakes up',
    about:
      'The access token is good for 60 s; one component mounts, the machine sleeps from 3 s to 123 s, and at 126 s two components call.',
    mounts: [...mountAtOnce('posts'), ...callAgain(126_000, 'posts', 'users')],
    accessToken: 'good',
    server: { ...SERVER, accessSeconds: 60 },
    user: [{ do: 'sleep', forMs: 120_000, atMs: 3_000 }],
  },
  {
    ...BASE,
    id: 'tab-reloaded',
    title: 'Tab reloaded',
    about: 'The tab is reloaded at 100 ms.',
    mounts: [...mountAtOnce('posts', 'users'), ...callAgain(150, 'posts'), ...callAgain(3_000, 'users')],
    server: { ...SERVER, graceMs: 60_000 },
    user: [{ do: 'reload', atMs: 100 }],
  },
  {
    ...BASE,
    id: 'tab-frozen',
    title: 'Tab frozen',
    about: 'The first of two tabs is frozen for 60 s.',
    mounts: [
      { component: 'posts', atMs: 0, tab: 1 },
      { component: 'posts', atMs: 30, tab: 2 },
      { component: 'users', atMs: 300, tab: 2 },
      { component: 'comments', atMs: 60_300 },
    ],
    tabs: 2,
    server: { ...SERVER, graceMs: 5_000 },
    user: [{ do: 'freeze', forMs: 60_000, atMs: 100 }],
  },
  {
    ...BASE,
    id: 'goes-offline',
    title: 'Goes offline',
    about: 'The network fails for 60 s.',
    mounts: [...mountAtOnce('posts', 'users'), ...callAgain(300, 'posts'), ...callAgain(70_000, 'posts', 'users')],
    user: [{ do: 'offline', forMs: 60_000, atMs: 80 }],
  },
  {
    ...BASE,
    id: 'clock-behind',
    title: 'Clock behind',
    about:
      'The client’s clock is an hour behind, and the access token has expired; one component calls at 0 and again at 3 s.',
    mounts: [...mountAtOnce('posts'), ...callAgain(3_000, 'posts')],
    clockAheadMs: -3_600_000,
  },
  {
    ...BASE,
    id: 'clock-ahead',
    title: 'Clock ahead',
    about:
      'The client’s clock is an hour ahead, and the access token is good; one component calls at 0 and again at 3 s.',
    mounts: [...mountAtOnce('posts'), ...callAgain(3_000, 'posts')],
    accessToken: 'good',
    clockAheadMs: 3_600_000,
  },
  {
    ...BASE,
    id: 'polls-on',
    title: 'Polls on',
    about: 'Tokens live for 5 s. One component calls every 3 s from 0 to 9 s, and the user logs out at 7 s.',
    mounts: [0, 3_000, 6_000, 9_000].map((atMs) => ({ component: 'posts', atMs })),
    server: { ...SERVER, accessSeconds: 5 },
    user: [{ do: 'logout', atMs: 7_000 }],
  },
  {
    ...BASE,
    id: 'rtk-query-polls',
    title: 'RTK polls',
    about: 'One component polls every 3 s.',
    mounts: [
      { component: 'posts', atMs: 0, poll: { everyMs: 3_000, times: 3 } },
      { component: 'users', atMs: 6_000 },
    ],
    accessToken: 'good',
    server: { ...SERVER, accessSeconds: 5 },
  },
];

/**
 * The scenario with this id.
 *
 * @throws {Error} when there is none; the message lists the choices
 */
export function scenarioOf(id: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.id === id);
  if (scenario) return scenario;
  throw new Error(
    `Failed to find the scenario "${id}": there is none. Use one of ${SCENARIOS.map((one) => one.id).join(', ')}.`,
  );
}

/**
 * The same scenario with this many components that query, all mounted at 0 unless the scenario says otherwise; who
 * writes stays.
 */
export function withComponents(scenario: Scenario, count: number): Scenario {
  const some: readonly ComponentId[] = COMPONENTS.slice(0, count).map(({ id }) => id);
  const missing = some.filter((id) => !scenario.mounts.some((mount) => mount.component === id));
  const mounts = [
    ...scenario.mounts.filter(({ component }) => some.includes(component) || isWriter(component)),
    ...missing.map((component) => ({ component, atMs: 0 })),
  ];
  const mounted = new Set(mounts.map((mount) => mount.component));
  const user = scenario.user.filter((action) => action.do !== 'abort' || mounted.has(action.component));
  return { ...scenario, mounts, user };
}

/** The components that query in a scenario, each once, in the order in which they first call. */
export function componentsIn({ mounts }: Scenario): readonly ComponentId[] {
  return [...new Set(mounts.flatMap(({ component }) => (isWriter(component) ? [] : component)))];
}
