import { expect, test } from 'vitest';
import { run, scenarioOf } from '../../../src/sim/index.ts';
import { caption, plain } from '../../../src/timeline/words/index.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceFrom, sourceOf } from '../../support/sources.ts';
import { story } from './story.ts';

test('late 401 with the mutex: the second refresh was not needed', async () => {
  expect(story(await runByTime('mutex', 'late-401'), 3)).toEqual([
    'Comments mounts. It sends try 1 with a1, which has expired.',
    'FastAPI refuses Posts’ try 1 with 401. a1 has expired.',
    'FastAPI refuses Users’ try 1 with 401. a1 has expired.',
    'FastAPI refuses Comments’ try 1 with 401. a1 has expired.',
    'Posts receives 401. It takes the lock and refreshes with r1.',
    'Users receives 401. It waits while Posts holds the lock.',
    'FastAPI takes r1 from Posts. It issues a2 and r2; r1 is used up.',
    'Posts receives a2. It stores a2 and r2, and repeats.',
    'FastAPI accepts Posts’ try 2. a2 is good.',
    'Posts gets its data. It releases the lock; Users repeats with a2.',
    'FastAPI accepts Users’ try 2. a2 is good.',
    'Users gets its data.',
    'Comments receives 401. It takes the lock and refreshes with r2, although a2 is good.',
    'FastAPI takes r2 from Comments. It issues a3 and r3, although a2 is still good.',
    'Comments receives a3. It replaces a2, which was still good: this refresh was not needed.',
    'FastAPI accepts Comments’ try 2. a3 is good.',
    'Comments gets its data. It releases the lock.',
  ]);
});

test('late 401 with the token check: the old 401 only repeats', async () => {
  expect(story(await runByTime('mutex-token-check', 'late-401'), 15)).toEqual([
    'Comments receives 401. It repeats with a2, which replaced a1 170 ms before.',
    'FastAPI accepts Comments’ try 2. a2 is good.',
    'Comments gets its data.',
  ]);
});

test('three at once without a lock: a stampede, and a logout although the session was good', async () => {
  expect(story(await runByTime('no-mutex', 'three-at-once'), 7)).toEqual([
    'Posts receives 401. It refreshes with r1.',
    'Users receives 401. It refreshes with r1, which Posts has sent already.',
    'Comments receives 401. It refreshes with r1, which Posts has sent already.',
    'FastAPI takes r1 from Posts. It issues a2 and r2; r1 is used up.',
    'FastAPI refuses Users’ refresh with 401. Posts has used r1 already.',
    'FastAPI refuses Comments’ refresh with 401. Posts has used r1 already.',
    'Posts receives a2. It stores a2 and r2, and repeats.',
    'Users receives 401 for its refresh. It logs out, although r2 is good, and fails with 401.',
    'Comments receives 401 for its refresh. It logs out again and fails with 401.',
    'FastAPI accepts Posts’ try 2. a2 is good.',
    'Posts gets its data. The user has been logged out meanwhile.',
  ]);
});

test('a used refresh token that revokes its family takes the new access token with it', async () => {
  const trace = await runByTime('no-mutex', 'reuse-revokes');
  expect(story(trace, 11, 12)).toEqual([
    'FastAPI refuses Users’ refresh with 401. Posts has used r1 already, so the whole family is revoked.',
    'FastAPI refuses Comments’ refresh with 401. The family of r1 is revoked.',
  ]);
  expect(story(trace, 16, 16)).toEqual(['FastAPI refuses Posts’ try 2 with 401. The family of a2 is revoked.']);
});

test('a revoked access token is not called good', async () => {
  expect(story(await runByTime('wrapped-refresh', 'reuse-revokes'), 14, 14)).toEqual([
    'Users receives 401 for its refresh. It refreshes again with r2.',
  ]);
});

test('a refused refresh with the mutex: the waiters repeat without a token', async () => {
  expect(story(await runByTime('mutex', 'refresh-refused'), 10)).toEqual([
    'FastAPI refuses Posts’ refresh with 401. This server refuses every refresh.',
    'Posts receives 401 for its refresh. It logs out, releases the lock and fails with 401; Users and Comments repeat without a token.',
    'FastAPI refuses Users’ try 2 with 401. It carries no access token.',
    'FastAPI refuses Comments’ try 2 with 401. It carries no access token.',
    'Users receives 401. It fails with 401.',
    'Comments receives 401. It fails with 401.',
  ]);
});

test('a refused refresh with the promise flag: all three repeat with the expired token', async () => {
  expect(story(await runByTime('promise-flag', 'refresh-refused'), 11, 11)).toEqual([
    'Posts receives 401 for its refresh. Posts, Users and Comments repeat with a1, which has expired.',
  ]);
});

test('a refresh that fails with 500 logs out although the refresh token is good', async () => {
  expect(story(await runByTime('mutex', 'refresh-500'), 10, 11)).toEqual([
    'FastAPI fails on Posts’ refresh with 500. It issues nothing, and r1 is still good.',
    'Posts receives 500 for its refresh. It logs out, although r1 is good, releases the lock, and fails with 401; Users and Comments repeat without a token.',
  ]);
});

