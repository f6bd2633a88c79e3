import { expect, test } from 'vitest';
import { readWrapperFile } from '../../src/cli/sources.ts';
import { readSource } from '../../src/reading/readSource.ts';
import { toRun } from '../../src/reading/toRun.ts';
import { problemOf } from '../support/problems.ts';

const readText = async (text: string) => {
  const source = await readWrapperFile('tests/cases/shapes/only-a-slice.ts', process.cwd());
  return readSource({ ...source, text });
};

test('a default export that is no base query is not run as one', async () => {
  const source = await readWrapperFile('tests/cases/shapes/only-a-slice.ts', process.cwd());
  const read = await readSource(source);
  expect(await problemOf((async () => toRun(read))())).toEqual({
    kind: 'missing-export',
    message:
      'Failed to read only-a-slice.ts: no function in it sends a request for RTK Query. Give the file that createApi takes its baseQuery from, too.',
    at: null,
  });
});

test('a default export that may be one is run, whatever makes it', async () => {
  const made = await readText(
    "import { fetchBaseQuery } from '@reduxjs/toolkit/query';\nconst guard = (inner) => ({ run: (...all) => inner(...all) });\nexport default guard(fetchBaseQuery({ baseUrl: '/api' })).run;",
  );
  expect(toRun(made)).toBe(made.source);
  const plain = await readText('export default async () => ({ data: 1 });');
  expect(toRun(plain)).toBe(plain.source);
});
