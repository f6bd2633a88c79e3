import { expect, test } from 'vitest';
import { readWrapperFile } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';
import { runChecks, standingOf } from '../../src/sim/index.ts';
import type { CheckId } from '../../src/sim/index.ts';
import { sourceOf } from '../support/sources.ts';

// The files of the two articles that the lab teaches, pasted as one file each.

const readArticle = async (file: string) =>
  readSource(await readWrapperFile(`tests/cases/articles/${file}`, process.cwd()));

const CHEAP: readonly CheckId[] = [
  'refreshes-and-repeats',
  'one-refresh-at-once',
  'plain-text-401-refreshes',
  'forbidden-is-not-expired',
  'outage-keeps-session',
  'no-refresh-token-logs-out',
];

test.each([
  ['mutex.js', 'mutex'],
  ['promise-flag.ts', 'promise-flag'],
])('%s runs as it stands, and is judged as the built-in wrapper %s is', async (file, builtIn) => {
  const { reading, source } = await readArticle(file);
  expect(reading).toMatchObject({ entry: 'baseQueryWithReauth', doubts: [], confirmed: true });
  expect(reading.modules.filter(({ guess }) => guess)).toEqual([]);
  const standings = async (of: typeof source) =>
    (await runChecks(of, { only: CHEAP })).map((result) => [result.id, standingOf(result)]);
  expect(await standings(source)).toEqual(await standings(sourceOf(builtIn)));
});

test('a slice of the app is one whatever its name says', async () => {
  const { reading } = await readArticle('promise-flag.ts');
  expect(reading.modules.find(({ specifier }) => specifier === '../slices/authStore')).toMatchObject({ as: 'lab' });
});
