import { expect, test } from 'vitest';
import { applySettings, factsOf, holdsOf, run, scenarioOf, SETTINGS } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';
import { WRAPPERS } from '../../src/wrappers/index.ts';
import { sourceOf } from '../support/sources.ts';

/** Each wrapper in each scenario of a session that lives on: requests, refreshes, 401 answers, forced logouts, calls that succeed, outcome. */
const FACTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'second-expiry': {
    plain: '4 0 4 0 0/4 some-failed',
    'no-mutex': '7 2 5 3 1/4 logged-out',
    'promise-flag': '10 2 4 0 4/4 all-succeeded',
    mutex: '10 2 4 0 4/4 all-succeeded',
    'wrapped-refresh': '9 4 6 3 1/4 logged-out',
    'wrapped-refresh-mutex': '2 0 2 0 0/4 stuck',
    'mutex-token-check': '10 2 4 0 4/4 all-succeeded',
    docs: '10 2 4 0 4/4 all-succeeded',
    'axios-queue': '10 2 4 0 4/4 all-succeeded',
    reference: '10 2 4 0 4/4 all-succeeded',
  },
  'no-new-refresh-token': {
    plain: '2 0 2 0 0/2 some-failed',
    'no-mutex': '5 2 3 1 1/2 logged-out',
    'promise-flag': '6 2 4 0 1/2 some-failed',
    mutex: '5 2 3 1 1/2 logged-out',
    'wrapped-refresh': '60 57 58 0 1/2 runaway',
    'wrapped-refresh-mutex': '1 0 1 0 0/2 stuck',
    'mutex-token-check': '5 2 3 1 1/2 logged-out',
    docs: '6 2 2 0 2/2 all-succeeded',
    'axios-queue': '5 2 3 1 1/2 logged-out',
    reference: '6 2 2 0 2/2 all-succeeded',
  },
  'refresh-recovers': {
    plain: '2 0 2 0 0/2 some-failed',
    'no-mutex': '3 1 2 2 0/2 logged-out',
    'promise-flag': '6 2 3 0 1/2 some-failed',
    mutex: '3 1 2 2 0/2 logged-out',
    'wrapped-refresh': '3 1 2 2 0/2 logged-out',
    'wrapped-refresh-mutex': '1 0 1 0 0/2 stuck',
    'mutex-token-check': '3 1 2 2 0/2 logged-out',
    docs: '5 2 2 1 1/2 logged-out',
    'axios-queue': '4 2 2 1 0/2 logged-out',
    reference: '5 2 2 0 1/2 some-failed',
  },
  'answer-lost': {
    plain: '2 0 2 0 0/2 some-failed',
    'no-mutex': '3 1 2 2 0/2 logged-out',
    'promise-flag': '6 2 3 0 1/2 some-failed',
    mutex: '3 1 2 2 0/2 logged-out',
    'wrapped-refresh': '3 1 2 2 0/2 logged-out',
    'wrapped-refresh-mutex': '1 0 1 0 0/2 stuck',
    'mutex-token-check': '3 1 2 2 0/2 logged-out',
    docs: '5 2 2 1 1/2 logged-out',
    'axios-queue': '4 2 2 1 0/2 logged-out',
    reference: '5 2 2 0 1/2 some-failed',
  },
  'too-many-requests': {
    plain: '2 0 2 0 0/2 some-failed',
    'no-mutex': '3 1 2 2 0/2 logged-out',
    'promise-flag': '6 2 3 0 1/2 some-failed',
    mutex: '3 1 2 2 0/2 logged-out',
    'wrapped-refresh': '3 1 2 2 0/2 logged-out',
    'wrapped-refresh-mutex': '1 0 1 0 0/2 stuck',
    'mutex-token-check': '3 1 2 2 0/2 logged-out',
    docs: '5 2 2 1 1/2 logged-out',
    'axios-queue': '4 2 2 1 0/2 logged-out',
    reference: '5 2 2 0 1/2 some-failed',
  },
  'write-once': {
    plain: '2 0 2 0 0/2 some-failed',
    'no-mutex': '5 2 3 1 1/2 logged-out',
    'promise-flag': '5 1 2 0 2/2 all-succeeded',
    mutex: '5 1 2 0 2/2 all-succeeded',
    'wrapped-refresh': '7 4 4 1 1/2 logged-out',
    'wrapped-refresh-mutex': '2 0 2 0 0/2 stuck',
    'mutex-token-check': '5 1 2 0 2/2 all-succeeded',
    docs: '5 1 2 0 2/2 all-succeeded',
    'axios-queue': '5 1 2 0 2/2 all-succeeded',
    reference: '5 1 2 0 2/2 all-succeeded',
  },
  'write-stream': {
    plain: '2 0 2 0 0/2 some-failed',
    'no-mutex': '4 2 3 1 0/2 logged-out',
    'promise-flag': '4 1 2 0 1/2 some-failed',
    mutex: '4 1 2 0 1/2 some-failed',
    'wrapped-refresh': '6 4 4 1 0/2 logged-out',
    'wrapped-refresh-mutex': '2 0 2 0 0/2 stuck',
    'mutex-token-check': '4 1 2 0 1/2 some-failed',
    docs: '4 1 2 0 1/2 some-failed',
    'axios-queue': '4 1 1 0 1/2 some-failed',
    reference: '4 1 2 0 1/2 some-failed',
  },
  'write-lost': {
    plain: '4 0 0 0 2/4 some-failed',
    'no-mutex': '4 0 0 0 2/4 some-failed',
    'promise-flag': '4 0 0 0 2/4 some-failed',
    mutex: '4 0 0 0 2/4 some-failed',
    'wrapped-refresh': '4 0 0 0 2/4 some-failed',
    'wrapped-refresh-mutex': '4 0 0 0 2/4 some-failed',
    'mutex-token-check': '4 0 0 0 2/4 some-failed',
    docs: '4 0 0 0 2/4 some-failed',
    'axios-queue': '4 0 0 0 2/4 some-failed',
    reference: '4 0 0 0 2/4 some-failed',
  },
  'other-user': {
    plain: '5 0 3 0 1/4 some-failed',
    'no-mutex': '9 2 3 1 3/4 logged-out',
    'promise-flag': '10 2 3 0 4/4 all-succeeded',
    mutex: '9 2 2 0 4/4 all-succeeded',
    'wrapped-refresh': '9 2 3 1 3/4 logged-out',
    'wrapped-refresh-mutex': '3 0 2 0 0/4 stuck',
    'mutex-token-check': '8 1 2 0 4/4 all-succeeded',
    docs: '9 2 2 0 4/4 all-succeeded',
    'axios-queue': '10 2 3 0 4/4 all-succeeded',
    reference: '5 1 2 0 1/4 some-failed',
  },
  'own-401': {
    plain: '3 0 1 0 2/3 some-failed',
    'no-mutex': '5 1 2 0 2/3 some-failed',
    'promise-flag': '5 1 2 0 2/3 some-failed',
    mutex: '5 1 2 0 2/3 some-failed',
    'wrapped-refresh': '5 1 2 0 2/3 some-failed',
    'wrapped-refresh-mutex': '2 0 1 0 1/3 stuck',
    'mutex-token-check': '5 1 2 0 2/3 some-failed',
    docs: '5 1 2 0 2/3 some-failed',
    'axios-queue': '5 1 2 0 2/3 some-failed',
    reference: '5 1 2 0 2/3 some-failed',
  },
  'tabs-begin-apart': {
    plain: '5 0 4 0 1/5 some-failed',
    'no-mutex': '12 4 5 1 4/5 logged-out',
    'promise-flag': '11 3 4 0 5/5 all-succeeded',
    mutex: '12 4 5 1 4/5 logged-out',
    'wrapped-refresh': '14 6 6 1 4/5 logged-out',
    'wrapped-refresh-mutex': '3 0 2 0 1/5 stuck',
    'mutex-token-check': '12 4 5 1 4/5 logged-out',
    docs: '12 4 5 1 4/5 logged-out',
    'axios-queue': '10 3 4 1 4/5 logged-out',
    reference: '11 2 4 0 5/5 all-succeeded',
  },
  'logout-in-other-tab': {
    plain: '3 0 3 0 0/3 some-failed',
    'no-mutex': '7 2 2 0 3/3 all-succeeded',
    'promise-flag': '7 2 2 0 3/3 all-succeeded',
    mutex: '7 2 2 0 3/3 all-succeeded',
    'wrapped-refresh': '7 2 2 0 3/3 all-succeeded',
    'wrapped-refresh-mutex': '2 0 2 0 0/3 stuck',
    'mutex-token-check': '7 2 2 0 3/3 all-succeeded',
    docs: '7 2 2 0 3/3 all-succeeded',
    'axios-queue': '7 2 2 0 3/3 all-succeeded',
    reference: '4 1 3 1 0/3 logged-out',
  },
  'tab-closed-in-refresh': {
    plain: '3 0 3 0 0/3 some-failed',
    'no-mutex': '6 2 2 0 2/3 all-succeeded',
    'promise-flag': '6 2 2 0 2/3 all-succeeded',
    mutex: '6 2 2 0 2/3 all-succeeded',
    'wrapped-refresh': '6 2 2 0 2/3 all-succeeded',
    'wrapped-refresh-mutex': '2 0 2 0 0/3 stuck',
    'mutex-token-check': '6 2 2 0 2/3 all-succeeded',
    docs: '6 2 2 0 2/3 all-succeeded',
    'axios-queue': '6 2 2 0 2/3 all-succeeded',
    reference: '6 2 2 0 2/3 all-succeeded',
  },
  'wakes-up': {
    plain: '3 0 2 0 1/3 some-failed',
    'no-mutex': '6 2 3 1 2/3 logged-out',
    'promise-flag': '6 1 2 0 3/3 all-succeeded',
    mutex: '6 1 2 0 3/3 all-succeeded',
    'wrapped-refresh': '8 4 4 1 2/3 logged-out',
    'wrapped-refresh-mutex': '3 0 2 0 1/3 stuck',
    'mutex-token-check': '6 1 2 0 3/3 all-succeeded',
    docs: '6 1 2 0 3/3 all-succeeded',
    'axios-queue': '6 1 2 0 3/3 all-succeeded',
    reference: '6 1 2 0 3/3 all-succeeded',
  },
  'tab-reloaded': {
    plain: '4 0 4 0 0/4 some-failed',
    'no-mutex': '8 3 3 0 2/4 all-succeeded',
    'promise-flag': '7 2 3 0 2/4 all-succeeded',
    mutex: '7 2 3 0 2/4 all-succeeded',
    'wrapped-refresh': '8 3 3 0 2/4 all-succeeded',
    'wrapped-refresh-mutex': '3 0 3 0 0/4 stuck',
    'mutex-token-check': '7 2 3 0 2/4 all-succeeded',
    docs: '7 2 3 0 2/4 all-succeeded',
    'axios-queue': '7 2 3 0 2/4 all-succeeded',
    reference: '7 2 3 0 2/4 all-succeeded',
  },
  'tab-frozen': {
    plain: '5 0 5 0 0/5 some-failed',
    'no-mutex': '9 2 2 0 5/5 all-succeeded',
    'promise-flag': '9 2 2 0 5/5 all-succeeded',
    mutex: '9 2 2 0 5/5 all-succeeded',
    'wrapped-refresh': '9 2 2 0 5/5 all-succeeded',
    'wrapped-refresh-mutex': '2 0 2 0 0/5 stuck',
    'mutex-token-check': '9 2 2 0 5/5 all-succeeded',
    docs: '9 2 2 0 5/5 all-succeeded',
    'axios-queue': '9 2 2 0 5/5 all-succeeded',
    reference: '8 1 2 0 5/5 all-succeeded',
  },
  'goes-offline': {
    plain: '5 0 4 0 0/5 some-failed',
    'no-mutex': '7 2 4 4 0/5 logged-out',
    'promise-flag': '11 2 4 0 2/5 some-failed',
    mutex: '7 1 4 3 0/5 logged-out',
    'wrapped-refresh': '7 2 4 4 0/5 logged-out',
    'wrapped-refresh-mutex': '2 0 2 0 0/5 stuck',
    'mutex-token-check': '7 1 4 3 0/5 logged-out',
    docs: '10 2 4 1 2/5 logged-out',
    'axios-queue': '7 2 4 1 0/5 logged-out',
    reference: '9 2 4 0 2/5 some-failed',
  },
  'clock-behind': {
    plain: '2 0 2 0 0/2 some-failed',
    'no-mutex': '4 1 1 0 2/2 all-succeeded',
    'promise-flag': '4 1 1 0 2/2 all-succeeded',
    mutex: '4 1 1 0 2/2 all-succeeded',
    'wrapped-refresh': '4 1 1 0 2/2 all-succeeded',
    'wrapped-refresh-mutex': '1 0 1 0 0/2 stuck',
    'mutex-token-check': '4 1 1 0 2/2 all-succeeded',
    docs: '4 1 1 0 2/2 all-succeeded',
    'axios-queue': '4 1 1 0 2/2 all-succeeded',
    reference: '4 1 1 0 2/2 all-succeeded',
  },
  'clock-ahead': {
    plain: '2 0 0 0 2/2 all-succeeded',
    'no-mutex': '2 0 0 0 2/2 all-succeeded',
    'promise-flag': '2 0 0 0 2/2 all-succeeded',
    mutex: '2 0 0 0 2/2 all-succeeded',
    'wrapped-refresh': '2 0 0 0 2/2 all-succeeded',
    'wrapped-refresh-mutex': '2 0 0 0 2/2 all-succeeded',
    'mutex-token-check': '2 0 0 0 2/2 all-succeeded',
    docs: '2 0 0 0 2/2 all-succeeded',
    'axios-queue': '2 0 0 0 2/2 all-succeeded',
    reference: '2 0 0 0 2/2 all-succeeded',
  },
  'polls-on': {
    plain: '4 0 4 0 0/4 some-failed',
    'no-mutex': '8 2 3 1 3/4 logged-out',
    'promise-flag': '10 3 4 0 3/4 some-failed',
    mutex: '8 2 3 1 3/4 logged-out',
    'wrapped-refresh': '8 2 3 1 3/4 logged-out',
    'wrapped-refresh-mutex': '1 0 1 0 0/4 stuck',
    'mutex-token-check': '8 2 3 1 3/4 logged-out',
    docs: '10 3 3 0 4/4 all-succeeded',
    'axios-queue': '9 3 3 0 3/4 some-failed',
    reference: '8 2 3 1 3/4 logged-out',
  },
  'rtk-query-polls': {
    plain: '5 0 3 0 2/5 some-failed',
    'no-mutex': '9 2 2 0 5/5 all-succeeded',
    'promise-flag': '9 2 2 0 5/5 all-succeeded',
    mutex: '7 1 1 0 5/5 all-succeeded',
    'wrapped-refresh': '9 2 2 0 5/5 all-succeeded',
    'wrapped-refresh-mutex': '3 0 1 0 2/5 stuck',
    'mutex-token-check': '7 1 1 0 5/5 all-succeeded',
    docs: '7 1 1 0 5/5 all-succeeded',
    'axios-queue': '9 2 2 0 5/5 all-succeeded',
    reference: '7 1 1 0 5/5 all-succeeded',
  },
};