test('a refresh that is lost on its way leaves the refresh token good', async () => {
  expect(story(await runByTime('no-mutex', 'refresh-offline'), 10, 13)).toEqual([
    'Posts’ refresh is lost on its way. FastAPI never sees it, so r1 is still good.',
    'Users’ refresh is lost on its way. FastAPI never sees it, so r1 is still good.',
    'Comments’ refresh is lost on its way. FastAPI never sees it, so r1 is still good.',
    'Posts gets no answer to its refresh: the network failed. It logs out, although r1 is good, and fails with 401.',
  ]);
});

test('the owner that waits for its own lock ends in a deadlock', async () => {
  expect(story(await runByTime('wrapped-refresh-mutex', 'three-at-once'), 7)).toEqual([
    'Posts receives 401. It takes the lock and then waits, holding it.',
    'Users receives 401. It waits while Posts holds the lock.',
    'Comments receives 401. It waits while Posts holds the lock; nothing is pending any more.',
  ]);
});

test('a runaway refreshes again and again until it is ended', async () => {
  const trace = await runByTime('wrapped-refresh', 'refresh-refused');
  expect(story(trace, 13, 13)).toEqual(['Posts receives 401 for its refresh. It refreshes again with r1.']);
  expect(story(trace, 19, 19)).toEqual(['Posts receives 401 for refresh 2. It refreshes again with r1.']);
  expect(story(trace, 121)).toEqual(['Posts receives 401 for refresh 19. The run is ended here, after 60 requests.']);
});

test('a logout in the middle of a refresh: the tokens are stored all the same', async () => {
  expect(story(await runByTime('mutex', 'logout-during-refresh'), 5, 6)).toEqual([
    'The user logs out. Posts’ refresh is still under way.',
    'Posts receives a2. It stores a2 and r2, although the user has logged out.',
  ]);
});

test('an aborted owner logs everybody out although nothing was refused', async () => {
  expect(story(await runByTime('mutex', 'owner-aborted'), 10, 11)).toEqual([
    'FastAPI takes r1 from Posts. It issues a2 and r2; r1 is used up.',
    'Posts is aborted in the middle of its refresh. It logs out, although FastAPI refused nothing; Users and Comments repeat without a token.',
  ]);
  expect(story(await runByTime('plain', 'owner-aborted'), 10)).toEqual([
    'Posts is aborted. Its call was over already.',
  ]);
  expect(story(await runByTime('wrapped-refresh-mutex', 'owner-aborted'), 10)).toEqual([
    'Posts is aborted while it waits. It still holds the lock; nothing is pending any more.',
  ]);
});

test('the answer to an aborted refresh goes nowhere, and its tokens with it', async () => {
  const scenario = { ...scenarioOf('owner-aborted'), user: [{ do: 'abort', component: 'posts', atMs: 60 }] as const };
  const trace = await run({ source: sourceOf('mutex'), scenario, schedule: { by: 'time' } });
  expect(story(trace, 13, 13)).toEqual([
    'FastAPI takes r1 from Posts. It issues a2 and r2, but nobody waits for them: the request was aborted.',
  ]);
});

test('a refresh that is never answered', async () => {
  expect(story(await runByTime('mutex', 'refresh-hangs'), 10)).toEqual([
    'FastAPI receives Posts’ refresh and never answers. Nothing is pending any more.',
  ]);
});

test('without a refresh token the wrapper logs out at once', async () => {
  expect(story(await runByTime('mutex', 'no-refresh-token'), 7, 8)).toEqual([
    'Posts receives 401. It takes the lock, logs out, having no refresh token, releases the lock, and fails with 401.',
    'Users receives 401. It takes the lock, logs out again, having no refresh token, releases the lock, and fails with 401.',
  ]);
});

test('a call that mounts while the lock is held waits', async () => {
  expect(story(await runByTime('mutex', 'slow-repeat'), 6, 8)).toEqual([
    'Users mounts. It waits while Posts holds the lock.',
    'FastAPI accepts Posts’ try 2. a2 is good.',
    'Posts gets its data. It releases the lock; Users sends try 1 with a2.',
  ]);
});

test('two tabs: each has a lock of its own, and both present the same refresh token', async () => {
  const trace = await runByTime('mutex', 'two-tabs');
  expect(story(trace, 16, 17)).toEqual([
    'Posts in tab 2 receives 401. It takes the lock and refreshes with r1, which Posts in tab 1 has sent already.',
    'Users in tab 2 receives 401. It waits while Posts in tab 2 holds the lock.',
  ]);
  expect(story(trace, 20, 22)).toEqual([
    'FastAPI refuses Posts’ refresh in tab 2 with 401. Posts in tab 1 has used r1 already.',
    'Posts in tab 1 receives a2. It stores a2 and r2, and repeats.',
    'Posts in tab 2 receives 401 for its refresh. It logs out, although r2 is good; Users and Comments in tab 2 repeat without a token.',
  ]);
});

