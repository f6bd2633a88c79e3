import { expect, test } from 'vitest';
import { readSeveralFiles } from '../../src/cli/severalFiles.ts';
import { readSource } from '../../src/reading/readSource.ts';
import { run, runChecks, scenarioOf, standingOf } from '../../src/sim/index.ts';
import type { EventOf } from '../../src/sim/index.ts';

// A small app: its base query, its slice and its store are files of their own.
const FOLDER = 'tests/cases/folder';

const readFolder = async (...paths: readonly string[]) =>
  readSource((await readSeveralFiles(paths.length === 0 ? [FOLDER] : paths, process.cwd())).source);

test('a folder is read where its base query is, with the files that it needs', async () => {
  const { reading, source } = await readFolder();
  expect(source.file).toBe('src/app/base.ts');
  expect(Object.keys(source.files ?? {}).toSorted()).toEqual([
    'src/app/api.ts',
    'src/app/store.ts',
    'src/features/auth/authSlice.ts',
    'src/lib/env.ts',
    'tsconfig.json',
  ]);
  expect(reading).toMatchObject({
    entry: 'baseQueryWithAuth',
    tokens: { access: 'state.auth.tokens.access', refresh: 'state.auth.tokens.refresh' },
    refresh: { method: 'POST', path: '/token/refresh', answers: '200 with access and refresh' },
    doubts: [],
    confirmed: true,
  });
  expect(reading.modules.map(({ specifier, as }) => [specifier, as])).toEqual([
    ['@reduxjs/toolkit/query', 'library'],
    ['async-mutex', 'library'],
    ['@lib/env', 'own'],
    ['../features/auth/authSlice', 'own'],
    ['./store', 'own'],
    ['@reduxjs/toolkit/query/react', 'library'],
    ['@reduxjs/toolkit', 'library'],
    ['redux-logger', 'stand-in'],
  ]);
});

test('its own reducers hold the tokens', async () => {
  const { source } = await readFolder();
  const { events } = await run({ source, scenario: scenarioOf('one-expired'), schedule: { by: 'time' } });
  const stored = events.filter((event): event is EventOf<'token-stored'> => event.type === 'token-stored');
  expect(stored.map(({ place, generation, atMs }) => [place, generation, atMs])).toEqual([
    ['state.auth.tokens.access', 2, 150],
    ['state.auth.tokens.refresh', 2, 150],
  ]);
  const [refused] = await runChecks(source, { only: ['no-refresh-token-logs-out'] });
  expect(refused && standingOf(refused)).toBe('held');
});

test('files that were given without their folders find one another by their names', async () => {
  const folder = `${FOLDER}/src`;
  const { source, reading } = await readFolder(
    `${folder}/app/base.ts`,
    `${folder}/features/auth/authSlice.ts`,
    `${folder}/lib/env.ts`,
  );
  expect(source.file).toBe('src/app/base.ts');
  expect(reading.confirmed).toBe(true);
  expect(reading.modules.filter(({ guess }) => guess).map(({ specifier }) => specifier)).toEqual(['./store']);
});