test.for(Object.entries(FACTS))('%s has these facts for every wrapper', async ([id, facts]) => {
  const found: Record<string, string> = {};
  for (const wrapper of WRAPPERS) {
    const trace = await byTime(wrapper.id, id);
    const { requests, refreshRequests, unauthorized, forcedLogouts, succeeded, calls, outcome } = factsOf(trace);
    found[wrapper.id] =
      `${requests} ${refreshRequests} ${unauthorized} ${forcedLogouts} ${succeeded}/${calls} ${outcome}`;
  }
  expect(found).toEqual(facts);
});

test('a component that calls again makes a second call, with a number in its id and in its name', async () => {
  const { calls } = await byTime('reference', 'second-expiry');
  expect(calls.map(({ id, name, operation }) => [id, name, operation])).toEqual([
    ['posts', 'Posts', 'GET /posts'],
    ['users', 'Users', 'GET /users/me'],
    ['posts~2', 'Posts (2)', 'GET /posts'],
    ['users~2', 'Users (2)', 'GET /users/me'],
  ]);
});

test('a call that begins while the first of its component is under way shares its answer, as in RTK Query', async () => {
  const scenario = {
    ...scenarioOf('fresh'),
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'posts', atMs: 10 },
      { component: 'posts', atMs: 60 },
    ],
  } as const;
  const trace = await run({ source: sourceOf('reference'), scenario, schedule: { by: 'time' } });
  expect(happenings(trace, 'call-settled')).toEqual(['50 posts', '50 posts~2', '110 posts~3']);
  expect(factsOf(trace)).toMatchObject({ requests: 2, succeeded: 3 });
});

