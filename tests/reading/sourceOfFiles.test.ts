import { expect, test } from 'vitest';
import { LONGEST_FILES, sourceOfFiles } from '../../src/reading/sourceOfFiles.ts';
import { problemOf } from '../support/problems.ts';

const BASE = `import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { env } from './env';
const raw = fetchBaseQuery({ baseUrl: env.url });
export const baseQueryWithReauth = async (args, api, extra) => raw(args, api, extra);`;

test('of files without folders the one with the base query is run, and what it imports beside it', async () => {
  const { source, others } = await sourceOfFiles([
    { path: 'env.ts', text: "export const env = { url: '/api' };" },
    { path: 'base.ts', text: BASE },
    { path: 'Button.tsx', text: 'export const Button = () => <button />;' },
  ]);
  expect(source).toMatchObject({ origin: 'reader', id: 'base.ts', file: 'base.ts', text: BASE });
  expect(Object.keys(source.files ?? {})).toEqual(['env.ts']);
  expect(others).toEqual([]);
});

test('a file alone has none beside it', async () => {
  expect((await sourceOfFiles([{ path: 'base.ts', text: BASE }])).source.files).toBeUndefined();
});

test('of two base queries the one that refreshes is taken, and the api that uses it is not one', async () => {
  const { source, others } = await sourceOfFiles([
    { path: 'src/plain.ts', text: BASE.replaceAll('baseQueryWithReauth', 'plain') },
    { path: 'src/guarded.ts', text: `${BASE.replaceAll('baseQueryWithReauth', 'guarded')}\n// refreshes after a 401` },
    {
      path: 'src/api.ts',
      text: "import { createApi } from '@reduxjs/toolkit/query';\nimport { guarded } from './guarded';\nexport const api = createApi({ baseQuery: guarded, endpoints: () => ({}) });",
    },
  ]);
  expect(source.file).toBe('src/guarded.ts');
  expect(others).toEqual([]);
});

test('files without a base query are refused with what to give', async () => {
  expect(await problemOf(sourceOfFiles([{ path: 'env.ts', text: 'export const env = 1;' }]))).toEqual({
    kind: 'bad-input',
    message:
      'Failed to read env.ts: no function in it sends a request for RTK Query. Give the file that createApi takes its baseQuery from, too.',
    at: null,
  });
});

test('more than a page can keep is refused with the limit', async () => {
  const problem = await problemOf(
    sourceOfFiles([
      { path: 'base.ts', text: BASE },
      { path: 'env.ts', text: `export const env = { url: '${'x'.repeat(LONGEST_FILES)}' };` },
    ]),
  );
  expect(problem.message).toContain('Give the files that its requests and its tokens need: up to 60');
});
