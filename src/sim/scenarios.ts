import { COMPONENTS } from './components.ts';
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

/** What every scenario is unless it says otherwise. */
const BASE: Scenario = {
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

/** The same scenario with this many components, all mounted at 0 unless the scenario says otherwise. */
export function withComponents(scenario: Scenario, count: number): Scenario {
  const mounts = COMPONENTS.slice(0, count).map(
    ({ id }) => scenario.mounts.find((mount) => mount.component === id) ?? { component: id, atMs: 0 },
  );
  const mounted = new Set(mounts.map((mount) => mount.component));
  const user = scenario.user.filter((action) => action.do !== 'abort' || mounted.has(action.component));
  return { ...scenario, mounts, user };
}