test('a component that polls calls again so long after each answer, by RTK Query’s own timer, and then unmounts', async () => {
  const trace = await byTime('reference', 'rtk-query-polls');
  const begun = trace.events.flatMap(({ type, ...event }, at) =>
    type === 'call-started' && 'call' in event ? `${event.atMs} ${event.call} after ${trace.events[at - 1]?.type}` : [],
  );
  expect(begun).toEqual([
    '0 posts after undefined',
    '3050 posts~2 after timer-fired',
    '6000 users after call-settled',
    '6100 posts~3 after timer-fired',
    '9200 posts~4 after timer-fired',
  ]);
  expect(trace.end).toBe('settled');
  expect(trace.calls.flatMap(({ id, polledBy }) => (polledBy === undefined ? [] : `${id} by ${polledBy}`))).toEqual([
    'posts~2 by posts',
    'posts~3 by posts',
    'posts~4 by posts',
  ]);
});

test('a tab that is loaded anew polls no more until a component mounts in it', async () => {
  const { mounts, ...rest } = scenarioOf('rtk-query-polls');
  const scenario = { ...rest, mounts: mounts.slice(0, 1), user: [{ do: 'reload', atMs: 4_000 }] } as const;
  const trace = await run({ source: sourceOf('reference'), scenario, schedule: { by: 'time' } });
  expect(happenings(trace, 'call-settled')).toEqual(['50 posts', '3100 posts~2']);
  expect(factsOf(trace)).toMatchObject({ outcome: 'all-succeeded', unsettled: 0, gone: 2 });
});

