import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECK_IDS, runChecks } from '../../src/sim/index.ts';
import type { CheckId, Standing } from '../../src/sim/index.ts';
import { BENCHES } from '../../src/app/pages/workbench/benches.ts';
import { ownSource } from '../../src/app/run/sources.ts';
import { drawn } from '../support/drawn.ts';
import { standingIn } from '../support/violations.ts';

const EXERCISES = BENCHES.filter(({ isExercise }) => isExercise);

async function standingBy(text: string, only: readonly CheckId[], standing: Standing): Promise<readonly CheckId[]> {
  return standingIn(await runChecks(ownSource({ file: 'mine.ts', text }), { only }), standing);
}

/** Which of its goals the start of each exercise violates. */
const BROKEN: Readonly<Record<string, readonly CheckId[]>> = {
  'fix-the-stampede': ['one-refresh-at-once', 'fresh-refresh-token'],
  'break-the-loop': ['no-endless-loop', 'every-call-settles'],
  'close-the-late-401': ['one-refresh-in-every-order'],
  'log-out-once': ['refused-refresh-logs-out-once', 'no-repeat-after-refused-refresh'],
  'time-out-the-hung-refresh': ['outage-keeps-session', 'hung-refresh-does-not-hang-the-app'],
  'from-nothing': [
    'passes-other-answers-through',
    'refreshes-and-repeats',
    'plain-text-401-refreshes',
    'forbidden-is-not-expired',
    'no-refresh-token-logs-out',
    'one-refresh-at-once',
    'refused-refresh-logs-out-once',
    'one-refresh-in-every-order',
    'abort-of-one-call-keeps-session',
  ],
};

test.each(drawn(EXERCISES, 1))(
  '$title: its start breaks what it is about, and its solution holds every goal',
  async (exercise) => {
    const { id, start, solution, goals } = exercise;
    const broken = await standingBy(start, goals, 'violated');
    expect(broken).toEqual(BROKEN[id]);
    expect(solution === null ? null : await standingBy(solution, goals, 'held')).toEqual(
      CHECK_IDS.filter((check) => goals.includes(check)),
    );
  },
);

test('the lesson of each exercise exists', () => {
  const slugs = readdirSync(new URL('../../src/lessons', import.meta.url)).map((name) => name.replace(/^\d+-/, ''));
  expect(EXERCISES.flatMap(({ lesson }) => lesson ?? []).filter((slug) => !slugs.includes(slug))).toEqual([]);
});
