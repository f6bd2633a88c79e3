import { expect, test } from 'vitest';
import { factsOf } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';
import { faultsOf, problemOf } from '../support/problems.ts';
import { runText } from '../support/runs.ts';

const runThree = (text: string, scenario = 'three-at-once'): Promise<Trace> => runText(text, { scenario });

test('a wrapper that does not parse is told with file, line and column', async () => {
  expect(await problemOf(runThree('const a = 1;\nconst a = 2;\nexport const baseQueryWithReauth = () => a;'))).toEqual({
    kind: 'syntax',
    message:
      "Failed to read mine.ts: line 2, column 7: Identifier 'a' has already been declared. Correct the line and run again.",
    at: { of: 'line', file: 'mine.ts', line: 2, column: 7 },
  });
});

test('what is never closed is told where the file ends, and not past its end', async () => {
  const text = 'export const baseQueryWithReauth = () => {\n  return { data: 1 };\n\n';
  expect(await problemOf(runThree(text))).toEqual({
    kind: 'syntax',
    message:
      'Failed to read mine.ts: line 2, column 22: the file ends here, and what was opened before is not closed. Correct the line and run again.',
    at: { of: 'line', file: 'mine.ts', line: 2, column: 22 },
  });
});

test('a default export that is no function is not told to be a default export', async () => {
  expect(await problemOf(runThree('export default { baseQuery: 1 };'))).toMatchObject({
    message:
      'Failed to run mine.ts: it exports no function baseQueryWithReauth (only default). What it exports as default is no function: export the base query itself.',
  });
});

test('await at the top level is told for what it is', async () => {
  expect(await problemOf(runThree('await 0;\nexport const baseQueryWithReauth = () => ({ data: 1 });'))).toMatchObject({
    kind: 'syntax',
    message: expect.stringContaining('cannot use await at its top level') as string,
  });
});

test('a wrapper without baseQueryWithReauth is told what it exports instead', async () => {
  expect(await problemOf(runThree('export const baseQuery = () => ({ data: 1 });'))).toMatchObject({
    kind: 'missing-export',
    message:
      'Failed to run mine.ts: it exports no function baseQueryWithReauth (only baseQuery). Export it by that name, or as default.',
  });
});

test('an unknown import is refused with its line and a list of what there is', async () => {
  expect(
    await problemOf(
      runThree(
        "import { fetchBaseQuery } from '@reduxjs/toolkit/query';\nimport axios from 'axios';\nexport const baseQueryWithReauth = axios;",
      ),
    ),
  ).toEqual({
    kind: 'unknown-import',
    message:
      'Failed to run mine.ts: line 2: it imports "axios", which the lab does not have. There are: @react-native-async-storage/async-storage, expo-secure-store, react-native-keychain, react-native-encrypted-storage, react-native-mmkv, localforage, idb-keyval, universal-cookie, cookies-next, nookies, redux-persist/lib/storage, redux-persist/es/storage, @reduxjs/toolkit, @reduxjs/toolkit/query, immer, async-mutex, zustand, zustand/vanilla, zustand/middleware, redux, reselect, @reduxjs/toolkit/react, @reduxjs/toolkit/query/react, @reduxjs/toolkit/dist/query, @reduxjs/toolkit/dist/query/react, @/api, @/config, @/slices/authSlice, @/stores/authStore.',
    at: { of: 'line', file: 'mine.ts', line: 2, column: null },
  });
});

test('a wrapper that throws at load is told with its line', async () => {
  expect(
    await problemOf(
      runThree("\n\nthrow new TypeError('no config');\nexport const baseQueryWithReauth = () => ({ data: 1 });"),
    ),
  ).toEqual({
    kind: 'threw-at-load',
    message:
      'Failed to load mine.ts: line 3: it threw TypeError: no config. Correct what runs when the module is imported.',
    at: { of: 'line', file: 'mine.ts', line: 3, column: null },
  });
});

test('a wrapper that throws in a call fails that call, with one sentence, and the run goes on', async () => {
  const trace = await runThree(
    "export const baseQueryWithReauth = async () => {\n  throw new RangeError('too far');\n};",
    'one-expired',
  );
  expect(factsOf(trace)).toMatchObject({ failed: 1, outcome: 'some-failed' });
  expect(faultsOf(trace)).toEqual([
    'Failed to finish Posts: mine.ts threw RangeError: too far at line 2. Catch it, or return it as { error }.',
  ]);
});

test.each([
  ['undefined', 'return undefined', 'undefined'],
  ['a number', 'return 7', '7'],
  ['a response', "return { status: 200, body: '' }", 'an object with status, body'],
])('a wrapper that returns %s gives a non-result, told in one sentence', async (_name, statement, described) => {
  const trace = await runThree(`export const baseQueryWithReauth = async () => { ${statement}; };`, 'one-expired');
  expect(faultsOf(trace)).toEqual([
    `Failed to finish Posts: mine.ts: its base query gave ${described}. Return an object with data or error.`,
  ]);
});

test('an error that the wrapper returns is no fault of the wrapper', async () => {
  const trace = await runThree(
    "export const baseQueryWithReauth = async () => ({ error: { status: 418, data: 'teapot' } });",
    'one-expired',
  );
  expect(faultsOf(trace)).toEqual([null]);
});

test('a wrapper that waits for ever without a request is stuck', async () => {
  const trace = await runThree('export const baseQueryWithReauth = () => new Promise(() => {});');
  expect(factsOf(trace)).toMatchObject({ unsettled: 3, requests: 0, outcome: 'stuck' });
});

test('a wrapper that polls a timer for ever ends as stuck at the horizon', async () => {
  const trace = await runThree(
    `
    const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    export const baseQueryWithReauth = async () => { for (;;) await sleep(1000); };
  `,
    'one-expired',
  );
  expect(factsOf(trace)).toMatchObject({ unsettled: 1, outcome: 'stuck', durationMs: 0 });
});

test('a wrapper that sends requests for ever is a runaway after 60', async () => {
  const trace = await runThree(
    `
    import { fetchBaseQuery } from '@reduxjs/toolkit/query';
    const raw = fetchBaseQuery({ baseUrl: '/api' });
    export const baseQueryWithReauth = async (args, api, extra) => { for (;;) await raw(args, api, extra); };
  `,
    'one-expired',
  );
  expect(factsOf(trace)).toMatchObject({ requests: 60, outcome: 'runaway' });
});