test('a mutation writes once for each call', async () => {
  const scenario = {
    ...scenarioOf('write-once'),
    mounts: [
      { component: 'note', atMs: 0 },
      { component: 'note', atMs: 0 },
    ],
  } as const;
  const trace = await run({ source: sourceOf('reference'), scenario, schedule: { by: 'time' } });
  const sent = trace.events.flatMap((event) =>
    event.type === 'request-sent' && event.role === 'api' ? event.body : [],
  );
  const first = '{"post_id":1,"text":"Note"}';
  const second = '{"post_id":1,"text":"Note (2)"}';
  expect(sent).toEqual([first, second, first, second]);
  expect(happenings(trace, 'call-settled')).toEqual(['200 note', '200 note~2']);
});

test('a tab opens with its first call, and finds what is in storage then', async () => {
  const { events } = await byTime('reference', 'tabs-begin-apart');
  const sent = events.flatMap((event) =>
    event.type === 'request-sent' && event.atMs === 150_000 ? `${event.request} a${event.access}` : [],
  );
  expect(sent).toEqual(['users.1 a2', 'users@2.1 a2']);
});

test('a closed tab hears nothing more, its requests still arrive, and the lock it held is free', async () => {
  const trace = await byTime('reference', 'tab-closed-in-refresh');
  const ofFirst = trace.events.filter((event) => 'request' in event && event.request === 'posts.r1');
  expect(ofFirst.map(({ type }) => type)).toEqual(['request-sent', 'request-decided', 'tokens-issued']);
  expect(happenings(trace, 'call-settled')).toEqual(['250 posts@2', '40050 users@2']);
  expect(trace.end).toBe('settled');
});