test('within the grace period a used refresh token is taken again', async () => {
  const base = scenarioOf('three-at-once');
  const scenario = { ...base, server: { ...base.server, graceMs: 1000 } };
  const trace = await run({ source: sourceOf('no-mutex'), scenario, schedule: { by: 'time' } });
  expect(story(trace, 11, 11)).toEqual([
    'FastAPI takes r1 from Users. Posts has used it already, but the grace period lasts: FastAPI issues a3 and r3.',
  ]);
});

test('without rotation a refresh token stays good', async () => {
  const base = scenarioOf('one-expired');
  const scenario = { ...base, server: { ...base.server, rotation: 'off' as const } };
  const trace = await run({ source: sourceOf('no-mutex'), scenario, schedule: { by: 'time' } });
  expect(story(trace, 4, 4)).toEqual(['FastAPI takes r1 from Posts. It issues a2; r1 stays good.']);
});

test('a new token that expires on its way is said to have expired', async () => {
  const base = scenarioOf('one-expired');
  const scenario = {
    ...base,
    server: { ...base.server, accessSeconds: 1 },
    latency: { ...base.latency, refresh: { outMs: 40, backMs: 1200 } },
  };
  const trace = await run({ source: sourceOf('no-mutex'), scenario, schedule: { by: 'time' } });
  expect(story(trace, 6, 6)).toEqual(['FastAPI refuses Posts’ try 2 with 401. a2 has expired.']);
});

test('a time limit of the wrapper’s own, over a bare fetch', async () => {
  const source = sourceFrom(`
    import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
    const raw = fetchBaseQuery({ baseUrl: '/api' });
    export const baseQueryWithReauth = async (args, api, extra) => {
      const result = await raw(args, api, extra);
      const body = JSON.stringify({ refresh_token: localStorage.getItem('refresh_token') });
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/auth/refresh', { method: 'POST', headers, body, signal: AbortSignal.timeout(200) }).catch(() => location.assign('/login'));
      return result;
    };`);
  const base = scenarioOf('one-expired');
  const scenario = { ...base, server: { ...base.server, refreshAnswer: 'hang' as const } };
  expect(story(await run({ source, scenario, schedule: { by: 'time' } }), 3)).toEqual([
    'Posts receives 401. The app refreshes with r1; Posts waits for it.',
    'FastAPI receives the app’s refresh and never answers.',
    'A time limit is over, and the app’s refresh is given up. The app goes to /login; Posts fails with 401.',
  ]);
});

test('a pause before the repeat is a wait that a timer ends', async () => {
  const source = sourceFrom(`
    import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
    const raw = fetchBaseQuery({ baseUrl: '/api' });
    export const baseQueryWithReauth = async (args, api, extra) => {
      await raw(args, api, extra);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return raw(args, api, extra);
    };`);
  const trace = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  expect(story(trace, 2, 4)).toEqual([
    'FastAPI refuses Posts’ try 1 with 401. It carries no access token.',
    'Posts receives 401. It waits.',
    'A timer fires. Posts repeats without a token.',
  ]);
});

test('where the order is chosen, distances are counted in steps', async () => {
  const late = await runByTime('mutex-token-check', 'late-401');
  const trace = await run({
    source: sourceOf('mutex-token-check'),
    scenario: scenarioOf('three-at-once'),
    schedule: { by: 'choices', choices: late.choices, then: 'stop' },
  });
  expect(story(trace, 15, 15)).toEqual([
    'Comments receives 401. It repeats with a2, which replaced a1 5 steps before.',
  ]);
});

test('a step that the run has not is refused', async () => {
  const trace = await runByTime('plain', 'one-expired');
  expect(() => caption(trace, 4)).toThrow('Failed to caption step 4: the run has 3 steps. Use one of them.');
  expect(plain(caption(trace, 3))).toBe('Posts receives 401. It fails with 401.');
});

test('tokens that are cleared by hand are a logout, and so are both ways of it one', async () => {
  const byHand = await runByTime('axios-queue', 'refresh-refused');
  expect(story(byHand, 11).slice(0, 1)).toEqual([
    'Posts receives 401 for its refresh. It clears the tokens, which logs the user out, and fails with 401; Users and Comments fail with 401.',
  ]);
  const both = await run({
    source: sourceFrom(
      sourceOf('no-mutex')
        .text.replace('await logout();\n    }', 'void logout();\n      api.dispatch(loggedOut());\n    }')
        .replace('import { useAuthStore', "import { loggedOut } from '@/slices/authSlice';\nimport { useAuthStore"),
    ),
    scenario: { ...scenarioOf('refresh-refused'), mounts: [{ component: 'posts', atMs: 0 }] },
    schedule: { by: 'time' },
  });
  expect(story(both, 0).filter((line) => line.includes('logs out'))).toEqual([
    'Posts receives 401 for its refresh. It logs out and fails with 401.',
  ]);
});
