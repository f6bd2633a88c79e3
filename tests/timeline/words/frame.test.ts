import { expect, test } from 'vitest';
import { factsOf, run, scenarioOf } from '../../../src/sim/index.ts';
import { ending, opening, plain, summary } from '../../../src/timeline/words/index.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

const openingOf = async (wrapper: string, scenario: string): Promise<string> =>
  plain(opening(await runByTime(wrapper, scenario)));
const endingOf = async (wrapper: string, scenario: string): Promise<string> =>
  plain(ending(await runByTime(wrapper, scenario)));

test('the opening tells which tokens the app holds and who is about to mount', async () => {
  expect(await openingOf('mutex', 'fresh')).toBe(
    'The app holds a1 and r1. Posts, Users and Comments are about to mount.',
  );
  expect(await openingOf('mutex', 'one-expired')).toBe(
    'The app holds a1, which has expired, and r1. Posts is about to mount.',
  );
  expect(await openingOf('mutex', 'no-refresh-token')).toBe(
    'The app holds a1, which has expired, and no refresh token. Posts, Users and Comments are about to mount.',
  );
  expect(await openingOf('mutex', 'two-tabs')).toBe(
    'Both tabs hold a1, which has expired, and r1. Posts, Users and Comments are about to mount in each.',
  );
});

test('the ending of a settled run tells who has data, and who was logged out', async () => {
  expect(await endingOf('mutex', 'late-401')).toBe('The run is over after 470 ms. All 3 calls have their data.');
  expect(await endingOf('mutex', 'slow-repeat')).toBe('The run is over after 520 ms. Both calls have their data.');
  expect(await endingOf('plain', 'one-expired')).toBe('The run is over after 50 ms. Posts failed.');
  expect(await endingOf('no-mutex', 'three-at-once')).toBe(
    'The run is over after 200 ms. Posts has its data; Users and Comments failed; the user was logged out 2 times.',
  );
  expect(await endingOf('mutex', 'two-tabs')).toBe(
    'The run is over after 250 ms. The calls in tab 1 have their data; the calls in tab 2 failed; the user was logged out in tab 2.',
  );
});

test('the ending tells of tokens that came back after a logout', async () => {
  expect(await endingOf('mutex', 'logout-during-refresh')).toBe(
    'The run is over after 200 ms. Posts has its data; the user logged out, yet the app holds a2.',
  );
});

test('the ending of a stuck run tells who waits for whom', async () => {
  expect(await endingOf('wrapped-refresh-mutex', 'three-at-once')).toBe(
    'Stuck: nothing is pending any more. Posts holds the lock and waits; Users and Comments wait for Posts.',
  );
  expect(await endingOf('wrapped-refresh-mutex', 'owner-aborted')).toBe(
    'Stuck: nothing is pending any more. Posts holds the lock; Users and Comments wait for Posts.',
  );
  expect(await endingOf('mutex', 'refresh-hangs')).toBe(
    'Stuck: nothing is pending any more. FastAPI never answers Posts’ refresh; Users and Comments wait for Posts.',
  );
  expect(await endingOf('wrapped-refresh-mutex', 'two-tabs')).toBe(
    'Stuck: nothing is pending any more. Posts in tab 1 and Posts in tab 2 each hold a lock and wait; 4 calls wait for them.',
  );
});

test('the ending of a runaway counts', async () => {
  expect(await endingOf('wrapped-refresh', 'refresh-refused')).toBe(
    'A runaway: the run is ended after 60 requests. 57 of them are refreshes, and 55 came back refused.',
  );
});

test('a run that was stopped goes on', async () => {
  const schedule = { by: 'choices', choices: ['posts.1>'], then: 'stop' } as const;
  const trace = await run({ source: sourceOf('mutex'), scenario: scenarioOf('one-expired'), schedule });
  expect(plain(ending(trace))).toBe('The run goes on from here. 1 event can happen next.');
  expect(plain(summary(trace, factsOf(trace)))).toBe(
    '1 call, 1 request, no refresh; nobody was logged out; 1 call still open after 2 steps.',
  );
});

test('the summary has the counts, the logouts and the end', async () => {
  const summaryOf = async (wrapper: string, scenario: string): Promise<string> => {
    const trace = await runByTime(wrapper, scenario);
    return plain(summary(trace, factsOf(trace)));
  };
  expect(await summaryOf('mutex', 'late-401')).toBe(
    '3 calls, 8 requests, 2 of them refreshes; nobody was logged out; all succeeded after 470 ms.',
  );
  expect(await summaryOf('no-mutex', 'one-expired')).toBe(
    '1 call, 3 requests, 1 of them a refresh; nobody was logged out; it succeeded after 200 ms.',
  );
  expect(await summaryOf('no-mutex', 'three-at-once')).toBe(
    '3 calls, 7 requests, 3 of them refreshes; the user was logged out 2 times; 1 succeeded and 2 failed, after 200 ms.',
  );
  expect(await summaryOf('mutex', 'logout-during-refresh')).toBe(
    '1 call, 3 requests, 1 of them a refresh; the user logged out, and 2 tokens stored after it; it succeeded after 200 ms.',
  );
  expect(await summaryOf('wrapped-refresh-mutex', 'three-at-once')).toBe(
    '3 calls, 3 requests, no refresh; nobody was logged out; stuck after 50 ms, with 3 calls unsettled.',
  );
  expect(await summaryOf('wrapped-refresh', 'refresh-refused')).toBe(
    '3 calls, 60 requests, 57 of them refreshes; nobody was logged out; ended as a runaway after 1950 ms.',
  );
});