test('another user’s login sends the form, and its tokens are told from those of the first', async () => {
  const { events } = await byTime('mutex', 'other-user');
  const issued = events.flatMap((event) =>
    event.type === 'tokens-issued' ? `${event.request} a${event.access} r${event.refresh}` : [],
  );
  expect(issued).toEqual(['posts.r1 a2 r2', 'app.l1 a3 r3', 'users.r1 a4 r4']);
});

test('a machine that sleeps wakes up with its clock gone on', async () => {
  const { events } = await byTime('reference', 'wakes-up');
  expect(events.find((event) => event.type === 'user-acted')).toMatchObject({ action: 'sleep', atMs: 3_000 });
  expect(events.filter(({ atMs }) => atMs > 3_000 && atMs < 123_000)).toEqual([]);
});

test('a tab that is loaded anew ends its requests and its calls, and finds its tokens where they are kept', async () => {
  const trace = await byTime('docs', 'tab-reloaded');
  const ofFirst = trace.events.filter((event) => 'request' in event && event.request === 'posts.r1');
  expect(ofFirst.map(({ type }) => type)).toEqual([
    'request-sent',
    'request-decided',
    'tokens-issued',
    'request-failed',
  ]);
  expect(happenings(trace, 'call-settled')).toEqual(['350 posts~2', '3050 users~2']);
  // Its access token was in the Redux state, and its refresh token is in a cookie.
  const again = trace.events.find((event) => event.type === 'request-sent' && event.request === 'posts~2.1');
  expect(again).toMatchObject({ access: null, cookies: [{ name: 'refresh_token' }] });
  expect(factsOf(trace)).toMatchObject({ unsettled: 0, gone: 2, forcedLogouts: 0 });
  expect(trace.end).toBe('settled');
});

