import { expect, test } from 'vitest';
import { positionKey } from '../../../src/sim/challenges/positionKey.ts';
import { run, scenarioOf, traceToText } from '../../../src/sim/index.ts';
import { runMoves } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';

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
