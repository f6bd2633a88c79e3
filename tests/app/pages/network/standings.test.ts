import { expect, test } from 'vitest';
import { appStandings, callStandings, serverStanding } from '../../../../src/app/pages/network/standings.ts';
import { inFlightOf } from '../../../../src/app/pages/network/inFlight.ts';
import { movesOf } from '../../../../src/app/run/moveWords.ts';
import { run, scenarioOf } from '../../../../src/sim/index.ts';
import { runMoves } from '../../../support/runs.ts';
import { sourceOf } from '../../../support/sources.ts';

const TWICE =
  'posts.1> users.1> comments.1> posts.1< users.1< posts.r1> posts.r1< posts.2> posts.2< users.2> comments.1<';
const OPENING = 3;
const at = (step: number) => `at move ${step - OPENING}`;

test('an envelope says what it is, whose, and which tokens it carries', async () => {
  const { envelopes, happenings } = inFlightOf(await runMoves('mutex', 'three-at-once', TWICE));
  expect(envelopes.map(({ choice, way, title, about, look }) => ({ choice, way, title, about, look }))).toEqual([
    {
      choice: 'users.2<',
      way: 'back',
      title: '200 for /users/me',
      about: 'Users, try 2, was sent with a2',
      look: 'answered',
    },
    {
      choice: 'comments.r1>',
      way: 'out',
      title: 'POST /auth/refresh',
      about: 'Comments, refresh, carries a2 and r2',
      look: 'sent',
    },
  ]);
  expect(happenings).toEqual([]);
});

test('a refusal and an answer that brings tokens look unlike any other', async () => {
  const { envelopes } = inFlightOf(await runMoves('mutex', 'three-at-once', 'posts.1> users.1> posts.1< posts.r1>'));
  expect(envelopes.map(({ choice, look, about }) => [choice, look, about])).toEqual([
    ['posts.r1<', 'brings', 'Posts, refresh, brings a2 and r2'],
    ['users.1<', 'refused', 'Users, try 1, was sent with a1'],
    ['comments.1>', 'sent', 'Comments, try 1, carries a1'],
  ]);
});

test('an answer that got lost is an envelope without a status', async () => {
  const { envelopes } = inFlightOf(await runMoves('mutex', 'refresh-offline', 'posts.1> posts.1< posts.r1>'));
  expect(envelopes[0]).toMatchObject({
    choice: 'posts.r1<',
    title: 'No connection for /auth/refresh',
    look: 'refused',
  });
});

test('the user waits until nothing is in flight, and a component may mount at any time', async () => {
  const messages = 'posts.1> posts.1< posts.r1> posts.r1< posts.2>';
  const before = inFlightOf(await runMoves('mutex', 'logout-during-refresh', messages));
  const after = inFlightOf(await runMoves('mutex', 'logout-during-refresh', `${messages} posts.2<`));
  expect([before.happenings, after.happenings.map(({ title }) => title)]).toEqual([[], ['The user logs out']]);
  const late = inFlightOf(await runMoves('mutex', 'mount-during-refresh', 'posts.1>'));
  expect(late.happenings).toEqual([{ choice: 'users+', kind: 'mount', call: 'users', title: 'Users mounts' }]);
});

test('the moves read as in a game', async () => {
  const trace = await runMoves('mutex', 'three-at-once', TWICE);
  expect(movesOf(trace, OPENING).map(({ number, words }) => `${number} ${words}`)).toEqual([
    '1 Posts’ try 1 reaches FastAPI',
    '2 Users’ try 1 reaches FastAPI',
    '3 Comments’ try 1 reaches FastAPI',
    '4 401 reaches Posts: refreshes',
    '5 401 reaches Users: waits',
    '6 Posts’ refresh reaches FastAPI',
    '7 a2 reaches Posts: repeats',
    '8 Posts’ try 2 reaches FastAPI',
    '9 200 reaches Posts: filled, releases',
    '10 Users’ try 2 reaches FastAPI',
    '11 401 reaches Comments: refreshes',
  ]);
});

test('each call stands as the app knows it', async () => {
  const during = await runMoves('mutex', 'three-at-once', TWICE.split(' ').slice(0, 6).join(' '));
  expect(callStandings(during, at).map(({ state, words, about }) => [state, words, about])).toEqual([
    ['in-flight', 'refreshes', 'its a1 was refused at move 4'],
    ['waiting', 'waits for Posts', 'since move 5'],
    ['in-flight', 'waits for try 1', 'sent a1'],
  ]);
  const after = await runMoves('mutex', 'three-at-once', TWICE);
  expect(callStandings(after, at).map(({ words, about }) => [words, about])).toEqual([
    ['filled', 'try 2 arrived at move 9'],
    ['waits for try 2', 'sent a2'],
    ['refreshes', 'its a1 was refused at move 11'],
  ]);
});

test('a call whose answer is old news says so', async () => {
  const trace = await runMoves('mutex', 'three-at-once', 'posts.1> users.1> posts.1< posts.r1> posts.r1<');
  expect(callStandings(trace, at).at(-1)?.about).toBe('sent a1, the app holds a2');
});

test('the app’s foot tells its token and who holds the lock', async () => {
  expect(appStandings(await runMoves('mutex', 'three-at-once', TWICE), at)).toEqual([
    { tab: 1, store: 'Auth store', access: 2, expired: false, lock: 'held by Comments', loggedOut: null },
  ]);
});

test('FastAPI’s side tells what is true, whatever the app believes', async () => {
  expect(serverStanding(await runMoves('mutex', 'three-at-once', TWICE), at)).toEqual({
    access: { generation: 2, expired: false, about: 'a1 has expired' },
    refresh: { generation: 2, about: 'r1 was used at move 6' },
    family: { words: 'good', isGood: true, about: 'no used token was presented' },
    answered: '6 requests, 3 refused',
  });
});

test('a used token that comes again revokes the family where the server says so', async () => {
  const moves = 'posts.1> users.1> posts.1< users.1< posts.r1> users.r1>';
  const { family, refresh, access } = serverStanding(await runMoves('no-mutex', 'reuse-revokes', moves), at);
  expect(family).toEqual({ words: 'revoked', isGood: false, about: 'r1 was presented again at move 6' });
  expect([refresh.generation, access.expired]).toEqual([null, true]);
});

test('a call that is gone with its tab, and one that RTK Query will make, say so', async () => {
  const source = sourceOf('mutex');
  const reloaded = await run({ source, scenario: scenarioOf('tab-reloaded'), schedule: { by: 'time' } });
  expect(callStandings(reloaded, at).map(({ words }) => words)).toEqual(['gone', 'gone', 'filled', 'filled']);
  const stop = { by: 'choices', choices: [], then: 'stop' } as const;
  const polls = await run({ source, scenario: scenarioOf('rtk-query-polls'), schedule: stop });
  expect(callStandings(polls, at).map(({ words }) => words)).toEqual([
    'waits for try 1',
    'polls later',
    'polls later',
    'polls later',
    'not mounted',
  ]);
});