test('a tab that is loaded anew lets its locks go, and its mutex is another one', async () => {
  expect(holdsOf(await byTime('mutex', 'tab-reloaded')).map(({ from, to }) => [from.atMs, to?.atMs])).toEqual([
    [50, 100],
    [200, 350],
  ]);
});

test.for([
  [
    { do: 'reload', atMs: 100 },
    ['100 loaded with kept and named', '160 channel hello', '160 storage word', '250 timer'],
  ],
  [
    { do: 'freeze', forMs: 500, atMs: 100 },
    [
      '100 visibilitychange hidden',
      '100 freeze hidden',
      '600 resume hidden',
      '600 visibilitychange visible',
      '600 channel hello',
      '600 storage word',
      '600 timer',
    ],
  ],
  [
    { do: 'hide', forMs: 500, atMs: 100 },
    [
      '100 visibilitychange hidden',
      '150 timer',
      '160 channel hello',
      '160 storage word',
      '600 visibilitychange visible',
    ],
  ],
  [
    { do: 'offline', forMs: 500, atMs: 100 },
    ['100 offline false', '150 timer', '160 channel hello', '160 storage word', '600 online true'],
  ],
] as const)('a tab of which the user does %o lives through %o', async ([act, told]) => {
  const listening = `
const says = (text) => console.log(text);
says('loaded with ' + sessionStorage.getItem('note') + ' and ' + window.name);
sessionStorage.setItem('note', 'kept');
window.name = 'named';
const channel = new BroadcastChannel('words');
channel.onmessage = ({ data }) => says('channel ' + data);
window.addEventListener('storage', ({ key }) => says('storage ' + key));
for (const name of ['visibilitychange', 'freeze', 'resume'])
  document.addEventListener(name, () => says(name + ' ' + document.visibilityState));
for (const name of ['online', 'offline']) window.addEventListener(name, () => says(name + ' ' + navigator.onLine));
setTimeout(() => says('timer'), 150);
setTimeout(() => (channel.postMessage('hello'), localStorage.setItem('word', '1')), 160);`;
  const source = { ...sourceOf('plain'), text: sourceOf('plain').text + listening };
  const scenario = { ...scenarioOf('two-tabs'), mounts: [{ component: 'posts', atMs: 0 }], user: [act] } as const;
  const { events } = await run({ source, scenario, schedule: { by: 'time' } });
  const heard = events.flatMap((event) =>
    event.type === 'console' && event.tab === 1 ? `${event.atMs} ${event.text}` : [],
  );
  expect(heard).toEqual(told);
});

