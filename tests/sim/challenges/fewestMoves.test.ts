import { expect, test } from 'vitest';
import { positionKey, fewestMoves } from '../../../src/sim/challenges/fewestMoves.ts';
import { run, scenarioOf, traceToText, applySettings } from '../../../src/sim/index.ts';
import { runMoves } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';
import { goalOf } from '../../../src/sim/challenges/goals.ts';
import { openingOf, possibleNext } from '../../../src/sim/challenges/possibleNext.ts';
import type { Choice, Settings, Trace } from '../../../src/sim/index.ts';

function player(wrapper: string, id: string, settings: Settings = {}) {
  const scenario = applySettings(scenarioOf(id), settings);
  const source = sourceOf(wrapper);
  return (moves: readonly Choice[]): Promise<Trace> =>
    run({ source, scenario, schedule: { by: 'choices', choices: [...openingOf(scenario), ...moves], then: 'stop' } });
}

function isReached(goal: string) {
  return (trace: Trace) => goalOf(goal)?.reachedAt(trace) !== null;
}

/** Without any cleverness: every list of moves of a length, until one reaches the goal. */
async function fewestNaively(
  play: (moves: readonly Choice[]) => Promise<Trace>,
  goal: (trace: Trace) => boolean,
): Promise<number | null> {
  let level: readonly (readonly Choice[])[] = [[]];
  for (let length = 0; level.length > 0; length += 1) {
    const deeper: (readonly Choice[])[] = [];
    for (const moves of level) {
      const trace = await play(moves);
      if (goal(trace)) return length;
      deeper.push(...possibleNext(trace).map((choice) => [...moves, choice]));
    }
    level = deeper;
  }
  return null;
}

test('the moves that are found reach the goal, with the last of them', async () => {
  const play = player('mutex', 'three-at-once', { components: '2' });
  const found = await fewestMoves({ play, isReached: isReached('refresh-twice'), most: 2000 });
  const moves = found.state === 'found' ? found.moves : [];
  expect(moves.join(' ')).toBe('posts.1> users.1> posts.1< posts.r1> posts.r1< posts.2> posts.2< users.1<');
  expect(goalOf('refresh-twice')?.reachedAt(await play(moves))).toBe(2 + 8);
});

test.each([
  { wrapper: 'mutex', goal: 'refresh-twice', fewest: 8 },
  { wrapper: 'no-mutex', goal: 'refresh-twice', fewest: 4 },
  { wrapper: 'no-mutex', goal: 'log-out', fewest: 7 },
  { wrapper: 'promise-flag', goal: 'refresh-twice', fewest: 6 },
])('$wrapper, two calls, $goal: $fewest, as by trying every list of moves', async ({ wrapper, goal, fewest }) => {
  const play = player(wrapper, 'three-at-once', { components: '2' });
  const found = await fewestMoves({ play, isReached: isReached(goal), most: 2000 });
  expect(found.state === 'found' ? found.moves.length : null).toBe(fewest);
  expect(await fewestNaively(play, isReached(goal))).toBe(fewest);
});

test('with two calls the token check refreshes twice in none of its positions', async () => {
  const play = player('mutex-token-check', 'three-at-once', { components: '2' });
  expect(await fewestMoves({ play, isReached: isReached('refresh-twice'), most: 2000 })).toEqual({
    state: 'impossible',
    positions: 110,
  });
});

test('a search that is given up says after how many positions', async () => {
  const play = player('mutex-token-check', 'three-at-once');
  expect(await fewestMoves({ play, isReached: isReached('refresh-twice'), most: 20 })).toEqual({
    state: 'unknown',
    positions: 20,
  });
});

test('a component that mounts later may do so while messages are in flight', async () => {
  const play = player('promise-flag', 'mount-during-refresh');
  expect(possibleNext(await play([]))).toEqual(['posts.1>', 'users+']);
  const found = await fewestMoves({ play, isReached: isReached('old-token'), most: 2000 });
  expect(found).toMatchObject({ state: 'found', moves: ['posts.1>', 'posts.1<', 'posts.r1>', 'users+'] });
});

async function keyOf(moves: string): Promise<string> {
  return positionKey(await runMoves('mutex', 'three-at-once', moves));
}

test('reads that arrive at the server in another order are the same position', async () => {
  expect(await keyOf('posts.1> users.1> posts.1<')).toBe(await keyOf('users.1> posts.1> posts.1<'));
});

test('an arrival at the server and one at the app may be swapped', async () => {
  expect(await keyOf('posts.1> users.1> posts.1<')).toBe(await keyOf('posts.1> posts.1< users.1>'));
});

test('two arrivals at the app may not', async () => {
  expect(await keyOf('posts.1> users.1> posts.1< users.1<')).not.toBe(
    await keyOf('posts.1> users.1> users.1< posts.1<'),
  );
});

test('a read may not be swapped with the refresh, which writes', async () => {
  expect(await keyOf('posts.1> posts.1< users.1> posts.r1>')).not.toBe(
    await keyOf('posts.1> posts.1< posts.r1> users.1>'),
  );
});

test('whatever order leads to a position, the run goes on from it in the same way', async () => {
  const rest = 'posts.r1> posts.r1< posts.2> users.1<'.split(' ');
  const ends = await Promise.all(
    ['posts.1> users.1> posts.1<', 'users.1> posts.1> posts.1<', 'posts.1> posts.1< users.1>'].map(async (moves) => {
      const trace = await run({
        source: sourceOf('mutex'),
        scenario: scenarioOf('three-at-once'),
        schedule: { by: 'choices', choices: [...moves.split(' '), ...rest], then: 'first' },
      });
      return traceToText(trace).split('\n').slice(-8);
    }),
  );
  expect(new Set(ends.map((lines) => lines.map((line) => line.trim()).join('\n'))).size).toBe(1);
});
