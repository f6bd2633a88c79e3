import { expect, test } from 'vitest';
import { toldProblem } from '../../support/problems.ts';
import { WrapperError } from '../../../src/sim/problem.ts';
import { contractOf } from '../../../src/sim/source/contract.ts';

const read = (text: string, contract?: Readonly<Record<string, string>>) =>
  contractOf({ file: 'mine.ts', text, ...(contract && { contract }) });

const refusal = (text: string, contract?: Readonly<Record<string, string>>) => {
  try {
    return read(text, contract);
  } catch (error) {
    return error instanceof WrapperError ? toldProblem(error) : error;
  }
};

test('a file that says nothing has the contract of the lab', () => {
  expect(read("const text = '@reauth-lab refresh=/x';")).toEqual({
    said: { entry: null, expired: null, refresh: null, keys: [] },
    bases: [],
    refresh: null,
    carrier: null,
    expiry: null,
    environment: {},
    homes: { access: null, refresh: null },
  });
});

test('a comment says all of it, in one line or in several', () => {
  const all = {
    said: {
      entry: null,
      expired: null,
      refresh: '/token/refresh',
      keys: ['base', 'refresh', 'send', 'access', 'refresh-token', 'storage.access', 'storage.refresh'],
    },
    bases: ['https://api.example.com/v1'],
    refresh: {
      method: 'POST',
      path: '/token/refresh',
      carries: { in: 'json', path: ['refreshToken'] },
      answer: {
        status: 200,
        access: { in: 'json', path: ['data', 'accessToken'] },
        refresh: { in: 'json', path: ['refreshToken'] },
      },
    },
    carrier: null,
    expiry: null,
    environment: {},
    homes: {
      access: { in: 'localStorage', key: 'jwt', path: [] },
      refresh: { in: 'localStorage', key: 'session', path: ['tokens', 'refresh'] },
    },
  };
  const lines = [
    'base=https://api.example.com/v1 refresh=/token/refresh',
    'send=refreshToken access=data.accessToken refresh-token=refreshToken',
    'storage.access=jwt storage.refresh=session#tokens.refresh',
  ];
  expect(read(`#!/usr/bin/env node\r\n// @reauth-lab ${lines.join(' ')}\r\n`)).toEqual(all);
  expect(read(lines.map((line) => `// @reauth-lab: ${line}`).join('\n'))).toEqual(all);
  expect(
    read(`/** @reauth-lab ${lines[0]} */\n/*\n * @reauth-lab ${lines[1]}\n * @reauth-lab ${lines[2]}\n */`),
  ).toEqual(all);
});

test('what is not said of an endpoint is as the lab has it', () => {
  expect(read('// @reauth-lab refresh=/token').refresh).toEqual({
    method: 'POST',
    path: '/token',
    carries: { in: 'json', path: ['refresh_token'] },
    answer: {
      status: 200,
      access: { in: 'json', path: ['access_token'] },
      refresh: { in: 'json', path: ['refresh_token'] },
    },
  });
  expect(read('// @reauth-lab send=token').refresh?.path).toBe('/auth/refresh');
});

test('a config file says the same, and the comment comes first', () => {
  const contract = { refresh: '/from-the-file', send: 'token' };
  expect(read('', contract).refresh).toMatchObject({ path: '/from-the-file', carries: { path: ['token'] } });
  expect(read('// @reauth-lab refresh=/from-the-text', contract).refresh).toMatchObject({
    path: '/from-the-text',
    carries: { path: ['token'] },
  });
});

test.each([
  [
    'refrsh=/token',
    '"refrsh" is nothing that @reauth-lab knows. Use refresh, send, access, refresh-token, storage.access, storage.refresh, entry, expired, base, env.NAME.',
  ],
  [
    'constructor=x',
    '"constructor" is nothing that @reauth-lab knows. Use refresh, send, access, refresh-token, storage.access, storage.refresh, entry, expired, base, env.NAME.',
  ],
  [
    'refresh',
    '"refresh" is not of the form key=value. Use refresh, send, access, refresh-token, storage.access, storage.refresh, entry, expired, base, env.NAME.',
  ],
  [
    'refresh=/a refresh=/b',
    '"refresh" is said twice. Use refresh, send, access, refresh-token, storage.access, storage.refresh, entry, expired, base, env.NAME.',
  ],
  ['refresh=token', 'refresh is "token". Give a path below the base address, such as /token/refresh.'],
  [
    'refresh=/posts',
    '/posts is another path of the backend. Use refresh, send, access, refresh-token, storage.access, storage.refresh, entry, expired, base, env.NAME.',
  ],
  ['access=data..token', 'access is "data..token". Give a field, such as accessToken or data.accessToken.'],
  ['storage.access=#a', 'storage.access is "#a". Give a key of localStorage, such as jwt, or auth#accessToken.'],
  ['base=api.example.com', 'base is "api.example.com". Give an address, such as https://api.example.com/v1 or /.'],
])('"%s" is refused with its line', (said, cause) => {
  expect(refusal(`import 'x';\n// @reauth-lab ${said}`)).toEqual({
    kind: 'bad-input',
    message: `Failed to read mine.ts: line 2: ${cause}`,
    at: { of: 'line', file: 'mine.ts', line: 2, column: null },
  });
});

test('what a config file gets wrong is put down to it', () => {
  expect(refusal('', { refresh: 'token' })).toMatchObject({
    message:
      'Failed to read reauth-lab.json: refresh is "token". Give a path below the base address, such as /token/refresh.',
    at: null,
  });
});

test('what is in the environment is said by its name', () => {
  expect(read('// @reauth-lab env.VITE_EXPIRED=419 env.REAUTH=none:').environment).toEqual({
    VITE_EXPIRED: '419',
    REAUTH: 'none:',
  });
});