test('nothing happens in a frozen tab, and others that wait for its lock wait until it wakes', async () => {
  const { events } = await byTime('reference', 'tab-frozen');
  expect(events.filter(({ atMs }) => atMs > 100 && atMs < 60_100).map(({ type, atMs }) => [type, atMs])).toEqual([
    ['call-started', 300],
  ]);
  const answer = events.find((event) => event.type === 'answer-arrived' && event.request === 'posts.r1');
  expect(answer?.atMs).toBe(60_100);
});

test('without a connection what arrives anywhere is lost, and what is sent fails at once', async () => {
  const { events } = await byTime('reference', 'goes-offline');
  const lost = events.flatMap((event) =>
    event.type === 'request-lost' || event.type === 'request-failed'
      ? `${event.atMs} ${event.type} ${event.request}`
      : [],
  );
  expect(lost).toEqual([
    '90 request-lost posts.r1',
    '150 request-failed posts.r1',
    '300 request-lost posts~2.1',
    '300 request-failed posts~2.1',
  ]);
});

test('a client whose clock is wrong reads it wrong, and the server does not', async () => {
  const { text } = sourceOf('plain');
  const told = text.replace('=> {', '=> {\n console.log(new Date(Date.now()).toISOString());');
  const source = { ...sourceOf('plain'), text: told };
  const trace = await run({ source, scenario: scenarioOf('clock-behind'), schedule: { by: 'time' } });
  expect(trace.events.flatMap((event) => (event.type === 'console' ? event.text : []))).toEqual([
    '2026-01-05T08:00:00.000Z',
    '2026-01-05T08:00:03.000Z',
  ]);
});

test('fewer components leave the calls of the others out, and who writes stays', () => {
  const { mounts } = applySettings(scenarioOf('second-expiry'), { components: '1' });
  expect(mounts).toEqual([
    { component: 'posts', atMs: 0 },
    { component: 'posts', atMs: 6_000 },
  ]);
  const written = applySettings(scenarioOf('write-once'), { components: '2' });
  expect(written.mounts.map(({ component }) => component)).toEqual(['note', 'posts', 'users']);
  expect(SETTINGS[0]?.read(written)).toBe('2');
});

test('what an app sends as it loads is recorded, before anything mounts', async () => {
  const { text } = sourceOf('plain');
  const boot = `void fetch('/api/auth/refresh', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ refresh_token: localStorage.getItem('refresh_token') }) });`;
  const source = { ...sourceOf('plain'), text: `${text}\n${boot}` };
  const { events } = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  expect(events.slice(0, 2)).toMatchObject([
    { type: 'request-sent', request: 'app.r1', refresh: 1, step: 1 },
    { type: 'call-started', call: 'posts', step: 2 },
  ]);
});

function byTime(wrapper: string, scenario: string): Promise<Trace> {
  return run({ source: sourceOf(wrapper), scenario: scenarioOf(scenario), schedule: { by: 'time' } });
}

function happenings({ events }: Trace, type: 'call-settled'): readonly string[] {
  return events.flatMap((event) => (event.type === type ? `${event.atMs} ${event.call}` : []));
}
